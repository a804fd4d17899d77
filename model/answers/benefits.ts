import { daysBetween } from '../calendar.ts';
import type { ElementOf, Outcome, Reading } from '../element.ts';
import { comparable, figureText } from '../figures.ts';
import { counted, decimal, listed, listedUpTo, quoted } from '../phrases.ts';
import type { Figure } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Answer, AnswerContext, OpenQuestion, Reason, TablePart, TableRow, Verdict } from './answer.ts';
import { byTeam, namedTeam, teamFor } from './open-questions.ts';
import { placeOf } from './place.ts';
import { compareVerdicts, coverage, tones, verdictWords, worst } from './verdict.ts';

/** Are the benefits being achieved that all of it is for? */
export function answerBenefits(context: AnswerContext): Omit<Answer, 'question' | 'title'> {
  const { index } = context.stand(context.at);
  const outcomes = index.all('outcome').filter((outcome) => !outcome.undeclared);
  const day = dayOf(context, index, outcomes);
  const benefits = outcomes.flatMap((outcome) => benefitsOf(index, outcome, day));
  const verdict = worst(benefits.map((benefit) => benefit.verdict));
  const stated = benefits.reduce((sum, benefit) => sum + benefit.stated, 0);
  return {
    verdict,
    tone: tones[verdict],
    coverage: coverage(stated, benefits.length * factsPerBenefit),
    sentence: `${verdictWords[verdict]}: ${day === context.today ? '' : `by what is stated until ${day}, `}${sentence(benefits, outcomes.length)}`,
    reasons: reasonsOf(context, benefits),
    questions: byTeam(questionsOf(context, index, benefits, outcomes.length, day)),
    parts: benefits.length === 0 ? [] : [benefitTable(context, index, benefits)],
  };
}

/** The day of the newest value, where that lies ahead: a plan that states what will have been measured is judged by it. */
function dayOf({ today, isDayFixed }: AnswerContext, index: ArchitectureIndex, outcomes: readonly Outcome[]): string {
  if (isDayFixed) return today;
  const metrics = outcomes.flatMap((outcome) => outcome.metrics.flatMap((id) => index.get('metric', id) ?? []));
  const days = metrics.flatMap((metric) => metric.readings.flatMap(({ date }) => date?.to ?? []));
  return [today, ...days].sort().at(-1) ?? today;
}

/** One outcome by one of its metrics. */
interface Benefit {
  readonly outcome: Outcome;
  readonly metric: ElementOf<'metric'> | undefined;
  readonly target: Outcome['targets'][number] | undefined;
  readonly baseline: Reading | undefined;
  readonly latest: Reading | undefined;
  /** Where the latest value stands in the metric's list. */
  readonly latestPlace: number;
  /** What it would be today on a straight way from the baseline to the target; undefined where one of them has no day. */
  readonly expected: number | undefined;
  readonly verdict: Verdict;
  /** `behind plan`, `wrong direction`, `no value yet`, `no value since its day`. */
  readonly state: string;
  /** How many of the facts that decide are stated. */
  readonly stated: number;
}

/** The metric, the target, its day, the baseline, and a value since. */
const factsPerBenefit = 5;

function benefitsOf(index: ArchitectureIndex, outcome: Outcome, today: string): readonly Benefit[] {
  const metrics = outcome.metrics.flatMap((id) => index.get('metric', id) ?? []).filter((metric) => !metric.undeclared);
  if (metrics.length === 0) return [judge(outcome, undefined, outcome.targets[0], today)];
  return metrics.map((metric, place) => judge(outcome, metric, outcome.targets[place] ?? (metrics.length === 1 ? outcome.targets[0] : undefined), today));
}

function judge(outcome: Outcome, metric: ElementOf<'metric'> | undefined, target: Benefit['target'], today: string): Benefit {
  const known = (metric?.readings ?? []).map((reading, place) => ({ reading, place })).filter(({ reading }) => (reading.date?.from ?? '') <= today);
  const baseline = known.find(({ reading }) => reading.kind === 'baseline')?.reading;
  const latest = known.filter(({ reading }) => reading.kind === 'actual').at(-1);
  const { by } = target ?? {};
  const expected = baseline && target ? expectedAt(baseline, target, today) : undefined;
  const stated = [metric, target, by, baseline, latest].filter((fact) => fact !== undefined).length;
  const facts = { outcome, metric, target, baseline, latest: latest?.reading, latestPlace: latest?.place ?? -1, expected, stated };
  return { ...facts, ...standing(facts, today) };
}

function standing({ metric, target, baseline, latest, expected }: Omit<Benefit, 'verdict' | 'state'>, today: string): Pick<Benefit, 'verdict' | 'state'> {
  if (metric === undefined) return { verdict: 'not known', state: 'no metric' };
  if (target === undefined) return { verdict: 'not known', state: 'no target' };
  if (latest === undefined) return { verdict: 'not known', state: 'no value yet' };
  if (!comparable(latest.value, target.value)) return { verdict: 'not known', state: 'value and target differ in unit' };
  const up = direction(metric, target.value, baseline?.value);
  if (up === undefined) return { verdict: 'not known', state: 'no direction stated' };
  const reaches = (goal: number) => (up ? latest.value.value >= goal : latest.value.value <= goal);
  if (reaches(target.value.value)) return { verdict: 'yes', state: 'achieved' };
  const isOver = target.by !== undefined && target.by.to < today;
  // A value from before the day says nothing of the day itself.
  const isMeasured = (latest.date?.to ?? '') >= (target.by?.from ?? '');
  if (isOver && isMeasured) return { verdict: 'no', state: 'missed' };
  const hasMoved = baseline !== undefined && comparable(baseline.value, latest.value);
  if (hasMoved && latest.value.value !== baseline.value.value && !reaches(baseline.value.value)) return { verdict: 'no', state: 'wrong direction' };
  if (isOver) return { verdict: 'not known', state: 'no value since its day' };
  if (expected === undefined) return { verdict: 'not known', state: target.by === undefined ? 'no day to reach it by' : 'no baseline with a day' };
  return reaches(expected) ? { verdict: 'yes', state: 'on track' } : { verdict: 'at risk', state: 'behind plan' };
}

/** Whether more is better: as the metric says, else as the target lies from the baseline. */
function direction(metric: ElementOf<'metric'>, target: Figure, baseline: Figure | undefined): boolean | undefined {
  if (metric.better === 'higher' || metric.better === 'lower') return metric.better === 'higher';
  return baseline === undefined || baseline.value === target.value ? undefined : target.value > baseline.value;
}

function expectedAt(baseline: Reading, { value, by }: NonNullable<Benefit['target']>, today: string): number | undefined {
  const from = baseline.date?.to;
  if (from === undefined || by === undefined || !comparable(baseline.value, value)) return undefined;
  const whole = daysBetween(from, by.to);
  const gone = whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(from, today) / whole));
  return baseline.value.value + (value.value - baseline.value.value) * gone;
}

function sentence(benefits: readonly Benefit[], outcomes: number): string {
  if (outcomes === 0) return 'no outcome is stated, so nobody can say what would be a benefit.';
  const count = (verdict: Verdict) => benefits.filter((benefit) => benefit.verdict === verdict);
  const parts: string[] = [];
  const say = (list: readonly Benefit[], words: string) => {
    if (list.length > 0) parts.push(`${list.length} ${list.length === 1 ? 'is' : 'are'} ${words} (${listedUpTo(list.map(nameOf), 2)})`);
  };
  say(count('no'), 'missed or moving the wrong way');
  say(count('at risk'), 'behind plan');
  say(count('not known'), 'without a metric, a plan or a value to judge by');
  say(count('yes'), 'achieved or on track');
  return `of ${counted(benefits.length, 'benefit')}, ${listed(parts)}.`;
}

function nameOf({ outcome, metric }: Benefit): string {
  const name = quoted(outcome.title ?? outcome.path);
  return outcome.metrics.length > 1 && metric ? `${name}: ${metric.title ?? metric.path}` : name;
}

function reasonsOf({ model }: AnswerContext, benefits: readonly Benefit[]): readonly Reason[] {
  return benefits
    .filter((benefit) => benefit.verdict !== 'yes')
    .sort((a, b) => compareVerdicts(a.verdict, b.verdict))
    .slice(0, 3)
    .map((benefit) => {
      const { outcome, metric, latestPlace } = benefit;
      const value = metric && latestPlace >= 0 ? [placeOf(model, metric.id, `readings.${latestPlace}`)] : [];
      return { text: reasonText(benefit), at: [placeOf(model, outcome.id, outcome.targets.length > 0 ? 'targets.0' : undefined), ...value] };
    });
}

function reasonText(benefit: Benefit): string {
  const { metric, target, baseline, latest, expected, state } = benefit;
  const name = nameOf(benefit);
  if (metric === undefined) return `${name} has no metric, so nobody will see whether it is reached.`;
  const label = metric.title ?? metric.path;
  const goal = target ? `the target is ${figureText(target.value)}${target.by ? ` by ${target.by.text}` : ''}` : 'no target is stated';
  if (latest === undefined) return `${name}: ${label} has ${baseline ? `no value since its baseline of ${dated(baseline)}` : 'no value'}; ${goal}.`;
  const from = baseline ? `, from ${dated(baseline)}` : '';
  const plan = state === 'behind plan' && expected !== undefined && target ? `; on a straight way it would be ${expectedText(expected, target.value)} today` : '';
  return `${name}: ${label} is ${dated(latest)}${from}; ${goal}${plan}: ${state}.`;
}

function dated({ value, date }: Reading): string {
  return `${figureText(value)}${date ? ` (${date.text})` : ''}`;
}

function expectedText(value: number, like: Figure): string {
  if (like.unit === undefined) return rounded(value);
  if (like.unit === '%') return `${rounded(value)} %`;
  // Times are kept in milliseconds: said in the unit in which the target is written.
  const [, amount = '', unit = ''] = /^([\d.]+)\s*(.*)$/u.exec(like.text) ?? [];
  const scale = like.value / Number(amount);
  return `${rounded(value / (Number.isFinite(scale) && scale > 0 ? scale : 1))} ${unit}`.trim();
}

/** An estimate of thousands is not known to the tenth. */
function rounded(value: number): string {
  return decimal(value, Math.abs(value) >= 1000 ? 0 : 1);
}

function benefitTable({ model }: AnswerContext, index: ArchitectureIndex, benefits: readonly Benefit[]): TablePart {
  const sorted = [...benefits].sort((a, b) => compareVerdicts(a.verdict, b.verdict));
  return {
    kind: 'table',
    title: 'Outcome by outcome',
    columns: [{ title: 'Outcome' }, { title: 'Metric' }, { title: 'Baseline', number: true }, { title: 'Latest', number: true }, { title: 'Planned today', number: true }, { title: 'Target' }, { title: 'Standing' }],
    rows: sorted.map((benefit): TableRow => {
      const { outcome, metric, target, baseline, latest, expected, state, verdict } = benefit;
      const cells = [
        outcome.title ?? outcome.path,
        metric ? index.label(metric.id) : '–',
        baseline ? dated(baseline) : '–',
        latest ? dated(latest) : '–',
        expected !== undefined && target ? expectedText(expected, target.value) : '–',
        target ? `${figureText(target.value)}${target.by ? ` by ${target.by.text}` : ''}` : '–',
        state,
      ];
      return { id: outcome.id, cells, verdict, tone: tones[verdict], at: [placeOf(model, outcome.id), ...(metric ? [placeOf(model, metric.id)] : [])] };
    }),
  };
}

function questionsOf({ model }: AnswerContext, index: ArchitectureIndex, benefits: readonly Benefit[], outcomes: number, today: string): readonly OpenQuestion[] {
  if (outcomes === 0) return [{ team: undefined, text: 'Which outcomes is all of this for, and by which metric will one see them?', settles: 1, at: [] }];
  return benefits.flatMap((benefit): readonly OpenQuestion[] => {
    const { outcome, metric, target, baseline, latest } = benefit;
    const about = metric?.id ?? outcome.id;
    const team = namedTeam(index, teamFor(index, about) ?? teamFor(index, outcome.id));
    const ask = (text: string): OpenQuestion => ({ team, text, settles: 1, at: [placeOf(model, about)] });
    const name = nameOf(benefit);
    if (metric === undefined) return [ask(`By which metric will one see ${name}, and what is it today?`)];
    const label = metric.title ?? metric.path;
    if (target === undefined) return [ask(`What should ${label} be, and by when, for ${name}?`)];
    if (target.by === undefined) return [ask(`By when should ${label} be ${figureText(target.value)}?`)];
    if (latest === undefined) return [ask(`What is ${label} now?${baseline ? ` The last known value is the baseline, ${dated(baseline)}.` : ''}`)];
    if (baseline === undefined) return [ask(`What was ${label} before?`)];
    // The day has come and the newest value is from before it.
    if (target.by.to < today && (latest.date?.to ?? '') < target.by.from) return [ask(`What was ${label} on ${target.by.text}? The newest value is ${dated(latest)}.`)];
    return [];
  });
}
