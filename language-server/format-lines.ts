import { breakLines } from './format-breaks.ts';
import { alignComments, goesOnBelow } from './format-comments.ts';
import type { LaidLine, LineComment } from './format-comments.ts';
import { gapBetween } from './format-gaps.ts';
import { widthOf } from './format-pieces.ts';
import type { Piece } from './format-pieces.ts';

/** Whole statements of the top level as lines, without the line break at their end. */
export function layPieces(pieces: readonly Piece[]): string {
  const depths = depthsOf(pieces);
  const { before, partners } = breakLines(pieces, (from, to) => widthOfLine(pieces, depths, from, to));
  const indents = indentLines(pieces, before, partners);
  const lines: LaidLine[] = [];
  for (let from = 0, to = 1; to <= pieces.length; to++) {
    if (to < pieces.length && before[to] === 0) continue;
    lines.push(layLine(pieces.slice(from, to), indents[from] ?? 0, { above: lines.at(-1), apart: before[from] === 2 && from > 0 }));
    from = to;
  }
  return alignComments(lines)
    .map((line, index) => (lines[index]?.apart ? `\n${line}` : line))
    .join('\n');
}

function layLine(line: readonly Piece[], indent: number, { above, apart }: { readonly above: LaidLine | undefined; readonly apart: boolean }): LaidLine {
  const last = line.at(-1);
  const isCommented = last?.kind === 'comment';
  const comment: LineComment | undefined = isCommented ? { text: trimLines(last.text), column: last.column, spaces: last.spaces } : undefined;
  const isAlone = line.length === 1;
  if (comment !== undefined && isAlone) {
    if (!apart && goesOnBelow(above?.comment, comment)) return { code: '', comment, apart };
    return { code: ' '.repeat(indent) + reindentComment(comment.text, indent), apart };
  }
  return { code: ' '.repeat(indent) + joinPieces(isCommented ? line.slice(0, -1) : line, indent), ...(comment && { comment }), apart };
}

function joinPieces(line: readonly Piece[], indent: number): string {
  let text = '';
  for (const [index, piece] of line.entries()) {
    const before = line[index - 1];
    if (before !== undefined) text += ' '.repeat(gapBetween(before, piece));
    if (piece.kind !== 'comment') text += piece.text;
    else text += index === 0 ? reindentComment(trimLines(piece.text), indent) : trimLines(piece.text);
  }
  return text;
}

/** In columns; the comment at the end may reach further. */
function widthOfLine(pieces: readonly Piece[], depths: readonly number[], from: number, to: number): number {
  const end = pieces[to - 1]?.kind === 'comment' ? to - 1 : to;
  const indent = 2 * ((depths[from] ?? 0) + (pieces[from]?.begins ? 0 : 1));
  const text = joinPieces(pieces.slice(from, end), indent);
  return Math.max(...text.split('\n').map((part, index) => widthOf(part) + (index === 0 ? indent : 0)));
}

function depthsOf(pieces: readonly Piece[]): readonly number[] {
  let depth = 0;
  return pieces.map(({ kind, text }) => {
    if (kind === 'token' && text === '}') depth--;
    const here = depth;
    if (kind === 'token' && text === '{') depth++;
    return here;
  });
}

/** What is open: the indentation of what stands inside, and of the line that closes it. */
interface Frame {
  readonly inside: number;
  readonly outside: number;
  readonly isBlock: boolean;
}

/** The blanks before each piece that begins a line: two for each block, and two more for a line that goes on with a statement. */
function indentLines(pieces: readonly Piece[], before: readonly number[], partners: readonly number[]): readonly number[] {
  const indents: number[] = [];
  const frames: Frame[] = [];
  const follows = nextStatements(pieces);
  let line = 0;
  pieces.forEach((piece, index) => {
    const startsLine = index === 0 || (before[index] ?? 0) > 0;
    const partner = partners[index] ?? -1;
    const closes = partner !== -1 && partner < index;
    const closed = closes ? frames.pop() : undefined;
    const frame = frames.at(-1);
    if (startsLine) line = closed?.outside ?? (frame?.inside ?? 0) + (goesOn(pieces, index, follows, frame) ? 2 : 0);
    indents.push(line);
    if (partner <= index) return;
    const isBlock = piece.text === '{';
    const outside = isBlock ? (frame?.inside ?? 0) : line;
    frames.push({ inside: outside + 2, outside, isBlock });
  });
  return indents;
}

/** Whether the line that begins at the piece goes on with what the line above began. */
function goesOn(pieces: readonly Piece[], index: number, follows: readonly boolean[], frame: Frame | undefined): boolean {
  if (frame === undefined || frame.isBlock) return !follows[index];
  const above = pieces[index - 1]?.text;
  return pieces[index]?.kind !== 'comment' && above !== undefined && !['(', '[', ','].includes(above) && pieces[index - 1]?.kind !== 'comment';
}

/** For each piece whether it begins a statement, or is a comment with only comments before the next statement or the end of the block. */
function nextStatements(pieces: readonly Piece[]): readonly boolean[] {
  const follows = new Array<boolean>(pieces.length);
  let next = true;
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (piece?.kind !== 'comment') next = piece?.begins === true || (piece?.kind === 'token' && (piece.text === '}' || piece.text === '{'));
    follows[index] = next;
  }
  return follows;
}

/** Lines of a block comment that begin with a star line up under its first one. */
function reindentComment(text: string, indent: number): string {
  if (!text.startsWith('/*')) return text;
  return text
    .split('\n')
    .map((part, index) => (index > 0 && /^\s*\*/.test(part) ? `${' '.repeat(indent)} ${part.trim()}` : part))
    .join('\n');
}

function trimLines(text: string): string {
  return text.includes('\n') ? text.split('\n').map((part) => part.trimEnd()).join('\n') : text;
}
