/** A place of a graph and where it leads; every line has to be there from both of its ends. */
export type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The places without which the graph falls apart, in the order of the map: articulation points by Hopcroft and Tarjan
 * (1973), in time that grows with places and lines. Without recursion, because a chain can be as long as the graph.
 */
export function cutPoints(graph: Neighbours): readonly string[] {
  const found = new Map<string, number>();
  const low = new Map<string, number>();
  const cuts = new Set<string>();
  for (const root of graph.keys()) {
    if (found.has(root)) continue;
    let branches = 0;
    const stack = [enter(graph, found, low, root, undefined)];
    for (let at = stack.at(-1); at; at = stack.at(-1)) {
      const { value: next, done } = at.next.next();
      if (done) {
        stack.pop();
        const before = stack.at(-1);
        if (!before) continue;
        lower(low, before.place, low.get(at.place));
        if (before.place === root) branches++;
        // Nothing behind it leads back to before it.
        else if ((low.get(at.place) ?? 0) >= (found.get(before.place) ?? 0)) cuts.add(before.place);
      } else if (!found.has(next)) stack.push(enter(graph, found, low, next, at.place));
      else if (next !== at.from) lower(low, at.place, found.get(next));
    }
    if (branches > 1) cuts.add(root);
  }
  return [...graph.keys()].filter((place) => cuts.has(place));
}

interface Visit {
  readonly place: string;
  readonly from: string | undefined;
  readonly next: Iterator<string, undefined>;
}

function enter(graph: Neighbours, found: Map<string, number>, low: Map<string, number>, place: string, from: string | undefined): Visit {
  low.set(place, found.size);
  found.set(place, found.size);
  return { place, from, next: (graph.get(place) ?? new Set<string>())[Symbol.iterator]() as Iterator<string, undefined> };
}

function lower(low: Map<string, number>, place: string, to: number | undefined): void {
  if (to !== undefined && to < (low.get(place) ?? 0)) low.set(place, to);
}
