import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { positionsOf } from '../text-range.ts';
import type { RawRow, RowProblem } from './actual-row.ts';
import { columns } from './actual-row.ts';

/** The rows of a JSON text: a list of objects with the fields of the CSV's columns. */
export function readJson(text: string): { readonly rows: readonly RawRow[]; readonly problems: readonly RowProblem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const rangeAt = positionsOf(text);
  const [error] = errors;
  const problems: RowProblem[] = [];
  if (error) problems.push({ message: 'The file is not JSON from here on; what stands before was read.', range: rangeAt(error.offset, error.length) });
  if (root?.type !== 'array') {
    const message = 'The file has to be a list of objects: [{ "metric": "nps", "date": "2026-06-30", "value": 28 }].';
    return { rows: [], problems: error ? problems : [{ message, range: rangeAt(0, 0) }] };
  }
  const rows: RawRow[] = [];
  for (const node of root.children ?? []) {
    const range = rangeAt(node.offset, node.length);
    if (node.type === 'object') rows.push({ fields: fieldsOf(node), range });
    else problems.push({ message: 'Each entry has to be an object with "metric", "date" and "value"; this one was not read.', range });
  }
  return { rows, problems };
}

function fieldsOf(node: Node): RawRow['fields'] {
  const entries = columns.flatMap((column) => {
    const value: unknown = findNodeAtLocation(node, [column])?.value;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? [] : [[column, text] as const];
  });
  return Object.fromEntries(entries);
}
