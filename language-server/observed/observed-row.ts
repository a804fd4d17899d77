import type { ObservedCall } from '../../model/observation.ts';
import type { SourceRange } from '../../model/source.ts';
import { readDate } from '../quantity-reader.ts';
import type { RawRow, RowProblem, TableFormat } from '../tables/table-format.ts';

/** A row of a file of observations: a call, or a step and the next before it is known whether there are such steps. */
export type ObservedRow = ObservedCall | ObservedStep;

export interface ObservedStep {
  /** As written: paths or names. */
  readonly journey: string;
  readonly step: string;
  /** Undefined for the end. */
  readonly next: string | undefined;
  readonly count: number;
  readonly place: SourceRange;
}

const calls = { columns: ['from', 'to', 'kind', 'count', 'first', 'last'], needed: ['from', 'to', 'kind', 'count'] };
const steps = { columns: ['journey', 'step', 'next', 'count'], needed: ['journey', 'step', 'next', 'count'] };

/** Files of what was seen while the architecture ran. */
export const observedFormat: TableFormat<ObservedRow> = {
  setting: 'telemetry',
  holds: 'observations',
  shapes: [calls, steps],
  example: '[{ "from": "checkout", "to": "payment", "kind": "sync", "count": 812 }]',
  readRow(uri, row) {
    const place = { file: uri, range: row.range };
    return row.fields.journey !== undefined || row.fields.step !== undefined ? readStep(row, place) : readCall(row, place);
  },
};

const kinds = ['sync', 'link'] as const;

function readCall({ fields, range }: RawRow, place: SourceRange): ObservedCall | RowProblem {
  const { from, to } = fields;
  if (from === undefined || to === undefined || fields.kind === undefined || fields.count === undefined) return incomplete(fields, calls.needed, range);
  const about = `The call ${from} -> ${to}`;
  const kind = kinds.find((known) => known === fields.kind?.toLowerCase());
  if (!kind) return { message: `${about} is of the kind "${fields.kind}"; it has to be sync (a child span) or link (a span link, of what is sent as a message).`, range };
  const count = readCount(fields.count);
  if (count === undefined) return { message: `${about} has the count "${fields.count}"; it has to be a whole number.`, range };
  const [first, last] = [readDay(fields.first), readDay(fields.last)];
  for (const day of [first, last]) if (typeof day === 'object') return { message: `${about}: ${day.problem}`, range };
  return { from, to, kind, count, ...(typeof first === 'string' && { first }), ...(typeof last === 'string' && { last }), place };
}

function readStep({ fields, range }: RawRow, place: SourceRange): ObservedStep | RowProblem {
  const { journey, step, next } = fields;
  if (journey === undefined || step === undefined || fields.count === undefined) return incomplete(fields, ['journey', 'step', 'count'], range);
  const count = readCount(fields.count);
  if (count === undefined) return { message: `Step "${step}" of "${journey}" has the count "${fields.count}"; it has to be a whole number.`, range };
  return { journey, step, next: next === 'end' ? undefined : next, count, place };
}

function incomplete(fields: RawRow['fields'], needed: readonly string[], range: RawRow['range']): RowProblem {
  const missing = needed.filter((column) => fields[column] === undefined);
  return { message: `This row lacks its ${missing.join(' and its ')}; it was not read.`, range };
}

function readCount(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A day, or the day of a point in time as tracing tools write it. */
function readDay(text: string | undefined): string | { readonly problem: string } | undefined {
  if (text === undefined) return undefined;
  const read = readDate(/^\d{4}-\d{2}-\d{2}[T ]/.test(text) ? text.slice(0, 10) : text);
  return 'problem' in read ? read : read.value.from;
}
