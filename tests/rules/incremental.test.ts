import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChecker } from '../../model/check.ts';
import type { Element } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { readExample } from '../support/read-example.ts';

/** What an edit may do to an element. */
const changes: readonly ((element: Element, other: Element) => Element | undefined)[] = [
  () => undefined,
  (element) => ({ ...element, title: 'Another title' }),
  (element) => ({ ...element, owner: 'none' }),
  (element) => ({ ...element, life: { until: 'plateau:later' } }),
  (element) => ({ ...element, life: { from: 'plateau:end' } }),
  (element) => (element.kind === 'journey' ? { ...element, criticality: 'critical' } : element),
  (element) => (element.kind === 'channel' ? { ...element, auth: 'anonymous' } : element),
  (element) => (element.kind === 'channel' ? { ...element, hours: 'none' } : element),
  (element) => (element.kind === 'handover' ? { ...element, type: 'cold' } : element),
  (element) => (element.kind === 'handover' ? { ...element, via: 'callback' } : element),
  (element) => (element.kind === 'system' ? { ...element, holdings: [] } : element),
  (element) => (element.kind === 'system' ? { ...element, availability: 90 } : element),
  (element) => (element.kind === 'integration' ? { ...element, carries: 'none' } : element),
  (element) => (element.kind === 'data' ? { ...element, subject: 'customer', identifiers: ['email'] } : element),
  (element) => (element.kind === 'step' ? { ...element, actor: 'bot' } : element),
  (element) => (element.kind === 'step' ? { ...element, verifies: 'identified' } : element),
  (element, other) => (element.kind === 'step' && other.kind === 'system' ? { ...element, using: [[other.id]] } : element),
  (element, other) => (element.kind === 'step' && other.kind === 'team' ? { ...element, handledBy: other.id } : element),
];

const options = { profile: 'run', rules: {}, today: '2026-06-01' } as const;

test('checking one change after another says what checking afresh says', async () => {
  const first = (await readExample('northfield')).model;
  const edit = fc.record({ at: fc.nat(), other: fc.nat(), change: fc.nat({ max: changes.length - 1 }), undo: fc.boolean() });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const checker = createChecker();
      let model: Model = first;
      checker.check(model, options);
      for (const { at, other, change, undo } of edits) {
        const place = at % model.elements.length;
        const element = model.elements[place];
        const neighbour = model.elements[other % model.elements.length];
        if (!element || !neighbour || element.kind === 'plateau') continue;
        const changed = changes[change]?.(element, neighbour);
        const elements = model.elements.flatMap((each) => (each === element ? (changed ?? []) : each));
        const next = { ...model, elements };
        expect(checker.check(next, options).findings).toEqual(createChecker().check(next, options).findings);
        if (!undo) model = next;
      }
    }),
    { numRuns: 25, seed: 7 },
  );
}, 60_000);
