import type { Mark } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import type { BlueprintCell, BlueprintItem, BlueprintStep } from '../views/blueprint-view.ts';
import { badgeHeight, badgeWidth } from './badge.ts';
import { columnGap, columnMiddle, columnLeft, columnWidth, type Panel, type Row } from './blueprint-grid.ts';
import { lanePadding, placeLaneLabel } from './blueprint-lanes.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';
import { fitText } from './text-measure.ts';

/**
 * Context in hand: each item a track from where it first matters to where it last does, a tag where something happens
 * to it. Where it is lost the track is cut, the tag struck through, and below stands what the customer has to repeat.
 */
export function placeTracks(panel: Panel): (Row & { readonly bands: readonly Mark[] }) | undefined {
  const tracks = layTracks(panel);
  const repeats = placeRepeats(panel);
  if (tracks.length === 0 && repeats.height === 0) return undefined;
  const marks: Mark[] = [...placeLaneLabel('context', 'Context in hand', 'accent', lanePadding)];
  tracks.forEach((items, row) => {
    const y = lanePadding + row * trackHeight + trackHeight / 2;
    for (const item of items) marks.push(...placeTrack(panel, item, y));
  });
  const below = lanePadding + tracks.length * trackHeight + (tracks.length > 0 && repeats.height > 0 ? 6 : 0);
  if (repeats.height > 0) marks.push(...placeLaneLabel('repeats', 'What the customer repeats', 'error', below + 8));
  marks.push(...shiftMarks(repeats.marks, below));
  const height = below + repeats.height + lanePadding;
  const band: Mark = { kind: 'band', id: 'lane:context', x: 0, y: 0, width: panel.width, height, radius: 8, tone: 'accent', strength: 'faint' };
  return { marks, bands: [band], height };
}

const trackHeight = 26;

/** Items share a row where they are far enough apart not to be taken for one. */
function layTracks({ view, first, end, room }: Panel): readonly (readonly BlueprintItem[])[] {
  const rows: { readonly items: BlueprintItem[]; last: number }[] = [];
  for (const item of view.items) {
    const cells = item.cells.slice(first, end);
    const begins = cells.findIndex((cell) => cell !== undefined);
    // How many steps it has before it ends: the longer stretch is the one that begins earlier.
    const rest = room(`${item.item} begins`, begins < 0 ? 0 : cells.length - begins);
    if (rest === 0) continue;
    const from = cells.length - rest;
    const last = room(`${item.item} ends`, cells.findLastIndex((cell) => cell !== undefined));
    const row = rows.find((each) => each.last < from);
    if (row === undefined) rows.push({ items: [item], last });
    else {
      row.items.push(item);
      row.last = last;
    }
  }
  return rows.map(({ items }) => items);
}

function placeTrack({ first, end, steps }: Panel, item: BlueprintItem, y: number): readonly Mark[] {
  const cells = item.cells.slice(first, end);
  const lines: Mark[] = [];
  const tags: Mark[] = [];
  const id = `item:${item.item}:${first}`;
  const linked = item.element === undefined ? { group: `item:${item.item}` } : { group: `item:${item.item}`, element: item.element };
  cells.forEach((cell, column) => {
    if (cell === undefined) return;
    if (inHand(cell)) lines.push(...placeTrackLine({ item, cells, column, y, id }));
    const startsHere = first > 0 && column === 0 && inHand(cell) && inHand(item.cells[first - 1]);
    const goesOn = column === cells.length - 1 && inHand(cell) && inHand(item.cells[end]);
    if (goesOn) lines.push(trackLine(`${id}:out`, columnMiddle(column), columnLeft(column) + columnWidth, y));
    if (startsHere) lines.push(trackLine(`${id}:in`, columnLeft(0), columnMiddle(0), y));
    if (cell.state !== 'held' || startsHere) tags.push(placeTag(item, cell, { id: `${id}:${column}`, x: columnMiddle(column), y, linked: { ...linked, ...stepOf(steps[column]) } }));
  });
  return [...lines, ...tags];
}

function stepOf(step: BlueprintStep | undefined): Pick<Mark, 'step'> {
  return step === undefined ? {} : { step: step.element };
}

interface TrackLine {
  readonly item: BlueprintItem;
  readonly cells: readonly (BlueprintCell | undefined)[];
  readonly column: number;
  readonly y: number;
  readonly id: string;
}

/** To the next column while it stays in hand; up to a cross where it gets lost. */
function placeTrackLine({ item, cells, column, y, id }: TrackLine): readonly Mark[] {
  const next = cells[column + 1];
  const x = columnMiddle(column);
  if (inHand(next)) return [trackLine(`${id}:${column}:line`, x, columnMiddle(column + 1), y)];
  const later = cells.slice(column + 1).find((cell) => cell !== undefined);
  if (later?.state !== 'lost') return [];
  const cut = x + (columnWidth + columnGap) / 2;
  return [
    trackLine(`${id}:${column}:line`, x, cut - 9, y),
    { kind: 'icon', id: `${id}:${column}:cut`, x: cut - 6, y: y - 6, size: 12, icon: 'cross', tone: 'error', label: `${item.item} gets lost here` },
  ];
}

function trackLine(id: string, from: number, to: number, y: number): Mark {
  return { kind: 'line', id, from: { x: from, y }, to: { x: to, y }, line: 'solid', tone: 'accent', width: 2 };
}

const looks: Readonly<Record<BlueprintCell['state'], { readonly tone: Tone; readonly icon?: string }>> = {
  held: { tone: 'muted' },
  gained: { tone: 'accent', icon: 'expand' },
  needed: { tone: 'good', icon: 'check' },
  stale: { tone: 'warning', icon: 'clock' },
  lost: { tone: 'error', icon: 'cross' },
};

interface TagSpot {
  readonly id: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly linked: Pick<Mark, 'group' | 'element' | 'step'>;
}

function placeTag(item: BlueprintItem, cell: BlueprintCell, { id, x, y, linked }: TagSpot): Mark {
  const { tone, icon } = looks[cell.state];
  const { text } = fitText([item.item, cell.note].filter(Boolean).join(' · '), 'label', columnWidth - 32);
  const width = badgeWidth(text, icon);
  return {
    kind: 'badge',
    id,
    ...linked,
    x: x - width / 2,
    y: y - badgeHeight / 2,
    width,
    height: badgeHeight,
    tone,
    text,
    label: cell.label,
    ...(icon === undefined ? {} : { icon }),
    ...(cell.state === 'lost' ? { struck: true as const } : {}),
  };
}

function inHand(cell: BlueprintCell | undefined): boolean {
  return cell !== undefined && cell.state !== 'lost';
}

function placeRepeats(panel: Panel): Row {
  const cells = panel.steps.map((step, column): Row => {
    if (step.repeats === undefined) return { height: 0, marks: [] };
    const x = columnLeft(column);
    const id = `repeats:${step.element}`;
    const linked = { element: step.element, group: step.element };
    const maxWidth = columnWidth - 36 - 10;
    const text = placeText({ ...linked, id: `${id}:text`, text: step.repeats, style: 'label', tone: 'error', x: x + 34, y: 8, maxWidth, maxLines: 6 });
    const height = panel.room(id, Math.max(30, text.height + 16));
    const note: Mark = {
      kind: 'box',
      id,
      ...linked,
      shape: 'card',
      tone: 'error',
      border: 'solid',
      label: step.repeats,
      x,
      y: 0,
      width: columnWidth,
      height,
    };
    const icon: Mark = { kind: 'icon', id: `${id}:icon`, ...linked, x: x + 10, y: 8, size: 16, icon: 'repeat', tone: 'error', label: step.repeats };
    return { height, marks: [note, icon, ...text.marks] };
  });
  return { height: panel.room('repeats', Math.max(0, ...cells.map(({ height }) => height))), marks: cells.flatMap(({ marks }) => marks) };
}
