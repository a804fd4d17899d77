import type { TextStyle } from '../placed-graph.ts';

/** How a style is set: the one table that layouts measure with and the style sheet is made from. */
export interface TypeSetting {
  /** Font size, px. */
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  /** From baseline to baseline, px. */
  readonly lineHeight: number;
}

export const typeSettings: Readonly<Record<TextStyle, TypeSetting>> = {
  title: { size: 24, weight: 600, lineHeight: 32 },
  subtitle: { size: 14, weight: 400, lineHeight: 20 },
  heading: { size: 14, weight: 600, lineHeight: 20 },
  node: { size: 14, weight: 600, lineHeight: 18 },
  strong: { size: 12, weight: 600, lineHeight: 16 },
  body: { size: 12, weight: 400, lineHeight: 16 },
  label: { size: 11, weight: 500, lineHeight: 14 },
  lane: { size: 11, weight: 600, lineHeight: 14 },
  small: { size: 11, weight: 400, lineHeight: 14 },
};

/** Inter first, then what each system has that comes nearest. */
export const fontStack =
  "Inter, 'Segoe UI', -apple-system, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', 'Hiragino Sans', 'Noto Sans CJK SC', Arial, sans-serif";

/** From the top of a line to its baseline, px: capitals, 0.727 em high in Inter, stand in the middle of the line. */
export function baselineOf(style: TextStyle): number {
  const { size, lineHeight } = typeSettings[style];
  return (lineHeight + size * 0.727) / 2;
}
