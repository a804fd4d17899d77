import type { ElementId } from '../../model/element-base.ts';
import type { Element, ElementOf, Reading } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { DateSpan, Figure } from '../../model/quantity.ts';
import type { ElementSource, SourceRange } from '../../model/source.ts';
import { sameValue } from '../../model/same-value.ts';
import { withElsewhere } from '../elsewhere.ts';
import type { RowProblem } from '../tables/table-format.ts';
import type { TableFile } from '../tables/table-files.ts';
import type { ActualRow } from './actual-row.ts';

type ActualsFile = TableFile<ActualRow>;

/** A model with the values that its files measured, and the rows that fit no metric. */
export interface JoinedActuals {
  readonly model: Model;
  readonly problems: readonly { readonly file: string; readonly problem: RowProblem }[];
}

/** Adds measured values to the metrics. A metric that means the same as in the call before keeps its identity. */
export function createActualsJoiner(): (model: Model, files: readonly ActualsFile[]) => JoinedActuals {
  const known = new Map<ElementId, Joined>();
  return (model, files) => {
    const metrics = model.elements.filter((element) => element.kind === 'metric');
    const find = createMetricFinder(metrics);
    const sourceWord = createSourceWords(model);
    const problems = files.flatMap(({ uri, problems }) => problems.map((problem) => ({ file: uri, problem })));
    const rows = new Map<ElementId, Entry[]>();
    const measured = new Map<ElementId, Map<string, Entry>>();
    for (const row of files.flatMap((file) => file.rows)) {
      const metric = find(row.metric);
      const value = typeof metric === 'string' ? { problem: metric } : fitValue(metric, row.value);
      if (typeof metric === 'string' || 'problem' in value) {
        problems.push({ file: row.place.file, problem: { message: 'problem' in value ? value.problem : '', range: row.place.range } });
        continue;
      }
      const { date, source, place } = row;
      const entry = { reading: { kind: 'actual' as const, value, date, ...(source !== undefined && { source: sourceWord(source) }) }, place };
      const own = rows.get(metric.id);
      const days = measured.get(metric.id) ?? measuredDays(ownEntries(metric, model.sources.get(metric.id)));
      measured.set(metric.id, days);
      const same = days.get(dayKey(date));
      if (same) {
        problems.push({ file: place.file, problem: { ...describeTwice(row.metric, entry, same), range: place.range } });
        continue;
      }
      days.set(dayKey(date), entry);
      if (own) own.push(entry);
      else rows.set(metric.id, [entry]);
    }
    const joined = new Map<Element, Joined>();
    for (const metric of metrics) {
      const one = joinMetric(metric, model.sources.get(metric.id), rows.get(metric.id) ?? [], known.get(metric.id));
      if (!one) continue;
      known.set(metric.id, one);
      joined.set(metric, one);
    }
    if (joined.size === 0) return { model, problems };
    const sources = new Map(model.sources);
    for (const { result, source } of joined.values()) if (source) sources.set(result.id, source);
    return { model: { ...model, elements: model.elements.map((element) => joined.get(element)?.result ?? element), sources }, problems };
  };
}

type Metric = ElementOf<'metric'>;

/** A value and where it stands; undefined for one of an architecture that is no text. */
interface Entry {
  readonly reading: Reading;
  readonly place: SourceRange | undefined;
}

interface Joined {
  readonly base: Metric;
  readonly baseSource: ElementSource | undefined;
  readonly result: Metric;
  readonly source: ElementSource | undefined;
}

/** Undefined where nothing is added, and the metric's own values are in order. */
function joinMetric(base: Metric, baseSource: ElementSource | undefined, rows: readonly Entry[], before: Joined | undefined): Joined | undefined {
  const own = ownEntries(base, baseSource);
  const entries = byDate([...own, ...rows]);
  if (rows.length === 0 && entries.every((entry, place) => entry === own[place])) return undefined;
  const readings = entries.map(({ reading }) => reading);
  const changes = base.changes?.map((change) => withRows(change, rows));
  const result = { ...base, readings, ...(changes && { changes }) };
  const elsewhere = Object.fromEntries(entries.flatMap(({ place }, index) => (place ? [[`readings.${index}`, place] as const] : [])));
  const source = baseSource && withElsewhere(baseSource, elsewhere);
  return {
    base,
    baseSource,
    result: before?.base === base && sameValue(before.result, result) ? before.result : result,
    source: before?.baseSource === baseSource && sameValue(before?.source, source) ? before?.source : source,
  };
}

/** The values that the text itself states. */
function ownEntries(base: Metric, source: ElementSource | undefined): readonly Entry[] {
  return base.readings.map((reading, place) => {
    const range = source?.properties[`readings.${place}`];
    return { reading, place: source && range && { file: source.file, range } };
  });
}

/** A baseline is what it was before, and may be of the day of the first value. */
function measuredDays(entries: readonly Entry[]): Map<string, Entry> {
  const dated = entries.flatMap((entry) => (entry.reading.kind === 'actual' && entry.reading.date ? [[dayKey(entry.reading.date), entry] as const] : []));
  return new Map(dated);
}

function dayKey({ from, to }: DateSpan): string {
  return `${from} ${to}`;
}

function describeTwice(name: string, { reading }: Entry, before: Entry): Pick<RowProblem, 'message' | 'severity'> {
  const { place } = before;
  const at = place ? ` (${decodeURI(place.file.slice(place.file.lastIndexOf('/') + 1))}, line ${place.range.start.line + 1})` : '';
  const day = reading.date?.text ?? '';
  if (before.reading.value.value === reading.value.value) {
    return { message: `"${name}" has this value for ${day} already${at}; remove one of the two.`, severity: 'warning' };
  }
  const values = `${before.reading.value.text}${at}, and this one is ${reading.value.text}`;
  return { message: `"${name}" has a value for ${day} already, ${values}; it was not read, remove one of the two.` };
}

/** What was measured stays measured where a plateau states values of its own. */
function withRows(change: NonNullable<Metric['changes']>[number], rows: readonly Entry[]): typeof change {
  const { readings } = change.set;
  if (!Array.isArray(readings)) return change;
  const own = (readings as readonly Reading[]).map((reading) => ({ reading, place: undefined }));
  return { ...change, set: { ...change.set, readings: byDate([...own, ...rows]).map(({ reading }) => reading) } };
}

function byDate(entries: readonly Entry[]): readonly Entry[] {
  const day = ({ reading }: Entry) => reading.date?.from ?? '';
  return [...entries].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** By path, or by the end of a path where only one metric has it; else the sentence that says why there is none. */
function createMetricFinder(metrics: readonly Metric[]): (name: string) => Metric | string {
  const declared = metrics.filter((metric) => !metric.undeclared);
  const found = new Map<string, Metric | string>();
  const search = (name: string): Metric | string => {
    const exact = declared.find(({ path }) => path === name);
    if (exact) return exact;
    const ending = declared.filter(({ path }) => path.endsWith(`.${name}`));
    if (ending.length === 1 && ending[0]) return ending[0];
    if (ending.length > 1) return `"${name}" may be ${ending.map(({ path }) => path).join(' or ')}; write the whole name.`;
    const near = didYouMean(name, declared.map(({ path }) => path));
    return `No metric "${name}" is declared.${near || ` Declare it: metric ${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : 'name'}.`}`;
  };
  return (name) => {
    const answer = found.get(name) ?? search(name);
    found.set(name, answer);
    return answer;
  };
}

/** A source that is the path of a system or team is that element, as in the text; another one is a word. */
function createSourceWords(model: Model): (word: string) => string {
  const paths = new Map(model.elements.flatMap(({ kind, path, id }) => (kind === 'team' || kind === 'system' ? [[path, id] as const] : [])));
  return (word) => paths.get(word) ?? word;
}

/** The value as the metric has its values, or why it can be none of them. As far as the metric says nothing, everything fits. */
function fitValue(metric: Metric, value: Figure): Figure | { readonly problem: string } {
  const figures = [...metric.readings.map((reading) => reading.value), metric.alertBelow, metric.alertAbove].filter((figure) => figure !== undefined);
  const [stated] = figures;
  const isSame = stated !== undefined && figures.every(({ unit }) => unit === stated.unit);
  // Spreadsheets leave out the sign of a share and the currency; of a time nobody knows which one is meant.
  const isBare = isSame && value.unit === undefined && stated.unit !== undefined && !stated.unit.startsWith('ms');
  const fitted = isBare ? { ...value, unit: stated.unit as string } : value;
  if (isSame && fitted.unit !== stated.unit) {
    return { problem: `"${value.text}" does not fit metric ${metric.path}, whose other values are as "${stated.text}"; write it in the same unit.` };
  }
  const { scale } = metric;
  if (scale && (fitted.unit === undefined || fitted.unit === '%') && (fitted.value < scale.from || fitted.value > scale.to)) {
    return { problem: `"${value.text}" is outside of the scale of metric ${metric.path}, ${scale.from} to ${scale.to}; correct the value or the scale.` };
  }
  return fitted;
}
