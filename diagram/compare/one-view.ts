import type { ViewGraph } from '../view-graph.ts';
import type { ComparedView, SingleView } from '../views/compared-view.ts';

/**
 * Two versions as one view, for formats that have no place for two: everything that is in either, in the colours of what
 * became of it, and of what has changed the later version.
 */
export function asOneView(view: ViewGraph): SingleView {
  if (view.shape !== 'compared') return view;
  const { title, subtitle, legend, request, after } = view;
  const base = { title, subtitle, legend, request, ...(view.empty !== undefined && { empty: view.empty }) };
  if (after.shape !== 'graph') return { ...after, ...base };
  const toned = <T extends { readonly id: string }>(thing: T): T => {
    const change = view.changes[thing.id];
    return change === undefined ? thing : { ...thing, tone: change };
  };
  return { ...after, ...base, nodes: after.nodes.map(toned), edges: after.edges.map(toned), legend: [...explained(view), ...legend] };
}

/** Formats without glyphs say what a colour means. */
function explained({ changes }: ComparedView): SingleView['legend'] {
  return [...new Set(Object.values(changes))].sort().map((change) => ({ sample: 'swatch', tone: change, text: change }));
}
