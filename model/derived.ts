import type { Kind } from './element.ts';
import type { ArchitectureIndex } from './query.ts';

/**
 * A look-up made of all elements of some kinds, once for each index. The kinds are asked for each time, so that whoever
 * records what is looked at learns of them although the answer was there already.
 */
export function derivedFrom<T extends object>(
  kinds: readonly Kind[],
  derive: (index: ArchitectureIndex) => T,
): (index: ArchitectureIndex) => T {
  const known = new WeakMap<ArchitectureIndex, T>();
  return (index) => {
    for (const kind of kinds) index.all(kind);
    const found = known.get(index) ?? derive(index);
    known.set(index, found);
    return found;
  };
}

/** Made when first asked for, then the same. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
