import type { Tone } from '../view-graph.ts';
import { contrastTones, darkTones, lightTones } from './tones.ts';

export const themeNames = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/** The colours of one tone, as `#rrggbb`. */
export interface ToneColours {
  readonly fill: string;
  readonly border: string;
  /** Legible on `fill`, on `canvas` and on every band of its tone: at least 4.5 to 1, 7 to 1 in `contrast`. */
  readonly text: string;
  /** Edges and rules on the canvas: at least 3 to 1 where they carry meaning. */
  readonly line: string;
}

export interface Theme {
  readonly canvas: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
  /** How much of a tone's fill a band has over the canvas, 0 to 1. */
  readonly bands: Readonly<Record<BandStrength, number>>;
  /** Of a card's border, px. */
  readonly borderWidth: number;
}

export type BandStrength = 'faint' | 'soft' | 'strong';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: { canvas: '#ffffff', tones: lightTones, bands: { faint: 0.45, soft: 1, strong: 1 }, borderWidth: 1.25 },
  dark: { canvas: '#14171c', tones: darkTones, bands: { faint: 0.45, soft: 0.8, strong: 1 }, borderWidth: 1.25 },
  contrast: { canvas: '#000000', tones: contrastTones, bands: { faint: 0, soft: 1, strong: 1 }, borderWidth: 1.75 },
};

/** What the style sheet refers to: `canvas`, `core-fill`, `core-soft` … */
export type ColourName = 'canvas' | `${Tone}-${keyof ToneColours | BandStrength}`;

/** Every colour of a theme by its name, in a fixed order. */
export function namedColours(theme: Theme): ReadonlyMap<ColourName, string> {
  const colours = new Map<ColourName, string>([['canvas', theme.canvas]]);
  for (const tone of Object.keys(theme.tones) as Tone[]) {
    const { fill, border, text, line } = theme.tones[tone];
    colours.set(`${tone}-fill`, fill).set(`${tone}-border`, border).set(`${tone}-text`, text).set(`${tone}-line`, line);
    for (const strength of ['faint', 'soft', 'strong'] as const) {
      const share = theme.bands[strength];
      const ground = strength === 'strong' ? mixColours(fill, border, 0.22) : fill;
      colours.set(`${tone}-${strength}`, mixColours(theme.canvas, ground, share));
    }
  }
  return colours;
}

/** `share` of the second colour over the first. */
function mixColours(under: string, over: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const low = Number.parseInt(under.slice(at, at + 2), 16);
    const high = Number.parseInt(over.slice(at, at + 2), 16);
    return Math.round(low + (high - low) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
