import type { BandMark, Box, BoxMark, LineMark, Mark, PlacedGraph, Point } from '../placed-graph.ts';

/** What stands in what, which a picture shows by its places alone. */
export interface Nesting {
  /** The card or badge that a glyph, a text or a badge belongs to. */
  ownerOf(mark: Mark): BoxMark | undefined;
  /** The container or lane around a box: the smallest. */
  surroundingsOf(id: string, box: Box): BoxMark | BandMark | undefined;
  isLane(band: BandMark): boolean;
}

export function nestingOf({ marks }: PlacedGraph): Nesting {
  const boxes = marks.filter((mark) => mark.kind === 'box');
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const bands = marks.filter((mark) => mark.kind === 'band');
  const lanes = new Set(bands.filter((band) => boxes.some((box) => isWithin(box, band))));
  const holders = [...boxes.filter(({ shape }) => shape === 'container'), ...lanes].toSorted((a, b) => a.width * a.height - b.width * b.height);
  return {
    ownerOf: ({ id }) => {
      const cut = id.replace(/[^/:]*$/, '');
      for (let stem = cut; stem !== ''; stem = stem.slice(0, -1).replace(/[^/:]*$/, '')) {
        const owner = byId.get(stem.slice(0, -1));
        if (owner !== undefined) return owner;
      }
      return undefined;
    },
    surroundingsOf: (id, box) => holders.find((holder) => holder.id !== id && isWithin(box, holder) && !isWithin(holder, box)),
    isLane: (band) => lanes.has(band),
  };
}

/** The boxes that a line may end at, found by whom the picture says it joins, or by where it ends. */
export function endFinder({ marks }: PlacedGraph): (who: string | undefined, point: Point) => BoxMark | undefined {
  const boxes = marks.filter((mark) => mark.kind === 'box');
  return (who, point) => {
    const named = who === undefined ? [] : boxes.filter(({ id, group }) => id === who || group === who);
    const found = (named.length > 0 ? named : boxes.filter(({ shape }) => shape !== 'container')).map((box) => ({ box, away: distanceTo(box, point) }));
    const [nearest] = found.toSorted((a, b) => a.away - b.away);
    return nearest !== undefined && (named.length > 0 || nearest.away <= touching) ? nearest.box : undefined;
  };
}

/** Px; a line that stops so near to a box is meant to touch it. */
const touching = 2;

/**
 * The pieces of a straight line that are seen: in diagrams.net a card lies as deep as its lane, so that a line which runs
 * behind the card, but before the lane, cannot be had in one.
 */
export function seenPieces({ from, to }: LineMark, before: readonly Box[]): readonly (readonly [Point, Point])[] {
  const isDown = from.x === to.x;
  if (!isDown && from.y !== to.y) return [[from, to]];
  const [start, end] = isDown ? [from.y, to.y] : [from.x, to.x];
  const at = isDown ? from.x : from.y;
  const hidden = before
    .filter((box) => (isDown ? box.x < at && at < box.x + box.width : box.y < at && at < box.y + box.height))
    .map((box) => (isDown ? ([box.y, box.y + box.height] as const) : ([box.x, box.x + box.width] as const)))
    .toSorted((a, b) => a[0] - b[0]);
  const pieces: (readonly [number, number])[] = [];
  let reached = Math.min(start, end);
  const last = Math.max(start, end);
  for (const [top, bottom] of hidden) {
    if (top > reached) pieces.push([reached, Math.min(top, last)]);
    reached = Math.max(reached, bottom);
    if (reached >= last) break;
  }
  if (reached < last) pieces.push([reached, last]);
  return pieces.map(([a, b]) => (isDown ? [{ x: at, y: a }, { x: at, y: b }] : [{ x: a, y: at }, { x: b, y: at }]));
}

function isWithin(inner: Box, outer: Box): boolean {
  const slack = 0.5;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function distanceTo(box: Box, { x, y }: Point): number {
  const across = Math.max(box.x - x, 0, x - box.x - box.width);
  const down = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(across, down);
}
