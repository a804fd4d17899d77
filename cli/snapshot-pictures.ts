import type { PictureEntry, ViewPart } from '../extension/webview/static/snapshot.ts';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ViewBase, ViewEntry, ViewGraph } from '../diagram/view-graph.ts';
import type { ViewerRequests } from '../language-server/viewer-requests.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import type { Drawing } from './drawing.ts';

interface DrawViews {
  readonly project: string;
  readonly viewer: ViewerRequests;
  readonly views: readonly ViewEntry[];
  /** The one that is shown first, then the others. */
  readonly plateaus: readonly (ElementId | undefined)[];
  /** There is but one plateau, whatever the views say. */
  readonly isOnly: boolean;
  /** Both versions on one canvas. */
  readonly isCompared: boolean;
  /** Pictures name theirs by their places in this list. */
  readonly findings: readonly Finding[];
  readonly drawing: Drawing;
}

/** By element the names of the views that show it, each with the first plateau at which it does. */
export type ShownIn = Map<ElementId, Map<string, ElementId | undefined>>;

/** Every view at every plateau, placed; at a later plateau what stays is where it was. */
export async function drawViews({ project, viewer, views, plateaus, isOnly, isCompared, findings, drawing }: DrawViews) {
  const places = new Map(findings.map((finding, place) => [finding, place]));
  const parts = new Map<string, ViewPart>();
  const shownIn: ShownIn = new Map();
  let drawn = 0;
  for (const view of views) {
    const pictures: Record<string, PictureEntry> = {};
    let previous: PlacedGraph | undefined;
    for (const plateau of plateausOf(view, plateaus, isOnly)) {
      const { name: _, title: __, plateau: ___, ...request } = view;
      const result = viewer.view({ project, view: { ...request, ...(plateau !== undefined && { plateau }) }, ...(isCompared && { compared: true as const }) });
      if (result === undefined) continue;
      const own = result.findings.flatMap((finding) => places.get(finding) ?? []);
      const entry: PictureEntry = { base: baseOf(result.graph), findings: own };
      const key = isOnly ? '' : (plateau ?? '');
      if (result.graph.empty !== undefined) {
        pictures[key] = entry;
        continue;
      }
      const placed = await drawing.place(result.graph, previous);
      previous = placed;
      drawn += 1;
      pictures[key] = { ...entry, placed };
      for (const { element } of placed.marks) {
        if (element === undefined) continue;
        const known = shownIn.get(element) ?? new Map<string, ElementId | undefined>();
        if (!known.has(view.name)) known.set(view.name, isOnly ? undefined : plateau);
        shownIn.set(element, known);
      }
    }
    parts.set(view.name, pictures);
  }
  return { parts, drawn, shownIn };
}

/** A declared view can be about a plateau of its own. */
function plateausOf({ plateau }: ViewEntry, plateaus: readonly (ElementId | undefined)[], isOnly: boolean): readonly (ElementId | undefined)[] {
  return plateau === undefined || isOnly || plateaus.includes(plateau) ? plateaus : [...plateaus, plateau];
}

function baseOf({ request, title, subtitle, legend, empty }: ViewGraph): ViewBase {
  return { request, title, subtitle, legend, ...(empty !== undefined && { empty }) };
}
