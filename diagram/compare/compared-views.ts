import type { ModelDiff } from '../../model/diff/change.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ViewContext } from '../draw.ts';
import type { MarkChange } from '../placed-graph.ts';
import type { ViewEntry, ViewRequest } from '../view-graph.ts';
import type { ComparedView } from '../views/compared-view.ts';
import { buildView, listViews } from '../views/table.ts';
import { compareViews, countChanges } from './compare-views.ts';
import { type ComparedNames, laterId } from './names.ts';
import { narrowView } from './narrow-view.ts';

/** One of the two versions, as views look at it. */
export interface ViewedVersion {
  /** At a plateau; today's when undefined. */
  context(plateau: ElementId | undefined): ViewContext;
  /** The plateau that is compared; left out, each view is shown at its own. */
  readonly at?: ElementId;
}

/** A view that differs between two versions, as the later one lists it; one that is gone as it was, in later names. */
export interface ComparedEntry extends ViewEntry {
  /** What each version is asked for; undefined where it does not have the view. */
  readonly before: ViewRequest | undefined;
  readonly after: ViewRequest | undefined;
  /** How many things in it are new, gone, changed or affected. */
  readonly counts: Readonly<Record<MarkChange, number>>;
}

/** What pictures need of a comparison of models. */
export function comparedNames({ ids, changes }: ModelDiff): ComparedNames {
  return { ids, changed: new Set(changes.flatMap((change) => ('after' in change ? [change.after.id] : []))) };
}

/** Every view that differs, most changed first; a version that is not there at all is undefined. */
export function comparedViews(before: ViewedVersion | undefined, after: ViewedVersion | undefined, diff: ModelDiff): readonly ComparedEntry[] {
  const names = comparedNames(diff);
  const paired = pairViews(before, after, names);
  const isLong = paired.length > mostInFull;
  const untouched = new Set<ElementId>();
  const found: ComparedEntry[] = [];
  for (const entry of paired) {
    const { kind, subject } = entry;
    if (isLong && kind !== 'journey' && subject !== undefined && untouched.has(subject)) continue;
    const counts = countChanges(compareView(before, after, entry, diff).changes);
    if (weigh(counts) > 0) found.push({ ...entry, counts });
    else if (kind === 'journey' && subject !== undefined) untouched.add(subject);
  }
  return found.toSorted((a, b) => weigh(b.counts) - weigh(a.counts));
}

/** Of more views than this, a journey whose blueprint is the same in both versions is not looked at in its other views. */
const mostInFull = 300;

/** How much is different in a view: what is only affected counts half. */
export function changeWeight(changes: ComparedView['changes']): number {
  return weigh(countChanges(changes));
}

function weigh({ added, removed, changed, affected }: ComparedEntry['counts']): number {
  return 2 * (added + removed + changed) + affected;
}

/** One view in both versions on one canvas; a landscape that is big narrowed to what is different and what that touches. */
export function compareView(
  before: ViewedVersion | undefined,
  after: ViewedVersion | undefined,
  entry: Pick<ComparedEntry, 'before' | 'after'>,
  diff: ModelDiff,
): ComparedView {
  const build = (version: ViewedVersion | undefined, request: ViewRequest | undefined) => {
    if (version === undefined || request === undefined) return undefined;
    const plateau = version.at ?? request.plateau;
    return buildView({ ...version.context(plateau), whole: true }, plateau === undefined ? request : { ...request, plateau });
  };
  return narrowView(compareViews(build(before, entry.before), build(after, entry.after), comparedNames(diff)));
}

/** The views of both versions, those of the later one first, each with what the versions are asked for. */
export function pairViews(before: ViewedVersion | undefined, after: ViewedVersion | undefined, names: ComparedNames): readonly Omit<ComparedEntry, 'counts'>[] {
  const earlier = before === undefined ? [] : listViews(before.context(before.at).index);
  const later = after === undefined ? [] : listViews(after.context(after.at).index);
  const keyOf = (entry: ViewEntry) => JSON.stringify([entry.kind, entry.subject, entry.declaration]);
  const renamed = earlier.map((entry) => ({ entry, later: laterEntry(entry, names) }));
  const known = new Map(renamed.map((each) => [keyOf(each.later), each]));
  const listed = new Set(later.map(keyOf));
  return [
    ...later.map((entry) => ({ ...entry, before: known.get(keyOf(entry))?.entry, after: entry })),
    ...renamed.filter((each) => !listed.has(keyOf(each.later))).map((each) => ({ ...each.later, before: each.entry, after: undefined })),
  ];
}

function laterEntry(entry: ViewEntry, names: ComparedNames): ViewEntry {
  const { subject, declaration } = entry;
  return {
    ...entry,
    ...(subject === undefined ? {} : { subject: laterId(names, subject) }),
    ...(declaration === undefined ? {} : { declaration: laterId(names, declaration) }),
  };
}
