import { derivedFrom } from './derived.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';

/** Platforms that know a data entity by identifiers which are resolved to each other. */
export interface IdentityIsland {
  /** The identifiers by which its systems know the entity; empty for a system that holds it without a stated key. */
  readonly keys: readonly string[];
  /** Outermost systems. */
  readonly systems: readonly ElementId[];
}

/**
 * The islands of identity in which an entity is held, those with keys first, in the model's order. The same identifier name is one
 * space of values; a system that knows the entity by two keys joins them, and so does every declared identity link. A
 * holder without a key of its own shares the key where the entity has only one, or where an integration brings it the
 * entity from another holder; else it is an island of its own.
 */
export function identityIslands(index: ArchitectureIndex, entity: ElementOf<'data'>): readonly IdentityIsland[] {
  const keysOf = holders(index, entity);
  const spaces = createSpaces();
  for (const keys of keysOf.values()) spaces.joinAll(keys);
  for (const link of index.all('identity')) spaces.join(link.left, link.right);

  const keyOf = new Map<ElementId, string>();
  for (const [system, keys] of keysOf) if (keys[0] !== undefined) keyOf.set(system, keys[0]);
  shareKeys(index, entity, keysOf, keyOf);

  const islands = new Map<string, { keys: string[]; systems: ElementId[] }>();
  const alone: IdentityIsland[] = [];
  for (const [system, keys] of keysOf) {
    const key = keyOf.get(system);
    if (key === undefined) {
      alone.push({ keys: [], systems: [system] });
      continue;
    }
    const space = spaces.of(key);
    const island = islands.get(space) ?? { keys: [], systems: [] };
    islands.set(space, island);
    island.systems.push(system);
    for (const each of keys) if (!island.keys.includes(each)) island.keys.push(each);
  }
  return [...islands.values(), ...alone];
}

/** Every outermost system that holds or identifies the entity, with the keys by which it knows it. */
function holders(index: ArchitectureIndex, entity: ElementOf<'data'>): ReadonlyMap<ElementId, readonly string[]> {
  const keysOf = allHolders(index).get(entity.id) ?? new Map<ElementId, readonly string[]>();
  const [only, ...others] = entity.identifiers;
  if (only === undefined || others.length > 0) return keysOf;
  return new Map([...keysOf].map(([system, keys]) => [system, keys.length > 0 ? keys : [only]]));
}

/** What the islands are made of. */
export const identityKinds = ['data', 'system', 'integration', 'identity'] as const;

type Holders = ReadonlyMap<ElementId, ReadonlyMap<ElementId, readonly string[]>>;

/** By entity and outermost system; one pass over the systems serves all entities. */
const allHolders = derivedFrom(['system'], (index): Holders => {
  const found = new Map<ElementId, Map<ElementId, string[]>>();
  for (const system of index.all('system')) {
    if (system.undeclared || (system.holdings.length === 0 && system.identifies.length === 0)) continue;
    const root = index.rootSystem(system.id);
    const keysOf = (data: ElementId): string[] => {
      const systems = found.get(data) ?? new Map<ElementId, string[]>();
      found.set(data, systems);
      const keys = systems.get(root) ?? [];
      systems.set(root, keys);
      return keys;
    };
    for (const { data } of system.holdings) keysOf(data);
    for (const { data, by } of system.identifies) {
      const keys = keysOf(data);
      for (const key of by) if (!keys.includes(key)) keys.push(key);
    }
  }
  return found;
});

/** A holder without a key has the key of the holder that an integration brings it the entity from. */
function shareKeys(
  index: ArchitectureIndex,
  entity: ElementOf<'data'>,
  keysOf: ReadonlyMap<ElementId, readonly string[]>,
  keyOf: Map<ElementId, string>,
): void {
  if (keyOf.size === keysOf.size) return;
  const feeds = feedsByData(index).get(entity.id) ?? [];
  for (let changed = true; changed; ) {
    changed = false;
    for (const feed of feeds) {
      const from = index.rootSystem(feed.from);
      const to = index.rootSystem(feed.to);
      const [known, unknown] = keyOf.has(from) ? [from, to] : [to, from];
      const key = keyOf.get(known);
      if (key === undefined || keyOf.has(unknown) || !keysOf.has(unknown)) continue;
      keyOf.set(unknown, key);
      changed = true;
    }
  }
}

/** The integrations that bring an entity, either way. */
const feedsByData = derivedFrom(['integration'], (index): ReadonlyMap<ElementId, readonly ElementOf<'integration'>[]> => {
  const found = new Map<ElementId, ElementOf<'integration'>[]>();
  for (const integration of index.all('integration')) {
    for (const items of [integration.carries, integration.returns]) {
      if (items === undefined || items === 'none') continue;
      for (const { data } of items) {
        if (data === undefined) continue;
        const feeds = found.get(data);
        if (feeds) feeds.push(integration);
        else found.set(data, [integration]);
      }
    }
  }
  return found;
});

/** Union-find over identifier names. */
function createSpaces() {
  const parents = new Map<string, string>();
  const of = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    // Shortens the way for the next time; without recursion, because a chain of links can be as long as the text.
    for (let at = key; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (left: string, right: string): void => {
    const [a, b] = [of(left), of(right)];
    if (a !== b) parents.set(b, a);
  };
  return {
    of,
    join,
    joinAll(keys: readonly string[]): void {
      for (const key of keys.slice(1)) join(keys[0] ?? key, key);
    },
  };
}
