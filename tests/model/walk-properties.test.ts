import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element, ElementOf } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { modelAt } from '../../model/plateau.ts';
import { createIndex } from '../../model/query.ts';
import { createWalker, type JourneyWalk, walkJourney } from '../../model/walk.ts';
import { buildModel, system } from '../support/build-model.ts';
import { arbitraryElements, arbitraryHandover, arbitraryIntegration, arbitraryModel, withoutDoubles } from '../support/random-model.ts';

const plateaus = ['plateau:now', 'plateau:next'];

function walkAll(model: Model, plateau?: string): readonly JourneyWalk[] {
  const index = createIndex(model, plateau);
  return index.all('journey').map((journey) => walkJourney(index, journey));
}

const stepsOf = (walk: JourneyWalk) => [...walk.steps, ...walk.continued.steps];

/** `journey step item` of everything that is lost. */
function lostIn(model: Model): ReadonlySet<string> {
  return new Set(walkAll(model).flatMap((walk) => stepsOf(walk).flatMap((step) => step.lost.map(({ item }) => `${walk.journey} ${step.step} ${item}`))));
}

/** Everything in `less` is in `more`. */
function expectFewer(less: ReadonlySet<string>, more: ReadonlySet<string>): void {
  expect([...less].filter((each) => !more.has(each))).toEqual([]);
}

const replace = (model: Model, element: Element): Model => ({
  ...model,
  elements: model.elements.map((each) => (each.id === element.id ? element : each)),
});

describe('whatever the architecture', () => {
  test('a walk ends, says the same twice, and does not depend on the order of the text', () => {
    fc.assert(
      fc.property(arbitraryElements, fc.nat(), (elements, seed) => {
        const distinct = withoutDoubles(elements);
        const model = buildModel(distinct);
        const first = walkAll(model);
        expect(walkAll(model)).toEqual(first);
        // Plateaus and arrows without an order of their own stay where they are among themselves.
        const shuffled = distinct.map((element, at) => ({ element, at: element.kind === 'plateau' || element.kind === 'transition' ? 0 : ((at + 1) * (seed + 7919)) % 1009 }));
        shuffled.sort((a, b) => a.at - b.at);
        const other = walkAll(buildModel(shuffled.map((each) => each.element)));
        const sorted = (walks: readonly JourneyWalk[]) => [...walks].sort((a, b) => (a.journey < b.journey ? -1 : 1)).map(summary);
        expect(sorted(other)).toEqual(sorted(first));
      }),
    );
  });

  test('shares are between 0 and 1, availability between 0 and 100, and only needs are lost', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const index = createIndex(model);
        for (const walk of walkAll(model)) {
          const { percent } = walk.availability;
          if (percent !== undefined) expect(percent >= 0 && percent <= 100).toBe(true);
          for (const step of stepsOf(walk)) {
            expect(step.share >= 0 && step.share <= 1).toBe(true);
            const needs = index.get('step', step.step)?.needs.map((need) => need.item) ?? [];
            expect(needs).toEqual(expect.arrayContaining(step.lost.map((lost) => lost.item)));
            const known = new Set(step.inHand.map((each) => each.item));
            for (const lost of step.lost) {
              expect(known.has(lost.item)).toBe(false);
              expect((lost.customersPerMonth ?? 0) <= (step.customersPerMonth ?? 0)).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('at a join only what every way that leads there keeps, or the step itself gives', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        for (const walk of walkAll(model)) {
          const inHand = new Map(stepsOf(walk).filter((step) => step.reachable).map((step) => [step.step, new Set(step.inHand.map((each) => each.item))]));
          for (const { from, to, dropped } of [...walk.transitions, ...walk.continued.transitions]) {
            const [before, after] = [inHand.get(from), to === undefined ? undefined : inHand.get(to)];
            if (!before || !after) continue;
            for (const item of before) expect(after.has(item) || dropped.includes(item)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('monotonic', () => {
  test('one more integration loses nothing, one less heals nothing', () => {
    fc.assert(
      fc.property(arbitraryElements, arbitraryIntegration, (elements, added) => {
        const without = withoutDoubles(elements).filter((element) => element.id !== added.id);
        expectFewer(lostIn(buildModel(without, added)), lostIn(buildModel(without)));
      }),
      { numRuns: 200 },
    );
  });

  test('one more entry in a list loses nothing', () => {
    fc.assert(
      fc.property(arbitraryElements, arbitraryHandover, fc.constantFrom('intent', 'summary', 'orderId', 'Order', 'customerId'), (elements, made, item) => {
        const model = buildModel(withoutDoubles([...elements, made]));
        for (const element of model.elements) {
          if (element.kind !== 'handover' && element.kind !== 'integration') continue;
          if (element.carries === undefined || element.carries === 'none') continue;
          const data = model.elements.find((each): each is ElementOf<'data'> => each.kind === 'data' && each.name === item);
          const carries = [...element.carries, { item, ...(data && { data: data.id }) }];
          expectFewer(lostIn(replace(model, { ...element, carries })), lostIn(model));
        }
      }),
    );
  });

  test('one more system never raises availability', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.integer({ min: 0, max: 100 }), fc.nat(), (model, availability, at) => {
        const steps = model.elements.filter((element) => element.kind === 'step');
        const step = steps[at % steps.length] as ElementOf<'step'>;
        if (step.using === undefined || step.using === 'none') return;
        const more = replace(
          { ...model, elements: [...model.elements, system('extra', { availability })] },
          { ...step, using: [...step.using, ['system:extra']] },
        );
        const before = walkAll(model);
        walkAll(more).forEach((walk, position) => {
          const old = before[position]?.availability.percent ?? 100;
          expect(walk.availability.percent ?? 100).toBeLessThanOrEqual(old + 1e-6);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('from model to model', () => {
  test('a model at a plateau stands there already', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.constantFrom(...plateaus, undefined, 'plateau:nowhere'), (model, plateau) => {
        const there = modelAt(model, plateau);
        expect(modelAt(there, plateau)).toBe(there);
        const kept = new Set<Element>(model.elements);
        for (const element of there.elements) {
          expect(kept.has(element) || element.changes !== undefined || element.kind === 'transition' || element.kind === 'step').toBe(true);
        }
      }),
    );
  });

  test('walks that are kept are the walks that would be made', () => {
    fc.assert(
      fc.property(arbitraryElements, fc.array(fc.tuple(arbitraryElements, fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }), (elements, edits) => {
        const walker = createWalker();
        let current = withoutDoubles(elements);
        const compare = () => {
          const model = buildModel(current);
          for (const plateau of plateaus) {
            const index = createIndex(keepIdentity(model), plateau);
            for (const journey of index.all('journey')) expect(walker.walk(index, journey)).toEqual(walkJourney(index, journey));
          }
        };
        const known = new Map<string, Element>();
        // As the text's reader does: what means the same is the same object.
        const keepIdentity = (model: Model): Model => ({
          ...model,
          elements: model.elements.map((element) => {
            const key = JSON.stringify(element);
            const same = known.get(key) ?? element;
            known.set(key, same);
            return same;
          }),
        });
        compare();
        for (const [others, at, what] of edits) {
          current = edit(current, withoutDoubles(others), at, what);
          compare();
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

/** Removes an element, or puts one of another architecture in its place, or adds it. */
function edit(elements: readonly Element[], others: readonly Element[], at: number, what: number): readonly Element[] {
  const other = others[what % others.length] as Element;
  const position = at % elements.length;
  if (what % 3 === 0) return elements.filter((_, each) => each !== position);
  return withoutDoubles([...elements, other]);
}

/** What of a walk stands for itself; lists that follow the order of the text are sorted. */
function summary(walk: JourneyWalk) {
  const step = (each: JourneyWalk['steps'][number]) => ({
    ...each,
    inHand: [...each.inHand].map(({ item, age }) => `${item} ${age}`).sort(),
    lost: [...each.lost].map((lost) => ({ ...lost, remedies: undefined })),
  });
  return {
    ...walk,
    steps: walk.steps.map(step),
    continued: walk.continued.steps.map(step).length,
    transitions: walk.transitions.map((each) => ({ ...each, dropped: [...each.dropped].sort() })),
  };
}
