import type { Mark } from '../placed-graph.ts';
import type { BlueprintChip, BlueprintStep, BlueprintSystem } from '../views/blueprint-view.ts';
import { badgeHeight, findingBadge } from './badge.ts';
import { type Cell, columnLeft, columnWidth } from './blueprint-grid.ts';
import type { Room } from './room.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';

/** The channels of a step under one another; `or` is said by their number. */
export function placeChannels(step: BlueprintStep, column: number, room: Room): Cell {
  const x = columnLeft(column);
  return stack(
    step.channels.map((chip, index) => placeChip(chip, { id: `chip:${step.element}:channel:${index}`, x, group: step.element, room })),
    8,
  );
}

/** The systems of a step: each chain from top to bottom, joined by what carries the exchange. */
export function placeChains(step: BlueprintStep, column: number, room: Room): Cell {
  const chains = step.chains.map((chain, index) => placeChain(chain, { id: `chip:${step.element}:${index}`, column, room }));
  const { height, marks } = stack(chains, 12);
  return { height, marks: marks.map((mark) => ({ ...mark, step: step.element })) };
}

function placeChain(chain: readonly BlueprintSystem[], { id, column, room }: ChainSpot): Cell {
  const x = columnLeft(column);
  const marks: Mark[] = [];
  let y = 0;
  chain.forEach((system, index) => {
    const chipId = `${id}:${index}`;
    if (system.reached !== undefined) {
      const link = placeLink(system.reached, {
        id: `${chipId}:link`,
        x,
        from: chain[index - 1]?.text ?? '',
        to: system.text,
        badgeBelow: system.findings.length > 0,
        room,
      });
      marks.push(...shiftMarks(link.marks, y));
      y += link.height;
    } else y += room(`${chipId}:link`, 0);
    const chip = placeChip(system, { id: chipId, x, group: system.element, room });
    marks.push(...shiftMarks(chip.marks, y));
    y += chip.height;
  });
  return { height: y, marks };
}

interface ChainSpot {
  readonly id: string;
  readonly column: number;
  readonly room: Room;
}

interface ChipSpot {
  readonly id: string;
  readonly x: number;
  readonly group: string;
  readonly room: Room;
}

function placeChip(chip: BlueprintChip, { id, x, group, room }: ChipSpot): Cell {
  const linked = { element: chip.element, group };
  const raised = room(`${id} raised`, chip.findings.length > 0 ? 4 : 0);
  const text = placeText({
    ...linked,
    id: `${id}:text`,
    text: chip.text,
    style: 'body',
    tone: chip.tone,
    x: x + 34,
    y: 7 + raised,
    maxWidth: columnWidth - 34 - 10,
    maxLines: 3,
  });
  const height = room(id, Math.max(30, text.height + 14) + raised);
  const marks: Mark[] = [
    {
      kind: 'box',
      id,
      ...linked,
      shape: 'card',
      tone: chip.tone,
      border: chip.dashed ? 'dashed' : 'solid',
      label: chip.text,
      findings: chip.findings,
      x,
      y: 0,
      width: columnWidth,
      height,
    },
    { kind: 'icon', id: `${id}:icon`, ...linked, x: x + 10, y: 7 + raised, size: 16, icon: chip.icon, tone: chip.tone, label: chip.text },
    ...text.marks,
  ];
  const badge = findingBadge(chip.findings, { ...linked, id: `${id}:findings`, right: { x: x + columnWidth - 8, y: 0 }, brief: chip.told === true });
  return { height, marks: badge === undefined ? marks : [...marks, badge] };
}

interface LinkSpot {
  readonly id: string;
  readonly x: number;
  readonly from: string;
  readonly to: string;
  /** The chip that it leads to wears a badge on its upper edge. */
  readonly badgeBelow: boolean;
  readonly room: Room;
}

/** The arrow from a system to the next, with how it gets there beside it. */
function placeLink(reached: NonNullable<BlueprintSystem['reached']>, { id, x, from, to, badgeBelow, room }: LinkSpot): Cell {
  const tone = reached.broken ? 'error' : 'muted';
  const linked = reached.element === undefined ? { group: id } : { group: reached.element, element: reached.element };
  const text = placeText({
    ...linked,
    id: `${id}:text`,
    text: reached.text,
    style: 'small',
    tone,
    x: x + 34,
    y: 6,
    maxWidth: columnWidth - 34,
    maxLines: 3,
  });
  const badged = reached.findings.length > 0;
  const badgeTop = 6 + text.height + (text.height > 0 ? 4 : 0);
  const height = room(id, Math.max(22, badged ? badgeTop + badgeHeight + 8 : text.height + 12) + (badgeBelow ? 6 : 0));
  const marks: Mark[] = [
    {
      kind: 'edge',
      id,
      ...linked,
      points: [
        { x: x + 18, y: 0 },
        { x: x + 18, y: height - 1 },
      ],
      line: reached.broken ? 'dashed' : 'solid',
      tone: reached.broken ? 'error' : 'core',
      start: 'none',
      end: 'arrow',
      radius: 0,
      label: `${from} → ${to}`,
      findings: reached.findings,
    },
    ...text.marks,
  ];
  const badge = findingBadge(reached.findings, { ...linked, id: `${id}:findings`, right: { x: 0, y: badgeTop + badgeHeight / 2 } });
  if (badge !== undefined) marks.push({ ...badge, x: x + 34 });
  return { height, marks };
}

function stack(cells: readonly Cell[], gap: number): Cell {
  const marks: Mark[] = [];
  let y = 0;
  cells.forEach((cell, index) => {
    if (index > 0) y += gap;
    marks.push(...shiftMarks(cell.marks, y));
    y += cell.height;
  });
  return { height: y, marks };
}
