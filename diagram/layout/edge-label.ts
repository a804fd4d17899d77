import type { Box, Mark } from '../placed-graph.ts';
import type { LeastSize, ViewBadge, ViewEdge } from '../views/graph-view.ts';
import { badgeHeight, badgeWidth, findingBadge } from './badge.ts';
import { largerSize } from './card.ts';
import { measureText, wrapText } from './text-measure.ts';
import { typeSettings } from './text-style.ts';

/** What an edge's label and badges need, px, in steps so that a small change of text moves nothing; undefined without any. */
export function measureEdgeLabel(edge: ViewEdge): LeastSize | undefined {
  const own = labelSize(edge);
  return own === undefined ? edge.least : largerSize(own, edge.least);
}

function labelSize(edge: ViewEdge): LeastSize | undefined {
  const lines = labelLines(edge);
  const badges = edgeBadges(edge);
  if (lines.length === 0 && badges.length === 0) return undefined;
  const text = lines.reduce((widest, { text }) => Math.max(widest, measureText(text, 'label')), 0);
  const row = rowWidth(badges);
  const height = lines.length * lineHeight + (badges.length === 0 ? 0 : badgeHeight + (lines.length === 0 ? 0 : rowGap));
  return { width: Math.ceil((Math.max(text, row) + 2 * platePadding) / step) * step, height: height + 1 + lineClearance };
}

/** The label's lines and, under them, the badges, centred in their box; plated where lines run under it. */
export function placeEdgeLabel(edge: ViewEdge, box: Box, { plated }: { readonly plated: boolean }): readonly Mark[] {
  const group = edge.id;
  const element = edge.element === undefined ? {} : { element: edge.element };
  const middle = box.x + box.width / 2;
  const marks: Mark[] = [];
  let y = box.y + 1;
  labelLines(edge).forEach(({ text, full }, index) => {
    const width = measureText(text, 'label') + 2 * platePadding;
    const plate = { x: middle - width / 2, y, width, height: lineHeight };
    const line = { kind: 'text', anchor: 'middle', style: 'label', x: middle, text, group, ...(plated ? { plate } : {}) } as const;
    const tone = edge.tone === 'plain' ? 'muted' : edge.tone;
    marks.push({ ...line, ...element, ...(full === undefined ? {} : { full }), tone, id: `${edge.id}/label${index}`, y: y + baseline });
    y += lineHeight;
  });
  if (marks.length > 0) y += rowGap;
  const badges = edgeBadges(edge);
  let x = middle - rowWidth(badges) / 2;
  badges.forEach((badge, index) => {
    const width = badgeWidth(badge.text, badge.icon);
    const { text, tone, label, icon } = badge;
    marks.push({
      ...{ kind: 'badge', id: `${edge.id}/badge${index}`, x, y, width, height: badgeHeight, text, tone, label, group, ...element },
      ...(icon === undefined ? {} : { icon }),
      ...(badge.worst ? { findings: edge.findings } : {}),
    });
    x += width + badgeGap;
  });
  return marks;
}

interface EdgeBadge extends ViewBadge {
  readonly worst?: true;
}

const maxLineWidth = 132;
const maxLines = 3;
/** Between the last line and the edge under it, px. */
const lineClearance = 4;
const lineHeight = typeSettings.label.lineHeight;
const baseline = (lineHeight + typeSettings.label.size * 0.72) / 2;
const platePadding = 3;
const rowGap = 2;
const badgeGap = 3;
const step = 8;

function labelLines(edge: ViewEdge): readonly { readonly text: string; readonly full?: string }[] {
  if (edge.label === undefined || edge.label === '') return [];
  const lines: { readonly text: string; readonly full?: string }[] = [];
  for (const part of edge.label.split('\n', maxLines)) {
    const { lines: wrapped, full } = wrapText(part, 'label', maxLineWidth, maxLines - lines.length);
    lines.push(...wrapped.map((text) => (full === undefined ? { text } : { text, full })));
  }
  return lines;
}

function edgeBadges(edge: ViewEdge): readonly EdgeBadge[] {
  // A mere note on a line would hide what is wrong elsewhere; it is there on hover.
  const serious = edge.findings[0]?.severity === 'info' ? [] : edge.findings;
  const finding = findingBadge(serious, { id: '', right: { x: 0, y: 0 } });
  const badges = edge.badges ?? [];
  if (finding === undefined) return badges;
  const { text, tone, label, icon } = finding;
  return [{ text, tone, label, worst: true, ...(icon === undefined ? {} : { icon }) }, ...badges];
}

function rowWidth(badges: readonly ViewBadge[]): number {
  return badges.reduce((sum, { text, icon }) => sum + badgeWidth(text, icon) + badgeGap, badges.length === 0 ? 0 : -badgeGap);
}
