import type { SequenceParticipant, SequenceStep, SequenceView } from '../views/sequence-view.ts';

/** Width of the column that names the steps, px. */
export const stepColumnWidth = 200;
/** From lifeline to lifeline, px. */
export const lifelinePitch = 176;

/** A part of the sequence with the participants that it needs. */
export interface Section {
  readonly number: number;
  readonly participants: readonly SequenceParticipant[];
  readonly steps: readonly SequenceStep[];
}

/** One section for up to 15 steps; a longer journey has one per phase, and even parts where a phase is long or there is none. */
export function splitSections(view: SequenceView): readonly Section[] {
  if (view.steps.length <= mostSteps) return [makeSection(view, view.steps, 0)];
  const phases: SequenceStep[][] = [];
  for (const step of view.steps) {
    const current = phases.at(-1);
    if (current === undefined || step.phase !== undefined) phases.push([step]);
    else current.push(step);
  }
  return phases.flatMap(splitEvenly).map((steps, number) => makeSection(view, steps, number));
}

/** Of a participant's lifeline. */
export function lifelineX(section: Section, id: string): number | undefined {
  const index = section.participants.findIndex((participant) => participant.id === id);
  return index < 0 ? undefined : columnX(index);
}

export function columnX(index: number): number {
  return stepColumnWidth + index * lifelinePitch + lifelinePitch / 2;
}

export function sectionWidth(section: Section): number {
  return stepColumnWidth + Math.max(1, section.participants.length) * lifelinePitch;
}

const mostSteps = 15;

function splitEvenly(steps: readonly SequenceStep[]): readonly (readonly SequenceStep[])[] {
  const parts = Math.ceil(steps.length / mostSteps);
  return Array.from({ length: parts }, (_, part) =>
    steps.slice(Math.floor((steps.length * part) / parts), Math.floor((steps.length * (part + 1)) / parts)),
  );
}

function makeSection({ participants }: SequenceView, steps: readonly SequenceStep[], number: number): Section {
  const used = new Set(steps.flatMap(({ messages }) => messages.flatMap(({ from, to }) => [from, to])));
  return { number, participants: participants.filter(({ id }) => used.has(id)), steps };
}
