import { dayAfter, daysBetween } from './calendar.ts';
import type { ElementOf } from './element.ts';

/** The days of a week of a programme, both inclusive. */
export interface WeekDays {
  readonly from: string;
  readonly to: string;
}

/**
 * When a week of a programme is. Its phases stay when it takes longer, and its weeks stretch: where the stated end lies
 * later than seven days a week make, the time is shared out evenly. Undefined where it does not say when it starts.
 */
export function daysOfWeek(programme: ElementOf<'programme'>, week: number): WeekDays | undefined {
  const { starts } = programme;
  if (starts === undefined || week < 1) return undefined;
  const length = weekLength(programme);
  return { from: dayAfter(starts.from, Math.floor((week - 1) * length)), to: dayAfter(starts.to, Math.floor(week * length) - 1) };
}

/** The last week that a phase, milestone or gate's phase has; undefined where no phase has weeks. */
export function lastWeek({ phases }: ElementOf<'programme'>): number | undefined {
  const weeks = phases.flatMap((phase) => (phase.weeks ? [phase.weeks.last] : []));
  return weeks.length === 0 ? undefined : Math.max(...weeks);
}

function weekLength(programme: ElementOf<'programme'>): number {
  const weeks = lastWeek(programme);
  if (weeks === undefined || weeks < 1 || programme.starts === undefined || programme.ends === undefined) return 7;
  return Math.max(7, (daysBetween(programme.starts.from, programme.ends.to) + 1) / weeks);
}
