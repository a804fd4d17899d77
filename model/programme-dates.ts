import { daysBetween } from './calendar.ts';
import type { ElementOf } from './element.ts';
import type { Problem } from './finding.ts';
import { passageOf } from './gates/criterion.ts';
import { capitalised, quoted } from './phrases.ts';
import { describeGate } from './programmes.ts';
import type { ProgrammeStatus } from './programmes.ts';
import { lastWeek } from './programme-weeks.ts';
import type { DateSpan } from './quantity.ts';
import type { ArchitectureIndex } from './query.ts';

/** Dates that cannot both be right: what ends before it starts, or comes before what it follows. */
export function* contradictoryDates(index: ArchitectureIndex): Iterable<Problem> {
  for (const plateau of index.all('plateau')) {
    yield* endsBeforeStart(index, plateau, 'Plateau');
    const before = index.get('plateau', plateau.after);
    if (before?.starts && plateau.starts && plateau.starts.to < before.starts.from) {
      yield {
        at: { element: plateau.id, property: 'starts' },
        severity: 'error',
        message: `Plateau ${plateau.path} starts on ${plateau.starts.text}, before ${before.path}, which it comes after (${before.starts.text}); correct one of the two.`,
        related: [{ at: { element: before.id, property: 'starts' }, message: `${before.path} starts on ${before.starts.text}` }],
      };
    }
  }
  for (const initiative of index.all('initiative')) yield* endsBeforeStart(index, initiative, 'Initiative');
}

/** The same within a programme: weeks that do not fit, and what was done before it began. */
export function* contradictoryWeeks(index: ArchitectureIndex, { programme, milestones, gates }: ProgrammeStatus): Iterable<Problem> {
  const name = quoted(index.label(programme.id));
  const backwards = [...endsBeforeStart(index, programme, 'Programme')];
  yield* backwards;
  if (backwards.length === 0) yield* tooManyWeeks(programme, name);
  const phases = new Map(programme.phases.map((phase) => [phase.name, phase]));
  for (const { name: phase, title, weeks } of programme.phases) {
    if (weeks === undefined || weeks.first <= weeks.last) continue;
    yield {
      at: { element: programme.id },
      severity: 'error',
      message: `Phase ${quoted(title ?? phase)} of ${name} ends in week ${weeks.last}, before it starts in week ${weeks.first}; correct one of the two.`,
    };
  }
  for (const element of [...milestones, ...gates.map(({ gate }) => gate)]) {
    const weeks = phases.get(element.phase)?.weeks;
    if (weeks && weeks.first <= weeks.last && element.week !== undefined && (element.week < weeks.first || element.week > weeks.last)) {
      const title = phases.get(element.phase)?.title ?? element.phase;
      yield {
        at: { element: element.id },
        message: `${capitalised(describeGate(element))} lies outside of the phase ${quoted(title)}, weeks ${weeks.first} to ${weeks.last}; correct its week, or move it.`,
      };
    }
    const { on, property } = passageOf(element);
    if (on && property && programme.starts && on.to < programme.starts.from) {
      const was = element.kind === 'gate' ? 'passed' : 'reached';
      yield {
        at: { element: element.id, property },
        message: `${capitalised(describeGate(element))} was ${was} on ${on.text}, before ${name} started on ${programme.starts.text}; correct one of the two.`,
        related: [{ at: { element: programme.id, property: 'starts' }, message: `Starts on ${programme.starts.text}` }],
      };
    }
  }
}

interface Dated {
  readonly starts?: DateSpan;
  readonly ends?: DateSpan;
}

function* endsBeforeStart(index: ArchitectureIndex, element: Dated & ElementOf<'plateau' | 'initiative' | 'programme'>, kind: string): Iterable<Problem> {
  const { starts, ends } = element;
  if (!starts || !ends || ends.to >= starts.from) return;
  yield {
    at: { element: element.id, property: 'ends' },
    severity: 'error',
    message: `${kind} ${quoted(index.label(element.id))} ends on ${ends.text}, before it starts on ${starts.text}; correct one of the two.`,
    related: [{ at: { element: element.id, property: 'starts' }, message: `Starts on ${starts.text}` }],
  };
}

function* tooManyWeeks(programme: ElementOf<'programme'>, name: string): Iterable<Problem> {
  const weeks = lastWeek(programme);
  const { starts, ends } = programme;
  if (weeks === undefined || !starts || !ends) return;
  const days = daysBetween(starts.from, ends.to) + 1;
  if (weeks * 7 - days < 7) return;
  yield {
    at: { element: programme.id, property: 'ends' },
    message: `${name} has phases of ${weeks} weeks and ${days} days from ${starts.text} to ${ends.text}; give it a later end.`,
  };
}
