import type { Severity } from '../../model/finding.ts';
import type { Range, SourceRange } from '../../model/source.ts';

/** What the files of a setting hold, and how a row of them is read. */
export interface TableFormat<Row extends TableRow> {
  /** The setting of `cxa.json` that names the files. */
  readonly setting: 'actuals' | 'telemetry';
  /** In words: `measured values`. */
  readonly holds: string;
  /** The columns of a file, or the fields of its objects; the first that fits counts. */
  readonly shapes: readonly [TableShape, ...TableShape[]];
  /** How a JSON file looks, in one line. */
  readonly example: string;
  /** Reads a row; of several faults the first is said. */
  readRow(uri: string, row: RawRow): Row | RowProblem;
}

export interface TableShape {
  readonly columns: readonly string[];
  /** Those without which a row says nothing. */
  readonly needed: readonly string[];
}

/** What a row says, and where. */
export interface TableRow {
  readonly place: SourceRange;
}

/** A row as the file has it; empty texts are left out. */
export interface RawRow {
  readonly fields: Readonly<Partial<Record<string, string>>>;
  readonly range: Range;
}

/** A row that cannot be taken, or a whole file, in one sentence. */
export interface RowProblem {
  readonly message: string;
  readonly range: Range;
  /** An error when undefined. */
  readonly severity?: Severity;
}

/** The shape that has most of its needed columns among the names; of several the first. */
export function nearestShape(shapes: TableFormat<TableRow>['shapes'], names: readonly string[]): TableShape {
  const missing = ({ needed }: TableShape) => needed.filter((column) => !names.includes(column)).length;
  return shapes.reduce((best, shape) => (missing(shape) < missing(best) ? shape : best));
}
