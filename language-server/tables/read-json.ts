import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { positionsOf } from '../text-range.ts';
import { listed } from '../../model/phrases.ts';
import type { RawRow, RowProblem, TableFormat, TableRow } from './table-format.ts';
import { nearestShape } from './table-format.ts';

/** The rows of a JSON text: a list of objects with the fields of the CSV's columns. */
export function readJson(
  text: string,
  { shapes, example }: Pick<TableFormat<TableRow>, 'shapes' | 'example'>,
): { readonly rows: readonly RawRow[]; readonly problems: readonly RowProblem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const rangeAt = positionsOf(text);
  const [error] = errors;
  const problems: RowProblem[] = [];
  if (error) problems.push({ message: 'The file is not JSON from here on; what stands before was read.', range: rangeAt(error.offset, error.length) });
  if (root?.type !== 'array') {
    const message = `The file has to be a list of objects: ${example}.`;
    return { rows: [], problems: error ? problems : [{ message, range: rangeAt(0, 0) }] };
  }
  const wanted = shapes.map(({ needed }) => listed(needed.map((column) => `"${column}"`))).join(', or with ');
  const rows: RawRow[] = [];
  for (const node of root.children ?? []) {
    const range = rangeAt(node.offset, node.length);
    if (node.type === 'object') rows.push({ fields: fieldsOf(node, shapes), range });
    else problems.push({ message: `Each entry has to be an object with ${wanted}; this one was not read.`, range });
  }
  return { rows, problems };
}

function fieldsOf(node: Node, shapes: TableFormat<TableRow>['shapes']): RawRow['fields'] {
  const names = (node.children ?? []).map((property) => String(property.children?.[0]?.value));
  const { columns } = nearestShape(shapes, names);
  const entries = columns.flatMap((column) => {
    const value: unknown = findNodeAtLocation(node, [column])?.value;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? [] : [[column, text] as const];
  });
  return Object.fromEntries(entries);
}
