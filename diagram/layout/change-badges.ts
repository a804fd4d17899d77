import { changeLooks } from '../compare/change-looks.ts';
import type { BadgeMark, Box, BoxMark, Mark, MarkChange, Point } from '../placed-graph.ts';
import type { ComparedView } from '../views/compared-view.ts';
import { inkOf, overlapOf } from './mark-extent.ts';
import { thingOfMark } from './thing-of-mark.ts';

/** Side of the square glyph beside what is not the same, px. */
const badgeSize = 16;

/**
 * One small glyph beside each thing that is not the same in both versions: a plus, a minus, a wave or a ring, at the first
 * place around it where it covers nothing. Says what became of it to those who do not see it.
 */
export function placeChangeBadges(marks: readonly Mark[], view: ComparedView): readonly BadgeMark[] {
  if (Object.keys(view.changes).length === 0) return [];
  const shown = marks.filter((mark) => mark.version !== 'before' || mark.change === 'removed');
  const taken = shown.flatMap((mark) => inkOf(mark) ?? []);
  const cards = shown.flatMap((mark) => (mark.kind === 'box' && mark.shape !== 'container' ? [mark] : []));
  const former = formerTexts(marks);
  const badges: BadgeMark[] = [];
  for (const anchor of findAnchors(shown, view)) {
    const change = anchor.change;
    if (change === undefined) continue;
    const spot = freeSpot(anchor, taken, cards);
    if (spot === undefined) continue;
    const box = { ...spot, width: badgeSize, height: badgeSize };
    taken.push(box);
    badges.push(badgeAt(anchor, change, { box, was: former.get(anchor.group ?? anchor.id) ?? [] }));
  }
  return badges;
}

function badgeAt(anchor: Mark, change: MarkChange, { box, was }: { readonly box: Box; readonly was: readonly string[] }): BadgeMark {
  const { tone, icon, text } = changeLooks[change];
  const name = 'label' in anchor ? anchor.label : anchor.kind === 'text' ? anchor.text : '';
  const said = [text.replace(/:.*$/, ''), name].filter(Boolean).join(': ');
  return {
    kind: 'badge',
    id: `change:${anchor.id}`,
    ...box,
    tone,
    icon,
    text: '',
    label: was.length === 0 || change !== 'changed' ? said : `${said}; was ${was.join(', ')}`,
    change,
    ...(anchor.version !== undefined && (change === 'added' || change === 'removed') ? { version: anchor.version } : {}),
    ...(anchor.group === undefined ? {} : { group: anchor.group }),
    ...(anchor.element === undefined ? {} : { element: anchor.element }),
    ...(anchor.step === undefined ? {} : { step: anchor.step }),
  };
}

/** For each thing that is not the same the mark that stands for it best. */
function findAnchors(marks: readonly Mark[], view: ComparedView): readonly Mark[] {
  const anchors = new Map<string, Mark>();
  for (const mark of marks) {
    const key = mark.change === undefined ? undefined : thingOfMark(mark, view)?.key;
    if (key === undefined || rankOf(mark) === undefined) continue;
    const known = anchors.get(key);
    if (known === undefined || (rankOf(mark) ?? 9) < (rankOf(known) ?? 9)) anchors.set(key, mark);
  }
  return [...anchors.values()];
}

/** What stands best for a thing without a card; undefined for what cannot. */
function rankOf(mark: Mark): number | undefined {
  if (mark.id.startsWith('stop:')) return undefined;
  const ranks: Partial<Record<Mark['kind'], number>> = { box: mark.id.startsWith('card:') ? 0 : 1, edge: 2, badge: 3, icon: 4, text: 5, band: 6 };
  return ranks[mark.kind];
}

/** The first of the places around a mark where a glyph covers nothing, or else the one where it covers least. */
function freeSpot(anchor: Mark, taken: readonly Box[], cards: readonly BoxMark[]): Point | undefined {
  const half = badgeSize / 2;
  const isLine = anchor.kind === 'edge';
  let best: Point | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const centre of centresAround(anchor)) {
    const box = { x: centre.x - half, y: centre.y - half, width: badgeSize, height: badgeSize };
    let cost = 0;
    for (const other of taken) cost += overlapOf(box, other);
    for (const card of cards) if (isLine || card.id !== anchor.id) cost += overlapOf(box, card);
    if (cost < least) {
      best = { x: round(box.x), y: round(box.y) };
      least = cost;
    }
    if (cost === 0) break;
  }
  return best;
}

function centresAround(mark: Mark): readonly Point[] {
  if (mark.kind === 'edge') return alongLine(mark.points);
  const box = mark.kind === 'box' || mark.kind === 'band' ? mark : inkOf(mark);
  if (box === undefined) return [];
  const { x, y, width, height } = box;
  // What is hardly larger than the glyph would be hidden by it.
  if (mark.kind === 'box' && Math.min(width, height) > 2 * badgeSize - 4) return corners(box);
  const gap = badgeSize / 2 + 3;
  const middle = y + height / 2;
  return [{ x: x - gap, y: middle }, { x: x + width + gap, y: middle }, { x: x + width / 2, y: y - gap }, { x: x + width / 2, y: y + height + gap }];
}

function corners({ x, y, width, height }: Box): readonly Point[] {
  const [right, bottom] = [x + width, y + height];
  return [{ x, y }, { x: right, y }, { x, y: bottom }, { x: right, y: bottom }, { x, y: y + height / 2 }, { x: right, y: y + height / 2 }, { x: x + 24, y }, { x: right - 24, y }];
}

/** Points on the line from its middle outwards, then beside it. */
function alongLine(points: readonly Point[]): readonly Point[] {
  const on = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88].map((share) => pointAt(points, share));
  const beside = on.flatMap(({ x, y }) => [{ x, y: y + 12 }, { x: x + 12, y }, { x, y: y - 12 }, { x: x - 12, y }]);
  return [...on, ...beside];
}

function pointAt(points: readonly Point[], share: number): Point {
  const lengths = points.slice(1).map((to, index) => distance(points[index] ?? to, to));
  let left = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (from === undefined || to === undefined) break;
    if (left <= length && length > 0) return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** What the earlier version said in words that are not there any more, by group; a few of each. */
function formerTexts(marks: readonly Mark[]): ReadonlyMap<string, readonly string[]> {
  const former = new Map<string, readonly string[]>();
  for (const mark of marks) {
    if (mark.version !== 'before' || mark.change === undefined || mark.change === 'removed' || mark.id.startsWith('stop:')) continue;
    if ((mark.kind !== 'text' && mark.kind !== 'badge') || mark.text === '') continue;
    const key = mark.group ?? mark.id;
    const known = former.get(key) ?? [];
    if (known.length < 3) former.set(key, [...known, mark.text]);
  }
  return former;
}
