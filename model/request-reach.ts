import { loadOf } from './data-flow.ts';
import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';

/** How far a request of a customer, passed on from system to system, is known to come. */
export interface RequestReach {
  /** The outermost systems that get it by what integrations state. */
  readonly stated: ReadonlySet<ElementId>;
  /** Those that may get it, because integrations on the way state neither what they carry nor what they return. */
  readonly possible: ReadonlySet<ElementId>;
}

/** The ways that a request takes, made once for all its starts. */
export interface RequestWays {
  /** Whether any integration states that it carries the request. */
  readonly known: boolean;
  from(systems: readonly ElementId[]): RequestReach;
}

/** Follows the integrations that carry the word with the arrow or return it against the arrow. */
export function requestWays(index: ArchitectureIndex, word: string): RequestWays {
  const stated = new Map<ElementId, ElementId[]>();
  const unstated = new Map<ElementId, ElementId[]>();
  for (const integration of index.all('integration')) {
    for (const list of ['carries', 'returns'] as const) {
      const load = loadOf({ integration, list });
      const ways = load === undefined ? unstated : load.some(({ item }) => item === word) ? stated : undefined;
      if (ways === undefined) continue;
      const [from, to] = list === 'carries' ? [integration.from, integration.to] : [integration.to, integration.from];
      const start = index.rootSystem(from);
      const ends = ways.get(start);
      if (ends) ends.push(index.rootSystem(to));
      else ways.set(start, [index.rootSystem(to)]);
    }
  }
  return {
    known: stated.size > 0,
    from(systems) {
      const roots = systems.map((system) => index.rootSystem(system));
      return { stated: spread(roots, [stated]), possible: spread(roots, [stated, unstated]) };
    },
  };
}

function spread(start: readonly ElementId[], ways: readonly ReadonlyMap<ElementId, readonly ElementId[]>[]): ReadonlySet<ElementId> {
  const reached = new Set(start);
  for (const system of reached) {
    // A set that grows while it is walked: what is added is walked as well.
    for (const way of ways) for (const next of way.get(system) ?? []) reached.add(next);
  }
  return reached;
}
