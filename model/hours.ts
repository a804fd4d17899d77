import { minutesPerWeek } from './quantity.ts';
import type { Hours, MinuteSpan } from './quantity.ts';
import { decimal, listed } from './phrases.ts';

const minutesPerDay = 1440;
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Minutes of each day, Monday first, that `wanted` has open and none of `offers` has. */
export function uncovered(wanted: Hours, offers: readonly Hours[]): readonly number[] {
  const gaps = dayNames.map(() => 0);
  let left: readonly MinuteSpan[] = wanted.open;
  for (const offer of offers) left = left.flatMap((span) => without(span, offer.open));
  for (const { start, end } of left) {
    for (let minute = start; minute < end; ) {
      const day = Math.floor(minute / minutesPerDay);
      const stop = Math.min(end, (day + 1) * minutesPerDay);
      gaps[day] = (gaps[day] ?? 0) + stop - minute;
      minute = stop;
    }
  }
  return gaps;
}

/** `15 h a day`, `15 h a day Mon-Fri and 24 h a day Sat-Sun`; days without a gap are left out. */
export function perDay(minutes: readonly number[]): string {
  const runs: { from: number; to: number; minutes: number }[] = [];
  minutes.forEach((gap, day) => {
    const last = runs.at(-1);
    if (last && last.minutes === gap) last.to = day;
    else runs.push({ from: day, to: day, minutes: gap });
  });
  const whole = runs.length === 1;
  return listed(
    runs
      .filter((run) => run.minutes > 0)
      .map((run) => {
        const amount = run.minutes < 60 ? `${run.minutes} min` : `${decimal(run.minutes / 60, 1)} h`;
        if (whole) return `${amount} a day`;
        const from = dayNames[run.from] ?? '';
        return run.from === run.to ? `${amount} on ${from}` : `${amount} a day ${from}-${dayNames[run.to] ?? ''}`;
      }),
  );
}

/** Open minutes in a week. */
export function openMinutes(hours: Hours): number {
  return hours.open.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** Open without a break. */
export function alwaysOpen(hours: Hours): boolean {
  return openMinutes(hours) >= minutesPerWeek;
}

function without(span: MinuteSpan, open: readonly MinuteSpan[]): MinuteSpan[] {
  const left: MinuteSpan[] = [];
  let start = span.start;
  for (const other of open) {
    if (other.end <= start || other.start >= span.end) continue;
    if (other.start > start) left.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}
