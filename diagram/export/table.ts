import type { PlacedGraph } from '../placed-graph.ts';
import { exportSvg, type SvgOptions } from './svg.tsx';

export type ExportFormat = 'svg';

/** Writes a picture in a text format. */
export type ExportPicture = (graph: PlacedGraph, options: SvgOptions) => string;

/** One exporter per format; what needs more than text (PNG) starts from the SVG, in the command line. */
export const exporters: Readonly<Record<ExportFormat, ExportPicture>> = {
  svg: exportSvg,
};
