import type { Mark, PlacedGraph } from '../../diagram/placed-graph.ts';

/** The layout's own name for the marks of the legend. */
const LEGEND = 'legend:';

/** A sample in the legend is no part of the architecture: it is neither walked to nor found. */
export function isLegend(mark: Mark): boolean {
  return mark.id.startsWith(LEGEND);
}

/** The picture without the legend at its foot, for a page that shows the legend beside it. */
export function withoutLegend(placed: PlacedGraph): PlacedGraph {
  const rule = placed.marks.find((mark) => mark.kind === 'line' && isLegend(mark));
  if (rule?.kind !== 'line') return placed;
  const marks = placed.marks.filter((mark) => !isLegend(mark));
  return { ...placed, marks, height: rule.from.y };
}
