import type { Criterion, ElementOf, PauseRule } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Place } from './finding.ts';
import { criterionText, judgeCriterion, passageOf } from './gates/criterion.ts';
import type { CriterionState, CriterionStatus, Judged } from './gates/criterion.ts';
import { daysOfWeek } from './programme-weeks.ts';
import type { WeekDays } from './programme-weeks.ts';
import type { DateSpan } from './quantity.ts';
import type { ArchitectureIndex } from './query.ts';

export type { CriterionState, CriterionStatus } from './gates/criterion.ts';

/** How a gate stands on a day. One that was passed is judged by what was known on the day on which it was. */
export interface GateStatus {
  readonly gate: ElementOf<'gate'>;
  readonly programme: ElementOf<'programme'> | undefined;
  /** The conditions taken together: unmet as soon as one is, else unknown as soon as one is. A gate without conditions is met. */
  readonly state: CriterionState;
  /** In the order written. */
  readonly criteria: readonly CriterionStatus[];
  /** In the order written. */
  readonly pauses: readonly PauseStatus[];
  /**
   * What it comes to: `pause` where a pause rule holds; `missed` where a condition is unmet and none does, as with an
   * adoption between the floor and the target; `met` where all conditions are; else `unknown`.
   */
  readonly standing: 'met' | 'missed' | 'pause' | 'unknown';
  /** `open` where it is stated that it was not passed, or only after the day; `unknown` where nothing is said. */
  readonly passage: 'passed' | 'open' | 'unknown';
  /** Who signed it; empty where that is not stated. */
  readonly signedBy: readonly ElementId[];
  readonly passedOn?: DateSpan;
  /** The days of its week; undefined where the gate has no week or its programme does not say when it starts. */
  readonly week?: WeekDays;
  /** `coming` before its week, `due` in it, `over` after it; undefined without a week. */
  readonly time?: 'coming' | 'due' | 'over';
}

/** How one `pause when` stands. */
export interface PauseStatus {
  readonly rule: PauseRule;
  /** As written: `adoption < 40% and not improving`. */
  readonly text: string;
  /** Whether it says to pause. */
  readonly state: 'holds' | 'clear' | 'unknown';
  /** The conditions that decided: of the part that holds, else all of them. */
  readonly criteria: readonly CriterionStatus[];
  readonly at: Place;
}

/** Every gate, in the model's order, by what is known at the end of a day; what is dated later does not count. */
export function evaluateGates(index: ArchitectureIndex, day: string): readonly GateStatus[] {
  return index.all('gate').filter((gate) => !gate.undeclared).map((gate) => evaluateGate(index, gate, day));
}

/**
 * The day by which the gates of a programme are judged: today, or the day of the newest fact that the project itself
 * states about it where that is later. A plan that states what will have happened is judged by what it states.
 */
export function newestFact(index: ArchitectureIndex, programme: ElementId, today: string): string {
  const days = [today];
  for (const child of index.children(programme)) {
    if (child.kind !== 'milestone' && child.kind !== 'gate') continue;
    const { on } = passageOf(child);
    if (on) days.push(on.from);
    if (child.kind === 'gate') for (const metric of metricsOf(index, child)) days.push(...metric.readings.flatMap(({ kind, date }) => (kind === 'actual' && date ? [date.to] : [])));
  }
  return days.sort().at(-1) ?? today;
}

/** The metrics that a gate's conditions and pause rules are about, each once. */
export function metricsOf(index: ArchitectureIndex, { requires, pauses }: ElementOf<'gate'>): readonly ElementOf<'metric'>[] {
  const criteria = [...requires, ...pauses.flatMap(({ any }) => any.flat())];
  const ids = new Set(criteria.flatMap(({ element }) => (element === undefined ? [] : [element])));
  return [...ids].flatMap((id) => index.get('metric', id) ?? []);
}

export function evaluateGate(index: ArchitectureIndex, gate: ElementOf<'gate'>, day: string): GateStatus {
  const programme = index.get('programme', gate.parent);
  const week = programme && gate.week !== undefined ? daysOfWeek(programme, gate.week) : undefined;
  const { on, state } = passageOf(gate);
  const passage = on && on.from > day ? 'open' : state;
  const judged: Judged = passage === 'passed' && on ? { day: on.to, grace: week && week.to > on.to ? week.to : on.to } : { day, grace: day };
  const requires = gate.requires.map((criterion, place) =>
    judgeCriterion(index, criterion, { element: gate.id, property: `requires.${place}` }, judged, trendOf(index, gate.requires, place)),
  );
  const pauses = gate.pauses.map((rule, place) => evaluatePause(index, rule, { element: gate.id, property: `pauses.${place}` }, judged));
  const all = allOf(requires);
  const standing = pauses.some((pause) => pause.state === 'holds') ? 'pause' : all === 'unmet' ? 'missed' : all;
  return {
    gate,
    programme,
    state: all,
    criteria: requires,
    pauses,
    standing,
    passage,
    signedBy: passage !== 'passed' || gate.signedBy === undefined || gate.signedBy === 'none' ? [] : gate.signedBy,
    ...(passage === 'passed' && on && { passedOn: on }),
    ...(week && { week, time: day < week.from ? 'coming' : day <= week.to ? 'due' : 'over' }),
  };
}

function evaluatePause(index: ArchitectureIndex, rule: PauseRule, at: Place, judged: Judged): PauseStatus {
  const parts = rule.any.map((part) => part.map((criterion, place) => judgeCriterion(index, criterion, at, judged, trendOf(index, part, place))));
  const text = rule.any.map((part) => part.map(criterionText).join(' and ')).join(' or ');
  const holding = parts.find((part) => part.length > 0 && allOf(part) === 'met');
  const state = holding ? 'holds' : parts.some((part) => allOf(part) === 'unknown') ? 'unknown' : 'clear';
  return { rule, text, state, criteria: holding ?? parts.flat(), at };
}

function allOf(criteria: readonly CriterionStatus[]): CriterionState {
  if (criteria.some(({ state }) => state === 'unmet')) return 'unmet';
  return criteria.some(({ state }) => state === 'unknown') ? 'unknown' : 'met';
}

/** What `improving` is about: the metric named last before it, else the first one after it. */
function trendOf(index: ArchitectureIndex, criteria: readonly Criterion[], place: number): ElementOf<'metric'> | undefined {
  const metrics = (list: readonly Criterion[]) => list.flatMap(({ element }) => index.get('metric', element) ?? []);
  return metrics(criteria.slice(0, place)).at(-1) ?? metrics(criteria.slice(place + 1))[0];
}
