import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import { themes } from '../../diagram/svg/theme.ts';
import type { Tone } from '../../diagram/view-graph.ts';
import type { ElementId } from '../../model/element-base.ts';
import { boxOf, contains, groupOf, neighbourhood, walkableBoxes } from './mark-walk.ts';

/** What stands out in the picture: ringed groups, and those that stay bright beside them while the rest steps back. */
export interface Highlight {
  readonly ringed: readonly string[];
  readonly bright: ReadonlySet<string>;
  /** Single marks that stay bright, by their ids: what a ringed step touches, though it is shown at other steps too. */
  readonly parts: readonly string[];
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
  return { ringed: groups, bright, parts: partsOf(placed, groups), soft: options.soft };
}

function partsOf(placed: PlacedGraph, groups: readonly string[]): readonly string[] {
  const elements = new Set(placed.marks.filter((mark) => groups.includes(groupOf(mark))).map(({ element }) => element));
  return placed.marks.filter(({ step }) => step !== undefined && elements.has(step)).map(({ id }) => id);
}

/** The ground of the picture, its title and its legend. */
const ALWAYS_BRIGHT = '.cxa-band-mark,.cxa-line-mark,[data-id^="head:"],[data-id^="legend:"]';

/**
 * In a picture of two versions what did not change has stepped back already, and of two looks of a thing only one may be seen:
 * there a highlight dims nothing, and brings forward what belongs to it.
 */
export function comparedHighlightStyles(highlight: Highlight | undefined): string {
  if (highlight === undefined) return '';
  const bright = [...highlight.bright].map(groupSelector).join(',');
  return [`:is(${bright}) :is(.cxa-steps-back,.cxa-steps-back-text){opacity:1}`, ...ringStyles(highlight)].join('\n');
}

/**
 * The highlight as a style sheet: it holds for marks that are drawn later, and costs nothing while typing. What has a
 * ground of its own is mixed with the canvas instead of made transparent: a line that runs behind a word would else
 * look as if it struck the word out.
 */
export function highlightStyles(highlight: Highlight | undefined): string {
  if (highlight === undefined) return '';
  const bright = [[...highlight.bright].map(groupSelector).join(','), ...highlight.parts.map((id) => `[data-id="${CSS.escape(id)}"]`)].join(',');
  const rest = `.cxa-marks>.cxa-mark:not(${ALWAYS_BRIGHT}):not(${bright})`;
  const strength = `var(--cxa-${highlight.soft ? 'softly-' : ''}dimmed)`;
  return [
    `${rest}:not(${GROUNDED}){opacity:${strength}}`,
    `${rest}:is(${GROUNDED})>:not(rect,path){opacity:${strength}}`,
    ...tones.flatMap((tone) => [
      `${rest} .cxa-box-${tone}{fill:${faded(`${tone}-fill`, strength)};stroke:${faded(`${tone}-border`, strength)}}`,
      `${rest} .cxa-container-${tone}{fill:${faded(`${tone}-faint`, strength)};stroke:${faded(`${tone}-border`, strength)}}`,
    ]),
    ...ringStyles(highlight),
  ].join('\n');
}

function ringStyles({ ringed }: Highlight): readonly string[] {
  const select = (inside: string) => ringed.map((group) => `${groupSelector(group)}${inside}`).join(',');
  return ['.cxa-box-mark :is(rect,path)', '.cxa-edge-mark .cxa-edge'].map((inside) => `${select(inside)}{stroke:var(--cxa-ring);stroke-width:2.5px}`);
}

/** Marks whose outline is filled. */
const GROUNDED = '.cxa-box-mark,.cxa-badge-mark';

const tones = Object.keys(themes.light.tones) as readonly Tone[];

function faded(colour: string, strength: string): string {
  return `color-mix(in srgb,var(--cxa-${colour}) calc(${strength}*100%),var(--cxa-canvas))`;
}

function groupSelector(group: string): string {
  const value = CSS.escape(group);
  return `:is([data-group="${value}"],[data-id="${value}"]:not([data-group]))`;
}
