import type { Box, Point } from '../placed-graph.ts';
import type { EdgePart } from './container-split.ts';
import type { PlacedContainer } from './elk-answer.ts';

export interface JoinedEdge {
  /** From tail to head, absolute. */
  readonly points: readonly Point[];
  /** Where its label was given room, absolute. */
  readonly label?: Box;
}

/** Puts the parts of an edge together: each moved to where its container stands, turned to run from tail to head. */
export function joinEdge(
  chain: readonly EdgePart[],
  placed: ReadonlyMap<string, PlacedContainer>,
  origins: ReadonlyMap<string, Point>,
): JoinedEdge {
  const points: Point[] = [];
  let label: Box | undefined;
  for (const part of chain) {
    const found = placed.get(part.container)?.parts.get(part.edge.id);
    const origin = origins.get(part.container);
    if (found === undefined || origin === undefined) continue;
    const moved = found.points.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }));
    points.push(...(part.flipped ? moved.reverse() : moved));
    if (found.label !== undefined) label = { ...found.label, x: found.label.x + origin.x, y: found.label.y + origin.y };
  }
  const simple = simplifyLine(points);
  return label === undefined ? { points: simple } : { points: simple, label };
}

/** Without points that repeat the one before or lie straight between their neighbours. */
export function simplifyLine(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && near(last.x, point.x) && near(last.y, point.y)) continue;
    const before = kept.at(-2);
    if (last !== undefined && before !== undefined && isBetween(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isBetween(a: Point, b: Point, c: Point): boolean {
  return (near(a.x, b.x) && near(b.x, c.x)) || (near(a.y, b.y) && near(b.y, c.y));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
