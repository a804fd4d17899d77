import { compareViews } from '../../diagram/compare/compare-views.ts';
import type { ComparedView, SingleView } from '../../diagram/views/compared-view.ts';
import { buildView, listViews } from '../../diagram/views/table.ts';
import type { ViewEntry, ViewRequest } from '../../diagram/view-graph.ts';
import type { Difference } from '../../model/diff/difference.ts';
import { elementOf } from '../../model/diff/change.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ComparedState } from '../compare-states.ts';
import type { ComparedViewEntry } from '../protocol.ts';
import { viewContext } from '../view-context.ts';
import type { Comparison } from './comparisons.ts';

/** The views of the later version, and those of the earlier one that it has no more. */
export function listComparedViews({ before, after, difference }: Comparison): readonly ViewEntry[] {
  const views = listViews(after.state.stand(undefined).index);
  const { ids } = difference.diff;
  const later = (id: ElementId) => ids.get(id) ?? id;
  const gone = listViews(before.state.stand(undefined).index)
    .map((entry) => ({ ...entry, ...(entry.subject !== undefined && { subject: later(entry.subject) }), ...(entry.declaration !== undefined && { declaration: later(entry.declaration) }) }))
    .filter(({ kind, subject, declaration }) => !views.some((view) => view.kind === kind && view.subject === subject && view.declaration === declaration))
    .map((entry) => ({ ...entry, title: `${entry.title} (removed)` }));
  return [...views, ...gone];
}

/** One view of both versions. */
export function buildComparedView({ before, after, difference }: Comparison, request: ViewRequest): ComparedView | SingleView {
  const { ids, changes } = difference.diff;
  const earlier = new Map([...ids].map(([then, now]) => [now, then]));
  const then = (id: ElementId | undefined) => (id === undefined ? undefined : (earlier.get(id) ?? id));
  const [subject, declaration, plateau] = [then(request.subject), then(request.declaration), then(request.plateau)];
  const asked: ViewRequest = { kind: request.kind, ...(subject !== undefined && { subject }), ...(declaration !== undefined && { declaration }), ...(plateau !== undefined && { plateau }) };
  const [old, own] = [viewIn(before, asked), viewIn(after, request)];
  // What neither version has is said as it is of one.
  if (!old && !own) return buildView(viewContext(after.state, request.plateau), request);
  return compareViews(old, own, {
    ids,
    changed: new Set(changes.flatMap((change) => (change.kind === 'added' || change.kind === 'removed' ? [] : [elementOf(change).id]))),
  });
}

/** Undefined where this version has no such view. */
function viewIn({ state }: ComparedState, request: ViewRequest): SingleView | undefined {
  const context = viewContext(state, request.plateau);
  const isThere = [request.subject, request.declaration].every((id) => id === undefined || context.index.element(id) !== undefined);
  return isThere ? buildView(context, request) : undefined;
}

/** More views than these are only said to be different, since counting means building them. */
const mostCounted = 48;

/** The views in which something is different, at this plateau or their own. */
export function differentViews(comparison: Comparison, views: readonly ViewEntry[], plateau: ElementId | undefined): readonly ComparedViewEntry[] {
  const journeys = touchedJourneys(comparison.difference);
  const candidates = views.filter(({ subject }) => subject === undefined || journeys.has(subject));
  return candidates.flatMap(({ name, title: _title, ...request }, place): readonly ComparedViewEntry[] => {
    if (place >= mostCounted) return [{ name }];
    const at = request.plateau ?? plateau;
    const graph = buildComparedView(comparison, { ...request, ...(at !== undefined && { plateau: at }) });
    const changes = graph.shape === 'compared' ? Object.keys(graph.changes).length : 0;
    return changes === 0 ? [] : [{ name, changes }];
  });
}

/** The journeys that have changed themselves, or something on whose way has, or of which something else is found. */
function touchedJourneys({ diff, consequences }: Difference): ReadonlySet<ElementId> {
  const changed = new Set(diff.changes.flatMap((change) => ('before' in change ? [change.before.id, change.after.id] : [change.element.id])));
  const { introduced, graver, fixed } = consequences.findings;
  const touched = new Set([...introduced, ...graver, ...fixed].flatMap(({ journeys }) => journeys));
  for (const { journey, before, after } of consequences.journeys) {
    const isTouched = !before || !after || before.verdict !== after.verdict || [before, after].some(({ walk }) =>
      [walk.journey, ...walk.flow.systems, ...walk.flow.integrations, ...walk.steps.flatMap(({ step, systems }) => [step, ...systems]), ...walk.transitions.flatMap(({ arrow, handovers }) => [arrow, ...handovers])]
        .some((id) => id !== undefined && changed.has(id)));
    if (isTouched) touched.add(journey);
  }
  return touched;
}
