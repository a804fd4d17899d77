import { expect, test } from 'vitest';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { placeSequence } from '../../diagram/layout/sequence.ts';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import { groupsOf, highlightOf } from '../../extension/webview/highlight.ts';
import { lateDelivery } from '../support/sample-blueprint.ts';
import { sampleSequence } from '../support/sample-sequence.ts';

function partsOf(placed: PlacedGraph, step: string): readonly string[] {
  return highlightOf(placed, groupsOf(placed, step), { soft: true })?.parts ?? [];
}

test('a step keeps the systems and the context of its column bright, and no other’s', () => {
  const placed = placeBlueprint(lateDelivery());
  const parts = partsOf(placed, 'step:lateDelivery.s2');
  const systems = placed.marks.filter(({ kind, element }) => kind === 'box' && element?.startsWith('system:'));
  const own = systems.filter(({ id }) => id.startsWith('chip:step:lateDelivery.s2:'));
  expect(own.length).toBeGreaterThan(1);
  expect(systems.filter(({ id }) => parts.includes(id))).toEqual(own);
  expect(placed.marks.some(({ id, kind }) => kind === 'badge' && id.startsWith('item:') && parts.includes(id))).toBe(true);
});

test('a step keeps its messages bright, and no other’s', () => {
  const view = sampleSequence({ steps: 4 });
  const placed = placeSequence(view);
  const [, second] = view.steps;
  if (second === undefined) throw new Error('The sample has no second step.');
  const parts = partsOf(placed, second.element);
  const messages = placed.marks.filter(({ kind, id }) => kind === 'edge' && id.startsWith('message:'));
  const bright = messages.filter(({ id }) => parts.includes(id)).map(({ id }) => id);
  expect(bright).toEqual(second.messages.map(({ id }) => `message:${id}`));
});
