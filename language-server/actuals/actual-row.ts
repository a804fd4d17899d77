import type { DateSpan, Figure } from '../../model/quantity.ts';
import type { SourceRange } from '../../model/source.ts';
import { readDate, readFigure } from '../quantity-reader.ts';
import type { TableFormat } from '../tables/table-format.ts';

/** One measured value, before it is known whether there is such a metric. */
export interface ActualRow {
  /** As written: a metric's name or path. */
  readonly metric: string;
  readonly value: Figure;
  readonly date: DateSpan;
  readonly source?: string;
  readonly place: SourceRange;
}

/** Nobody measures a customer's experience outside of these: a year that is mistyped would make everything else look old, or new. */
const years = { first: '1970-01-01', last: '2199-12-31' };

const needed = ['metric', 'date', 'value'];

/** Files of measured values. */
export const actualsFormat: TableFormat<ActualRow> = {
  setting: 'actuals',
  holds: 'measured values',
  shapes: [{ columns: ['metric', 'date', 'value', 'source'], needed }],
  example: '[{ "metric": "nps", "date": "2026-06-30", "value": 28 }]',
  readRow(uri, { fields, range }) {
    const { metric, source } = fields;
    const missing = needed.filter((column) => fields[column] === undefined);
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
  },
};
