import type { Finding } from '../../model/finding.ts';
import { capitalised, counted } from '../../model/phrases.ts';
import type { FileSystem } from '../file-system.ts';
import { globExpression } from '../glob.ts';
import type { FilePattern } from '../project-config.ts';
import { problemFinding } from '../text-findings.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import type { RowProblem, TableFormat, TableRow } from './table-format.ts';

/** What one file says. */
export interface TableFile<Row extends TableRow> {
  readonly uri: string;
  readonly rows: readonly Row[];
  readonly problems: readonly RowProblem[];
}

/** The files that a setting of `cxa.json` names, read. */
interface TableFiles<Row extends TableRow> {
  /** Looks for the files and reads them, by URI. */
  load(patterns: readonly FilePattern[]): Promise<void>;
  /** Reads a file again, or looks for all again where it is a new one or has gone; true when anything came out differently. */
  refresh(uri: string): Promise<boolean>;
  /** Whether a pattern names it, or a file at or below it was read: a folder that has gone is all that is said of its files. */
  concerns(uri: string): boolean;
  all(): readonly TableFile<Row>[];
  /** What is wrong with the patterns. */
  patternProblems(): readonly RowProblem[];
}

interface TableOptions<Row extends TableRow> {
  readonly format: TableFormat<Row>;
  readonly fileSystem: FileSystem;
  /** The project's folder. */
  readonly root: string;
  isExcluded(uri: string): boolean;
}

export function createTableFiles<Row extends TableRow>({ format, fileSystem, root, isExcluded }: TableOptions<Row>): TableFiles<Row> {
  const files = new Map<string, { readonly text: string | undefined; readonly file: TableFile<Row> }>();
  let patterns: readonly FilePattern[] = [];
  let expressions: readonly RegExp[] = [];
  let problems: readonly RowProblem[] = [];

  async function read(uri: string): Promise<boolean> {
    const found = await fileSystem.read(uri);
    const text = 'text' in found ? found.text : undefined;
    const before = files.get(uri);
    if (before && text !== undefined && before.text === text) return false;
    files.set(uri, { text, file: 'text' in found ? await readTable(format, uri, found.text) : unreadable(uri, found.problem) });
    return true;
  }

  async function load(wanted: readonly FilePattern[]): Promise<void> {
    patterns = wanted;
    expressions = patterns.map(({ pattern }) => globExpression(pattern));
    const listed = patterns.length === 0 ? [] : await fileSystem.list(root, { patterns: patterns.map(({ pattern }) => pattern) });
    const found = listed.filter((uri) => !isSettings(uri));
    const fitting = found.filter((uri) => !isExcluded(uri));
    for (const uri of files.keys()) if (!fitting.includes(uri)) files.delete(uri);
    for (const uri of fitting) await read(uri);
    problems = patterns.flatMap(({ pattern, range }, place) => {
      const named = found.filter((uri) => fits(uri, expressions.slice(place, place + 1)));
      if (named.some((uri) => fitting.includes(uri))) return [];
      const message =
        named.length > 0
          ? `"exclude" leaves out ${named.length === 1 ? 'the file' : 'every file'} that "${format.setting}" names with "${pattern}"; take it out of one of the two.`
          : `There is no file "${pattern}" in this project; correct the path or put the ${format.holds} there.`;
      return [{ message, range }];
    });
  }

  function fits(uri: string, among: readonly RegExp[]): boolean {
    if (!uri.startsWith(`${root}/`) || isSettings(uri)) return false;
    const path = decodeURI(uri.slice(root.length + 1));
    return among.some((expression) => expression.test(path));
  }

  return {
    load,
    all: () => [...files.values()].map(({ file }) => file).sort((a, b) => (a.uri < b.uri ? -1 : 1)),
    patternProblems: () => problems,
    concerns: (uri) => (fits(uri, expressions) && !isExcluded(uri)) || [...files.keys()].some((known) => known.startsWith(`${uri}/`)),
    async refresh(uri) {
      if (files.has(uri) && (await fileSystem.exists(uri))) return read(uri);
      await load(patterns);
      return true;
    },
  };
}

/** `*.json` means what lies beside the settings, not the settings. */
function isSettings(uri: string): boolean {
  return uri.endsWith('/cxa.json');
}

async function readTable<Row extends TableRow>(format: TableFormat<Row>, uri: string, text: string): Promise<TableFile<Row>> {
  const kind = /\.(csv|tsv|json)$/i.exec(uri)?.[1]?.toLowerCase();
  if (kind === undefined) return unreadable(uri, `${capitalised(format.holds)} are read from CSV and JSON files; export this one as CSV.`);
  const { rows, problems } = kind === 'json' ? readJson(text, format) : await readCsv(text, format);
  const read = rows.map((row) => format.readRow(uri, row));
  return {
    uri,
    rows: read.filter((row): row is Row => 'place' in row),
    problems: [...problems, ...read.filter((row): row is RowProblem => 'message' in row)],
  };
}

function unreadable(uri: string, message: string): TableFile<never> {
  const start = { line: 0, character: 0 };
  return { uri, rows: [], problems: [{ message, range: { start, end: start } }] };
}

/** So many of one file are told one by one; a file of another making would bury everything else. */
const mostFindings = 20;

/** What is wrong with the files' rows, by file and line, and how much more there is. */
export function rowFindings(problems: readonly { readonly file: string; readonly problem: RowProblem }[]): readonly Finding[] {
  const byFile = new Map<string, RowProblem[]>();
  for (const { file, problem } of problems) {
    const list = byFile.get(file);
    if (list) list.push(problem);
    else byFile.set(file, [problem]);
  }
  return [...byFile].flatMap(([file, list]) => {
    list.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
    const told = list.slice(0, mostFindings);
    const [next] = list.slice(mostFindings);
    const more = list.length - told.length;
    if (next) told.push({ message: `${counted(more, 'more row')} of this file from here on ${more === 1 ? 'was' : 'were'} not read either.`, range: next.range });
    return told.map(({ message, range, severity }) => problemFinding('project', severity ?? 'error', message, { file, range }));
  });
}
