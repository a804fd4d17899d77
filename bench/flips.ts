import type { BoxMark, PlacedGraph } from '../diagram/placed-graph.ts';

/**
 * The share of the pairs of nodes in both pictures whose order from left to right or from top to bottom turned round.
 * Two nodes have an order on an axis only where they do not overlap on it.
 */
export function flippedShare(before: PlacedGraph, after: PlacedGraph): number {
  const [first, second] = [cardsOf(before), cardsOf(after)];
  const both = [...first.keys()].filter((id) => second.has(id));
  let pairs = 0;
  let flipped = 0;
  both.forEach((one, place) => {
    for (const other of both.slice(place + 1)) {
      const orders = axes.map((axis) => [axis(first.get(one), first.get(other)), axis(second.get(one), second.get(other))] as const);
      const compared = orders.filter(([was, is]) => was !== 0 && is !== 0);
      if (compared.length === 0) continue;
      pairs += 1;
      if (compared.some(([was, is]) => was !== is)) flipped += 1;
    }
  });
  return pairs === 0 ? 0 : flipped / pairs;
}

const axes = [
  (a?: BoxMark, b?: BoxMark) => (a && b ? order(a.x, a.x + a.width, b.x, b.x + b.width) : 0),
  (a?: BoxMark, b?: BoxMark) => (a && b ? order(a.y, a.y + a.height, b.y, b.y + b.height) : 0),
];

function order(start: number, end: number, otherStart: number, otherEnd: number): -1 | 0 | 1 {
  if (end <= otherStart) return -1;
  return otherEnd <= start ? 1 : 0;
}

function cardsOf(graph: PlacedGraph): ReadonlyMap<string, BoxMark> {
  return new Map(graph.marks.flatMap((mark) => (mark.kind === 'box' && mark.shape === 'card' ? [[mark.id, mark] as const] : [])));
}
