import { describe, expect, test } from 'vitest';
import type { ViewContext } from '../../diagram/draw.ts';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import { buildBlueprint } from '../../diagram/views/blueprint.ts';
import { buildSequence } from '../../diagram/views/sequence.ts';
import { modelAt } from '../../model/plateau.ts';
import { createIndex } from '../../model/query.ts';
import { walkJourney } from '../../model/walk/journey.ts';
import { marksOutside, overlappingTexts, repeatedIds, textsOutsideTheirBox } from '../support/mark-boxes.ts';
import { readExample } from '../support/read-example.ts';

describe.each(['northfield', 'quickstart', 'telvia'])('every journey of examples/%s', async (example) => {
  const state = await readExample(example);
  const plateaus = [undefined, ...state.model.elements.filter(({ kind }) => kind === 'plateau').map(({ id }) => id)];
  const pictures = plateaus.flatMap((plateau) => {
    const index = createIndex(modelAt(state.model, plateau), plateau);
    const context: ViewContext = { index, walk: (journey) => walkJourney(index, journey), findings: state.findings };
    return index.all('journey').flatMap(({ id, name }) => {
      const at = plateau === undefined ? {} : { plateau };
      return [
        { name: `blueprint ${name} ${plateau ?? ''}`, graph: placeBlueprint(buildBlueprint(context, { kind: 'journey', subject: id, ...at })) },
        { name: `sequence ${name} ${plateau ?? ''}`, graph: placeSequence(buildSequence(context, { kind: 'sequence', subject: id, ...at })) },
      ];
    });
  });

  test.each(pictures)('$name is legible', ({ graph }) => {
    expect(overlappingTexts(graph)).toEqual([]);
    expect(marksOutside(graph)).toEqual([]);
    expect(textsOutsideTheirBox(graph)).toEqual([]);
    expect(repeatedIds(graph)).toEqual([]);
  });
});
