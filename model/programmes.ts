import { dayAfter } from './calendar.ts';
import type { Count, ElementOf } from './element.ts';
import { evaluateGate, newestFact } from './gates.ts';
import type { GateStatus } from './gates.ts';
import { lastWeek } from './programme-weeks.ts';
import { quoted } from './phrases.ts';
import type { ArchitectureIndex } from './query.ts';

/** A programme with what is declared in it, and how its gates stand. */
export interface ProgrammeStatus {
  readonly programme: ElementOf<'programme'>;
  readonly milestones: readonly ElementOf<'milestone'>[];
  readonly gates: readonly GateStatus[];
  /** The day by which it is judged: today, or that of the newest fact which the project states about it where that is later. */
  readonly day: string;
}

const known = new WeakMap<ArchitectureIndex, { readonly today: string; readonly all: readonly ProgrammeStatus[] }>();

/** Every programme; worked out once for all rules. */
export function programmesOf(index: ArchitectureIndex, today: string): readonly ProgrammeStatus[] {
  const before = known.get(index);
  if (before?.today === today) return before.all;
  const all = index.all('programme').map((programme): ProgrammeStatus => {
    const day = newestFact(index, programme.id, today);
    const children = index.children(programme.id);
    const gates = children.filter((child) => child.kind === 'gate');
    return {
      programme,
      day,
      milestones: children.filter((child) => child.kind === 'milestone'),
      gates: gates.map((gate) => evaluateGate(index, gate, day)),
    };
  });
  known.set(index, { today, all });
  return all;
}

/** The last day of a programme, stated or by its weeks; undefined where neither is known. */
export function endOf(programme: ElementOf<'programme'>): string | undefined {
  if (programme.ends !== undefined) return programme.ends.to;
  const weeks = lastWeek(programme);
  return programme.starts === undefined || weeks === undefined ? undefined : dayAfter(programme.starts.to, weeks * 7 - 1);
}

/** `gate "Stabilised" (week 9)`, as it stands inside of a sentence. */
export function describeGate(gate: ElementOf<'gate' | 'milestone'>): string {
  const week = gate.week === undefined ? '' : ` (week ${gate.week})`;
  return `${gate.kind} ${quoted(gate.title ?? gate.name)}${week}`;
}

/** Whether a count is of one of these groups: by its word, or by the name of its team or persona. */
export function isCountOf({ of }: Count, groups: readonly string[]): boolean {
  if (of === undefined) return false;
  const name = of.slice(Math.max(of.lastIndexOf(':'), of.lastIndexOf('.')) + 1).toLowerCase();
  return groups.some((group) => group.toLowerCase() === name);
}
