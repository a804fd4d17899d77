import { layPieces } from './format-lines.ts';
import { readPieces } from './format-pieces.ts';
import type { Piece } from './format-pieces.ts';
import { parseDocument, parseStatements } from './parse.ts';
import type { ParsedDocument } from './parse.ts';
import { placeOf } from './syntax-place.ts';

/**
 * Lays a text out: two blanks for each block, two more for a line that goes on, single blanks in a statement, two between
 * statements of one line, at most one empty line, one line break at the end. Lines stay the author's, but those of
 * `breakLines`. Only white space changes; formatting twice changes nothing. A declaration with a mistake in its syntax stays as
 * it is: what its author meant is read from it.
 */
export function formatText(text: string): string {
  // Editors take a lone `\r` for the end of a line, the language for a blank.
  if (/\r(?!\n)/.test(text)) return text;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const eol = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  const normal = text.slice(mark.length).replaceAll('\r\n', '\n');
  const laid = mark + layText(normal);
  // Files keep the line ends that they begin with.
  return eol === '\n' ? laid : laid.replaceAll('\n', eol);
}

function layText(text: string): string {
  const { document, statements } = parseStatements(text);
  const pieces = readPieces(text, new Set(statements));
  if (pieces.length === 0) return '';
  if (document.diagnostics.length === 0) return `${layPieces(pieces)}\n`;
  const laid = layDeclarations(text, pieces, document);
  return meansTheSame(document, parseDocument(laid, '')) ? laid : text;
}

/** One declaration after the other, those with a mistake as they are. */
function layDeclarations(text: string, pieces: readonly Piece[], document: ParsedDocument): string {
  const lineOf = lineCounter(text);
  let laid = '';
  for (const group of groupDeclarations(pieces, document)) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    laid += laid === '' ? '' : '\n'.repeat(Math.max(1, first.breaks));
    const [from, to] = [lineOf(first.offset), lineOf(last.end)];
    const isBroken = document.diagnostics.some(({ range: { start, end } }) => start.line <= to && end.line >= from);
    const stays = isBroken || !isBalanced(group);
    laid += stays ? text.slice(first.offset - blanksBefore(text, first.offset), last.end) : layPieces(group);
  }
  return `${laid}\n`;
}

/** Declarations that begin in the first column, with the comments before them. Where the parser saw none, braces tell. */
function groupDeclarations(pieces: readonly Piece[], document: ParsedDocument): readonly (readonly Piece[])[] {
  const { declarations = [], imports = [] } = document.root;
  const starts = new Set([...declarations, ...imports].map((node) => placeOf(node)?.offset));
  const groups: Piece[][] = [];
  let depth = 0;
  for (const piece of pieces) {
    const startsLine = piece.breaks > 0 && piece.column === 0;
    if (groups.length === 0 || (startsLine && (starts.has(piece.offset) || (depth <= 0 && /^[\p{L}/]/u.test(piece.text))))) {
      groups.push([]);
      depth = 0;
    }
    groups.at(-1)?.push(piece);
    depth += nesting(piece);
  }
  return groups;
}

function nesting({ kind, text }: Piece): number {
  if (kind !== 'token') return 0;
  if (text === '{' || text === '(' || text === '[') return 1;
  return text === '}' || text === ')' || text === ']' ? -1 : 0;
}

function isBalanced(pieces: readonly Piece[]): boolean {
  let depth = 0;
  for (const piece of pieces) {
    depth += nesting(piece);
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Counts on from the offset that it was asked for before. */
function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let from = 0;
  return (offset) => {
    for (let at = text.indexOf('\n', from); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    from = offset;
    return line;
  };
}

function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[^\S\n]/.test(text.charAt(start - 1))) start--;
  return offset - start;
}

/** Layout says something where a text is broken: it must not say something else. */
function meansTheSame(before: ParsedDocument, after: ParsedDocument): boolean {
  return sayings(before) === sayings(after);
}

function sayings({ root, diagnostics }: ParsedDocument): string {
  const tree = JSON.stringify(root, (key, value: unknown) => (key.startsWith('$') && key !== '$type' ? undefined : value));
  return JSON.stringify([tree, diagnostics.map(({ message }) => message)]);
}
