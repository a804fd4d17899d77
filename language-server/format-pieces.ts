import { scan } from './scanner.ts';
import type { Token, TokenType } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/** A word, sign, string or comment of a text that is laid out. */
export interface Piece {
  readonly kind: 'token' | 'quantity' | 'comment' | 'string';
  readonly text: string;
  /** UTF-16 units; `end` is exclusive. */
  readonly offset: number;
  readonly end: number;
  /** Line breaks before it; 2 stands for more. */
  readonly breaks: number;
  /** Blanks before it in its line, as written; a tab counts for two. */
  readonly spaces: number;
  /** How many characters stand before it in its line. */
  readonly column: number;
  /** Whether a statement begins here. */
  readonly begins: boolean;
}

/** The tokens and comments of a text in their order; what the scanner does not know is a token. `statements` are offsets. */
export function readPieces(text: string, statements: ReadonlySet<number>): readonly Piece[] {
  const { tokens, comments } = scan(text, plainVocabulary);
  const pieces: Piece[] = [];
  let offset = 0;
  let column = 0;
  function add(kind: Piece['kind'], start: number, end: number): void {
    const gap = text.slice(offset, start);
    const breaks = countBreaks(gap);
    const spaces = widthOf(gap.slice(gap.lastIndexOf('\n') + 1));
    const image = text.slice(start, end);
    column = (breaks > 0 ? 0 : column) + spaces;
    pieces.push({ kind, text: image, offset: start, end, breaks, spaces, column, begins: statements.has(start) });
    const lastBreak = image.lastIndexOf('\n');
    column = (lastBreak === -1 ? column : 0) + widthOf(image.slice(lastBreak + 1));
    offset = end;
  }
  function addUnknown(end: number): void {
    const from = offset;
    for (const { 0: image, index } of text.slice(from, end).matchAll(/\S+/g)) add('token', from + index, from + index + image.length);
  }
  for (const token of inOrder(tokens, comments)) {
    addUnknown(token.startOffset);
    add(kindOf(token), token.startOffset, token.startOffset + token.image.trimEnd().length);
  }
  addUnknown(text.length);
  return pieces;
}

/** How wide a text is in a font where all characters are; those outside of the first plane are one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character === '\t' ? 2 : character === '\r' ? 0 : 1;
  return width;
}

function countBreaks(gap: string): number {
  const first = gap.indexOf('\n');
  if (first === -1) return 0;
  return gap.indexOf('\n', first + 1) === -1 ? 1 : 2;
}

function inOrder(tokens: readonly Token[], comments: readonly Token[]): readonly Token[] {
  const all: Token[] = [];
  let at = 0;
  for (const token of tokens) {
    for (let next = comments[at]; next !== undefined && next.startOffset < token.startOffset; next = comments[++at]) all.push(next);
    all.push(token);
  }
  return all.concat(comments.slice(at));
}

function kindOf({ tokenType }: Token): Piece['kind'] {
  if (tokenType === comment) return 'comment';
  if (tokenType === string) return 'string';
  return tokenType === quantity ? 'quantity' : 'token';
}

const plain: TokenType = { name: 'plain' };
const comment: TokenType = { name: 'comment' };
const string: TokenType = { name: 'string' };
const quantity: TokenType = { name: 'quantity' };
const symbols = ['<->', '->', '..', '>=', '<=', '{', '}', '(', ')', '[', ']', ',', ':', '.', '-', '+', '=', '/', '|', '<', '>'];

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
    quantity,
    date: plain,
    time: quantity,
    string,
    lineComment: comment,
    blockComment: comment,
  },
  declarationKeywords: new Set(),
};
