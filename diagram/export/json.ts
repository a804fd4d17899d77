import type { PlacedGraph } from '../placed-graph.ts';

/** A picture as data, for programs that draw it themselves. */
export function exportJson(graph: PlacedGraph): string {
  return `${JSON.stringify(graph, undefined, 2)}\n`;
}
