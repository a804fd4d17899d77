import type { Point } from '../placed-graph.ts';

/** Path data of a line through points whose bends are rounded by arcs of `radius` px, less where a stretch is short. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let before = first;
  rest.forEach((point, index) => {
    const after = rest[index + 1];
    const reach = after === undefined ? 0 : Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    if (after === undefined || reach < 0.5 || isStraight(before, point, after)) {
      path += `L${round(point.x)} ${round(point.y)}`;
    } else {
      const into = unitVector(before, point);
      const out = unitVector(point, after);
      path += `L${round(point.x - into.x * reach)} ${round(point.y - into.y * reach)}`;
      path += `Q${round(point.x)} ${round(point.y)} ${round(point.x + out.x * reach)} ${round(point.y + out.y * reach)}`;
    }
    before = point;
  });
  return path;
}

/** A smooth line through all points that never overshoots them: monotone cubic interpolation after Fritsch and Carlson (1980). */
export function smoothPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const slopes = tangents(points);
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined) continue;
    const third = (to.x - from.x) / 3;
    const leave = from.y + third * (slopes[index - 1] ?? 0);
    const arrive = to.y - third * (slopes[index] ?? 0);
    path += `C${round(from.x + third)} ${round(leave)} ${round(to.x - third)} ${round(arrive)} ${round(to.x)} ${round(to.y)}`;
  }
  return path;
}

/** The line without its last `length` px, so that it does not show beside the point of its head. */
export function shortenEnd(points: readonly Point[], length: number): readonly Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined || length === 0) return points;
  const left = distance(before, last) - length;
  if (left < 0.5) return points;
  const along = unitVector(before, last);
  return [...points.slice(0, -1), { x: last.x - along.x * length, y: last.y - along.y * length }];
}

export function unitVector(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function tangents(points: readonly Point[]): readonly number[] {
  const secants = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return to.x === from.x ? 0 : (to.y - from.y) / (to.x - from.x);
  });
  return points.map((_, index) => {
    const left = secants[index - 1];
    const right = secants[index];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
}

function isStraight(before: Point, point: Point, after: Point): boolean {
  return (point.x - before.x) * (after.y - point.y) === (point.y - before.y) * (after.x - point.x);
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
