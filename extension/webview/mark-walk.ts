import type { BoxMark, Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import { markWords } from './change-words.ts';
import { isLegend } from './trim.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What belongs together and is chosen together: the mark's group, or the mark alone. */
export function groupOf(mark: Mark): string {
  return mark.group ?? mark.id;
}

/** Marks by what they belong to, in the order painted. */
export function marksByGroup<M extends Mark>(marks: readonly M[]): ReadonlyMap<string, readonly M[]> {
  const groups = new Map<string, M[]>();
  for (const mark of marks) {
    const known = groups.get(groupOf(mark));
    if (known === undefined) groups.set(groupOf(mark), [mark]);
    else known.push(mark);
  }
  return groups;
}

/** The boxes that can be walked to, containers included, in the order painted. */
export function walkableBoxes(placed: PlacedGraph): readonly BoxMark[] {
  return placed.marks.filter((mark): mark is BoxMark => mark.kind === 'box' && mark.label !== '' && !isLegend(mark));
}

/** What a screen reader says of a box: in a picture of two versions, what became of it too. */
export function sayBox({ label, change }: BoxMark): string {
  return change === undefined ? label : `${label}, ${markWords[change]}`;
}

export function boxOf(placed: PlacedGraph, group: string | undefined): BoxMark | undefined {
  return walkableBoxes(placed).find((box) => groupOf(box) === group);
}

/** Groups one edge away, the edges between included: what stays bright when a box is chosen. */
export function neighbourhood(placed: PlacedGraph, group: string): ReadonlySet<string> {
  const bright = new Set([group]);
  for (const mark of placed.marks) {
    if (mark.kind !== 'edge') continue;
    const own = groupOf(mark);
    if (mark.from === group || mark.to === group || own === group) {
      bright.add(own);
      if (mark.from !== undefined) bright.add(mark.from);
      if (mark.to !== undefined) bright.add(mark.to);
    }
  }
  return bright;
}

/**
 * The box that an arrow key goes to: a neighbour along an edge in that direction where there is one, else the nearest
 * box that way. Undefined at the rim.
 */
export function nextBox(placed: PlacedGraph, from: BoxMark, direction: Direction): BoxMark | undefined {
  const bright = neighbourhood(placed, groupOf(from));
  let best: { readonly box: BoxMark; readonly cost: number } | undefined;
  for (const box of walkableBoxes(placed)) {
    if (groupOf(box) === groupOf(from) || contains(from, box) || contains(box, from)) continue;
    const distance = distanceInto(from, box, direction);
    if (distance === undefined) continue;
    const cost = bright.has(groupOf(box)) ? distance * 0.5 : distance;
    if (best === undefined || cost < best.cost) best = { box, cost };
  }
  return best?.box;
}

/** How far the other box is in that direction; going sideways counts double. Undefined when it is not that way. */
function distanceInto(from: BoxMark, to: BoxMark, direction: Direction): number | undefined {
  const [dx, dy] = [centreX(to) - centreX(from), centreY(to) - centreY(from)];
  const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
  const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
  return ahead > 4 && ahead * 2.5 >= aside ? ahead + 2 * aside : undefined;
}

export function contains(outer: BoxMark, inner: BoxMark): boolean {
  return (
    outer.id !== inner.id &&
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

function centreX(box: BoxMark): number {
  return box.x + box.width / 2;
}

function centreY(box: BoxMark): number {
  return box.y + box.height / 2;
}
