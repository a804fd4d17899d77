/** What is known to be absent, as opposed to a property that is left out, which is unknown. */
export type None = 'none';

/** A length of time. Business units (`bh`, `bd`) count only while somebody works: `ms` is then working time, not time on the clock. */
export interface Duration {
  /** As written: `48bh`. */
  readonly text: string;
  /** Milliseconds; months count 30 days and years 365. */
  readonly ms: number;
  readonly business?: true;
}

/** `120000 EUR/year`, `900000 EUR`. */
export interface Money {
  readonly text: string;
  readonly amount: number;
  /** ISO 4217; undefined when left out, then the architecture's own. */
  readonly currency?: string;
  readonly per?: Duration;
}

/** `5200/h`, `12000/month`, `4 per 30d`. */
export interface Rate {
  readonly text: string;
  readonly count: number;
  readonly per: Duration;
}

/** `2027-06-30` has equal ends; `2027-Q2` and `2027-06` span days. Days as `YYYY-MM-DD`, both inclusive. */
export interface DateSpan {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** Opening hours within a week. */
export interface Hours {
  /** As written: `Mon-Sat 08:00-20:00`, `24x7`. */
  readonly text: string;
  /** Disjoint and sorted, in minutes since Monday 00:00; at most 10,080. */
  readonly open: readonly MinuteSpan[];
}

/** Minutes since Monday 00:00, `end` exclusive. */
export interface MinuteSpan {
  readonly start: number;
  readonly end: number;
}

/** A value of a metric, or a limit for one: `28`, `60%`, `4h`, `900000 EUR`. Two can be compared where their units are the same. */
export interface Figure {
  /** As written. */
  readonly text: string;
  /** Durations in milliseconds. */
  readonly value: number;
  /** `%`, `ms`, a currency; with `/month` behind it where it is a rate. Undefined for a plain number. */
  readonly unit?: string;
}

/** Percent, 0 to 100, as written: `99.9%` is 99.9. */
export type Percent = number;

export const minutesPerWeek = 7 * 24 * 60;
