import type { PlacedGraph } from '../../diagram/placed-graph.ts';

/** The layout's own name for the marks of the legend. */
const LEGEND = 'legend:';

/** The picture without the legend at its foot, for a page that shows the legend beside it. */
export function withoutLegend(placed: PlacedGraph): PlacedGraph {
  const rule = placed.marks.find((mark) => mark.kind === 'line' && mark.id.startsWith(LEGEND));
  if (rule?.kind !== 'line') return placed;
  const marks = placed.marks.filter((mark) => !mark.id.startsWith(LEGEND));
  return { ...placed, marks, height: rule.from.y };
}
