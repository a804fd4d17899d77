import { describe, expect, test } from 'vitest';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { lateDelivery, plainJourney } from '../support/sample-blueprint.ts';
import { marksOutside, overlappingTexts, repeatedIds, textsOutsideTheirBox } from '../support/mark-boxes.ts';

const long = 'Sehr langer Donaudampfschifffahrtsgesellschaftskapitän, who asks where the parcel is and when it will come';
const journeys = {
  'late delivery': lateDelivery(),
  'one step': plainJourney({ steps: 1 }),
  'three steps without channels': plainJourney({ steps: 3, channels: false }),
  'ten steps without phases': plainJourney({ steps: 10 }),
  'fifteen steps': plainJourney({ steps: 15, perPhase: 4 }),
  'twenty-five steps': plainJourney({ steps: 25, perPhase: 7 }),
  'twenty-five steps without phases': plainJourney({ steps: 25 }),
  'a phase of forty steps': plainJourney({ steps: 42, perPhase: 40 }),
  'long titles': plainJourney({ steps: 12, perPhase: 5, title: long }),
  'Japanese with emoji': plainJourney({ steps: 12, perPhase: 5, title: '配達の遅れを確認する 🚚📦' }),
  Arabic: plainJourney({ steps: 12, perPhase: 5, title: 'بوابة العميل تتبع الطلب' }),
};

describe.each(Object.entries(journeys))('the blueprint of %s', (_, view) => {
  const graph = placeBlueprint(view);

  test('has no text on another', () => {
    expect(overlappingTexts(graph)).toEqual([]);
  });

  test('keeps everything inside the picture, and texts inside their cards', () => {
    expect(marksOutside(graph)).toEqual([]);
    expect(textsOutsideTheirBox(graph)).toEqual([]);
  });

  test('names every mark once and every step', () => {
    expect(repeatedIds(graph)).toEqual([]);
    const cards = graph.marks.filter((mark) => mark.kind === 'box' && mark.id === `card:${mark.element}`);
    expect(cards).toHaveLength(view.steps.length);
  });

  test('is the same each time', () => {
    expect(JSON.stringify(placeBlueprint(view))).toBe(JSON.stringify(graph));
  });
});

test('a journey of up to 15 steps stands side by side, a longer one is cut between phases', () => {
  const stopRows = (steps: number) => {
    const { marks } = placeBlueprint(plainJourney({ steps, perPhase: 5 }));
    const stops = marks.filter((mark) => mark.kind === 'box' && mark.id.startsWith('stop:'));
    return new Set(stops.map((mark) => (mark.kind === 'box' ? mark.y : 0))).size;
  };
  expect(stopRows(15)).toBe(1);
  expect(stopRows(16)).toBe(2);
});

test('a step keeps its column when another is added after it', () => {
  const stopsOf = (steps: number) =>
    placeBlueprint(plainJourney({ steps })).marks.flatMap((mark) => (mark.kind === 'box' && mark.id.startsWith('stop:') ? [mark.x] : []));
  expect(stopsOf(9).slice(0, 8)).toEqual(stopsOf(8));
});

test('lost context is struck through, its track cut, and said in words', () => {
  const { marks } = placeBlueprint(lateDelivery());
  const struck = marks.filter((mark) => mark.kind === 'badge' && mark.struck);
  expect(struck.map((mark) => (mark.kind === 'badge' ? mark.text : ''))).toEqual(['summary', 'authState']);
  expect(marks.filter((mark) => mark.kind === 'icon' && mark.id.endsWith(':cut'))).toHaveLength(2);
  expect(marks.some((mark) => mark.kind === 'box' && mark.label === 'Customer repeats summary and authState: 2,860 a month')).toBe(true);
});
