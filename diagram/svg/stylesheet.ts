import { fontStack, typeSettings } from '../layout/text-style.ts';
import type { TextStyle } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import { type ColourName, namedColours, type Theme, type ThemeName, themes } from './theme.ts';

/** The style sheet of a picture in a page: colours are custom properties, so that a theme is switched without drawing. */
export function pageStylesheet(): string {
  return stylesheet((name) => `var(--cxa-${name})`, 'var(--cxa-border-width)');
}

/** The custom properties of a theme, for the element that holds the picture: `--cxa-core-fill: #e8f6f3; …`. */
export function themeProperties(name: ThemeName): string {
  const theme = themes[name];
  const colours = [...namedColours(theme)].map(([colour, value]) => `--cxa-${colour}: ${value};`);
  return [...colours, `--cxa-border-width: ${theme.borderWidth}px;`].join(' ');
}

/** The style sheet of a picture that stands alone: colours are written out, since few SVG readers know custom properties. */
export function inlineStylesheet(theme: Theme): string {
  const colours = namedColours(theme);
  return stylesheet((name) => colours.get(name) ?? theme.canvas, `${theme.borderWidth}px`);
}

/** Plain class selectors only: that is what every SVG reader understands. */
function stylesheet(colour: (name: ColourName) => string, borderWidth: string): string {
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
  ];
  for (const [style, { size, weight }] of Object.entries(typeSettings) as [TextStyle, { size: number; weight: number }][]) {
    rules.push(`.cxa-${style}{font-size:${size}px;font-weight:${weight}}`);
  }
  for (const tone of tones) {
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
  return rules.join('\n');
}

const tones = Object.keys(themes.light.tones) as readonly Tone[];
