import { describe, expect, test } from 'vitest';
import type { ViewContext } from '../../diagram/draw.ts';
import { buildView, listViews } from '../../diagram/views/table.ts';
import { modelAt } from '../../model/plateau.ts';
import { createIndex } from '../../model/query.ts';
import { walkJourney } from '../../model/walk/journey.ts';
import { clashingLabels, edgesThroughCards, escapedChildren, looseEdges, overlappingNodes, slantedEdges } from '../support/graph-checks.ts';
import { marksOutside, overlappingTexts, repeatedIds } from '../support/mark-boxes.ts';
import { openPlacing } from '../support/place-view.ts';
import { readExample } from '../support/read-example.ts';

describe.each(['northfield', 'quickstart', 'telvia'])('every graph of examples/%s', async (example) => {
  const place = openPlacing();
  const state = await readExample(example);
  const contextAt = (plateau: string | undefined): ViewContext => {
    const index = createIndex(modelAt(state.model, plateau), plateau);
    return { index, walk: (journey) => walkJourney(index, journey), findings: state.findings };
  };
  const entries = listViews(contextAt(undefined).index).filter(({ kind, compare }) => (kind === 'landscape' || kind === 'flow') && compare === undefined);

  test.each(entries)('$name is legible', async (entry) => {
    const view = buildView(contextAt(entry.plateau), entry);
    if (view.shape !== 'graph') throw new Error(`${entry.name} is no graph.`);
    const graph = await place(view, {});
    expect(view.empty).toBeUndefined();
    expect(overlappingNodes(view, graph)).toEqual([]);
    expect(escapedChildren(view, graph)).toEqual([]);
    expect(looseEdges(view, graph)).toEqual([]);
    expect(slantedEdges(graph)).toEqual([]);
    expect(clashingLabels(view, graph)).toEqual([]);
    expect(edgesThroughCards(view, graph)).toEqual([]);
    expect(overlappingTexts(graph)).toEqual([]);
    expect(marksOutside(graph)).toEqual([]);
    expect(repeatedIds(graph)).toEqual([]);
    expect(graph.width / graph.height).toBeLessThan(4);
  }, 60_000);
});
