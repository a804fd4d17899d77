import type { RawRow, RowProblem, TableFormat, TableRow } from './table-format.ts';
import { nearestShape } from './table-format.ts';

/** The rows of a CSV text, by its header; what is no CSV is said, and the lines after it are read. */
export async function readCsv(
  text: string,
  { shapes }: Pick<TableFormat<TableRow>, 'shapes'>,
): Promise<{ readonly rows: readonly RawRow[]; readonly problems: readonly RowProblem[] }> {
  const lines = text.split(/\r\n|\n|\r/);
  const { records, problems } = await readRecords(lines);
  const [header, ...rest] = records;
  const headers = shapes.map(({ columns }) => columns.join(',')).join(' or ');
  if (!header) return { rows: [], problems: problems.length > 0 ? problems : [{ message: `The file is empty; its first line has to be ${headers}.`, range: lineRange(lines, 0, 0) }] };

  const names = header.fields.map((name) => name.toLowerCase());
  const { columns, needed } = nearestShape(shapes, names);
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const lacks = missing.length === 1 ? `no column ${missing[0]}` : `no columns ${missing.join(' and ')}`;
    return { rows: [], problems: [{ message: `The first line has ${lacks}, so that nothing can be read; it has to be ${headers}.`, range: header.range }] };
  }
  const rows = rest.map(({ fields, range }): RawRow => {
    const entries = columns.map((column) => [column, fields[names.indexOf(column)]] as const);
    return { fields: Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== '')), range };
  });
  return { rows, problems };
}

interface CsvRecord {
  readonly fields: readonly string[];
  readonly range: RawRow['range'];
}

/** After so many broken quotes a file is taken for something else than CSV. */
const mostFaults = 20;

/** An open quote would swallow all that follows: reading starts again at the line after the one where the broken record begins. */
async function readRecords(lines: readonly string[]): Promise<{ readonly records: readonly CsvRecord[]; readonly problems: readonly RowProblem[] }> {
  // Works the same in Node and in a browser, and is loaded only by projects that have such files.
  const { parse } = await import('csv-parse/browser/esm/sync');
  const records: CsvRecord[] = [];
  const problems: RowProblem[] = [];
  const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '');
  for (let start = 0; start < lines.length; ) {
    let end = start;
    try {
      parse(lines.slice(start).join('\n'), {
        bom: true,
        delimiter,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        on_record(record: string[], context) {
          const last = start + context.lines - 1;
          const first = last - record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
          end = last + 1;
          if (record.some((field) => field !== '')) records.push({ fields: record, range: lineRange(lines, first, last) });
          return undefined;
        },
      });
      break;
    } catch (error) {
      const isCsvError = error instanceof Error && 'code' in error && /QUOTE/.test(String(error.code));
      if (!isCsvError) throw error;
      while (lines[end]?.trim() === '') end++;
      const stop = problems.length + 1 >= mostFaults;
      const message = `The quotes of this row are not closed or stand inside of a value; it was not read.${stop ? ' Neither was what follows.' : ''}`;
      problems.push({ message, range: lineRange(lines, end, end) });
      if (stop) break;
      start = end + 1;
    }
  }
  return { records, problems };
}

/** Spreadsheets write what the country's list separator is. */
function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

function lineRange(lines: readonly string[], first: number, last: number): RawRow['range'] {
  return { start: { line: first, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } };
}
