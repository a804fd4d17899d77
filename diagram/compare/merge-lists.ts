/** One thing in two lists; it is in one of them at least. */
export interface Pair<T> {
  readonly key: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** In both, but not in the order in which the others are. */
  readonly moved: boolean;
}

/**
 * Two lists as one: what is in both in its later order, what is only in the earlier one after what it followed there. A key
 * that occurs several times is told apart by number.
 */
export function mergeLists<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): readonly Pair<T>[] {
  const earlier = byKey(before, keyOf);
  const later = byKey(after, keyOf);
  const places = new Map([...earlier.keys()].map((key, place) => [key, place]));
  const common = [...later.keys()].filter((key) => places.has(key));
  const inOrder = new Set(longestRise(common.map((key) => places.get(key) ?? 0)).map((index) => common[index]));
  const followers = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of earlier.keys()) {
    if (inOrder.has(key)) anchor = key;
    else if (!later.has(key)) followers.set(anchor, [...(followers.get(anchor) ?? []), key]);
  }
  const order: string[] = [...(followers.get(undefined) ?? [])];
  for (const key of later.keys()) {
    order.push(key);
    if (inOrder.has(key)) order.push(...(followers.get(key) ?? []));
  }
  return order.map((key) => ({ key, before: earlier.get(key), after: later.get(key), moved: earlier.has(key) && later.has(key) && !inOrder.has(key) }));
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    let own = key;
    for (let number = 2; found.has(own); number++) own = `${key}#${number}`;
    found.set(own, item);
  }
  return found;
}

/** Places of the longest rising subsequence: since keys are unique, that is the longest common one. */
function longestRise(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1] ?? -1);
    tails[low] = index;
  });
  const rise: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rise.unshift(at);
  return rise;
}
