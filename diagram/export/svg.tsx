import { renderToString } from 'preact-render-to-string';
import type { PlacedGraph } from '../placed-graph.ts';
import { Picture } from '../svg/picture.tsx';
import { inlineStylesheet } from '../svg/stylesheet.ts';
import { type ThemeName, themes } from '../svg/theme.ts';

export interface SvgOptions {
  readonly theme: ThemeName;
  /** `@font-face` rules with the fonts inside, so that the text looks the same where Inter is not installed. */
  readonly fontFaces?: string;
}

/** A picture as an SVG document that needs nothing else: same graph and options, same bytes. */
export function exportSvg(graph: PlacedGraph, options: SvgOptions): string {
  const fonts = options.fontFaces === undefined ? '' : `${options.fontFaces}\n`;
  const stylesheet = `${fonts}${inlineStylesheet(themes[options.theme])}`;
  return `${renderToString(<Picture graph={graph} stylesheet={stylesheet} />)}\n`;
}
