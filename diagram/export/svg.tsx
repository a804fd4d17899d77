import { renderToString } from 'preact-render-to-string';
import type { PlacedGraph } from '../placed-graph.ts';
import { HeldText } from '../svg/held-text.ts';
import { Picture } from '../svg/picture.tsx';
import { inlineStylesheet } from '../svg/stylesheet.ts';
import { type ThemeName, themes } from '../svg/theme.ts';
import { isEarlierLook } from '../svg/version-classes.ts';

export interface SvgOptions {
  readonly theme: ThemeName;
  /**
   * `@font-face` rules with the fonts inside, empty where Inter is known to be at hand. Left out, every text is held to its
   * measured width, so that it stays in its place in whatever font it is drawn.
   */
  readonly fontFaces?: string;
}

/** A picture as an SVG document that needs nothing else: same graph and options, same bytes. */
export function exportSvg(graph: PlacedGraph, options: SvgOptions): string {
  const { theme, fontFaces } = options;
  const stylesheet = `${fontFaces ? `${fontFaces}\n` : ''}${inlineStylesheet(themes[theme], { compared: graph.compared === true })}`;
  const picture = (
    <HeldText.Provider value={fontFaces === undefined}>
      <Picture graph={withoutEarlierLooks(graph)} stylesheet={stylesheet} />
    </HeldText.Provider>
  );
  return `${renderToString(picture)}\n`;
}

/** A picture that does not move shows what is in both versions as it is later. */
function withoutEarlierLooks(graph: PlacedGraph): PlacedGraph {
  return graph.compared ? { ...graph, marks: graph.marks.filter((mark) => !isEarlierLook(mark)) } : graph;
}
