import type { ElementOf } from './element.ts';
import type { Problem } from './finding.ts';
import type { GateStatus } from './gates.ts';
import { passageOf } from './gates/criterion.ts';
import { daysOfWeek } from './programme-weeks.ts';
import { describeGate } from './programmes.ts';
import type { ProgrammeStatus } from './programmes.ts';
import { capitalised, counted, listedUpTo, quoted } from './phrases.ts';
import type { ArchitectureIndex } from './query.ts';

/**
 * What came in the wrong order, and what is late. `slow` are the weeks in which being late is no fault: a design that is
 * corrected then, and a first wave that waits, cost little.
 */
export function* orderProblems(index: ArchitectureIndex, status: ProgrammeStatus, slow: ReadonlySet<number>): Iterable<Problem> {
  for (const gate of status.gates) {
    yield* overtaken(index, status, gate);
    if (gate.gate.week === undefined || slow.has(gate.gate.week) || gate.time !== 'over' || gate.passage === 'passed') continue;
    yield* lateGate(gate);
  }
  yield* lateMilestones(index, status, slow);
}

/** A phase that was begun while the gate before it was open. */
function* overtaken(index: ArchitectureIndex, { programme, milestones }: ProgrammeStatus, { gate, passage, passedOn }: GateStatus): Iterable<Problem> {
  const order = programme.phases.map(({ name }) => name);
  const place = order.indexOf(gate.phase);
  const later = milestones.filter(({ phase }) => order.indexOf(phase) > place);
  const reached = later.flatMap((milestone) => {
    const { on } = passageOf(milestone);
    return on ? [{ milestone, on }] : [];
  });
  const first = reached.reduce<(typeof reached)[number] | undefined>((least, each) => (!least || each.on.from < least.on.from ? each : least), undefined);
  if (!first || passage === 'unknown') return;
  const { milestone, on } = first;
  const isBefore = passage === 'open' || (passedOn !== undefined && on.to < passedOn.from);
  if (!isBefore) return;
  const phase = programme.phases.find(({ name }) => name === milestone.phase);
  const open = passedOn ? `was passed only on ${passedOn.text}` : 'has not been passed';
  yield {
    at: { element: gate.id },
    message: `${capitalised(describeGate(gate))} ${open}, and phase ${quoted(phase?.title ?? milestone.phase)} was begun on ${on.text} (${quoted(index.label(milestone.id))}); finish the gate before what it guards.`,
    related: [{ at: { element: milestone.id, property: 'done' }, message: `Reached on ${on.text}` }],
  };
}

function* lateGate({ gate, passage, week, pauses }: GateStatus): Iterable<Problem> {
  const by = `by ${week?.to}, the end of its week`;
  // That it should pause is said already, and is the better reason.
  if (pauses.some(({ state }) => state === 'holds')) return;
  if (passage === 'open') {
    yield { at: { element: gate.id }, message: `${capitalised(describeGate(gate))} was not passed ${by}; say what is missing, and give the plan the time.` };
    return;
  }
  const message = `Whether ${describeGate(gate)} was passed ${by}, is not stated; say \`signed by … on …\`, or \`done none\`.`;
  yield { at: { element: gate.id }, message, missing: true };
}

function* lateMilestones(index: ArchitectureIndex, { programme, milestones, day }: ProgrammeStatus, slow: ReadonlySet<number>): Iterable<Problem> {
  const late = milestones.filter(({ week }) => week !== undefined && !slow.has(week) && (daysOfWeek(programme, week)?.to ?? day) < day);
  for (const milestone of late) {
    if (milestone.done !== 'none') continue;
    const week = daysOfWeek(programme, milestone.week ?? 0);
    yield {
      at: { element: milestone.id, property: 'done' },
      message: `${capitalised(describeGate(milestone))} was not reached by ${week?.to}, the end of its week; do it, or say in the plan why it is not needed.`,
    };
  }
  const unknown = late.filter(({ done }) => done === undefined);
  if (unknown.length === 0) return;
  yield {
    at: { element: programme.id },
    message: `Whether ${counted(unknown.length, 'milestone')} of ${quoted(index.label(programme.id))} ${unknown.length === 1 ? 'was' : 'were'} reached in time is not stated (${listedUpTo(unknown.map(({ name }) => name), 5)}); say \`done 2027-01-15\` or \`done none\`.`,
    missing: true,
    askedFrom: 'run',
    related: unknown.map((milestone: ElementOf<'milestone'>) => ({ at: { element: milestone.id }, message: `Week ${milestone.week}` })),
  };
}
