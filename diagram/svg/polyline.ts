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

/** A smooth line through all points that never overshoots them. */
export function smoothPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const curves = smoothCurves(points).map(
    ({ leave, arrive, to }) => `C${round(leave.x)} ${round(leave.y)} ${round(arrive.x)} ${round(arrive.y)} ${round(to.x)} ${round(to.y)}`,
  );
  return `M${round(first.x)} ${round(first.y)}${curves.join('')}`;
}

/** The same line as so many short straight ones, for who cannot draw curves: `pieces` from one point to the next. */
export function smoothPoints(points: readonly Point[], pieces: number): readonly Point[] {
  const between = smoothCurves(points).flatMap(({ from, leave, arrive, to }) =>
    Array.from({ length: pieces }, (_, at) => {
      const share = (at + 1) / pieces;
      const weigh = (a: number, b: number, c: number, d: number) =>
        (1 - share) ** 3 * a + 3 * (1 - share) ** 2 * share * b + 3 * (1 - share) * share ** 2 * c + share ** 3 * d;
      return { x: weigh(from.x, leave.x, arrive.x, to.x), y: weigh(from.y, leave.y, arrive.y, to.y) };
    }),
  );
  return [...points.slice(0, 1), ...between];
}

interface Curve {
  readonly from: Point;
  readonly leave: Point;
  readonly arrive: Point;
  readonly to: Point;
}

/** Monotone cubic interpolation after Fritsch and Carlson (1980). */
function smoothCurves(points: readonly Point[]): readonly Curve[] {
  const slopes = tangents(points);
  return points.slice(1).flatMap((to, index): readonly Curve[] => {
    const from = points[index];
    if (from === undefined) return [];
    const third = (to.x - from.x) / 3;
    const leave = { x: from.x + third, y: from.y + third * (slopes[index] ?? 0) };
    const arrive = { x: to.x - third, y: to.y - third * (slopes[index + 1] ?? 0) };
    return [{ from, leave, arrive, to }];
  });
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
