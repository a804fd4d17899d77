import { type ComparedNames, laterPath } from './names.ts';

/** A transition as far as it is known again by. */
export interface KnownTransition {
  readonly id: string;
  /** What else tells it from another one between the same two steps, best first, in later names. */
  readonly marks: readonly (string | undefined)[];
}

/**
 * The ids of transitions before, as those in the later version that lead the same way. They end in their place in the
 * walk (`late.ask>late.call#3`), which says nothing once a step has come in between, so that of several between the
 * same two steps those that are most alike are the same. What has none in the later version gets a place that no walk has.
 */
export function laterTransitionIds(before: readonly KnownTransition[], after: readonly KnownTransition[], names: ComparedNames): ReadonlyMap<string, string> {
  const open = new Map<string, KnownTransition[]>();
  for (const transition of after) {
    const way = wayOf(transition.id);
    open.set(way, [...(open.get(way) ?? []), transition]);
  }
  const found = new Map<string, string>();
  const ranks = [1, 0, -1];
  for (const rank of ranks) {
    for (const transition of before) {
      const there = open.get(laterWay(wayOf(transition.id), names)) ?? [];
      const place = found.has(transition.id) ? -1 : there.findIndex((other) => isAlike(transition, other, rank));
      const [other] = place < 0 ? [] : there.splice(place, 1);
      if (other !== undefined) found.set(transition.id, other.id);
    }
  }
  const gone = new Map<string, number>();
  for (const { id } of before) {
    if (found.has(id)) continue;
    const way = laterWay(wayOf(id), names);
    const number = (gone.get(way) ?? 0) + 1;
    gone.set(way, number);
    found.set(id, `${way}#-${number}`);
  }
  return found;
}

/** In all marks up to the given one; -1 asks for none. */
function isAlike(one: KnownTransition, other: KnownTransition, rank: number): boolean {
  return one.marks.slice(0, rank + 1).every((mark, place) => mark === other.marks[place]);
}

function wayOf(id: string): string {
  return id.replace(/#-?\d+$/, '');
}

function laterWay(way: string, names: ComparedNames): string {
  return way
    .split('>')
    .map((path) => (path === 'end' ? path : laterPath(names, 'step', path)))
    .join('>');
}
