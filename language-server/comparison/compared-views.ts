import { compareView, comparedNames, pairViews, type ViewedVersion } from '../../diagram/compare/compared-views.ts';
import type { ComparedView, SingleView } from '../../diagram/views/compared-view.ts';
import { buildView } from '../../diagram/views/table.ts';
import type { ViewEntry, ViewRequest } from '../../diagram/view-graph.ts';
import type { Difference } from '../../model/diff/difference.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { JourneyWalk } from '../../model/walk.ts';
import type { ComparedState } from '../compare-states.ts';
import type { ComparedViewEntry } from '../protocol.ts';
import { viewContext } from '../view-context.ts';
import { viewedVersion } from '../viewed-version.ts';
import type { Comparison } from './comparisons.ts';

type Pair = ReturnType<typeof pairViews>[number];

/** The views of the later version, and those of the earlier one that it has no more. */
export function listComparedViews(comparison: Comparison): readonly ViewEntry[] {
  return pairsOf(comparison).map(({ before: _before, after, ...entry }) => (after === undefined ? { ...entry, title: `${entry.title} (removed)` } : entry));
}

/** One view of both versions; what neither of them has is said as of one. */
export function buildComparedView(comparison: Comparison, request: ViewRequest): ComparedView | SingleView {
  const pair = pairsOf(comparison).find(({ kind, subject, declaration }) => kind === request.kind && subject === request.subject && declaration === request.declaration);
  return pair === undefined ? buildView(viewContext(comparison.after.state, request.plateau), request) : buildPair(comparison, pair, request.plateau);
}

/** More views than these are only said to be different, since counting means building them. */
const mostCounted = 48;

/** The views in which something is different, at this plateau or their own. */
export function differentViews(comparison: Comparison, plateau: ElementId | undefined): readonly ComparedViewEntry[] {
  const journeys = touchedJourneys(comparison.difference);
  const candidates = pairsOf(comparison).filter(({ subject }) => subject === undefined || journeys.has(subject));
  return candidates.flatMap((pair, place): readonly ComparedViewEntry[] => {
    if (place >= mostCounted) return [{ name: pair.name }];
    const changes = Object.keys(buildPair(comparison, pair, plateau ?? pair.plateau).changes).length;
    return changes === 0 ? [] : [{ name: pair.name, changes }];
  });
}

function buildPair({ before, after, difference: { diff } }: Comparison, pair: Pair, plateau: ElementId | undefined): ComparedView {
  const earlier = [...diff.ids].find(([, later]) => later === plateau)?.[0] ?? plateau;
  const at = (request: ViewRequest | undefined, asked: ElementId | undefined) => request && (asked === undefined ? request : { ...request, plateau: asked });
  return compareView(versionOf(before), versionOf(after), { before: at(pair.before, earlier), after: at(pair.after, plateau) }, diff);
}

const known = new WeakMap<Comparison, readonly Pair[]>();

function pairsOf(comparison: Comparison): readonly Pair[] {
  const { before, after, difference } = comparison;
  const pairs = known.get(comparison) ?? pairViews(versionOf(before), versionOf(after), comparedNames(difference.diff));
  known.set(comparison, pairs);
  return pairs;
}

/** As pictures look at it; undefined where it has no architecture. */
function versionOf({ state, isThere, at }: ComparedState): ViewedVersion | undefined {
  return isThere ? viewedVersion(state, at) : undefined;
}

/** The journeys that have changed themselves, or something on whose way has, or of which something else is found. */
function touchedJourneys({ diff, consequences }: Difference): ReadonlySet<ElementId> {
  const changed = new Set(diff.changes.flatMap((change) => ('before' in change ? [change.before.id, change.after.id] : [change.element.id])));
  const { introduced, graver, fixed } = consequences.findings;
  const touched = new Set([...introduced, ...graver, ...fixed].flatMap(({ journeys }) => journeys));
  for (const { journey, before, after } of consequences.journeys) {
    const isTouched = !before || !after || before.verdict !== after.verdict || [before, after].some(({ walk }) => elementsOf(walk).some((id) => changed.has(id)));
    if (isTouched) touched.add(journey);
  }
  return touched;
}

/** All that a journey comes by. */
function elementsOf({ journey, flow, steps, transitions }: JourneyWalk): readonly ElementId[] {
  return [
    ...[journey, ...flow.systems, ...flow.integrations],
    ...steps.flatMap(({ step, systems }) => [step, ...systems]),
    ...transitions.flatMap(({ arrow, handovers }) => [...(arrow === undefined ? [] : [arrow]), ...handovers]),
  ];
}
