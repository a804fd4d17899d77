import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ElementId } from '../../model/element-base.ts';
import { boxOf, contains, groupOf, neighbourhood, walkableBoxes } from './mark-walk.ts';

/** What stands out in the picture: ringed groups, and those that stay bright beside them while the rest steps back. */
export interface Highlight {
  readonly ringed: readonly string[];
  readonly bright: ReadonlySet<string>;
  /** The reader did not ask for it, the cursor did: the rest steps back only a little. */
  readonly soft: boolean;
}

/** The groups that show an element: its own marks, or, of an element that only occurs inside others, none. */
export function groupsOf(placed: PlacedGraph, element: ElementId): readonly string[] {
  const groups = new Set<string>();
  for (const mark of placed.marks) if (mark.element === element) groups.add(groupOf(mark));
  return [...groups];
}

/** Undefined when nothing of it is in the picture, so that nothing is dimmed for nothing. */
export function highlightOf(placed: PlacedGraph, groups: readonly string[], options: { readonly soft: boolean }): Highlight | undefined {
  if (groups.length === 0) return undefined;
  const bright = new Set(groups.flatMap((group) => [...neighbourhood(placed, group)]));
  for (const group of groups) {
    const box = boxOf(placed, group);
    if (box === undefined) continue;
    for (const other of walkableBoxes(placed)) {
      if (contains(other, box) || contains(box, other)) bright.add(groupOf(other));
    }
  }
  return { ringed: groups, bright, soft: options.soft };
}

/** The ground of the picture, its title and its legend. */
const ALWAYS_BRIGHT = '.cxa-band-mark,.cxa-line-mark,[data-id^="head:"],[data-id^="legend:"]';

/** The highlight as a style sheet: it holds for marks that are drawn later, and costs nothing while typing. */
export function highlightStyles(highlight: Highlight | undefined): string {
  if (highlight === undefined) return '';
  const select = (groups: Iterable<string>, inside = '') =>
    [...groups].map((group) => `${groupSelector(group)}${inside}`).join(',');
  return [
    `.cxa-marks>.cxa-mark:not(${ALWAYS_BRIGHT}){opacity:var(--cxa-${highlight.soft ? 'softly-' : ''}dimmed)}`,
    `.cxa-marks>:is(${select(highlight.bright)}){opacity:1!important}`,
    `${select(highlight.ringed, '.cxa-box-mark :is(rect,path)')}{stroke:var(--cxa-ring);stroke-width:2.5px;stroke-dasharray:none}`,
    `${select(highlight.ringed, '.cxa-edge-mark .cxa-edge')}{stroke:var(--cxa-ring);stroke-width:2.5px}`,
  ].join('\n');
}

function groupSelector(group: string): string {
  const value = CSS.escape(group);
  return `:is([data-group="${value}"],[data-id="${value}"]:not([data-group]))`;
}
