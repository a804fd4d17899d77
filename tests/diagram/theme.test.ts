import { describe, expect, test } from 'vitest';
import type { Tone } from '../../diagram/view-graph.ts';
import { type ColourName, namedColours, type ThemeName, themes } from '../../diagram/svg/theme.ts';

/** WCAG 2.2: 4.5 to 1 for text at level AA, 7 to 1 at AAA, 3 to 1 for lines that mean something. */
const levels: Readonly<Record<ThemeName, { readonly text: number; readonly line: number }>> = {
  light: { text: 4.5, line: 3 },
  dark: { text: 4.5, line: 3 },
  contrast: { text: 7, line: 7 },
};

describe.each(Object.keys(themes) as ThemeName[])('in the %s theme', (name) => {
  const theme = themes[name];
  const colours = namedColours(theme);
  const colour = (of: ColourName) => colours.get(of) ?? '';

  test.each(Object.keys(theme.tones) as Tone[])('%s is legible wherever it is written', (tone) => {
    for (const ground of ['fill', 'faint', 'soft', 'strong'] as const) {
      expect(contrast(colour(`${tone}-text`), colour(`${tone}-${ground}`)), ground).toBeGreaterThanOrEqual(levels[name].text);
    }
    expect(contrast(colour(`${tone}-text`), theme.canvas), 'canvas').toBeGreaterThanOrEqual(levels[name].text);
    expect(contrast(colour(`${tone}-line`), theme.canvas), 'line').toBeGreaterThanOrEqual(levels[name].line);
  });

  test('muted and plain text are legible on every lane', () => {
    for (const lane of Object.keys(theme.tones) as Tone[]) {
      for (const ink of ['muted', 'plain'] as const) {
        expect(contrast(colour(`${ink}-text`), colour(`${lane}-faint`)), lane).toBeGreaterThanOrEqual(levels[name].text);
      }
    }
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
