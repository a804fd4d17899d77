import { comparable, figureText } from '../figures.ts';
import type { Criterion, ElementOf, Reading } from '../element.ts';
import type { Place } from '../finding.ts';
import { dayAfter } from '../calendar.ts';
import { quoted } from '../phrases.ts';
import type { DateSpan, Figure } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';

/** Unknown is not unmet: a fact is missing that would decide. */
export type CriterionState = 'met' | 'unmet' | 'unknown';

/** How one condition stands on a day. */
export interface CriterionStatus {
  readonly criterion: Criterion;
  /** As written: `adoption > 60%`, `not improving`, `uat`. */
  readonly text: string;
  readonly state: CriterionState;
  /** Why, as the end of a sentence: `adoption is 38 % (2027-03-14)`, `"First wave live" was reached on 2027-02-22`. */
  readonly reason: string;
  /** The value that decided, and for a trend the one before it, oldest first; empty for a milestone and where there is none. */
  readonly readings: readonly Reading[];
  /** When it was measured or reached; undefined where that is not stated. */
  readonly date?: DateSpan;
  /** Where the value comes from: of the reading, else of its metric. A system's or team's id, or words. */
  readonly source?: string;
  /** Where the fact stands that decided; the gate's condition itself where none does. */
  readonly at: Place;
}

/** The time for which conditions are judged. */
export interface Judged {
  /** What is known by the end of this day counts. */
  readonly day: string;
  /** Where nothing was measured by then, the first value until this day counts: a weekly figure is of the week in which a gate was passed. */
  readonly grace: string;
}

/** One condition; `place` is where it stands in its gate, `trend` the metric that a bare `improving` is about. */
export function judgeCriterion(
  index: ArchitectureIndex,
  criterion: Criterion,
  place: Place,
  judged: Judged,
  trend: ElementOf<'metric'> | undefined,
): CriterionStatus {
  const plain = judgePlain(index, criterion, judged, trend);
  const { at, ...rest } = criterion.not ? { ...plain, state: inverted[plain.state] } : plain;
  return { criterion, text: criterionText(criterion), readings: [], ...rest, at: at ?? place };
}

type Judgement = Pick<CriterionStatus, 'state' | 'reason'> & Partial<Pick<CriterionStatus, 'readings' | 'date' | 'source' | 'at'>>;

const inverted = { met: 'unmet', unmet: 'met', unknown: 'unknown' } as const;

function judgePlain(index: ArchitectureIndex, criterion: Criterion, judged: Judged, trend: ElementOf<'metric'> | undefined): Judgement {
  const { subject } = criterion;
  const element = criterion.element === undefined ? undefined : index.element(criterion.element);
  if (element?.kind === 'metric' && !element.undeclared) return judgeMetric(element, criterion, judged);
  if (element?.kind === 'milestone') return criterion.operator ? judgeCounts(element, criterion) : judgeDone(element, judged);
  if (element?.kind === 'gate') return judgeDone(element, judged);
  if (subject === 'improving' && criterion.operator === undefined) return judgeTrend(trend, judged);
  return { state: 'unknown', reason: `nothing here is called ${subject}` };
}

/** `adoption < 40%`, `not improving`. */
export function criterionText({ not, subject, operator, value }: Criterion): string {
  return [not && 'not', subject, operator, value?.text].filter((part) => part).join(' ');
}

/** What was really measured, oldest first; a baseline is what it was before. Values without a day are the oldest. */
export function actualReadings(metric: ElementOf<'metric'>): readonly { readonly reading: Reading; readonly at: Place }[] {
  const dayOf = ({ reading }: { readonly reading: Reading }) => reading.date?.to ?? '';
  return metric.readings
    .map((reading, place) => ({ reading, at: { element: metric.id, property: `readings.${place}` } }))
    .filter(({ reading }) => reading.kind === 'actual')
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

type Measured = ReturnType<typeof actualReadings>[number];

function readingsBy(metric: ElementOf<'metric'>, { day, grace }: Judged): readonly Measured[] {
  const all = actualReadings(metric);
  const known = all.filter(({ reading }) => (reading.date?.to ?? '') <= day);
  return known.length > 0 ? known : all.filter(({ reading }) => (reading.date?.to ?? '') <= grace).slice(0, 1);
}

function judgeMetric(metric: ElementOf<'metric'>, { subject, operator, value }: Criterion, judged: Judged): Judgement {
  const latest = readingsBy(metric, judged).at(-1);
  if (!latest) return { state: 'unknown', reason: `${subject} has not been measured` };
  const facts = factsOf(metric, [latest]);
  const is = `${subject} is ${figureText(latest.reading.value)}${dated(latest.reading)}`;
  if (operator === undefined || value === undefined) return { ...facts, state: 'met', reason: is };
  if (!comparable(latest.reading.value, value)) {
    return { ...facts, state: 'unknown', reason: `${is}, which cannot be held against ${figureText(value)}` };
  }
  return { ...facts, state: holds(latest.reading.value.value, operator, value.value) ? 'met' : 'unmet', reason: is };
}

function judgeTrend(metric: ElementOf<'metric'> | undefined, judged: Judged): Judgement {
  if (!metric) return { state: 'unknown', reason: 'no metric beside it says what has to improve' };
  const known = readingsBy(metric, judged);
  const latest = known.at(-1);
  const day = latest?.reading.date?.to;
  const weekBefore = day === undefined ? '' : dayAfter(day, -7);
  const before = known.filter(({ reading }) => reading.date !== undefined && reading.date.to <= weekBefore).at(-1);
  if (!latest || !before) {
    const text = latest ? 'has no value of a week or more before' : 'has not been measured';
    return { ...(latest && factsOf(metric, [latest])), state: 'unknown', reason: `${metric.name} ${text}` };
  }
  const facts = factsOf(metric, [before, latest]);
  const [from, to] = [before.reading.value, latest.reading.value];
  const moves = `${metric.name} went from ${figureText(from)}${dated(before.reading)} to ${figureText(to)}${dated(latest.reading)}`;
  if (!comparable(from, to)) return { ...facts, state: 'unknown', reason: `${moves}, which cannot be compared` };
  if (metric.better === undefined) return { ...facts, state: 'unknown', reason: `${metric.name} does not say which way is better` };
  const improves = isBetter(to, from, metric.better);
  return { ...facts, state: improves ? 'met' : 'unmet', reason: moves };
}

/** Whether the first value is better than the second, by what a metric says is `better`. */
export function isBetter(a: Figure, b: Figure, better: string): boolean {
  return better === 'lower' ? a.value < b.value : a.value > b.value;
}

function factsOf(metric: ElementOf<'metric'>, measured: readonly Measured[]) {
  const last = measured.at(-1);
  const source = last?.reading.source ?? (metric.source === 'none' ? undefined : metric.source);
  return {
    readings: measured.map(({ reading }) => reading),
    ...(last?.reading.date && { date: last.reading.date }),
    ...(source !== undefined && { source }),
    ...(last && { at: last.at }),
  };
}

function dated({ date }: Reading): string {
  return date ? ` (${date.text})` : '';
}

function holds(is: number, operator: NonNullable<Criterion['operator']>, limit: number): boolean {
  if (operator === '>=') return is >= limit;
  if (operator === '<=') return is <= limit;
  if (operator === '>') return is > limit;
  return operator === '<' ? is < limit : is === limit;
}

/** `interviews >= 8`: how many took part. */
function judgeCounts(milestone: ElementOf<'milestone'>, { operator, value }: Criterion): Judgement {
  if (milestone.counts.length === 0 || operator === undefined || value === undefined) {
    return { state: 'unknown', reason: `${milestone.name} has no \`count\`` };
  }
  const sum = milestone.counts.reduce((total, { count }) => total + count, 0);
  const at = { element: milestone.id, property: 'counts.0' };
  return { state: holds(sum, operator, value.value) ? 'met' : 'unmet', reason: `${milestone.name} counts ${sum}`, at };
}

function judgeDone(element: ElementOf<'milestone' | 'gate'>, { day }: Judged): Judgement {
  const name = quoted(element.title ?? element.name);
  const verb = element.kind === 'gate' ? 'passed' : 'reached';
  const { on, state, property } = passageOf(element);
  const at = property === undefined ? undefined : { element: element.id, property };
  if (state === 'open') return { state: 'unmet', reason: `${name} was not ${verb}`, ...(at && { at }) };
  if (state === 'unknown') return { state: 'unknown', reason: `whether ${name} was ${verb} is not stated` };
  const facts = { ...(on && { date: on }), ...(at && { at }) };
  if (on && on.from > day) return { ...facts, state: 'unmet', reason: `${name} was ${verb} only on ${on.text}` };
  return { ...facts, state: 'met', reason: `${name} was ${verb}${on ? ` on ${on.text}` : ''}` };
}

/** Whether a milestone was reached or a gate passed, whenever; `open` where it is stated that it was not. */
export function passageOf(element: ElementOf<'milestone' | 'gate'>): {
  readonly state: 'passed' | 'open' | 'unknown';
  readonly on?: DateSpan;
  readonly property?: string;
} {
  const { done } = element;
  const { signedBy, signedOn } = element.kind === 'gate' ? element : { signedBy: undefined, signedOn: undefined };
  if (signedOn !== undefined && signedOn !== 'none' && signedBy !== 'none') return { state: 'passed', on: signedOn, property: 'signedOn' };
  if (done !== undefined && done !== 'none') return { state: 'passed', on: done, property: 'done' };
  if (done === 'none') return { state: 'open', property: 'done' };
  if (signedBy === 'none' || signedOn === 'none') return { state: 'open', property: signedBy === 'none' ? 'signedBy' : 'signedOn' };
  return signedBy === undefined ? { state: 'unknown' } : { state: 'passed', property: 'signedBy' };
}
