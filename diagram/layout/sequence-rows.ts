import type { Mark } from '../placed-graph.ts';
import type { SequenceStep } from '../views/sequence-view.ts';
import { findingBadge } from './badge.ts';
import { placeBreak, breakWidth } from './blueprint-break.ts';
import { type Section, stepColumnWidth } from './sequence-grid.ts';
import { placeMessages } from './sequence-messages.ts';
import { shiftMarks } from './shift.ts';
import { placeText } from './text-block.ts';

interface Rows {
  readonly height: number;
  readonly marks: readonly Mark[];
  /** What lies behind the lifelines. */
  readonly bands: readonly Mark[];
}

/** The steps of a section under one another: name on the left, messages on the right, then where it branches or breaks. */
export function placeStepRows(section: Section): Rows {
  const marks: Mark[] = [];
  const bands: Mark[] = [];
  let y = 0;
  section.steps.forEach((step, index) => {
    if (step.phase !== undefined) {
      const phase = placePhase(section, step.phase, step.element);
      marks.push(...shiftMarks(phase.marks, y));
      y += phase.height;
    } else if (index > 0) marks.push(placeRule(section, step, y));
    for (const part of [placeStep(section, step), placeBranches(section, step), placeBreaks(section, step)]) {
      marks.push(...shiftMarks(part.marks, y));
      bands.push(...shiftMarks(part.bands, y));
      y += part.height;
    }
  });
  return { height: y + 8, marks, bands };
}

const rowPadding = 14;
const nothing: Rows = { height: 0, marks: [], bands: [] };

function placePhase(section: Section, title: string, element: string): Rows {
  const width = section.width;
  const text = placeText({
    id: `phase:${element}:title`,
    text: title,
    style: 'heading',
    tone: 'accent',
    x: 12,
    y: 10,
    maxWidth: width - 24,
    maxLines: 2,
  });
  const height = section.room(`phase:${element}`, text.height + 12);
  const band: Mark = { kind: 'band', id: `phase:${element}`, x: 0, y: 4, width, height, radius: 6, tone: 'accent', strength: 'soft' };
  return { height: height + 10, marks: [band, ...text.marks], bands: [] };
}

function placeRule(section: Section, step: SequenceStep, y: number): Mark {
  const to = { x: section.width, y };
  return { kind: 'line', id: `rule:${step.element}`, from: { x: 0, y }, to, line: 'solid', tone: 'muted', width: 1 };
}

function placeStep(section: Section, step: SequenceStep): Rows {
  const linked = { element: step.element, group: step.element };
  const textX = 40;
  const title = placeText({
    ...linked,
    id: `step:${step.element}:title`,
    text: step.title,
    style: 'node',
    tone: 'plain',
    x: textX,
    y: rowPadding + 3,
    maxWidth: stepColumnWidth - textX - 12,
    maxLines: 5,
  });
  const stop: Mark = {
    kind: 'box',
    id: `step:${step.element}`,
    ...linked,
    shape: 'pill',
    tone: 'accent',
    border: 'solid',
    label: `Step ${step.number}: ${step.title}`,
    findings: step.findings,
    x: 4,
    y: rowPadding,
    width: 24,
    height: 24,
  };
  const number: Mark = { kind: 'text', id: `step:${step.element}:number`, ...linked, x: 16, y: rowPadding + 16.4, anchor: 'middle', text: String(step.number), style: 'strong', tone: 'accent' };
  const badgeY = rowPadding + 3 + title.height + 16;
  const badge = findingBadge(step.findings, { ...linked, id: `step:${step.element}:findings`, right: { x: 0, y: badgeY } });
  const messages = placeMessages(section, step);
  const left = badge === undefined ? rowPadding + 3 + title.height : badgeY + 9;
  return {
    height: section.room(`step:${step.element}`, Math.max(left, rowPadding + messages.height)) + rowPadding,
    marks: [stop, number, ...title.marks, ...(badge === undefined ? [] : [{ ...badge, x: textX }]), ...shiftMarks(messages.marks, rowPadding)],
    bands: [],
  };
}

/** Where the way goes on from here, on a note. */
function placeBranches(section: Section, step: SequenceStep): Rows {
  const there = section.room(`branch:${step.element} there`, step.branches.length);
  if (there === 0) return nothing;
  const x = (section.lifelines[0] ?? stepColumnWidth) + 24;
  const maxWidth = Math.max(200, Math.min(480, section.width - x - 64));
  const marks: Mark[] = [];
  let y = 8;
  let width = 0;
  step.branches.forEach((branch, index) => {
    const text = placeText({
      id: `branch:${step.element}:${index}`,
      text: branch,
      style: 'body',
      tone: 'insight',
      x: x + 36,
      y,
      maxWidth,
      maxLines: 3,
      element: step.element,
    });
    marks.push(...text.marks);
    y += section.room(`branch:${step.element}:${index}`, text.height) + 2;
    width = Math.max(width, text.width);
  });
  const height = section.room(`branch:${step.element}`, y + 6);
  if (step.branches.length === 0) return { height: height + rowPadding, marks: [], bands: [] };
  const box: Mark = {
    kind: 'box',
    id: `branch:${step.element}`,
    element: step.element,
    shape: 'note',
    tone: 'insight',
    border: 'solid',
    label: step.branches.join('; '),
    x,
    y: 0,
    width: section.room(`branch:${step.element} wide`, Math.ceil(width)) + 36 + 20,
    height,
  };
  const icon: Mark = { kind: 'icon', id: `branch:${step.element}:icon`, step: step.element, x: x + 12, y: 9, size: 14, icon: 'routing', tone: 'insight', label: 'Where it goes on' };
  return { height: height + rowPadding, marks: [box, icon, ...marks], bands: [] };
}

/** A cut across all lifelines, with what is broken in words. */
function placeBreaks(section: Section, step: SequenceStep): Rows {
  const [worst] = step.breaks;
  if (worst === undefined) return { ...nothing, height: section.room(`break:${step.element}`, 0) };
  const tone = worst.severity === 'error' ? 'error' : 'warning';
  const badge = breakWidth(step.breaks);
  const width = section.width;
  const x = stepColumnWidth;
  const text = placeText({
    id: `break:${step.element}:text`,
    text: worst.message,
    style: 'body',
    tone,
    x: x + 8,
    y: 0,
    maxWidth: Math.max(160, Math.min(720, width - x - 24)),
    maxLines: 3,
    plated: true,
    element: step.element,
  });
  const height = section.room(`break:${step.element}`, Math.max(26, text.height + 10) + 6) - 6;
  const y = height / 2;
  const line: Mark = { kind: 'line', id: `break:${step.element}:line`, from: { x: 0, y }, to: { x: width, y }, line: 'dashed', tone, width: 1.5 };
  const marks = placeBreak({ breaks: step.breaks, id: `break:${step.element}`, x: 40 + badge / 2, y, element: step.element });
  return { height: height + 6, marks: [line, ...marks, ...shiftMarks(text.marks, y - text.height / 2)], bands: [] };
}
