import { typeSettings } from '../layout/text-style.ts';
import type { ArrowHead, BadgeMark, BandMark, Box, BoxMark, CurveMark, EdgeMark, LineMark, TextMark } from '../placed-graph.ts';
import { glyphStroke, iconPath } from '../svg/icons.ts';
import { type ColourName, namedColours, type Theme } from '../svg/theme.ts';
import type { Tone } from '../view-graph.ts';

type Style = Readonly<Record<string, string | number>>;

/** A style as diagrams.net writes it: words first, then keys with values. */
export function styleText(words: readonly string[], style: Style): string {
  return `${[...words, ...Object.entries(style).map(([key, value]) => `${key}=${typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value}`)].join(';')};`;
}

export function boxStyle({ shape, border, tone, height }: BoxMark, theme: Theme, label: Style): string {
  const { fill, border: stroke } = theme.tones[tone];
  const colours = {
    fillColor: shape === 'container' ? colourOf(theme, `${tone}-faint`) : fill,
    strokeColor: border === 'none' ? 'none' : stroke,
    strokeWidth: shape === 'container' ? 1 : theme.borderWidth,
    ...(border === 'dashed' && { dashed: 1, dashPattern: '5 4', fixDash: 1 }),
  };
  const common = { html: 1, whiteSpace: 'wrap', ...colours, ...label };
  switch (shape) {
    case 'container':
      return styleText(['swimlane', 'shape=swimlane'], { ...common, swimlaneFillColor: colours.fillColor, swimlaneLine: 0, rounded: 1, absoluteArcSize: 1, arcSize: 24, collapsible: 0 });
    case 'note':
      return styleText(['shape=note'], { ...common, size: Math.min(10, height / 2), backgroundOutline: 1 });
    case 'card':
    case 'pill':
      return border === 'double'
        ? styleText(['shape=ext'], { ...common, double: 1, margin: 3, rounded: 1, absoluteArcSize: 1, arcSize: 16 })
        : styleText([], { ...common, rounded: 1, ...(shape === 'card' ? { absoluteArcSize: 1, arcSize: 16 } : { arcSize: 50 }) });
  }
}

/** `lane`: what stands in it moves with it. */
export function bandStyle({ tone, strength, radius = 0 }: BandMark, theme: Theme, lane: boolean): string {
  const fillColor = colourOf(theme, `${tone}-${strength}`);
  const common = { html: 1, fillColor, strokeColor: 'none', rounded: radius > 0 ? 1 : 0, absoluteArcSize: 1, arcSize: radius * 2 };
  return lane ? styleText(['swimlane', 'shape=swimlane'], { ...common, horizontal: 0, startSize: 0, swimlaneFillColor: fillColor, collapsible: 0 }) : styleText([], common);
}

export function badgeStyle({ tone }: BadgeMark, theme: Theme, label: Style): string {
  const { fill, border } = theme.tones[tone];
  return styleText([], { html: 1, rounded: 1, absoluteArcSize: 1, arcSize: 20, fillColor: fill, strokeColor: border, strokeWidth: theme.borderWidth, ...label });
}

export function textStyle(mark: TextMark, theme: Theme, turned: boolean): string {
  const ground = mark.plate === undefined ? {} : { labelBackgroundColor: theme.canvas };
  return styleText(['text'], { html: 1, strokeColor: 'none', fillColor: 'none', spacing: 0, ...fontStyle(mark, theme), ...ground, ...(turned && { rotation: mark.rotate ?? 0 }) });
}

/** Helvetica, as diagrams.net writes by itself: narrower than Inter, so that lines stay as they are broken. */
export function fontStyle({ anchor, style, tone }: Pick<TextMark, 'anchor' | 'style' | 'tone'>, theme: Theme): Style {
  const align = anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center';
  return { align, verticalAlign: 'middle', fontFamily: 'Helvetica', fontSize: typeSettings[style].size, fontColor: theme.tones[tone].text };
}

/** Where the line meets the boxes at its ends, as shares of their width and height. */
export function edgeStyle({ line, tone, start, end, radius }: EdgeMark, theme: Theme, from: Style, to: Style): string {
  const strokeColor = theme.tones[tone].line;
  return styleText([], {
    ...{ edgeStyle: 'none', html: 1, rounded: 1, arcSize: radius * 2, strokeColor, strokeWidth: line === 'double' ? 4 : 1.5 },
    ...(line === 'double' ? { shape: 'filledEdge', fillColor: theme.canvas } : dashes[line]),
    ...head('start', start),
    ...head('end', end),
    ...from,
    ...to,
    ...{ fontFamily: 'Helvetica', labelBackgroundColor: theme.canvas },
  });
}

export function exitAt(box: Box, x: number, y: number): Style {
  return { exitX: share(x - box.x, box.width), exitY: share(y - box.y, box.height), exitDx: 0, exitDy: 0, exitPerimeter: 0 };
}

export function entryAt(box: Box, x: number, y: number): Style {
  return { entryX: share(x - box.x, box.width), entryY: share(y - box.y, box.height), entryDx: 0, entryDy: 0, entryPerimeter: 0 };
}

export function ruleStyle({ line, tone, width }: LineMark, theme: Theme): string {
  return styleText([], { edgeStyle: 'none', html: 1, endArrow: 'none', strokeColor: theme.tones[tone].border, strokeWidth: width, ...dashes[line] });
}

export function curveStyle({ tone }: CurveMark, theme: Theme): string {
  return styleText([], { edgeStyle: 'none', html: 1, endArrow: 'none', strokeColor: theme.tones[tone].line, strokeWidth: 2 });
}

export function dotStyle({ tone }: CurveMark, theme: Theme): string {
  const { line } = theme.tones[tone];
  return styleText(['ellipse', 'shape=ellipse'], { html: 1, fillColor: line, strokeColor: line });
}

/** A glyph as a picture of its own; diagrams.net leaves out `;base64`, since `;` ends a style. */
export function iconStyle(icon: string, size: number, tone: Tone, theme: Theme): string {
  const colour = theme.tones[tone].text;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="${glyphStroke(size)}" stroke-linecap="round" stroke-linejoin="round"><path d="${iconPath(icon)}"/></svg>`;
  return styleText(['shape=image'], { html: 1, imageAspect: 0, image: `data:image/svg+xml,${btoa(svg)}` });
}

const dashes: Readonly<Record<'solid' | 'dashed' | 'long-dashed' | 'dotted', Style>> = {
  solid: {},
  dashed: { dashed: 1, dashPattern: '6 4', fixDash: 1 },
  'long-dashed': { dashed: 1, dashPattern: '14 6', fixDash: 1 },
  dotted: { dashed: 1, dashPattern: '1 4', fixDash: 1 },
};

function head(at: 'start' | 'end', shape: ArrowHead): Style {
  const arrow = { none: 'none', arrow: 'block', open: 'open', dot: 'oval' }[shape];
  return { [`${at}Arrow`]: arrow, [`${at}Fill`]: shape === 'open' ? 0 : 1, [`${at}Size`]: 6 };
}

function share(distance: number, length: number): number {
  return length === 0 ? 0.5 : distance / length;
}

function colourOf(theme: Theme, name: ColourName): string {
  return namedColours(theme).get(name) ?? theme.canvas;
}
