import { describe, expect, test } from 'vitest';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import { marksOutside, overlappingTexts, repeatedIds, textsOutsideTheirBox } from '../support/mark-boxes.ts';
import { sampleSequence } from '../support/sample-sequence.ts';

const sequences = {
  'one step': sampleSequence({ steps: 1 }),
  'ten steps': sampleSequence({ steps: 10, perPhase: 4 }),
  'twenty-five steps': sampleSequence({ steps: 25, perPhase: 7 }),
  'forty steps without phases': sampleSequence({ steps: 40 }),
  'one system': sampleSequence({ steps: 6, systems: 1 }),
  'twenty systems': sampleSequence({ steps: 24, perPhase: 6, systems: 20 }),
  'long titles': sampleSequence({ steps: 8, perPhase: 3, words: 'Sehr langer Donaudampfschifffahrtsgesellschaftskapitän, who asks when it will come' }),
  'Japanese with emoji': sampleSequence({ steps: 8, perPhase: 3, words: '配達の遅れを確認する 🚚📦' }),
};

describe.each(Object.entries(sequences))('the sequence of %s', (_, view) => {
  const graph = placeSequence(view);

  test('has no text on another', () => {
    expect(overlappingTexts(graph)).toEqual([]);
  });

  test('keeps everything inside the picture, and texts inside their cards', () => {
    expect(marksOutside(graph)).toEqual([]);
    expect(textsOutsideTheirBox(graph)).toEqual([]);
  });

  test('names every mark once and draws every message', () => {
    expect(repeatedIds(graph)).toEqual([]);
    const drawn = new Set(graph.marks.filter((mark) => mark.kind === 'edge').map(({ id }) => id));
    for (const { messages } of view.steps) for (const { id } of messages) expect(drawn).toContain(`message:${id}`);
  });

  test('is the same each time', () => {
    expect(JSON.stringify(placeSequence(view))).toBe(JSON.stringify(graph));
  });
});

test('an arrow runs between the lifelines of those who talk', () => {
  const { marks } = placeSequence(sampleSequence({ steps: 3 }));
  const lifelines = new Map(marks.flatMap((mark) => (mark.kind === 'line' && mark.id.startsWith('life:') ? [[mark.group, mark.from.x]] : [])));
  for (const mark of marks) {
    if (mark.kind !== 'edge' || mark.from === undefined || mark.to === undefined || mark.from === mark.to) continue;
    const [start, end] = [mark.points[0]?.x ?? 0, mark.points.at(-1)?.x ?? 0];
    expect(Math.abs(start - (lifelines.get(mark.from) ?? -100))).toBeLessThanOrEqual(2);
    expect(Math.abs(end - (lifelines.get(mark.to) ?? -100))).toBeLessThanOrEqual(2);
  }
});

test('over 15 steps it is drawn phase by phase, each with only its own participants', () => {
  const heads = (steps: number) =>
    placeSequence(sampleSequence({ steps, perPhase: 4, systems: 12 })).marks.filter((mark) => mark.kind === 'box' && /^head:\d+:customer$/.test(mark.id)).length;
  expect(heads(15)).toBe(1);
  expect(heads(16)).toBe(4);
});
