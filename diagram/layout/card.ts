import type { Box, Mark } from '../placed-graph.ts';
import type { LeastSize, ViewBadge, ViewNode } from '../views/graph-view.ts';
import { badgeHeight, badgeWidth, findingBadge } from './badge.ts';
import { fitText, measureText, wrapText, type WrappedText } from './text-measure.ts';
import { typeSettings } from './text-style.ts';

/** Every card has this width, so that a changed title seldom moves anything, px. */
export const cardWidth = 192;

/** What a card needs, px. */
export function measureCard(node: ViewNode): LeastSize {
  return largerSize(cardSize(node), node.least);
}

export function largerSize(one: LeastSize, other: LeastSize | undefined): LeastSize {
  return other === undefined ? one : { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
}

function cardSize(node: ViewNode): LeastSize {
  if (node.shape === 'pill') return { width: pillWidth(node), height: 32 };
  const text = titleOf(node).height + (node.subtitle === undefined ? 0 : typeSettings.small.lineHeight + lineGap);
  const rows = badgeRows(node);
  const badges = rows.length === 0 ? 0 : rows.length * badgeHeight + (rows.length - 1) * badgeGap + badgesGap;
  return { width: cardWidth, height: Math.max(minimumHeight, 2 * paddingY + text) + badges };
}

/** A card with its icon, title, subtitle and badges at its place. */
export function placeCard(node: ViewNode, box: Box): readonly Mark[] {
  const group = node.id;
  const element = node.element === undefined ? {} : { element: node.element };
  const marks: Mark[] = [boxMark(node, box, node.shape ?? 'card')];
  if (node.shape === 'pill') return [...marks, ...placePillText(node, box)];
  const iconY = box.y + paddingY + (typeSettings.node.lineHeight - iconSize) / 2;
  const icon = { kind: 'icon', icon: node.icon, size: iconSize, tone: node.tone, label: '', group } as const;
  marks.push({ ...icon, ...element, id: `${node.id}/icon`, x: box.x + paddingX, y: iconY });
  const x = box.x + paddingX + iconSize + iconGap;
  const title = titleOf(node);
  const full = title.full === undefined ? {} : { full: title.full };
  let y = box.y + paddingY;
  title.lines.forEach((text, index) => {
    const line = { kind: 'text', anchor: 'start', style: 'node', tone: node.tone, x, text, group } as const;
    marks.push({ ...line, ...element, ...full, id: `${node.id}/title${index}`, y: y + baseline('node') });
    y += typeSettings.node.lineHeight;
  });
  if (node.subtitle !== undefined) {
    y += lineGap;
    const fitted = fitText(node.subtitle, 'small', textWidth);
    const line = { kind: 'text', anchor: 'start', style: 'small', tone: node.tone, x, group } as const;
    marks.push({ ...line, ...element, ...fitted, id: `${node.id}/subtitle`, y: y + baseline('small') });
    y += typeSettings.small.lineHeight;
  }
  y = Math.max(y, box.y + minimumHeight - paddingY) + badgesGap;
  for (const row of badgeRows(node)) {
    marks.push(...placeBadgeRow(node, row, box.x + paddingX, y));
    y += badgeHeight + badgeGap;
  }
  return marks;
}

/** The heading of a container, with its badges at the right end. */
export function placeContainer(node: ViewNode, box: Box): readonly Mark[] {
  const element = node.element === undefined ? {} : { element: node.element };
  const marks: Mark[] = [boxMark(node, box, 'container')];
  const middle = box.y + containerPadding.top / 2 + 2;
  const icon = { kind: 'icon', icon: node.icon, size: 16, tone: node.tone, label: '', group: node.id } as const;
  marks.push({ ...icon, ...element, id: `${node.id}/icon`, x: box.x + 14, y: middle - 8 });
  let right = box.x + box.width - 12;
  for (const badge of badgesOf(node).toReversed()) {
    const width = badgeWidth(badge.text, badge.icon);
    right -= width;
    marks.push(...placeBadgeRow(node, [badge], right, middle - badgeHeight / 2));
    right -= badgeGap;
  }
  const x = box.x + 14 + 16 + 8;
  const fitted = fitText(headingOf(node), 'heading', Math.max(24, right - x - 8));
  const line = { kind: 'text', anchor: 'start', style: 'heading', tone: node.tone, x, group: node.id } as const;
  marks.push({ ...line, ...element, ...fitted, id: `${node.id}/title`, y: middle + 5 });
  return marks;
}

/** The least width of a container, so that its heading is whole, px. */
export function headingWidth(node: ViewNode): number {
  const badges = badgesOf(node).reduce((sum, badge) => sum + badgeWidth(badge.text, badge.icon) + badgeGap, 0);
  return Math.min(420, Math.ceil(14 + 16 + 8 + measureText(headingOf(node), 'heading') + 8 + badges + 12));
}

/** Room between a container's border and its children; the heading is in the upper one, px. */
export const containerPadding = { top: 44, side: 20, bottom: 20 } as const;

const paddingX = 12;
const paddingY = 10;
const iconSize = 18;
const iconGap = 8;
const lineGap = 1;
const badgesGap = 6;
const badgeGap = 4;
const minimumHeight = 44;
const textWidth = cardWidth - 2 * paddingX - iconSize - iconGap;

function titleOf(node: ViewNode): WrappedText {
  return wrapText(node.title, 'node', textWidth, 2);
}

function headingOf(node: ViewNode): string {
  return node.subtitle === undefined ? node.title : `${node.title} · ${node.subtitle}`;
}

function boxMark(node: ViewNode, box: Box, shape: 'card' | 'pill' | 'note' | 'container'): Mark {
  const { id, tone, border, findings } = node;
  const label = node.subtitle === undefined ? node.title : `${node.title}, ${node.subtitle}`;
  return {
    ...{ kind: 'box', id, group: id, shape, tone, border, label, findings },
    ...(node.element === undefined ? {} : { element: node.element }),
    ...(node.fold === undefined ? {} : { fold: node.fold }),
    ...{ x: box.x, y: box.y, width: box.width, height: box.height },
  };
}

function pillWidth(node: ViewNode): number {
  return Math.min(cardWidth, Math.ceil(measureText(node.title, 'strong')) + 16 + 6 + 28);
}

function placePillText(node: ViewNode, box: Box): readonly Mark[] {
  const element = node.element === undefined ? {} : { element: node.element };
  const shared = { ...element, group: node.id, tone: node.tone } as const;
  const fitted = fitText(node.title, 'strong', box.width - 28 - 22);
  const middle = box.y + box.height / 2;
  return [
    { kind: 'icon', ...shared, id: `${node.id}/icon`, icon: node.icon, size: 16, x: box.x + 14, y: middle - 8, label: '' },
    { kind: 'text', ...shared, ...fitted, id: `${node.id}/title0`, x: box.x + 36, y: middle + 4, anchor: 'start', style: 'strong' },
  ];
}

/** From a line's top to its baseline, px. */
function baseline(style: 'node' | 'small'): number {
  const { size, lineHeight } = typeSettings[style];
  return (lineHeight + size * 0.72) / 2;
}

interface CardBadge extends ViewBadge {
  /** The badge of the node's findings. */
  readonly worst?: true;
}

/** The findings' badge first: it is what the reader must see. */
function badgesOf(node: ViewNode): readonly CardBadge[] {
  const finding = findingBadge(node.findings, { id: '', right: { x: 0, y: 0 } });
  const { badges } = node;
  if (finding === undefined) return badges;
  const { text, tone, label, icon } = finding;
  return [{ text, tone, label, worst: true, ...(icon === undefined ? {} : { icon }) }, ...badges];
}

/** Badges in rows that fit into a card. */
function badgeRows(node: ViewNode): readonly (readonly CardBadge[])[] {
  const rows: CardBadge[][] = [];
  let width = 0;
  for (const badge of badgesOf(node)) {
    const fitted = { ...badge, text: fitText(badge.text, 'label', cardWidth - 2 * paddingX - 28).text };
    const needed = badgeWidth(fitted.text, fitted.icon);
    const row = rows.at(-1);
    if (row === undefined || width + badgeGap + needed > cardWidth - 2 * paddingX) {
      rows.push([fitted]);
      width = needed;
    } else {
      row.push(fitted);
      width += badgeGap + needed;
    }
  }
  return rows;
}

function placeBadgeRow(node: ViewNode, row: readonly CardBadge[], left: number, y: number): readonly Mark[] {
  let x = left;
  return row.map((badge): Mark => {
    const width = badgeWidth(badge.text, badge.icon);
    const index = badge.worst ? 'finding' : `${node.badges.findIndex(({ label }) => label === badge.label)}`;
    const place = { x, y, width, height: badgeHeight };
    x += width + badgeGap;
    return {
      ...{ kind: 'badge', id: `${node.id}/badge-${index}`, group: node.id, ...place },
      ...{ text: badge.text, tone: badge.tone, label: badge.label },
      ...(badge.icon === undefined ? {} : { icon: badge.icon }),
      ...(badge.worst ? { findings: node.findings } : {}),
      ...(node.element === undefined ? {} : { element: node.element }),
    };
  });
}
