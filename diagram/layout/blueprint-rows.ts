import type { Mark, Point } from '../placed-graph.ts';
import type { BlueprintStep } from '../views/blueprint-view.ts';
import { type Cell, columnLeft, columnMiddle, columnWidth, labelWidth, type Panel, type Row } from './blueprint-grid.ts';
import { lanePadding, placeLaneLabel } from './blueprint-lanes.ts';
import type { Room } from './room.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';

/** What stands under the lanes: how it feels, what is promised, where it hurts. Rows with nothing in them are left out. */
export function placeExtraRows(panel: Panel): readonly Row[] {
  return [placeEmotion(panel), placePromises(panel), placePains(panel)].filter((row) => row !== undefined);
}

const plotTop = 26;
const plotHeight = 64;

/** A curve through what customers are known to feel, -2 to 2, with where that is known from. */
function placeEmotion(panel: Panel): Row | undefined {
  const felt = panel.steps.flatMap((step, column) => (step.emotion === undefined ? [] : [{ ...step.emotion, step, column }]));
  if (panel.room('emotion', felt.length) === 0) return undefined;
  const heightOf = (value: number) => plotTop + plotHeight / 2 - (Math.max(-2, Math.min(2, value)) / 2) * (plotHeight / 2);
  const points: readonly Point[] = felt.map(({ value, column }) => ({ x: columnMiddle(column), y: heightOf(value) }));
  const marks: Mark[] = [
    ...placeLaneLabel('emotion', 'How it feels', 'muted', lanePadding),
    { kind: 'icon', id: 'emotion:good', x: labelWidth - 26, y: plotTop - 8, size: 16, icon: 'smile', tone: 'muted', label: 'delighted' },
    { kind: 'icon', id: 'emotion:bad', x: labelWidth - 26, y: plotTop + plotHeight - 8, size: 16, icon: 'pain', tone: 'muted', label: 'angry' },
  ];
  for (const [name, value, line] of [['high', 2, 'dotted'], ['zero', 0, 'solid'], ['low', -2, 'dotted']] as const) {
    const y = heightOf(value);
    marks.push({ kind: 'line', id: `emotion:${name}`, from: { x: labelWidth, y }, to: { x: panel.width - 16, y }, line, tone: 'muted', width: 1 });
  }
  if (points.length > 0) marks.push({ kind: 'curve', id: `emotion:curve:${panel.first}`, points, tone: 'accent', dots: true, label: 'How the customer feels, step by step' });
  let evidenceHeight = 0;
  for (const { value, evidence, step, column } of felt) {
    const linked = { element: step.element, group: step.element };
    const x = columnMiddle(column);
    const text = `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)}`;
    const y = heightOf(value) - 22;
    marks.push(...placeText({ ...linked, id: `emotion:${step.element}`, text, style: 'label', tone: 'accent', x, y, anchor: 'middle', maxWidth: 40, maxLines: 1, plated: true }).marks);
    const source = placeText({
      ...linked,
      id: `emotion:${step.element}:evidence`,
      text: evidence ?? 'no evidence',
      style: 'small',
      tone: 'muted',
      x,
      y: plotTop + plotHeight + 12,
      anchor: 'middle',
      maxWidth: columnWidth,
      maxLines: 4,
    });
    evidenceHeight = Math.max(evidenceHeight, source.height);
    marks.push(...source.marks);
  }
  return { height: plotTop + plotHeight + 12 + panel.room('evidence', evidenceHeight) + lanePadding, marks };
}

function placePromises(panel: Panel): Row | undefined {
  return placeCells(panel, { id: 'promises', label: 'What is promised' }, (step, column) => {
    const marks: Mark[] = [];
    let y = 0;
    step.promises.forEach(({ icon, text }, index) => {
      const id = `promise:${step.element}:${index}`;
      const linked = { element: step.element, group: step.element };
      const x = columnLeft(column);
      const block = placeText({ ...linked, id, text, style: 'body', tone: 'plain', x: x + 22, y, maxWidth: columnWidth - 22, maxLines: 2 });
      marks.push({ kind: 'icon', id: `${id}:icon`, ...linked, x, y: y + 1, size: 14, icon, tone: 'muted', label: text }, ...block.marks);
      y += panel.room(id, block.height) + 4;
    });
    return { height: Math.max(0, y - 4), marks };
  });
}

function placePains(panel: Panel): Row | undefined {
  return placeCells(panel, { id: 'pains', label: 'Where it hurts' }, (step, column) => {
    const marks: Mark[] = [];
    let y = 0;
    step.pains.forEach((pain, index) => {
      const note = placePain(step, pain, { id: `pain:${step.element}:${index}`, x: columnLeft(column), room: panel.room });
      marks.push(...shiftMarks(note.marks, y));
      y += note.height + 8;
    });
    return { height: Math.max(0, y - 8), marks };
  });
}

function placePain(step: BlueprintStep, pain: BlueprintStep['pains'][number], { id, x, room }: { readonly id: string; readonly x: number; readonly room: Room }): Cell {
  const linked = { element: step.element, group: step.element };
  const maxWidth = columnWidth - 24;
  const text = placeText({ ...linked, id: `${id}:text`, text: pain.text, style: 'body', tone: 'insight', x: x + 12, y: 10, maxWidth: maxWidth - 6, maxLines: 5 });
  const solved = placeText({
    ...linked,
    id: `${id}:solved`,
    text: pain.solvedBy === undefined ? '' : `Solved by ${pain.solvedBy}`,
    style: 'small',
    tone: 'insight',
    x: x + 12,
    y: 10 + text.height + 4,
    maxWidth,
    maxLines: 2,
  });
  const height = room(id, 10 + text.height + (solved.height > 0 ? 4 + solved.height : 0) + 10);
  const note: Mark = { kind: 'box', id, ...linked, shape: 'note', tone: 'insight', border: 'solid', label: pain.text, x, y: 0, width: columnWidth, height };
  return { height, marks: [note, ...text.marks, ...solved.marks] };
}

function placeCells(
  panel: Panel,
  { id, label }: { readonly id: string; readonly label: string },
  place: (step: BlueprintStep, column: number) => Cell,
): Row | undefined {
  const cells = panel.steps.map(place);
  const content = panel.room(id, Math.max(0, ...cells.map(({ height }) => height)));
  if (content === 0) return undefined;
  const marks = [...placeLaneLabel(id, label, 'muted', lanePadding), ...cells.flatMap((cell) => shiftMarks(cell.marks, lanePadding))];
  return { height: content + 2 * lanePadding, marks };
}
