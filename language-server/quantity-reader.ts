import { nearest } from '../model/nearest.ts';
import { minutesPerWeek } from '../model/quantity.ts';
import type { DateSpan, Duration, Figure, Hours, MinuteSpan } from '../model/quantity.ts';

/** A value, or the one sentence that says what is wrong with the text. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

/** Milliseconds per unit. A business day counts 8 hours, a month 30 days, a year 365. */
export const durationUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: second,
  min: 60 * second,
  h: hour,
  d: day,
  w: 7 * day,
  mo: 30 * day,
  y: 365 * day,
  bh: hour,
  bd: 8 * hour,
};

/** Words for the period of a rate: `12000/month`, `4h per week`. */
export const periodWords: Readonly<Record<string, number>> = {
  second,
  minute: 60 * second,
  hour,
  day,
  week: 7 * day,
  month: 30 * day,
  quarter: 91 * day,
  year: 365 * day,
};

/** `300ms`, `60min`, `48bh`. */
export function readDuration(text: string): Reading<Duration> {
  const match = /^(\d+(?:\.\d+)?)([\p{L}]*)$/u.exec(text);
  if (!match) return { problem: `"${text}" is not a duration; write a number and a unit, as 300ms, 2s, 60min, 4h, 30d.` };
  const [, amount = '', unit = ''] = match;
  const size = durationUnits[unit];
  if (size === undefined) return { problem: unknownUnit(text, unit, Object.keys(durationUnits)) };
  const ms = Number(amount) * size;
  return { value: unit === 'bh' || unit === 'bd' ? { text, ms, business: true } : { text, ms } };
}

/** The period of a rate: a word (`month`) or a duration (`30d`), a bare unit meaning one (`h`). */
export function readPeriod(text: string): Reading<Duration> {
  const word = periodWords[text];
  if (word !== undefined) return { value: { text, ms: word } };
  if (durationUnits[text] !== undefined) return readPeriodUnit(text);
  if (/^\d/.test(text)) return readDuration(text);
  return { problem: unknownUnit(text, text, [...Object.keys(periodWords), 'h', 'min', 's', 'd']) };
}

/** `99.9%` as 99.9. */
export function readPercent(text: string): Reading<number> {
  const match = /^(-?\d+(?:\.\d+)?)%$/.exec(text);
  if (!match) return { problem: `"${text}" is not a percentage; write it as 99.9%.` };
  const value = Number(match[1]);
  return value > 100 || value < -100 ? { problem: `${text} is more than 100%.` } : { value };
}

/** A plain number. */
export function readNumber(text: string): Reading<number> {
  return /^-?\d+(\.\d+)?$/.test(text)
    ? { value: Number(text) }
    : { problem: `"${text}" is not a plain number; leave the unit out.` };
}

/** A value of a metric as one text: `28`, `38%`, `98.7`, `4h`, `900000 EUR`, `1200 EUR/month`. No separators for thousands. */
export function readFigure(text: string): Reading<Figure> {
  const match = /^(-?[\d.]+\s?(?:%|\p{Ll}+)?)(?:\s*(\p{Lu}{3}))?(?:\s*(?:\/|per )\s*([\p{L}\d]+))?$/u.exec(text.trim());
  const [, amount = '', currency, per] = match ?? [];
  const size = readSize(amount.replace(/\s/g, ''), currency);
  if (!match || 'problem' in size) return { problem: `"${text}" is not a value; write it as 38, 38%, 98.7 or 4h, with a point for decimals and nothing between thousands.` };
  return per === undefined ? { value: { text, ...size.value } } : withPeriod({ text, ...size.value }, per);
}

/** A number, a share, a time or an amount of money, without what it is per. */
export function readSize(value: string, currency: string | undefined): Reading<Pick<Figure, 'value' | 'unit'>> {
  const number = readNumber(value);
  if ('value' in number) return { value: { value: number.value, ...(currency !== undefined && { unit: currency }) } };
  if (value.endsWith('%')) {
    const percent = readPercent(value);
    return 'value' in percent ? { value: { value: percent.value, unit: '%' } } : percent;
  }
  const duration = readDuration(value);
  return 'value' in duration ? { value: { value: duration.value.ms, unit: 'ms' } } : duration;
}

/** The figure, for each of the periods: the unit then has it behind it. */
export function withPeriod(figure: Figure, per: string): Reading<Figure> {
  const period = readPeriod(per);
  return 'problem' in period ? period : { value: { ...figure, unit: `${figure.unit ?? ''}/${period.value.text}` } };
}

/** `2027-06-30`, `2027-06`, `2027-Q2`. */
export function readDate(text: string): Reading<DateSpan> {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) {
    const first = (Number(quarter[2]) - 1) * 3 + 1;
    return { value: { text, from: `${quarter[1]}-${two(first)}-01`, to: lastOfMonth(Number(quarter[1]), first + 2) } };
  }
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month && validMonth(month[2])) {
    return { value: { text, from: `${text}-01`, to: lastOfMonth(Number(month[1]), Number(month[2])) } };
  }
  const exact = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (exact && validMonth(exact[2]) && text <= lastOfMonth(Number(exact[1]), Number(exact[2])) && exact[3] !== '00') {
    return { value: { text, from: text, to: text } };
  }
  return { problem: `"${text}" is not a day of the calendar; write it as 2027-06-30 or 2027-Q2.` };
}

/** The parts of opening hours: `24x7`, or days and a time span: `Mon-Sat 08:00-20:00`; several are joined. */
export function readHours(text: string, parts: readonly HoursPart[]): Reading<Hours> {
  const spans: MinuteSpan[] = [];
  for (const part of parts) {
    if (part.days === '24x7') {
      spans.push({ start: 0, end: minutesPerWeek });
      continue;
    }
    const days = readDays(part.days);
    if ('problem' in days) return days;
    const from = readTime(part.from ?? '00:00');
    const to = readTime(part.to ?? '24:00');
    if ('problem' in from) return from;
    if ('problem' in to) return to;
    for (const weekday of days.value) {
      const start = weekday * 1440 + from.value;
      // A span that ends before it starts runs over midnight.
      const end = weekday * 1440 + to.value + (to.value <= from.value ? 1440 : 0);
      spans.push({ start, end: Math.min(end, minutesPerWeek) });
      if (end > minutesPerWeek) spans.push({ start: 0, end: end - minutesPerWeek });
    }
  }
  return { value: { text, open: joinSpans(spans) } };
}

export interface HoursPart {
  /** `Mon-Sat`, `Sun`, `24x7`, `daily`. */
  readonly days: string;
  readonly from?: string;
  readonly to?: string;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readDays(text: string): Reading<readonly number[]> {
  if (text.toLowerCase() === 'daily') return { value: [0, 1, 2, 3, 4, 5, 6] };
  const [first = '', last = first] = text.split('-');
  const from = weekdays.indexOf(first.slice(0, 3).toLowerCase());
  const to = weekdays.indexOf(last.slice(0, 3).toLowerCase());
  if (from < 0 || to < 0) return { problem: `"${text}" is not a day or span of days; write Mon, Mon-Fri or 24x7.` };
  const days: number[] = [];
  for (let weekday = from; ; weekday = (weekday + 1) % 7) {
    days.push(weekday);
    if (weekday === to) return { value: days };
  }
}

function readTime(text: string): Reading<number> {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  return minutes >= 0 && minutes <= 1440 && Number(match?.[2]) < 60
    ? { value: minutes }
    : { problem: `"${text}" is not a time of day; write it as 08:00.` };
}

function joinSpans(spans: MinuteSpan[]): readonly MinuteSpan[] {
  const sorted = spans.sort((a, b) => a.start - b.start);
  const joined: MinuteSpan[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

function readPeriodUnit(unit: string): Reading<Duration> {
  return { value: { text: unit, ms: durationUnits[unit] ?? 0 } };
}

function unknownUnit(text: string, unit: string, known: readonly string[]): string {
  if (unit === '') return `"${text}" lacks a unit; write one of ${known.join(', ')} after the number.`;
  const near = nearestUnit(unit, known);
  return `"${text}" has the unknown unit "${unit}"; ${near ? `did you mean "${near}"?` : `known are ${known.join(', ')}.`}`;
}

/** How units are written elsewhere, each with how it is written here. */
const otherSpellings: readonly (readonly [RegExp, string])[] = [
  [/^(ms|msecs?|millis?|milliseconds?)$/, 'ms'],
  [/^(s|secs?|seconds?)$/, 's'],
  [/^(m|mins?|minutes?)$/, 'min'],
  [/^(h|hrs?|hours?)$/, 'h'],
  [/^(d|days?)$/, 'd'],
  [/^(w|wks?|weeks?)$/, 'w'],
  [/^(mon|mth|mths|months?)$/, 'mo'],
  [/^(y|yrs?|years?)$/, 'y'],
  [/^(bhrs?|bhours?|businesshours?)$/, 'bh'],
  [/^(bdays?|businessdays?|workdays?|wd)$/, 'bd'],
];

/** By what it means; by its letters where that is not known. Units are too short for letters alone: `hour` is nearer to nothing than to `h`. */
function nearestUnit(unit: string, known: readonly string[]): string | undefined {
  const lower = unit.toLowerCase();
  const meant = otherSpellings.find(([spelling]) => spelling.test(lower))?.[1];
  if (meant !== undefined && known.includes(meant)) return meant;
  return nearest(unit, known) ?? known.find((each) => each === lower) ?? known.find((each) => lower.startsWith(each));
}

function validMonth(text: string | undefined): boolean {
  const month = Number(text);
  return month >= 1 && month <= 12;
}

function lastOfMonth(year: number, month: number): string {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
  return `${year}-${two(month)}-${two(days)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
