import { Resvg } from '@resvg/resvg-js';
import { isCovered } from '../diagram/layout/character-width.ts';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import { exportSvg } from '../diagram/export/svg.tsx';
import type { ThemeName } from '../diagram/svg/theme.ts';
import { interFiles } from './inter-files.ts';

export interface PngOptions {
  readonly theme: ThemeName;
  /** Pixels per px of the picture; 2 when left out, less where the picture would get larger than can be held. */
  readonly scale?: number;
}

/**
 * Renders a picture as PNG with the Inter that comes along. The machine's fonts are read only where the picture has
 * characters that Inter lacks, since they make the result differ from machine to machine.
 */
export function renderPng(graph: PlacedGraph, options: PngOptions): Uint8Array {
  const svg = exportSvg(graph, { theme: options.theme, fontFaces: '' });
  const scale = Math.min(options.scale ?? 2, largestSide / Math.max(graph.width, graph.height));
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: Object.values(interFiles()), loadSystemFonts: needsOtherFonts(graph), defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  return resvg.render().asPng();
}

/** Of the PNG, px; more takes gigabytes of memory. */
const largestSide = 16_384;

function needsOtherFonts(graph: PlacedGraph): boolean {
  return graph.marks.some(
    (mark) =>
      (mark.kind === 'text' || mark.kind === 'badge') &&
      [...mark.text].some((character) => !isCovered(character.codePointAt(0) ?? 0)),
  );
}
