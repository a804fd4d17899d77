import type { MarkChange } from '../placed-graph.ts';
import type { LegendEntry, ViewRequest } from '../view-graph.ts';
import type { ComparedView, SingleView } from '../views/compared-view.ts';
import { compareBlueprints } from './compare-blueprint.ts';
import { type ComparedPair, compareGraphs } from './compare-graph.ts';
import { compareSequences } from './compare-sequence.ts';
import { changeLooks, changeOrder } from './change-looks.ts';
import { type ComparedNames, laterId } from './names.ts';

/**
 * Two versions of one view as one: the earlier one in the names of the later one, both with the same things in the same
 * order. A version that does not have the view at all is undefined: then everything is new, or everything is gone.
 */
export function compareViews(before: SingleView | undefined, after: SingleView | undefined, names: ComparedNames): ComparedView {
  const shown = after ?? before;
  if (shown === undefined) throw new RangeError('A view that is in neither version cannot be compared.');
  const earlier = before ?? emptied(shown);
  const later = after ?? emptied(shown);
  const pair = comparePair(earlier, later, names);
  const counts = countChanges(pair.changes);
  const isEmpty = earlier.empty !== undefined && later.empty !== undefined ? { empty: later.empty } : {};
  return {
    shape: 'compared',
    request: after?.request ?? laterRequest(earlier.request, names),
    title: shown.title,
    subtitle: [sayCounts(counts), shown.subtitle].filter(Boolean).join(' · '),
    legend: [...explainChanges(counts), ...joinLegends(later.legend, earlier.legend)],
    before: withoutEmpty(pair.before),
    after: withoutEmpty(pair.after),
    changes: pair.changes,
    ...isEmpty,
  };
}

/** How many things of a view are new, gone, changed or affected. */
export function countChanges(changes: ComparedView['changes']): Readonly<Record<MarkChange, number>> {
  const counts: Record<MarkChange, number> = { added: 0, removed: 0, changed: 0, affected: 0 };
  for (const change of Object.values(changes)) counts[change] += 1;
  return counts;
}

/** A view is of one shape in both versions; of two shapes nothing could be kept in its place. */
function comparePair(before: SingleView, after: SingleView, names: ComparedNames): ComparedPair<SingleView> {
  if (before.shape === 'graph' && after.shape === 'graph') return compareGraphs(before, after, names);
  if (before.shape === 'blueprint' && after.shape === 'blueprint') return compareBlueprints(before, after, names);
  if (before.shape === 'sequence' && after.shape === 'sequence') return compareSequences(before, after, names);
  return comparePair(emptied(after), after, names);
}

function emptied({ request, title, subtitle, ...view }: SingleView): SingleView {
  const base = { request, title, subtitle, legend: [] };
  switch (view.shape) {
    case 'graph':
      return { ...base, shape: 'graph', direction: view.direction, ...(view.order === undefined ? {} : { order: view.order }), nodes: [], edges: [] };
    case 'blueprint':
      return { ...base, shape: 'blueprint', steps: [], phases: [], transitions: [], items: [], findings: [] };
    case 'sequence':
      return { ...base, shape: 'sequence', participants: [], steps: [], findings: [] };
  }
}

/** What is empty in one version is not where the other one has something. */
function withoutEmpty({ empty: _, ...view }: SingleView): SingleView {
  return view;
}

function laterRequest(request: ViewRequest, names: ComparedNames): ViewRequest {
  return { ...request, ...(request.subject === undefined ? {} : { subject: laterId(names, request.subject) }) };
}

function sayCounts(counts: Readonly<Record<MarkChange, number>>): string {
  const said = changeOrder.filter((change) => counts[change] > 0).map((change) => `${counts[change]} ${change}`);
  return said.length === 0 ? 'nothing is different' : said.join(', ');
}

function explainChanges(counts: Readonly<Record<MarkChange, number>>): readonly LegendEntry[] {
  return changeOrder.filter((change) => counts[change] > 0).map((change) => ({ sample: 'badge', ...changeLooks[change] }));
}

function joinLegends(later: readonly LegendEntry[], earlier: readonly LegendEntry[]): readonly LegendEntry[] {
  const entries = new Map([...later, ...earlier].map((entry) => [JSON.stringify([entry.sample, entry.tone, entry.icon, entry.text]), entry]));
  return [...entries.values()];
}
