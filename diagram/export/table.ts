import type { PlacedGraph } from '../placed-graph.ts';
import { exportJson } from './json.ts';
import { exportSvg, type SvgOptions } from './svg.tsx';

/** Writes a picture in a text format. */
export type ExportPicture = (graph: PlacedGraph, options: SvgOptions) => string;

/** One exporter per format; what needs more than text (PNG) starts from the SVG, in the command line. */
export const exporters = {
  svg: exportSvg,
  json: exportJson,
} as const satisfies Record<string, ExportPicture>;
