import { drawable, measureText } from '../diagram/layout/text-measure.ts';
import { typeSettings } from '../diagram/layout/text-style.ts';
import type { ArrowHead, BadgeMark, BandMark, BoxMark, CurveMark, EdgeMark, IconMark, LineMark, Mark, Point, TextMark } from '../diagram/placed-graph.ts';
import { glyphStroke, iconPath } from '../diagram/svg/icons.ts';
import { roundedPath, shortenEnd, smoothPath, unitVector } from '../diagram/svg/polyline.ts';
import { type ColourName, namedColours, type Theme } from '../diagram/svg/theme.ts';
import type { Tone } from '../diagram/view-graph.ts';
import type { MachineFont } from './machine-fonts.ts';
import { textRuns } from './pdf-text.ts';

/** What marks are painted on: the page of a document whose unit is the picture's px. */
export interface PdfPage {
  readonly document: PDFKit.PDFDocument;
  readonly theme: Theme;
  /** Fonts for what Inter lacks, registered in the document. */
  readonly others: readonly MachineFont[];
}

/** Paints a mark as the components in `diagram/svg/` do. */
export function paintMark(mark: Mark, page: PdfPage): void {
  page.document.save();
  switch (mark.kind) {
    case 'box':
      paintBox(mark, page);
      break;
    case 'edge':
      paintEdge(mark, page);
      break;
    case 'text':
      paintText(mark, page);
      break;
    case 'band':
      paintBand(mark, page);
      break;
    case 'line':
      paintLine(mark, page);
      break;
    case 'icon':
      paintIcon(mark, page);
      break;
    case 'curve':
      paintCurve(mark, page);
      break;
    case 'badge':
      paintBadge(mark, page);
      break;
  }
  page.document.restore();
}

const radii = { card: 8, container: 12, pill: 999 } as const;

function paintBox({ x, y, width, height, shape, tone, border }: BoxMark, { document, theme }: PdfPage): void {
  const { fill, border: stroke } = theme.tones[tone];
  const ground = shape === 'container' ? colourOf(theme, `${tone}-faint`) : fill;
  const paint = () => (border === 'none' ? document.fill(ground) : document.fillAndStroke(ground, stroke));
  document.lineWidth(shape === 'container' ? 1 : theme.borderWidth);
  if (border === 'dashed') document.dash(5, { space: 4 });
  if (shape === 'note') {
    const fold = Math.min(10, width / 2, height / 2);
    const right = x + width;
    document.lineJoin('round').path(`M${x} ${y}H${right - fold}L${right} ${y + fold}V${y + height}H${x}Z`);
    paint();
    document.path(`M${right - fold} ${y}V${y + fold}H${right}`);
    paint();
    return;
  }
  const radius = Math.min(radii[shape], height / 2);
  document.roundedRect(x, y, width, height, radius);
  paint();
  if (border !== 'double') return;
  document.roundedRect(x + 3, y + 3, Math.max(0, width - 6), Math.max(0, height - 6), Math.max(0, radius - 3));
  paint();
}

const edgeDashes = { solid: undefined, double: undefined, dashed: [6, 4], 'long-dashed': [14, 6], dotted: [0.1, 4.5] } as const;
const headLengths: Readonly<Record<ArrowHead, number>> = { none: 0, arrow: 6, open: 1, dot: 3 };

function paintEdge({ points, line, tone, start, end, radius }: EdgeMark, { document, theme }: PdfPage): void {
  if (points.length < 2) return;
  const colour = theme.tones[tone].line;
  const between = shortenEnd(shortenEnd(points, headLengths[end]).toReversed(), headLengths[start]).toReversed();
  const path = roundedPath(between, radius);
  document.lineCap('round').lineJoin('round').lineWidth(line === 'double' ? 4 : 1.5);
  dash(document, edgeDashes[line]);
  document.path(path).stroke(colour);
  if (line === 'double') document.lineWidth(1.4).path(path).stroke(theme.canvas);
  document.undash().lineWidth(1.5);
  paintHead(end, points, colour, document);
  paintHead(start, points.toReversed(), colour, document);
}

function paintHead(shape: ArrowHead, points: readonly Point[], colour: string, document: PDFKit.PDFDocument): void {
  const tip = points.at(-1);
  if (shape === 'none' || tip === undefined) return;
  if (shape === 'dot') {
    document.circle(tip.x, tip.y, 3).fillAndStroke(colour, colour);
    return;
  }
  const along = unitVector(points.findLast(({ x, y }) => x !== tip.x || y !== tip.y) ?? tip, tip);
  const corner = (back: number, side: number) => [tip.x - along.x * back - along.y * side, tip.y - along.y * back + along.x * side] as const;
  if (shape === 'open') {
    document.moveTo(...corner(7, 4)).lineTo(tip.x, tip.y).lineTo(...corner(7, -4)).stroke(colour);
    return;
  }
  document.lineWidth(1).moveTo(tip.x, tip.y).lineTo(...corner(8, 4)).lineTo(...corner(8, -4)).closePath().fillAndStroke(colour, colour);
}

function paintText(mark: TextMark, page: PdfPage): void {
  const { document, theme } = page;
  const { plate, x, y, rotate } = mark;
  if (plate !== undefined) document.roundedRect(plate.x, plate.y, plate.width, plate.height, 4).fill(theme.canvas);
  if (rotate !== undefined) document.rotate(rotate, { origin: [x, y] });
  writeText(mark, page);
}

function writeText({ text, x, y, anchor, style, tone, struck }: Omit<TextMark, 'id' | 'kind'>, { document, theme, others }: PdfPage): void {
  const { size } = typeSettings[style];
  const runs = textRuns(text, style, others).map((run) => ({ ...run, width: document.font(run.font).fontSize(size).widthOfString(run.text, options) }));
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  const begin = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  let at = begin;
  for (const run of runs) {
    document.font(run.font).fontSize(size).fillColor(theme.tones[tone].text).text(run.text, at, y, options);
    at += run.width;
  }
  if (struck) document.lineWidth(1).moveTo(begin, y - size * 0.3).lineTo(begin + width, y - size * 0.3).stroke(theme.tones[tone].text);
}

/**
 * As measured: where it stands, on one line, and without what Inter puts for `->` and for the x in `24x7`, which nobody wrote
 * and nobody finds. The library's types know a list of features to add; it takes a table of those to leave out as well.
 */
const options = { lineBreak: false, baseline: 'alphabetic', features: { calt: false } } as unknown as PDFKit.Mixins.TextOptions;

function paintBand({ x, y, width, height, radius, tone, strength }: BandMark, { document, theme }: PdfPage): void {
  if (radius === undefined) document.rect(x, y, width, height);
  else document.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  document.fill(colourOf(theme, `${tone}-${strength}`));
}

const ruleDashes = { solid: undefined, dashed: [6, 4], dotted: [0.1, 5] } as const;

function paintLine({ from, to, line, tone, width }: LineMark, { document, theme }: PdfPage): void {
  document.lineCap('round').lineWidth(width);
  dash(document, ruleDashes[line]);
  document.moveTo(from.x, from.y).lineTo(to.x, to.y).stroke(theme.tones[tone].border);
}

function paintIcon({ icon, x, y, size, tone }: IconMark, page: PdfPage): void {
  paintGlyph({ icon, x, y, size, tone }, page);
}

interface Glyph extends Point {
  readonly icon: string;
  readonly size: number;
  readonly tone: Tone;
}

function paintGlyph({ icon, x, y, size, tone }: Glyph, { document, theme }: PdfPage): void {
  document.save().translate(x, y).scale(size / 24).lineCap('round').lineJoin('round').lineWidth(glyphStroke(size));
  document.path(iconPath(icon)).stroke(theme.tones[tone].text);
  document.restore();
}

function paintCurve({ points, tone, dots }: CurveMark, { document, theme }: PdfPage): void {
  const colour = theme.tones[tone].line;
  if (points.length > 1) document.lineCap('round').lineJoin('round').lineWidth(2).path(smoothPath(points)).stroke(colour);
  for (const { x, y } of dots ? points : []) document.lineWidth(1).circle(x, y, 4).fillAndStroke(colour, colour);
}

function paintBadge(mark: BadgeMark, page: PdfPage): void {
  const { document, theme } = page;
  const { x, y, width, height, tone, icon, struck } = mark;
  const text = drawable(mark.text);
  const { fill, border } = theme.tones[tone];
  document.lineWidth(theme.borderWidth).roundedRect(x, y, width, height, Math.min(height / 2, 10)).fillAndStroke(fill, border);
  const glyph = icon === undefined ? 0 : 12;
  const gap = icon !== undefined && text !== '' ? 4 : 0;
  const start = x + (width - glyph - gap - measureText(text, 'label')) / 2;
  if (icon !== undefined) paintGlyph({ icon, x: start, y: y + (height - glyph) / 2, size: glyph, tone }, page);
  if (text !== '') writeText({ text, x: start + glyph + gap, y: y + height / 2 + 4, anchor: 'start', style: 'label', tone, ...(struck && { struck }) }, page);
}

function dash(document: PDFKit.PDFDocument, pattern: readonly [number, number] | undefined): void {
  if (pattern !== undefined) document.dash(pattern[0], { space: pattern[1] });
}

function colourOf(theme: Theme, name: ColourName): string {
  return namedColours(theme).get(name) ?? theme.canvas;
}
