import type { Piece } from './format-pieces.ts';

/** Columns that a block in one line may take; a longer one is put on lines. */
const MOST_COLUMNS = 120;

export interface Breaks {
  /** Line breaks before each piece: 0, 1, or 2 for an empty line. */
  readonly before: readonly number[];
  /** The piece that closes what a `{`, `(` or `[` opens, and back; -1 for others. */
  readonly partners: readonly number[];
}

/**
 * Where lines end. They stay the author's, but a block that goes over lines begins behind its `{` and ends before its `}`, a `{`
 * belongs to the line of its head, and of empty lines one stays, none at a block's ends. `widthOf` is that of the line of pieces from
 * its first to the one before its second argument, its indentation included.
 */
export function breakLines(pieces: readonly Piece[], widthOf: (from: number, to: number) => number): Breaks {
  const partners = pairUp(pieces);
  const before = pieces.map(({ breaks }) => breaks);
  keepBracesToHeads(pieces, before);
  breakBlocks(pieces, partners, before);
  breakLongLines(pieces, partners, before, widthOf);
  return { before, partners };
}

const ends: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

function pairUp(pieces: readonly Piece[]): readonly number[] {
  const partners = new Array<number>(pieces.length).fill(-1);
  const open: number[] = [];
  pieces.forEach(({ kind, text }, index) => {
    if (kind !== 'token') return;
    if (text === '{' || text === '(' || text === '[') open.push(index);
    const opener = ends[text];
    const last = open.at(-1);
    if (opener === undefined || last === undefined || pieces[last]?.text !== opener) return;
    open.pop();
    partners[last] = index;
    partners[index] = last;
  });
  return partners;
}

function keepBracesToHeads(pieces: readonly Piece[], before: number[]): void {
  pieces.forEach((piece, index) => {
    if (isBrace(piece, '{') && index > 0 && pieces[index - 1]?.kind !== 'comment') before[index] = 0;
  });
}

function breakBlocks(pieces: readonly Piece[], partners: readonly number[], before: number[]): void {
  // How many line breaks stand up to each piece, so that every block is looked at once.
  let breaks = 0;
  const sums = before.map((count) => {
    breaks += count;
    return breaks;
  });
  pieces.forEach((piece, open) => {
    const close = partners[open] ?? -1;
    if (!isBrace(piece, '{') || close === -1) return;
    if (sums[close] === sums[open]) return;
    before[close] = 1;
    const next = pieces[open + 1];
    const staysBehind = next?.kind === 'comment' && before[open + 1] === 0 && (before[open + 2] ?? 1) > 0;
    if (!staysBehind) before[open + 1] = 1;
    if (pieces[close + 1]?.begins) before[close + 1] = Math.max(1, before[close + 1] ?? 0);
  });
}

function breakLongLines(
  pieces: readonly Piece[],
  partners: readonly number[],
  before: number[],
  widthOf: (from: number, to: number) => number,
): void {
  /** Lines that are yet to be looked at, from their first piece to before their last. */
  const lines: (readonly [from: number, to: number])[] = [];
  for (let from = 0, to = 1; to <= pieces.length; to++) {
    if (to < pieces.length && before[to] === 0) continue;
    lines.push([from, to]);
    from = to;
  }
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    const [from, to] = line;
    if (!hasBlock(partners, pieces, from, to) || widthOf(from, to) <= MOST_COLUMNS) continue;
    let start = from;
    for (const at of breaksOf(pieces, partners, from, to)) {
      before[at] = 1;
      lines.push([start, at]);
      start = at;
    }
    if (start > from) lines.push([start, to]);
  }
}

function hasBlock(partners: readonly number[], pieces: readonly Piece[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWholeBlock(pieces, partners, at, to)) return true;
  return false;
}

function isWholeBlock(pieces: readonly Piece[], partners: readonly number[], at: number, to: number): boolean {
  const piece = pieces[at];
  const close = partners[at] ?? -1;
  return piece !== undefined && isBrace(piece, '{') && close > at + 1 && close < to;
}

/** Between the statements of a line that has several; else inside its first block, statement by statement. */
function breaksOf(pieces: readonly Piece[], partners: readonly number[], from: number, to: number): readonly number[] {
  const statements = statementsIn(pieces, partners, from + 1, to);
  if (statements.length > 0) return statements;
  for (let open = from; open < to; open++) {
    if (!isWholeBlock(pieces, partners, open, to)) continue;
    const close = partners[open] ?? to;
    return [open + 1, ...statementsIn(pieces, partners, open + 2, close), close];
  }
  return [];
}

/** Where statements begin that are not in a block inside; with the comment that documents them. */
function statementsIn(pieces: readonly Piece[], partners: readonly number[], from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    const close = partners[at] ?? -1;
    if (close > at && close < to) at = close;
    else if (pieces[at]?.begins) {
      const documented = pieces[at - 1]?.kind === 'comment' && pieces[at - 1]?.text.startsWith('/**');
      if (!documented) found.push(at);
      else if (at - 1 >= from) found.push(at - 1);
    }
  }
  return found;
}

function isBrace(piece: Piece, brace: '{' | '}'): boolean {
  return piece.kind === 'token' && piece.text === brace;
}
