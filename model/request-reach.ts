import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';

/** The ways that requests of customers take, passed on from system to system. */
export interface RequestWays {
  /** Whether any integration states that it carries the request. */
  known(word: string): boolean;
  /** The outermost systems that get it by what integrations state. */
  stated(word: string, from: readonly ElementId[]): ReadonlySet<ElementId>;
  /** Those that may get it as well, because integrations on the way state neither what they carry nor what they return. */
  possible(word: string, from: readonly ElementId[]): ReadonlySet<ElementId>;
}

type Ways = Map<ElementId, ElementId[]>;

/** Follows the integrations that carry a word with the arrow or return it against the arrow; one pass for all words. */
export function requestWays(index: ArchitectureIndex, words: readonly string[]): RequestWays {
  const stated = new Map<string, Ways>(words.map((word) => [word, new Map()]));
  const unstated: Ways = new Map();
  const add = (ways: Ways, from: ElementId, to: ElementId) => {
    const start = index.rootSystem(from);
    const ends = ways.get(start);
    if (ends) ends.push(index.rootSystem(to));
    else ways.set(start, [index.rootSystem(to)]);
  };
  for (const { from, to, carries, returns } of index.all('integration')) {
    if (carries === undefined && returns === undefined) {
      add(unstated, from, to);
      add(unstated, to, from);
      continue;
    }
    if (carries !== undefined && carries !== 'none') {
      for (const { item } of carries) {
        const ways = stated.get(item);
        if (ways) add(ways, from, to);
      }
    }
    if (returns === undefined || returns === 'none') continue;
    for (const { item } of returns) {
      const ways = stated.get(item);
      if (ways) add(ways, to, from);
    }
  }
  const waysOf = (word: string): Ways => stated.get(word) ?? new Map();
  return {
    known: (word) => waysOf(word).size > 0,
    stated: (word, from) => spread(index, from, [waysOf(word)]),
    possible: (word, from) => spread(index, from, [waysOf(word), unstated]),
  };
}

function spread(index: ArchitectureIndex, start: readonly ElementId[], ways: readonly Ways[]): ReadonlySet<ElementId> {
  const reached = new Set(start.map((system) => index.rootSystem(system)));
  // A set that grows while it is walked: what is added is walked as well.
  for (const system of reached) {
    for (const way of ways) for (const next of way.get(system) ?? []) reached.add(next);
  }
  return reached;
}
