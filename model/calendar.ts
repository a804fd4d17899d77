const dayMs = 86_400_000;

/** The days that dates are reckoned with; what would lie outside of them is the nearest. */
const firstDay = '0000-01-01';
const lastDay = '9999-12-31';

/** The day so many days after another, or before it; both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  const ms = Date.parse(day) + Math.round(days) * dayMs;
  const within = Math.min(Math.max(ms, Date.parse(firstDay)), Date.parse(lastDay));
  return new Date(within).toISOString().slice(0, 10);
}

/** How many days lie from one day to another; negative where the second is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
