import type { Box, Point } from '../placed-graph.ts';
import type { ViewEdge } from '../views/graph-view.ts';
import { measureEdgeLabel } from './edge-label.ts';

/**
 * A free place for an edge's label on one of its own stretches: it covers no box that is taken, and of the places that
 * are free it takes the one under which the fewest other lines run. Undefined where there is none.
 */
export function findLabelRoom(
  edge: ViewEdge,
  points: readonly Point[],
  taken: readonly Box[],
  lines: readonly (readonly Point[])[],
): Box | undefined {
  const size = measureEdgeLabel(edge);
  if (size === undefined) return undefined;
  let best: Box | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const box of candidates(points, size)) {
    if (box.x < 0 || box.y < 0 || taken.some((other) => overlaps(box, other))) continue;
    const cost = crossings(box, lines, points);
    if (cost < bestCost) {
      best = box;
      bestCost = cost;
    }
    if (cost === 0) break;
  }
  return best;
}

/** Along the longest stretches first: the middle, then the quarters. */
function candidates(points: readonly Point[], size: { readonly width: number; readonly height: number }): readonly Box[] {
  const stretches = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const sorted = stretches.toSorted((a, b) => fitness(b, size) - fitness(a, size));
  return sorted.flatMap(({ from, to }) =>
    [0.5, 0.25, 0.75, 0.1, 0.9].map((share) => ({
      x: from.x + (to.x - from.x) * share - size.width / 2,
      y: from.y + (to.y - from.y) * share - size.height / 2,
      ...size,
    })),
  );
}

/** How much longer the stretch is than the label along it. */
function fitness({ from, to }: { readonly from: Point; readonly to: Point }, size: { readonly width: number; readonly height: number }): number {
  return Math.max(Math.abs(to.x - from.x) - size.width, Math.abs(to.y - from.y) - size.height);
}

function crossings(box: Box, lines: readonly (readonly Point[])[], own: readonly Point[]): number {
  let count = 0;
  for (const line of lines) {
    if (line === own) continue;
    for (let index = 1; index < line.length; index++) {
      const a = line[index - 1];
      const b = line[index];
      if (a !== undefined && b !== undefined && touches(box, a, b)) count += 1;
    }
  }
  return count;
}

/** For stretches along an axis, as all are. */
function touches(box: Box, a: Point, b: Point): boolean {
  const left = Math.min(a.x, b.x);
  const top = Math.min(a.y, b.y);
  return left < box.x + box.width && Math.max(a.x, b.x) > box.x && top < box.y + box.height && Math.max(a.y, b.y) > box.y;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + margin && b.x < a.x + a.width + margin && a.y < b.y + b.height + margin && b.y < a.y + a.height + margin;
}

/** Least room between a label and what is beside it, px. */
const margin = 2;
