import type { EdgeMark, Mark, PlacedGraph, Point } from '../../diagram/placed-graph.ts';

/** How long (ms) marks travel to their new places. */
export const travelTime = 260;

/** More marks than this jump: moving them would stutter, which is worse than not moving. */
const MOST_MARKS = 1_500;

/** Whether going from one picture to the other can be shown as movement. */
export function canTravel(from: PlacedGraph | undefined, to: PlacedGraph): from is PlacedGraph {
  if (from === undefined || from === to || to.marks.length > MOST_MARKS) return false;
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return false;
  return from.request.kind === to.request.kind && from.request.subject === to.request.subject && moves(from, to);
}

/** Whether anything that is in both stands elsewhere: a changed word is no reason to draw sixteen times. */
export function moves(from: PlacedGraph, to: PlacedGraph): boolean {
  const halfway = between(from, to, 0.5);
  return halfway.marks.some((mark, index) => JSON.stringify(mark) !== JSON.stringify(to.marks[index]));
}

/**
 * The picture on its way: marks that are in both stand between their places, new ones are where they belong.
 * `progress` from 0 to 1. Marks that do not move stay the same objects.
 */
export function between(from: PlacedGraph, to: PlacedGraph, progress: number): PlacedGraph {
  if (progress >= 1) return to;
  const eased = 1 - (1 - progress) ** 3;
  const old = new Map(from.marks.map((mark) => [mark.id, mark]));
  return { ...to, marks: to.marks.map((mark) => markBetween(old.get(mark.id), mark, eased)) };
}

function markBetween(from: Mark | undefined, to: Mark, progress: number): Mark {
  if (from === undefined || from.kind !== to.kind) return to;
  const mix = (a: number, b: number) => a + (b - a) * progress;
  const point = (a: Point, b: Point): Point => ({ x: mix(a.x, b.x), y: mix(a.y, b.y) });
  switch (to.kind) {
    case 'edge':
      return from.kind === 'edge' ? edgeBetween(from, to, point) : to;
    case 'curve':
      if (from.kind !== 'curve' || from.points.length !== to.points.length) return to;
      return { ...to, points: to.points.map((end, index) => point(from.points[index] ?? end, end)) };
    case 'line':
      return from.kind === 'line' ? { ...to, from: point(from.from, to.from), to: point(from.to, to.to) } : to;
    case 'text': {
      if (from.kind !== 'text' || (from.x === to.x && from.y === to.y)) return to;
      const plate = from.plate && to.plate ? { plate: { ...to.plate, ...point(from.plate, to.plate) } } : {};
      return { ...to, ...point(from, to), ...plate };
    }
    case 'icon':
      return from.kind === 'icon' ? { ...to, ...point(from, to) } : to;
    case 'box':
    case 'band':
    case 'badge': {
      if (from.kind !== to.kind) return to;
      const still = from.x === to.x && from.y === to.y && from.width === to.width && from.height === to.height;
      if (still) return to;
      return { ...to, ...point(from, to), width: mix(from.width, to.width), height: mix(from.height, to.height) };
    }
  }
}

/** Edges with other bends than before are led along by their ends; their bends appear where they will be. */
function edgeBetween(from: EdgeMark, to: EdgeMark, point: (a: Point, b: Point) => Point): EdgeMark {
  if (from.points.length === to.points.length) {
    return { ...to, points: to.points.map((end, index) => point(from.points[index] ?? end, end)) };
  }
  const last = to.points.length - 1;
  return {
    ...to,
    points: to.points.map((end, index) => {
      if (index === 0) return point(from.points[0] ?? end, end);
      return index === last ? point(from.points.at(-1) ?? end, end) : end;
    }),
  };
}
