import type { Token, TokenType } from './token.ts';
import { parseDocument } from './parse.ts';
import { scan } from './scanner.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/**
 * Lays a text out: two spaces for each open brace, one more step for a line that goes on, single spaces around arrows
 * and inside braces, at most one empty line. Lines stay the author's, and so do two spaces between properties and the
 * columns of comments. Only white space changes; formatting twice changes nothing. A text with a mistake in its syntax
 * keeps its indentation: what its author meant is read from it.
 */
export function formatText(text: string): string {
  const laid = layText(text);
  // Files keep the line ends that they begin with.
  return /^[^\n]*\r\n/.test(text) ? laid.replaceAll('\n', '\r\n') : laid;
}

function layText(text: string): string {
  const lines = readLines(text);
  const isBroken = parseDocument(text, '').diagnostics.length > 0;
  const out: string[] = [];
  let depth = 0;
  let goesOn = false;
  let empty = 0;
  for (const line of lines) {
    const [first] = line;
    if (!first) {
      empty++;
      continue;
    }
    if (out.length > 0 && empty > 0) out.push('');
    empty = 0;
    const closing = leadingClosers(line);
    const step = goesOn || continues(first.text) ? 1 : 0;
    const indent = isBroken
      ? ' '.repeat(first.spaces)
      : '  '.repeat(Math.max(0, depth - closing) + (closing > 0 ? 0 : step));
    out.push(...layLine(line, indent));
    for (const piece of line) depth = Math.max(0, depth + nesting(piece.text, piece.kind));
    goesOn = expectsMore(line);
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

interface Piece {
  readonly kind: 'token' | 'comment' | 'string';
  readonly text: string;
  /** Spaces before it in its line, as written. */
  readonly spaces: number;
}

/** The tokens and comments of each line; what the scanner does not know stays as it is. */
function readLines(text: string): readonly (readonly Piece[])[] {
  const normal = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const { tokens, comments } = scan(normal, plainVocabulary);
  const all = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  const lines: Piece[][] = [[]];
  let offset = 0;
  const add = (piece: Piece) => lines.at(-1)?.push(piece);
  for (const token of all) {
    const gap = normal.slice(offset, token.startOffset);
    const spaces = takeGap(gap, lines, add);
    add({ kind: kindOf(token), text: token.image.trimEnd(), spaces });
    offset = (token.endOffset ?? token.startOffset) + 1;
  }
  takeGap(normal.slice(offset), lines, add);
  return lines;
}

/** White space between tokens; characters that are no token are kept as pieces. Returns the spaces before what follows. */
function takeGap(gap: string, lines: Piece[][], add: (piece: Piece) => void): number {
  let spaces = 0;
  for (const part of gap.split(/(\n|[^\s]+)/)) {
    if (part === '\n') {
      lines.push([]);
      spaces = 0;
    } else if (part.trim() === '') spaces += part.replaceAll('\t', '  ').length;
    else {
      add({ kind: 'token', text: part, spaces });
      spaces = 0;
    }
  }
  return spaces;
}

/** One line's text; a block comment or long string keeps its own lines. */
function layLine(line: readonly Piece[], indent: string): string[] {
  let result = indent;
  line.forEach((piece, index) => {
    const before = line[index - 1];
    const text = piece.kind === 'comment' && index === 0 ? reindentComment(piece.text, indent) : piece.text;
    result += before ? `${' '.repeat(gapBetween(before, piece))}${text}` : text;
  });
  return result.split('\n').map((part, index, parts) => (index === parts.length - 1 ? part.trimEnd() : part));
}

/** Lines of a block comment that begin with a star line up under its first one. */
function reindentComment(text: string, indent: string): string {
  if (!text.startsWith('/*')) return text;
  return text
    .split('\n')
    .map((part, index) => (index > 0 && /^\s*\*/.test(part) ? `${indent} ${part.trim()}` : part.trimEnd()))
    .join('\n');
}

function gapBetween(before: Piece, piece: Piece): number {
  if (piece.kind === 'comment') return Math.max(1, piece.spaces);
  const { text } = piece;
  if (before.kind === 'token') {
    if (before.text === '{') return text === '}' && piece.spaces === 0 ? 0 : 1;
    if (tight.has(before.text)) return sign(before.text) ? Math.min(1, piece.spaces) : 0;
    if (before.text === ',') return 1;
  }
  if (piece.kind === 'token') {
    if (text === ',' || text === ')' || text === ']' || text === ':') return 0;
    if (text === '(') return Math.min(1, piece.spaces);
    if (tight.has(text)) return sign(text) ? Math.min(1, piece.spaces) : 0;
    if (text === '}') return 1;
    if (spaced.has(text) || spaced.has(before.text)) return 1;
  }
  if (spaced.has(before.text) && before.kind === 'token') return 1;
  return Math.min(2, Math.max(piece.spaces, 1));
}

/** Nothing around these. */
const tight: ReadonlySet<string> = new Set(['.', '..', '/', '(', '[', '-', '+']);
/** One space on both sides. */
const spaced: ReadonlySet<string> = new Set(['->', '<->', '=', '>=', '<=', '<', '>', '|', '{']);

/** A sign may stand alone or glued: as the author has it. */
function sign(text: string): boolean {
  return text === '-' || text === '+' || text === '(' || text === '[';
}

function nesting(text: string, kind: Piece['kind']): number {
  if (kind !== 'token') return 0;
  if (text === '{' || text === '(' || text === '[') return 1;
  return text === '}' || text === ')' || text === ']' ? -1 : 0;
}

function leadingClosers(line: readonly Piece[]): number {
  const count = line.findIndex((piece) => nesting(piece.text, piece.kind) >= 0);
  return count < 0 ? line.length : count;
}

/** A line that begins with an arrow or comma goes on from the one before. */
function continues(text: string): boolean {
  return text === '->' || text === '<->' || text === ',';
}

function expectsMore(line: readonly Piece[]): boolean {
  const last = line.filter((piece) => piece.kind !== 'comment').at(-1);
  return last?.kind === 'token' && continues(last.text);
}

function kindOf(token: Token): Piece['kind'] {
  if (token.tokenType === comment) return 'comment';
  return token.tokenType === string ? 'string' : 'token';
}

const plain: TokenType = { name: 'plain' };
const comment: TokenType = { name: 'comment' };
const string: TokenType = { name: 'string' };
const symbols = [
  '<->',
  '->',
  '..',
  '>=',
  '<=',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ',',
  ':',
  '.',
  '-',
  '+',
  '=',
  '/',
  '|',
  '<',
  '>',
];

/** Where words are only words: to lay a text out it does not matter what they mean. */
const plainVocabulary: Vocabulary = {
  dictionary: {},
  keywords: new Map(),
  symbols: new Map(symbols.map((symbol) => [symbol, plain])),
  terminals: {
    word: plain,
    inlineWord: plain,
    link: plain,
    currency: plain,
    quantity: plain,
    date: plain,
    time: plain,
    string,
    lineComment: comment,
    blockComment: comment,
  },
  declarationKeywords: new Set(),
};
