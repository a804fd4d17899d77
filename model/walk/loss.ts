import type { Need, Step } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { itemOf, type Item, listed } from '../data-flow.ts';
import type { Knowing } from './in-hand.ts';
import { type Passage, type Route, roundShare } from './route.ts';

/** A need that is not in hand where it arises. */
export interface Loss {
  readonly step: Step;
  readonly need: Need;
  /** The passage nearest to the step at which it got lost; undefined when it never was in hand on a way that lacks it. */
  readonly at: Passage | undefined;
  /** Share of the journey's customers who come without it. */
  readonly share: number;
}

export function findLosses(route: Route, knowing: Knowing, step: Step): readonly Loss[] {
  const known = knowing.at.get(step.id);
  if (known === undefined) return [];
  return step.needs
    .filter((need) => !known.has(itemOf(need)))
    .map((need) => ({
      step,
      need,
      at: findPassage(route, knowing, step, itemOf(need)),
      share: shareWithout(route, knowing, step, itemOf(need)),
    }));
}

/** Back from the step, the nearest passage first, until one is found before which the item was in hand. */
export function findPassage(route: Route, knowing: Knowing, step: Step, item: Item): Passage | undefined {
  const seen = new Set<ElementId>([step.id]);
  let steps: readonly Step[] = [step];
  while (steps.length > 0) {
    const before: Step[] = [];
    for (const each of steps) {
      for (const passage of route.incoming.get(each.id) ?? []) {
        if (knowing.after.get(passage.from.id)?.has(item)) {
          if (!knowing.keeps(passage, item)) return passage;
        } else if (!isOnArrow(passage, item) && !seen.has(passage.from.id)) {
          seen.add(passage.from.id);
          before.push(passage.from);
        }
      }
    }
    steps = before;
  }
  return undefined;
}

/**
 * Only those repeat it who come by a way that lost it: at a step where some bring it and some do not, the customers are
 * told apart. Followed from the start, until nothing changes.
 */
function shareWithout(route: Route, knowing: Knowing, step: Step, item: Item): number {
  // Share of those who are at a step that have not the item when they leave it.
  const without = new Map<ElementId, number>();
  const arriving = (each: Step): number => {
    if (each === route.reached[0]) return 1;
    let all = 0;
    let lacking = 0;
    for (const passage of route.incoming.get(each.id) ?? []) {
      const flow = (route.shares.get(passage.from.id) ?? 0) * passage.share;
      all += flow;
      const kept = knowing.keeps(passage, item) ? (without.get(passage.from.id) ?? 0) : 1;
      lacking += isOnArrow(passage, item) ? 0 : flow * kept;
    }
    return all === 0 ? 1 : lacking / all;
  };
  for (let round = 0; round < 100; round++) {
    let moved = false;
    for (const each of route.reached) {
      const share = knowing.after.get(each.id)?.has(item) ? 0 : arriving(each);
      if (Math.abs(share - (without.get(each.id) ?? 0)) > 1e-7) {
        without.set(each.id, share);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return roundShare((route.shares.get(step.id) ?? 0) * arriving(step));
}

/** The arrow itself brings it, whatever was in hand before. */
function isOnArrow({ arrow }: Passage, item: Item): boolean {
  return listed(arrow?.carries).some((carried) => itemOf(carried) === item);
}
