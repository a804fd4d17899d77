import type { Snapshot } from '../extension/webview/static/snapshot.ts';
import { listViews } from '../diagram/views/table.ts';
import type { ViewEntry } from '../diagram/view-graph.ts';
import type { Comparison } from '../language-server/comparison/comparisons.ts';
import type { ComparedChange, ComparisonResult, ProjectInfo } from '../language-server/protocol.ts';
import type { ProjectState } from '../language-server/project.ts';
import type { ViewerRequests } from '../language-server/viewer-requests.ts';
import type { ElementId } from '../model/element-base.ts';
import { counted } from '../model/phrases.ts';
import { plateauOrder } from '../model/plateau.ts';
import type { Drawing } from './drawing.ts';

export interface SnapshotOptions {
  readonly kind: Snapshot['kind'];
  /** The views of a project; where it is left out all of them, or in one file as many as are reasonable there. */
  readonly choose?: (state: ProjectState, all: readonly ViewEntry[]) => readonly ViewEntry[];
  /** The one plateau that it is about, by its name. */
  readonly at: string | undefined;
  /** The text of the architecture is put in. */
  readonly withText: boolean;
  /** Beside the page: the gallery of templates. */
  readonly templates?: string;
  /** The later version is that of the project: then pictures show both, and only those in which something is different. */
  readonly comparison?: Comparison;
  readonly drawing: Drawing;
}

/** More pictures than these of a project at all its plateaus, and nobody waits for them; in a site each lies in a file of its own. */
const MOST_PICTURES: Readonly<Record<Snapshot['kind'], number>> = { pictures: 160, site: 400 };

/** More views than this, and one file takes megabytes to open. */
const MOST_IN_FILE = 240;

/** More views than this of two versions nobody looks through. */
const MOST_COMPARED = 60;

interface Scope {
  readonly state: ProjectState;
  readonly info: ProjectInfo;
  readonly viewer: ViewerRequests;
  readonly at: ElementId | undefined;
  readonly options: SnapshotOptions;
}

/** Which views are drawn and at which plateaus, and what is left out of it. */
export function scopeOf({ state, info, viewer, at, options }: Scope) {
  const order = plateauOrder(state.model).map(({ id }) => id);
  // The key of the plateau that is shown first is empty, as the page asks for it.
  const every = order.length > 0 ? [undefined, ...order.slice(1)] : [undefined];
  if (options.comparison !== undefined) return comparedScope({ info, viewer, comparison: options.comparison, every });
  const all = listViews(state.stand(at).index);
  const isTooMany = options.kind === 'pictures' && options.choose === undefined && all.length > MOST_IN_FILE;
  const views = options.choose?.(state, all) ?? (isTooMany ? all.filter(({ kind, declaration }) => declaration !== undefined || kind === 'landscape' || kind === 'journey') : all);
  const isSmall = views.length * every.length <= MOST_PICTURES[options.kind];
  const plateaus: readonly (ElementId | undefined)[] = at !== undefined ? [at] : isSmall ? every : [undefined];
  const left = all.length - views.length;
  const fewer = isTooMany ? [`${info.name}: ${counted(left, 'flow or sequence', 'flows and sequences')} are left out of so large a page; ask for them with --view or --all, or write a folder with cxa site.`] : [];
  const today = at === undefined && !isSmall && every.length > 1
    ? [`${info.name}: ${counted(views.length, 'view')} at ${counted(order.length, 'plateau')} are too many, so that only the first plateau is drawn; name another with --at.`]
    : [];
  return { views, plateaus, notes: [...fewer, ...today], compared: undefined };
}

interface ComparedScope {
  readonly info: ProjectInfo;
  readonly viewer: ViewerRequests;
  readonly comparison: Comparison;
  readonly every: readonly (ElementId | undefined)[];
}

function comparedScope({ info, viewer, comparison, every }: ComparedScope) {
  const isOfPlateaus = comparison.after.at !== undefined;
  const compared: Record<string, ComparisonResult> = {};
  const weights = new Map<string, number>();
  for (const plateau of isOfPlateaus ? [undefined] : every) {
    const result = viewer.comparison({ project: info.uri, ...(plateau !== undefined && { plateau }) });
    if (result === undefined) continue;
    compared[plateau ?? ''] = isOfPlateaus ? { ...result, changes: result.changes.map(withoutPlateau) } : result;
    for (const { name, changes = 0 } of result.views) weights.set(name, Math.max(weights.get(name) ?? 0, changes));
  }
  const different = info.views.filter(({ name }) => weights.has(name));
  const heaviest = [...different].sort((a, b) => (weights.get(b.name) ?? 0) - (weights.get(a.name) ?? 0)).slice(0, MOST_COMPARED);
  const shown = different.length === 0 ? info.views.slice(0, 1) : different.filter((view) => heaviest.includes(view));
  const left = different.length - shown.length;
  const isSmall = shown.length * every.length <= MOST_PICTURES.pictures;
  const notes = [
    ...(left > 0 ? [`${counted(left, 'more view')} differ than one page can show: it has the ${MOST_COMPARED} in which most is different.`] : []),
    ...(isSmall || isOfPlateaus ? [] : ['The pictures show the first plateau alone, because there are too many; compare another with --at-base and --at-head.']),
  ];
  return {
    views: shown,
    plateaus: isSmall && !isOfPlateaus ? every : [undefined],
    compared: Object.fromEntries(Object.entries(compared).map(([key, result]) => [key, { ...result, notes: [...result.notes, ...notes] }])),
    notes,
  };
}

/** Both versions stand at one plateau, so that no picture is at another. */
function withoutPlateau({ view, ...change }: ComparedChange): ComparedChange {
  if (view === undefined) return change;
  const { plateau: _, ...rest } = view;
  return { ...change, view: rest };
}
