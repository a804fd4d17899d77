import type { Severity } from '../../model/finding.ts';
import type { DateSpan, Figure } from '../../model/quantity.ts';
import type { Range, SourceRange } from '../../model/source.ts';
import { readDate, readFigure } from '../quantity-reader.ts';

/** What one file of measured values says. */
export interface ActualsFile {
  readonly uri: string;
  readonly rows: readonly ActualRow[];
  readonly problems: readonly RowProblem[];
}

/** One measured value, before it is known whether there is such a metric. */
export interface ActualRow {
  /** As written: a metric's name or path. */
  readonly metric: string;
  readonly value: Figure;
  readonly date: DateSpan;
  readonly source?: string;
  readonly place: SourceRange;
}

/** A row that cannot be taken, or a whole file, in one sentence. */
export interface RowProblem {
  readonly message: string;
  readonly range: Range;
  /** An error when undefined. */
  readonly severity?: Severity;
}

/** The columns of a file, or the fields of its objects. */
export const columns = ['metric', 'date', 'value', 'source'] as const;

/** Those without which a row says nothing. */
export const neededColumns = ['metric', 'date', 'value'] as const;

/** A row as the file has it; empty texts are left out. */
export interface RawRow {
  readonly fields: Readonly<Partial<Record<(typeof columns)[number], string>>>;
  readonly range: Range;
}

/** Nobody measures a customer's experience outside of these: a year that is mistyped would make everything else look old, or new. */
const years = { first: '1970-01-01', last: '2199-12-31' };

/** Reads a row; of several faults the first is said. */
export function readRow(uri: string, { fields, range }: RawRow): ActualRow | RowProblem {
  const { metric, source } = fields;
  const missing = neededColumns.filter((column) => fields[column] === undefined);
  if (metric === undefined || fields.date === undefined || fields.value === undefined) {
    const of = metric === undefined ? 'This row' : `A value of "${metric}"`;
    return { message: `${of} lacks its ${missing.join(' and its ')}; it was not read.`, range };
  }
  const date = readDate(fields.date);
  if ('problem' in date) return { message: `The date of "${metric}": ${date.problem}`, range };
  if (date.value.from < years.first || date.value.to > years.last) {
    return { message: `The date of "${metric}": "${fields.date}" is not of this time; correct the year.`, range };
  }
  const value = readFigure(fields.value);
  if ('problem' in value) return { message: `The value of "${metric}": ${value.problem}`, range };
  return { metric, date: date.value, value: value.value, ...(source !== undefined && { source }), place: { file: uri, range } };
}
