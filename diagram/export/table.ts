import type { PlacedGraph } from '../placed-graph.ts';
import type { SingleView } from '../views/compared-view.ts';
import { exportDrawio } from './drawio.ts';
import { exportJson } from './json.ts';
import { exportMermaid } from './mermaid.ts';
import { exportSvg, type SvgOptions } from './svg.tsx';

/**
 * Writes a text format. `view`: from what is shown, for programs that find the places themselves, so nothing has to be laid
 * out. `picture`: from where everything is. `pages`: the same, several pictures in one file.
 */
export type Exporter =
  | { readonly from: 'view'; write(view: SingleView, options: SvgOptions): string }
  | { readonly from: 'picture'; write(graph: PlacedGraph, options: SvgOptions): string }
  | { readonly from: 'pages'; write(graphs: readonly PlacedGraph[], options: SvgOptions): string };

/** One exporter per format; what needs more than text (PNG, PDF) is in the command line. */
export const exporters = {
  svg: { from: 'picture', write: exportSvg },
  json: { from: 'picture', write: exportJson },
  mermaid: { from: 'view', write: exportMermaid },
  drawio: { from: 'pages', write: exportDrawio },
} as const satisfies Record<string, Exporter>;
