import type { SequenceParticipant, SequenceStep, SequenceView } from '../views/sequence-view.ts';
import type { Room } from './room.ts';

/** Width of the column that names the steps, px. */
export const stepColumnWidth = 208;
/** Of a participant's card, px. */
export const headWidth = 120;

/** A part of the sequence with the participants that it needs. */
export interface Section {
  readonly number: number;
  readonly participants: readonly SequenceParticipant[];
  /** Where the lifelines stand, px: further apart where neighbours have something to say to each other. */
  readonly lifelines: readonly number[];
  /** Of the whole section, px. */
  readonly width: number;
  readonly steps: readonly SequenceStep[];
  readonly room: Room;
}

/** One section for up to 15 steps; a longer journey has one per phase, and even parts where a phase is long or there is none. */
export function splitSections(view: SequenceView, room: Room): readonly Section[] {
  if (view.steps.length <= mostSteps) return [makeSection(view, { steps: view.steps, number: 0, room })];
  const phases: SequenceStep[][] = [];
  for (const step of view.steps) {
    const current = phases.at(-1);
    if (current === undefined || step.phase !== undefined) phases.push([step]);
    else current.push(step);
  }
  return phases.flatMap(splitEvenly).map((steps, number) => makeSection(view, { steps, number, room }));
}

/** Where a participant's lifeline stands, px. */
export function lifelineX(section: Section, id: string): number | undefined {
  const index = section.participants.findIndex((participant) => participant.id === id);
  return index < 0 ? undefined : section.lifelines[index];
}

const mostSteps = 15;

function splitEvenly(steps: readonly SequenceStep[]): readonly (readonly SequenceStep[])[] {
  const parts = Math.ceil(steps.length / mostSteps);
  return Array.from({ length: parts }, (_, part) =>
    steps.slice(Math.floor((steps.length * part) / parts), Math.floor((steps.length * (part + 1)) / parts)),
  );
}

function makeSection(view: SequenceView, { steps, number, room: shared }: Pick<Section, 'steps' | 'number' | 'room'>): Section {
  const room: Room = (key, needed) => shared(`${number}/${key}`, needed);
  const messages = steps.flatMap((step) => step.messages);
  const used = new Set(messages.flatMap(({ from, to }) => [from, to]));
  const participants = view.participants.filter(({ id }) => used.has(id));
  const position = new Map(participants.map(({ id }, index) => [id, index]));
  const talking = new Set<number>();
  for (const { from, to, text, detail } of messages) {
    if (text === '' && detail === '') continue;
    const left = Math.min(position.get(from) ?? 0, position.get(to) ?? 0);
    if (from === to || Math.abs((position.get(from) ?? 0) - (position.get(to) ?? 0)) === 1) talking.add(left);
  }
  let x = stepColumnWidth + headWidth / 2;
  const lifelines = participants.map((_, index) => {
    const here = x;
    x += room(`gap ${index}`, talking.has(index) ? wideGap : narrowGap);
    return here;
  });
  const last = participants.length - 1;
  const width = (lifelines[last] ?? stepColumnWidth) + room('gap after', talking.has(last) ? wideGap : headWidth / 2) + 8;
  return { number, participants, steps, lifelines, width, room };
}

const narrowGap = headWidth + 16;
const wideGap = 184;
