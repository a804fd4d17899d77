import type { Mark } from '../placed-graph.ts';
import type { BlueprintTransition } from '../views/blueprint-view.ts';
import { placeBreak, breakWidth } from './blueprint-break.ts';
import { columnGap, columnMiddle, columnWidth, type Panel } from './blueprint-grid.ts';
import type { Room } from './room.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** A transition that is not just to the next stop, at its level above the line. */
export interface Arc {
  readonly transition: BlueprintTransition;
  /** Columns of the panel; the second is undefined where the way ends or leaves the panel: then it is a stub to the right. */
  readonly from: number;
  readonly to: number | undefined;
  /** What the label says, with where a stub goes. */
  readonly text: string;
  /** From 0, nearest the stops. */
  readonly level: number;
  /** Px from the left and from the stops' top. */
  readonly startX: number;
  readonly endX: number;
  readonly height: number;
}

/**
 * Gives each arc a level on which it meets no other, shorter ones nearer to the stops, and a place at its stops.
 * @param clear px above the stops that texts of straight ways take
 */
export function planArcs(panel: Panel, transitions: readonly BlueprintTransition[], clear: number): readonly Arc[] {
  const spans = transitions.map((transition) => spanOf(panel, transition)).toSorted(byReach);
  const levels: Span[][] = [];
  const levelled = spans.map((span) => {
    let level = levels.findIndex((taken) => taken.every((other) => !meet(span, other)));
    if (level < 0) level = levels.push([]) - 1;
    levels[level]?.push(span);
    return { ...span, level };
  });
  const heights = stackHeights(levelled, { clear, room: panel.room });
  return levelled.map((span) => ({
    ...span,
    height: heights[span.level] ?? 0,
    startX: columnMiddle(span.from) + slotOffset(levelled, span, 'from'),
    endX: span.to === undefined ? columnMiddle(span.from) + stubReach : columnMiddle(span.to) + slotOffset(levelled, span, 'to'),
  }));
}

/** Room that the arcs need above the stops, px. */
export function arcRise(arcs: readonly Arc[]): number {
  return arcs.reduce((most, arc) => Math.max(most, arc.height + textHeight(arc) / 2 + 4), 0);
}

export function placeArcs({ panel, arcs, stopTop }: { readonly panel: Panel; readonly arcs: readonly Arc[]; readonly stopTop: number }): readonly Mark[] {
  return arcs.flatMap((arc) => placeArc(panel, arc, stopTop));
}

type Span = Pick<Arc, 'transition' | 'from' | 'to' | 'text'>;
type LevelledSpan = Span & { readonly level: number };

/** How far right a stub goes before its text, px. */
const stubReach = 28;
const slotWidth = 8;
const textRoom = columnWidth + columnGap - 40;
const stubRoom = columnWidth + columnGap - stubReach - 24;

function spanOf({ first, end, view }: Panel, transition: BlueprintTransition): Span {
  const from = transition.from - first;
  const { to, label } = transition;
  if (to !== undefined && to >= first && to < end) return { transition, from, to: to - first, text: label };
  const where = to === undefined ? '' : `to ${view.steps[to]?.number ?? to + 1}`;
  const text = [where, label].filter(Boolean).join(' · ') || 'ends';
  return { transition, from, to: undefined, text };
}

function byReach(a: Span, b: Span): number {
  return reach(a) - reach(b) || a.from - b.from || (a.to ?? -1) - (b.to ?? -1);
}

function reach({ from, to }: Span): number {
  return to === undefined ? 0.5 : Math.abs(to - from) + (to < from ? 0.25 : 0);
}

function extent({ from, to }: Span): readonly [number, number] {
  if (to === undefined) return [from, from + 1];
  return to > from ? [from, to] : [to, from === to ? from + 1 : from];
}

function meet(a: Span, b: Span): boolean {
  const [aFirst, aLast] = extent(a);
  const [bFirst, bLast] = extent(b);
  return aFirst < bLast && bFirst < aLast;
}

/** Height of each level's line above the stops' top: levels are as far apart as their texts need. */
function stackHeights(spans: readonly LevelledSpan[], { clear, room }: { readonly clear: number; readonly room: Room }): readonly number[] {
  const count = Math.max(0, ...spans.map(({ level }) => level + 1));
  const heights: number[] = [];
  let reached = clear;
  for (let level = 0; level < count; level++) {
    const tallest = room(`arcs ${level}`, Math.max(...spans.filter((span) => span.level === level).map(textHeight)));
    heights.push(reached + 6 + tallest / 2);
    reached += 8 + tallest;
  }
  return heights;
}

function textHeight({ text, to, transition }: Span): number {
  const room = to === undefined ? stubRoom : roomFor(transition);
  return Math.max(18, wrapText(text, 'small', room, 2).height + 2);
}

/** A break on a short arc shares the room with the text. */
function roomFor({ breaks, from, to }: BlueprintTransition): number {
  const short = to === undefined || Math.abs(to - from) < 2;
  return short && breaks.length > 0 ? Math.max(40, textRoom - breakWidth(breaks) - 12) : textRoom;
}

/** Arcs at one stop stand side by side: those to the left on the left, higher ones nearer to the middle. */
function slotOffset(spans: readonly LevelledSpan[], span: LevelledSpan, side: 'from' | 'to'): number {
  const column = span[side];
  const here = spans
    .flatMap((each) => [
      { each, side: 'from' as const, at: each.from, other: each.to ?? each.from + 0.5 },
      ...(each.to === undefined ? [] : [{ each, side: 'to' as const, at: each.to, other: each.from }]),
    ])
    .filter(({ at }) => at === column)
    .toSorted((a, b) => slotRank(a) - slotRank(b));
  const slot = here.findIndex(({ each, side: its }) => each === span && its === side);
  const step = Math.min(slotWidth, 20 / Math.max(1, here.length - 1));
  return (slot - (here.length - 1) / 2) * step;
}

function slotRank({ each, at, other }: { each: LevelledSpan; at: number; other: number }): number {
  return other < at ? -1000 + each.level : 1000 - each.level;
}

function placeArc(panel: Panel, arc: Arc, stopTop: number): readonly Mark[] {
  const { transition, startX, endX, from, to } = arc;
  const y = stopTop - arc.height;
  const id = `way:${transition.id}`;
  const linked = transition.element === undefined ? { group: id } : { group: id, element: transition.element };
  const [worst] = transition.breaks;
  const rise = [
    { x: startX, y: stopTop - 2 },
    { x: startX, y },
    { x: endX, y },
  ];
  const loop = to !== undefined && to <= from;
  const edge: Mark = {
    kind: 'edge',
    id,
    ...linked,
    points: to === undefined ? rise : [...rise, { x: endX, y: stopTop - 2 }],
    line: transition.dashed ? 'dashed' : 'solid',
    tone: worst === undefined ? (loop ? 'accent' : 'plain') : worst.severity === 'error' ? 'error' : 'warning',
    start: 'none',
    end: to === undefined ? (transition.to === undefined ? 'dot' : 'arrow') : 'arrow',
    radius: 8,
    label: [panel.steps[from]?.title, to === undefined ? arc.text : panel.steps[to]?.title].join(' → '),
    findings: transition.breaks,
  };
  if (to === undefined) {
    const label = placeText({
      ...linked,
      id: `${id}:label`,
      text: arc.text,
      style: 'small',
      tone: 'muted',
      x: endX + 8,
      y: y - wrapText(arc.text, 'small', stubRoom, 2).height / 2,
      maxWidth: stubRoom,
      maxLines: 2,
      plated: true,
    });
    return [edge, ...label.marks];
  }
  return [edge, ...placeArcText(arc, y, id, linked)];
}

/** Text and break stand over the line, each in the middle of a gap between columns, where no other arc rises. */
function placeArcText(arc: Arc, y: number, id: string, linked: { readonly group: string }): readonly Mark[] {
  const { transition, text } = arc;
  const [first, last] = extent(arc);
  const gaps = last - first;
  const middleGap = first + Math.floor((gaps - 1) / 2);
  const centre = gapMiddle(middleGap);
  const room = roomFor(transition);
  const wrapped = wrapText(text, 'small', room, 2);
  const badge = breakWidth(transition.breaks);
  const apart = gaps > 1 && badge > 0 && wrapped.lines.length > 0;
  const shared = !apart && badge > 0 && wrapped.lines.length > 0;
  const textX = shared ? centre - (badge + 12) / 2 : centre;
  const breakX = apart ? gapMiddle(middleGap + 1) : shared ? centre + (wrapped.width + 12) / 2 : centre;
  const label = placeText({
    ...linked,
    id: `${id}:label`,
    text,
    style: 'small',
    tone: 'muted',
    x: textX,
    y: y - wrapped.height / 2,
    anchor: 'middle',
    maxWidth: room,
    maxLines: 2,
    plated: true,
  });
  return [...label.marks, ...placeBreak({ ...linked, breaks: transition.breaks, id: `${id}:break`, x: breakX, y })];
}

function gapMiddle(column: number): number {
  return columnMiddle(column) + (columnWidth + columnGap) / 2;
}
