import { describe, expect, test } from 'vitest';
import type { Tone } from '../../diagram/view-graph.ts';
import { type ColourName, namedColours, type ThemeName, themes } from '../../diagram/svg/theme.ts';
import { contrast } from '../support/contrast.ts';

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
