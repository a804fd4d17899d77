import type { Box, Point } from '../placed-graph.ts';
import type { JoinedEdge } from './edge-join.ts';
import { simplifyLine } from './edge-join.ts';

export interface StraightenInput {
  /** In painting order. */
  readonly edges: ReadonlyMap<string, JoinedEdge>;
  /** What no line may cross: cards and the headings of containers. */
  readonly boxes: readonly Box[];
  /** Cards by the edges that end at them: an end may slide along the card's side. */
  readonly ends: ReadonlyMap<string, { readonly tail: Box | undefined; readonly head: Box | undefined }>;
}

/**
 * Takes bends out of lines that were laid out piece by piece: two steps become one, a jog just before a card is
 * smoothed by sliding the line's end. A line keeps off cards and labels, and does not run along another line.
 */
export function straightenEdges({ edges, boxes, ends }: StraightenInput): ReadonlyMap<string, JoinedEdge> {
  const labels = new Map([...edges].flatMap(([id, { label }]) => (label === undefined ? [] : [[id, label] as const])));
  const lines = new Map([...edges].map(([id, { points }]) => [id, points] as const));
  for (const [id, edge] of edges) {
    const others = [...lines].flatMap(([other, points]) => (other === id ? [] : segmentsOf(points)));
    const taken = [...labels].flatMap(([other, box]) => (other === id ? [] : [box]));
    const obstacles: Obstacles = { boxes: [...boxes, ...taken], label: edge.label, others };
    const { tail, head } = ends.get(id) ?? {};
    let points = edge.points;
    points = slideEnd(points, tail, obstacles);
    points = slideEnd(points.toReversed(), head, obstacles).toReversed();
    lines.set(id, mergeSteps(points, obstacles));
  }
  return new Map([...edges].map(([id, edge]) => [id, { ...edge, points: lines.get(id) ?? edge.points }]));
}

interface Obstacles {
  readonly boxes: readonly Box[];
  /** The edge's own label, which stays where it is. */
  readonly label: Box | undefined;
  readonly others: readonly Segment[];
}

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** A jog of at most so much is smoothed, px. */
const jog = 16;
/** Room between a line and a card, px. */
const clearance = 6;
/** Room between lines that run side by side, px. */
const apart = 6;
/** Room between the end of a line and the corner of a card, px. */
const corner = 8;

/** A short step right after a card's side: the line starts where it goes on. */
function slideEnd(points: readonly Point[], card: Box | undefined, obstacles: Obstacles): readonly Point[] {
  const [start, bend, after] = points;
  if (card === undefined || start === undefined || bend === undefined || after === undefined) return points;
  const level = start.y === bend.y;
  const step = level ? after.y - bend.y : after.x - bend.x;
  if (Math.abs(step) > jog || step === 0) return points;
  const moved = level ? { x: start.x, y: after.y } : { x: after.x, y: start.y };
  const [low, high, at] = level ? [card.y, card.y + card.height, moved.y] : [card.x, card.x + card.width, moved.x];
  if (at < low + corner || at > high - corner) return points;
  const slid = simplifyLine([moved, after, ...points.slice(3)]);
  return isClear(slid.slice(0, 2), obstacles, card) && keepsLabel(slid, obstacles.label) ? slid : points;
}

/** Out, across, on, across, on: the two steps across become one where there is room. */
function mergeSteps(points: readonly Point[], obstacles: Obstacles): readonly Point[] {
  let line = points;
  for (let start = 0; start + 5 < line.length; ) {
    const better = mergeAt(line, start, obstacles);
    if (better === undefined) start += 1;
    else {
      line = better;
      start = 0;
    }
  }
  return line;
}

function mergeAt(line: readonly Point[], start: number, obstacles: Obstacles): readonly Point[] | undefined {
  const [a, b, c, d, e, f] = line.slice(start, start + 6);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) return undefined;
  const level = a.y === b.y;
  for (const share of [c, d, b, e]) {
    const [first, second] = level
      ? [{ x: share.x, y: a.y }, { x: share.x, y: f.y }]
      : [{ x: a.x, y: share.y }, { x: f.x, y: share.y }];
    if (!isBetween(level ? a.x : a.y, level ? first.x : first.y, level ? f.x : f.y)) continue;
    const merged = simplifyLine([...line.slice(0, start + 1), first, second, ...line.slice(start + 5)]);
    if (isClear([a, first, second, f], obstacles, undefined) && keepsLabel(merged, obstacles.label)) return merged;
  }
  return undefined;
}

function isBetween(low: number, value: number, high: number): boolean {
  return (value > low + 4 && value < high - 4) || (value < low - 4 && value > high + 4);
}

/** Whether a line crosses no box, and runs along no other line. `own` is the card that it starts at. */
function isClear(points: readonly Point[], { boxes, others }: Obstacles, own: Box | undefined): boolean {
  return segmentsOf(points).every((segment, index) => {
    if (boxes.some((box) => crosses(segment, box, box === own && index === 0 ? -1 : clearance, points))) return false;
    return !others.some((other) => runsAlong(segment, other));
  });
}

/** Cards at the ends of the whole line are touched by it, so that a box counts only where the stretch enters it. */
function crosses({ from, to }: Segment, box: Box, margin: number, points: readonly Point[]): boolean {
  const left = Math.min(from.x, to.x);
  const right = Math.max(from.x, to.x);
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  const touching = [points[0], points.at(-1)].some((end) => end !== undefined && touches(end, box));
  const room = touching ? -1 : margin;
  return left < box.x + box.width + room && right > box.x - room && top < box.y + box.height + room && bottom > box.y - room;
}

function touches({ x, y }: Point, box: Box): boolean {
  return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
}

/** The label still stands on its line, or right beside it where it runs down, and no other stretch cuts through it. */
function keepsLabel(points: readonly Point[], label: Box | undefined): boolean {
  if (label === undefined) return true;
  const segments = segmentsOf(points);
  return segments.some((segment) => carries(segment, label)) && !segments.some((segment) => cuts(segment, label));
}

function carries({ from, to }: Segment, label: Box): boolean {
  if (from.y === to.y) {
    const under = Math.min(from.x, to.x) <= label.x + 1 && Math.max(from.x, to.x) >= label.x + label.width - 1;
    return under && from.y >= label.y + label.height - 2 && from.y <= label.y + label.height + 6;
  }
  const beside = Math.min(from.y, to.y) <= label.y + 1 && Math.max(from.y, to.y) >= label.y + label.height - 1;
  return beside && (Math.abs(from.x - label.x) <= 12 || Math.abs(from.x - label.x - label.width) <= 12);
}

function cuts({ from, to }: Segment, { x, y, width, height }: Box): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return left < x + width - 2 && right > x + 2 && top < y + height - 2 && bottom > y + 2;
}

function runsAlong(a: Segment, b: Segment): boolean {
  const level = a.from.y === a.to.y;
  if (level !== (b.from.y === b.to.y)) return false;
  const [distance, overlap] = level
    ? [Math.abs(a.from.y - b.from.y), overlapOf(a.from.x, a.to.x, b.from.x, b.to.x)]
    : [Math.abs(a.from.x - b.from.x), overlapOf(a.from.y, a.to.y, b.from.y, b.to.y)];
  return distance < apart && overlap > -apart;
}

function overlapOf(a: number, b: number, c: number, d: number): number {
  return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
}
