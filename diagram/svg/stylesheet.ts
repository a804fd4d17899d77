import { fontStack, typeSettings } from '../layout/text-style.ts';
import type { TextStyle } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import { type ColourName, namedColours, type Theme, type ThemeName, themes } from './theme.ts';

/** The style sheet of a picture in a page: colours are custom properties, so that a theme is switched without drawing. */
export function pageStylesheet(): string {
  return stylesheet({
    colour: (name) => `var(--cxa-${name})`,
    borderWidth: 'var(--cxa-border-width)',
    opacity: (name) => `var(--cxa-${name}-opacity,${opacities[name]})`,
    compared: true,
  });
}

/** The custom properties of a theme, for the element that holds the picture: `--cxa-core-fill: #e8f6f3; …`. */
export function themeProperties(name: ThemeName): string {
  const theme = themes[name];
  const colours = [...namedColours(theme)].map(([colour, value]) => `--cxa-${colour}: ${value};`);
  return [...colours, `--cxa-border-width: ${theme.borderWidth}px;`].join(' ');
}

/** The style sheet of a picture that stands alone: colours are written out, since few SVG readers know custom properties. */
export function inlineStylesheet(theme: Theme, { compared }: { readonly compared: boolean }): string {
  const colours = namedColours(theme);
  return stylesheet({ colour: (name) => colours.get(name) ?? theme.canvas, borderWidth: `${theme.borderWidth}px`, opacity: (name) => `${opacities[name]}`, compared });
}

/**
 * How much of a mark is seen in a picture of two versions, 0 to 1, where nobody says otherwise: both versions at once. A page
 * moves between the versions by custom properties on any element around the picture, `--cxa-before-opacity` and so on:
 * `before` is what is gone, `after` what is new, `earlier` and `later` the two looks of what is in both, never both
 * above 0 at a time, and `steps-back` and `steps-back-text` what did not change, which stands in full in the two single versions.
 */
const opacities = { before: 1, after: 1, earlier: 0, later: 1, 'steps-back': 0.4, 'steps-back-text': 0.72 } as const;

interface SheetOptions {
  readonly colour: (name: ColourName) => string;
  readonly borderWidth: string;
  readonly opacity: (name: keyof typeof opacities) => string;
  /** With what only a picture of two versions needs. */
  readonly compared: boolean;
}

/** Plain class selectors only: that is what every SVG reader understands. */
function stylesheet({ colour, borderWidth, opacity, compared }: SheetOptions): string {
  const rules = [
    `.cxa-inside{stroke:${colour('canvas')}}`,
    `.cxa-canvas{fill:${colour('canvas')}}`,
    `.cxa-text{font-family:${fontStack};font-feature-settings:'calt' 0}`,
    '.cxa-edge,.cxa-line,.cxa-curve,.cxa-glyph{fill:none;stroke-linecap:round;stroke-linejoin:round}',
    '.cxa-edge{stroke-width:1.5px}',
    '.cxa-curve{stroke-width:2px}',
    '.cxa-hit{fill:none;stroke:none;pointer-events:stroke;stroke-width:12px}',
    `.cxa-box{stroke-width:${borderWidth}}`,
    '.cxa-container{stroke-width:1px}',
    '.cxa-unbordered{stroke:none}',
    '.cxa-struck{text-decoration:line-through}',
    ...(compared ? versionClassNames.map((name) => `.cxa-${name}{opacity:${opacity(name)}}`) : []),
  ];
  for (const [style, { size, weight }] of Object.entries(typeSettings) as [TextStyle, { size: number; weight: number }][]) {
    rules.push(`.cxa-${style}{font-size:${size}px;font-weight:${weight}}`);
  }
  for (const tone of tones) {
    if (!compared && tone in changeWidths) continue;
    const of = (part: 'fill' | 'border' | 'text' | 'line' | 'faint' | 'soft' | 'strong') => colour(`${tone}-${part}`);
    rules.push(
      `.cxa-box-${tone}{fill:${of('fill')};stroke:${of('border')}}`,
      `.cxa-container-${tone}{fill:${of('faint')};stroke:${of('border')}}`,
      `.cxa-text-${tone}{fill:${of('text')}}`,
      `.cxa-stroke-${tone}{stroke:${of('line')}}`,
      `.cxa-head-${tone}{fill:${of('line')};stroke:${of('line')}}`,
      `.cxa-glyph-${tone}{stroke:${of('text')}}`,
      `.cxa-rule-${tone}{stroke:${of('border')}}`,
      `.cxa-faint-${tone}{fill:${of('faint')}}`,
      `.cxa-soft-${tone}{fill:${of('soft')}}`,
      `.cxa-strong-${tone}{fill:${of('strong')}}`,
    );
  }
  for (const [tone, width] of compared ? Object.entries(changeWidths) : []) rules.push(`.cxa-box-${tone},.cxa-stroke-${tone}{stroke-width:${width}px}`);
  return rules.join('\n');
}

const tones = Object.keys(themes.light.tones) as readonly Tone[];

/** Later ones stand over earlier ones. */
const versionClassNames = ['steps-back', 'steps-back-text', 'before', 'after', 'earlier', 'later'] as const;

/** Of the lines around and between what is not the same in two versions, px: seen without colour too. */
const changeWidths = { added: 2.5, removed: 2, changed: 2, affected: 2 } as const;
