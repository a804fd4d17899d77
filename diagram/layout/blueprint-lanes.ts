import type { Mark } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import type { BlueprintLane, BlueprintStep } from '../views/blueprint-view.ts';
import { findingBadge } from './badge.ts';
import { type Cell, columnLeft, columnWidth, labelWidth, type Panel, type Row } from './blueprint-grid.ts';
import { placeChains, placeChannels } from './blueprint-chips.ts';
import type { Room } from './room.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** The lanes of a service blueprint with the lines between them, from what the customer sees to what nobody sees. */
export function placeLanes(panel: Panel): Row & { readonly bands: readonly Mark[] } {
  const marks: Mark[] = [];
  const bands: Mark[] = [];
  let y = 0;
  for (const { id, label, tone, place, lineBefore } of lanes) {
    if (lineBefore !== undefined) {
      marks.push(...placeDivider(panel, `${id}:line`, lineBefore, y));
      y += dividerHeight;
    }
    const cells = panel.steps.map((step, column) => place(step, column, panel.room));
    const content = panel.room(`lane ${id}`, Math.max(0, ...cells.map(({ height }) => height)));
    const height = Math.max(emptyHeight, content + 2 * lanePadding);
    bands.push({ kind: 'band', id: `lane:${id}`, x: 0, y, width: panel.width, height, radius: 8, tone, strength: 'faint' });
    const labelHeight = wrapText(label, 'lane', laneLabelWidth, 3).height;
    marks.push(...placeLaneLabel(id, label, tone, y + (height > emptyHeight ? lanePadding : (emptyHeight - labelHeight) / 2)));
    for (const cell of cells) marks.push(...shiftMarks(cell.marks, y + lanePadding));
    y += height;
  }
  return { marks, bands, height: y };
}

/** The name of a lane or row in the first column. */
export function placeLaneLabel(id: string, text: string, tone: Tone, y: number): readonly Mark[] {
  return placeText({ id: `lane:${id}:label`, text, style: 'lane', tone, x: 14, y, maxWidth: laneLabelWidth, maxLines: 3 }).marks;
}

export const lanePadding = 14;
const laneLabelWidth = labelWidth - 28;
const dividerHeight = 26;
const emptyHeight = 40;

interface Lane {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
  readonly lineBefore?: string;
  readonly place: (step: BlueprintStep, column: number, room: Room) => Cell;
}

/** Lanes and lines after Shostack's service blueprint, in the order that the Nielsen Norman Group made usual. */
const lanes: readonly Lane[] = [
  { id: 'evidence', label: 'Channel and evidence', tone: 'channel', place: placeChannels },
  { id: 'customer', label: 'Customer', tone: 'customer', place: cardIn('customer') },
  {
    id: 'frontstage',
    label: 'Frontstage',
    tone: 'engagement',
    lineBefore: 'Line of interaction',
    place: cardIn('frontstage'),
  },
  { id: 'backstage', label: 'Backstage', tone: 'integration', lineBefore: 'Line of visibility', place: cardIn('backstage') },
  {
    id: 'support',
    label: 'Support systems',
    tone: 'core',
    lineBefore: 'Line of internal interaction',
    place: placeSupport,
  },
];

const laneTones: Readonly<Record<BlueprintLane, Tone>> = {
  customer: 'customer',
  frontstage: 'engagement',
  backstage: 'integration',
  support: 'core',
};

function cardIn(lane: BlueprintLane): Lane['place'] {
  return (step, column, room) => (step.lane === lane ? placeCard(step, column, room) : { height: 0, marks: [] });
}

function placeSupport(step: BlueprintStep, column: number, room: Room): Cell {
  const card = cardIn('support')(step, column, room);
  const chains = placeChains(step, column, room);
  const top = room(`support ${step.element}`, card.height > 0 && chains.height > 0 ? card.height + 12 : card.height);
  return { height: top + chains.height, marks: [...card.marks, ...shiftMarks(chains.marks, top)] };
}

/** The step itself: what happens and who does it. */
function placeCard(step: BlueprintStep, column: number, room: Room): Cell {
  const x = columnLeft(column);
  const tone = step.unreachable || step.undeclared ? 'muted' : laneTones[step.lane];
  const linked = { element: step.element, group: step.element };
  const inner = columnWidth - 24;
  const title = placeText({
    ...linked,
    id: `card:${step.element}:title`,
    text: step.title,
    style: 'node',
    tone,
    x: x + 12,
    y: 12,
    maxWidth: inner,
    maxLines: 5,
  });
  const actor = placeActor(step, x, 12 + title.height + 6, tone);
  const height = room(`card ${step.element}`, 12 + title.height + (actor.height > 0 ? 6 + actor.height : 0) + 12);
  const box: Mark = {
    kind: 'box',
    id: `card:${step.element}`,
    ...linked,
    shape: 'card',
    tone,
    border: step.unreachable || step.undeclared ? 'dashed' : 'solid',
    label: `Step ${step.number}: ${step.title}${step.actor === undefined ? '' : `, ${step.actor.text}`}`,
    findings: step.findings,
    x,
    y: 0,
    width: columnWidth,
    height,
  };
  const badge = findingBadge(step.findings, {
    ...linked,
    id: `card:${step.element}:findings`,
    right: { x: x + columnWidth - 8, y: 0 },
  });
  return { height, marks: [box, ...title.marks, ...actor.marks, ...(badge === undefined ? [] : [badge])] };
}

function placeActor(step: BlueprintStep, x: number, y: number, tone: Tone): Cell {
  if (step.actor === undefined) return { height: 0, marks: [] };
  const linked = { element: step.element, group: step.element };
  const options = { maxWidth: columnWidth - 24 - 20, maxLines: 2 };
  const text = placeText({
    ...linked,
    ...options,
    id: `card:${step.element}:actor`,
    text: step.actor.text,
    style: 'small',
    tone,
    x: x + 32,
    y: y + 1,
  });
  const icon: Mark = { kind: 'icon', id: `card:${step.element}:icon`, ...linked, x: x + 12, y, size: 14, icon: step.actor.icon, tone, label: step.actor.text };
  return { height: Math.max(16, text.height), marks: [icon, ...text.marks] };
}

/** A dashed line across all steps, named in the first column. */
function placeDivider(panel: Panel, id: string, text: string, top: number): readonly Mark[] {
  const y = top + dividerHeight / 2;
  const wrapped = wrapText(text, 'small', labelWidth + columnWidth, 1);
  const label = placeText({ id: `${id}:label`, text, style: 'small', tone: 'muted', x: 14, y: y - 7, maxWidth: labelWidth + columnWidth, maxLines: 1 });
  const start = 14 + wrapped.width + 10;
  return [
    { kind: 'line', id, from: { x: start, y }, to: { x: panel.width, y }, line: 'dashed', tone: 'plain', width: 1.25 },
    ...label.marks,
  ];
}
