import type { BadgeMark, BandMark, Box, BoxMark, CurveMark, EdgeMark, IconMark, LineMark, Mark, PlacedGraph, Point, TextMark } from '../placed-graph.ts';
import type { Theme } from '../svg/theme.ts';
import { endFinder, type Nesting, nestingOf, seenPieces } from './drawio-places.ts';
import { badgeStyle, bandStyle, boxStyle, curveStyle, dotStyle, edgeStyle, entryAt, exitAt, fontStyle, iconStyle, ruleStyle, textStyle } from './drawio-style.ts';
import { type SortedTexts, sortTexts } from './drawio-labels.ts';
import { edge, vertex } from './drawio-object.ts';
import { blockBox, labelHtml, type TextBlock } from './drawio-text.ts';
import { hoverText } from '../svg/marks.tsx';
import { smoothPoints } from '../svg/polyline.ts';

interface Drawn extends SortedTexts {
  readonly graph: PlacedGraph;
  readonly theme: Theme;
  readonly nesting: Nesting;
  readonly findEnd: ReturnType<typeof endFinder>;
}

/** The cells of a picture, a line of XML each, in the order in which they are painted. */
export function drawioCells(graph: PlacedGraph, theme: Theme): readonly string[] {
  const nesting = nestingOf(graph);
  const drawn: Drawn = { graph, theme, nesting, findEnd: endFinder(graph), ...sortTexts(graph, nesting) };
  return graph.marks.flatMap((mark) => writeMark(mark, drawn));
}

function writeMark(mark: Mark, drawn: Drawn): readonly string[] {
  switch (mark.kind) {
    case 'box':
      return [writeBox(mark, drawn)];
    case 'band':
      return [writeBand(mark, drawn)];
    case 'badge':
      return writeBadge(mark, drawn);
    case 'text':
      return writeText(mark, drawn);
    case 'icon':
      return [writeIcon(mark, drawn)];
    case 'edge':
      return mark.points.length < 2 ? [] : [writeEdge(mark, drawn)];
    case 'line':
      return writeLine(mark, drawn);
    case 'curve':
      return writeCurve(mark, drawn);
  }
}

function writeBox(mark: BoxMark, drawn: Drawn): string {
  const { labels, theme, nesting } = drawn;
  const lines = labels.get(mark.id);
  const style = boxStyle(mark, theme, lines === undefined ? {} : labelStyle(mark, lines, theme));
  const around = nesting.surroundingsOf(mark.id, mark);
  return vertex(mark, { value: lines === undefined ? '' : labelHtml(lines, theme), style, box: mark, parent: around, tooltip: hoverText(mark) });
}

/** Puts a label where the picture has it, however large the box gets: from the left or the middle, and from the top. */
function labelStyle(mark: BoxMark, lines: TextBlock['lines'], theme: Theme): Readonly<Record<string, string | number>> {
  const [first] = lines;
  const text = blockBox(lines);
  const font = fontStyle(first, theme);
  const beside =
    first.anchor === 'start' ? { spacingLeft: first.x - mark.x - 2 } : first.anchor === 'end' ? { spacingRight: mark.x + mark.width - first.x - 2 } : {};
  const isMiddle = Math.abs(text.y + text.height / 2 - mark.y - mark.height / 2) < 3;
  if (mark.shape === 'container') return { ...font, startSize: Math.max(24, 2 * (text.y - mark.y) + text.height), ...beside };
  return isMiddle ? { ...font, ...beside } : { ...font, verticalAlign: 'top', spacingTop: text.y - mark.y - 2, ...beside };
}

function writeBand(mark: BandMark, { theme, nesting }: Drawn): string {
  return vertex(mark, { value: '', style: bandStyle(mark, theme, nesting.isLane(mark)), box: mark, parent: undefined });
}

function writeBadge(mark: BadgeMark, drawn: Drawn): readonly string[] {
  const { theme } = drawn;
  const { icon, x, y, width, height, tone } = mark;
  const inside = 12;
  const alone = icon !== undefined && mark.text === '';
  const line: TextMark = { kind: 'text', id: '', anchor: 'middle', x, y, text: mark.text, style: 'label', tone, ...(mark.struck && { struck: true }) };
  const label = { ...fontStyle(line, theme), spacing: 0, ...(icon !== undefined && !alone && { spacingLeft: inside + 4 }) };
  const cell = vertex(mark, { value: mark.text === '' ? '' : labelHtml([line], theme), style: badgeStyle(mark, theme, label), box: mark, parent: parentOf(mark, mark, drawn), tooltip: hoverText(mark) });
  if (icon === undefined) return [cell];
  const glyph = { x: alone ? x + (width - inside) / 2 : x + 6, y: y + (height - inside) / 2, width: inside, height: inside };
  return [cell, vertex({ id: `${mark.id}~glyph` }, { value: '', style: iconStyle(icon, inside, tone, theme), box: glyph, parent: mark })];
}

function writeText(mark: TextMark, drawn: Drawn): readonly string[] {
  const block = drawn.blocks.get(mark.id);
  if (block === undefined) return [];
  const { lines } = block;
  const level = blockBox(lines);
  const turned = (mark.rotate ?? 0) % 360 !== 0;
  const box = turned ? turnedBox(level, mark) : level;
  const tooltip = lines.find(({ full }) => full !== undefined)?.full;
  const style = textStyle(mark, drawn.theme, turned);
  return [vertex(mark, { value: labelHtml(lines, drawn.theme), style, box, parent: parentOf(mark, box, drawn), tooltip })];
}

/** diagrams.net turns a box around its middle; the picture turns a text around the point where it begins. */
function turnedBox(box: Box, { x, y, rotate = 0 }: TextMark): Box {
  const angle = (rotate * Math.PI) / 180;
  const [across, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
  const middle = { x: x + across * Math.cos(angle) - down * Math.sin(angle), y: y + across * Math.sin(angle) + down * Math.cos(angle) };
  return { ...box, x: middle.x - box.width / 2, y: middle.y - box.height / 2 };
}

function writeIcon(mark: IconMark, drawn: Drawn): string {
  const box = { x: mark.x, y: mark.y, width: mark.size, height: mark.size };
  return vertex(mark, { value: '', style: iconStyle(mark.icon, mark.size, mark.tone, drawn.theme), box, parent: parentOf(mark, box, drawn), tooltip: hoverText(mark) });
}

function writeEdge(mark: EdgeMark, { theme, findEnd, labels, nesting }: Drawn): string {
  const [first, last] = [mark.points[0], mark.points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [source, target] = [findEnd(mark.from, first), findEnd(mark.to, last)];
  const leaves = source === undefined ? {} : exitAt(source, first.x, first.y);
  const enters = target === undefined ? {} : entryAt(target, last.x, last.y);
  const lines = labels.get(mark.id);
  const font = lines === undefined ? {} : fontStyle({ ...lines[0], anchor: 'middle' }, theme);
  const style = edgeStyle(mark, theme, leaves, { ...enters, ...font });
  const value = lines === undefined ? '' : labelHtml(lines, theme);
  return edge(mark, { value, style, points: mark.points, source, target, parent: laneAround(mark, mark.points, nesting), tooltip: hoverText(mark), ...(lines !== undefined && { label: labelAway(mark.points, lines) }) });
}

/** How far the middle of a label is from the middle of its line, where diagrams.net puts it. */
function labelAway(points: readonly Point[], lines: TextBlock['lines']): Point {
  const box = blockBox(lines);
  const middle = alongLine(points, 0.5);
  return { x: box.x + box.width / 2 - middle.x, y: box.y + box.height / 2 - middle.y };
}

function alongLine(points: readonly Point[], share: number): Point {
  const stretches = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to, length: Math.hypot(to.x - (points[at] ?? to).x, to.y - (points[at] ?? to).y) }));
  let left = stretches.reduce((sum, { length }) => sum + length, 0) * share;
  for (const { from, to, length } of stretches) {
    if (left <= length && length > 0) return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

function writeLine(mark: LineMark, { graph, theme, nesting }: Drawn): readonly string[] {
  const style = ruleStyle(mark, theme);
  const ends = [mark.from, mark.to];
  const parent = laneAround(mark, ends, nesting);
  if (parent !== undefined) return [edge(mark, { value: '', style, points: ends, parent })];
  const later = graph.marks.slice(graph.marks.indexOf(mark)).filter((other) => other.kind === 'box' || other.kind === 'badge');
  const before = later.filter((box) => nesting.surroundingsOf(box.id, box)?.kind === 'band');
  return seenPieces(mark, before).map((points, at) => edge(at === 0 ? mark : { id: `${mark.id}~${at + 1}` }, { value: '', style, points }));
}

/** A line within a lane is in it, so that it lies behind the cards and badges that follow, which are in the lane too. */
function laneAround({ id }: Mark, points: readonly Point[], { surroundingsOf }: Nesting): BandMark | undefined {
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
  const around = surroundingsOf(id, { x: left, y: top, width: right - left, height: bottom - top });
  return around?.kind === 'band' ? around : undefined;
}

function writeCurve(mark: CurveMark, { theme }: Drawn): readonly string[] {
  const line = mark.points.length < 2 ? [] : [edge(mark, { value: '', style: curveStyle(mark, theme), points: smoothPoints(mark.points, 8), tooltip: hoverText(mark) })];
  const dots = mark.dots ? mark.points : [];
  return [
    ...line,
    ...dots.map(({ x, y }, at) => vertex({ id: `${mark.id}~dot-${at + 1}` }, { value: '', style: dotStyle(mark, theme), box: { x: x - 4, y: y - 4, width: 8, height: 8 }, parent: undefined })),
  ];
}

function parentOf(mark: Mark, box: Box, { nesting }: Drawn): BoxMark | BandMark | undefined {
  return nesting.ownerOf(mark) ?? nesting.surroundingsOf(mark.id, box);
}
