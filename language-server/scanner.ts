import { unclosedString } from './fault-summary.ts';
import { createToken, type Token, type TokenType } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';
import { isDigit, isWordPart, isWordStart, codePointLength } from './characters.ts';
import { conflictAt, unsettledMerge } from './merge-conflict.ts';

/** A fault found while reading characters. `offset` and `length` are UTF-16 units. */
export interface LexicalFault {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

export interface Scan {
  readonly tokens: Token[];
  readonly comments: Token[];
  readonly faults: LexicalFault[];
}

const DATE = /\d{4}-(?:\d{2}(?:-\d{2})?|Q[1-4])(?![\p{L}\p{N}_])/uy;
const TIME = /\d{1,2}:\d{2}(?![\p{L}\p{N}_:])/uy;
const SPARE = /n\+\d+(?![\p{L}\p{N}_])/iuy;
/** Longest first, so that `<->` is not read as `<` and `->`. */
const SYMBOL = /<->|->|\.\.|>=|<=|[{}()[\],:.\-+=/|<>]/y;

/**
 * Cuts a text into tokens, comments aside. Words are not told apart here (see words.ts): every one is a plain word.
 * Written by hand because a table of patterns is five times slower and cannot end an unclosed string where a person would.
 */
export function scan(text: string, vocabulary: Vocabulary): Scan {
  const tokens: Token[] = [];
  const comments: Token[] = [];
  const faults: LexicalFault[] = [];
  const { word, quantity, date, time, string, lineComment, blockComment } = vocabulary.terminals;
  const length = text.length;
  const endOfBlockComment = createCommentReader(text);
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  /** What other side of a merge is passed over, the next one last. */
  const theirs: { readonly start: number; readonly end: number }[] = [];

  function push(into: Token[], tokenType: TokenType, end: number): void {
    into.push(createToken(tokenType, text.slice(offset, end), offset, line, offset - lineStart + 1));
    offset = end;
  }

  /** For tokens that may hold line breaks. */
  function pushLong(into: Token[], tokenType: TokenType, end: number): void {
    push(into, tokenType, end);
    const token = into[into.length - 1];
    if (token === undefined) return;
    for (let at = text.indexOf('\n', token.startOffset); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
      line++;
      lineStart = at + 1;
    }
    token.endLine = line;
    token.endColumn = end - lineStart;
  }

  while (offset < length) {
    const code = text.charCodeAt(offset);
    const conflict = offset === lineStart && code === 60 ? conflictAt(text, offset) : undefined;
    if (conflict) {
      faults.push({ message: unsettledMerge, offset, length: conflict.openEnd - offset });
      theirs.push(conflict.theirs);
      offset = conflict.openEnd;
    } else if (offset === theirs.at(-1)?.start) {
      const { end } = theirs.pop() ?? { end: offset };
      for (; offset < end; offset++) {
        if (text.charCodeAt(offset) !== 10) continue;
        line++;
        lineStart = offset + 1;
      }
    } else if (code === 10) {
      offset++;
      line++;
      lineStart = offset;
    } else if (code === 32 || code === 9 || code === 13 || code === 0xfeff || code === 0xa0) {
      offset++;
    } else if (isWordStart(text, offset, code)) {
      push(tokens, word, endOfWord(text, offset));
    } else if (isDigit(code)) {
      const end = matchEnd(DATE, text, offset);
      const timeEnd = end === -1 ? matchEnd(TIME, text, offset) : -1;
      if (end !== -1) push(tokens, date, end);
      else if (timeEnd !== -1) push(tokens, time, timeEnd);
      else push(tokens, quantity, endOfQuantity(text, offset));
    } else if (code === 34) {
      const { end, closed } = text.startsWith('"""', offset) ? endOfLongString(text, offset) : endOfString(text, offset);
      if (!closed) faults.push({ message: unclosedString, offset, length: end - offset });
      pushLong(tokens, string, end);
    } else if (code === 47 && text.charCodeAt(offset + 1) === 47) {
      push(comments, lineComment, endOfLine(text, offset));
    } else if (code === 47 && text.charCodeAt(offset + 1) === 42) {
      const close = endOfBlockComment(offset);
      if (close === -1) faults.push({ message: 'This comment is not closed: add `*/` at its end.', offset, length: 2 });
      pushLong(comments, blockComment, close === -1 ? endOfLine(text, offset) : close);
    } else {
      const end = matchEnd(SYMBOL, text, offset);
      const symbol = end === -1 ? undefined : vocabulary.symbols.get(text.slice(offset, end));
      if (symbol !== undefined) push(tokens, symbol, end);
      else offset = skipUnknown(text, offset, faults);
    }
  }
  return { tokens, comments, faults };
}

/**
 * Finds where block comments end; -1 for one that is not closed. That is so too where another begins a line before the next end, which
 * then is the other's. It remembers the next end, so that a text full of open comments is not searched to its end for each.
 */
function createCommentReader(text: string): (start: number) => number {
  let close = 0;
  return (start) => {
    if (close !== -1 && close < start + 2) close = text.indexOf('*/', start + 2);
    if (close === -1) return -1;
    const inner = text.indexOf('/*', start + 2);
    const beginsLine = inner !== -1 && inner < close && /\n[ \t]*$/.test(text.slice(Math.max(start, inner - 200), inner));
    return beginsLine ? -1 : close + 2;
  };
}

/** A hyphen belongs to a word only between word characters, so that `oms->erp` is an arrow. */
function endOfWord(text: string, start: number): number {
  // A word of the trade that is written with a sign: `redundancy n+1`.
  SPARE.lastIndex = start;
  if (SPARE.test(text)) return SPARE.lastIndex;
  let at = start;
  for (;;) {
    const part = isWordPart(text, at);
    if (part > 0) at += part;
    else if (text.charCodeAt(at) === 45 && isWordPart(text, at + 1) > 0) at++;
    else return at;
  }
}

function endOfQuantity(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
    at++;
    while (isDigit(text.charCodeAt(at))) at++;
  }
  if (text.charCodeAt(at) === 37) return at + 1;
  for (let part = isWordPart(text, at); part > 0; part = isWordPart(text, at)) at += part;
  return at;
}

function opensBlock(text: string, brace: number): boolean {
  return text.charCodeAt(brace - 1) === 32 && text.charCodeAt(brace + 1) === 32;
}

/** Whether a quote is left over between a place and the end of its line, comments aside. */
function hasOddQuotes(text: string, start: number): boolean {
  const end = text.indexOf('\n', start);
  const rest = text.slice(start, end === -1 ? text.length : end).replace(/\\./g, '');
  const code = rest.replace(/"[^"]*"/g, (whole) => ' '.repeat(whole.length));
  const comment = code.indexOf('//');
  return (comment === -1 ? code : code.slice(0, comment)).includes('"');
}

/** An unclosed string ends with its line, or before a brace, so that the block it stands in survives; a whole `{name}` is text. */
function endOfString(text: string, start: number): { end: number; closed: boolean } {
  let at = start + 1;
  let brace = -1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      // What opens a block and leaves a quote over further on in its line was not meant to be in the text.
      if (brace !== -1 && opensBlock(text, brace) && hasOddQuotes(text, at + 1)) break;
      return { end: at + 1, closed: true };
    }
    if (at >= text.length || code === 10 || code === 13) break;
    if (code === 92 && at + 1 < text.length && text.charCodeAt(at + 1) !== 10 && text.charCodeAt(at + 1) !== 13) at++;
    else if (brace === -1 && code === 123) {
      const close = endOfPlaceholder(text, at);
      if (close === -1) brace = at;
      else at = close - 1;
    } else if (brace === -1 && code === 125) brace = at;
    at++;
  }
  let end = brace === -1 ? Math.min(at, text.length) : brace;
  while (end > start + 1 && /\s/.test(text.charAt(end - 1))) end--;
  // A comma at the end of the line goes on with a list rather than with the text.
  if (end > start + 2 && brace === -1 && text.charAt(end - 1) === ',') end--;
  return { end, closed: false };
}

function endOfPlaceholder(text: string, open: number): number {
  let at = open + 1;
  for (let part = isWordPart(text, at); part > 0; part = isWordPart(text, at)) at += part;
  return at > open + 1 && text.charCodeAt(at) === 125 ? at + 1 : -1;
}

/** An unclosed `"""` ends before a line whose first column holds a letter or a closing brace. */
function endOfLongString(text: string, start: number): { end: number; closed: boolean } {
  const close = text.indexOf('"""', start + 3);
  if (close !== -1) return { end: close + 3, closed: true };
  const rest = /\r?\n(?=[\p{L}}])/u.exec(text.slice(start));
  let end = rest === null ? text.length : start + rest.index;
  while (end > start + 3 && /\s/.test(text.charAt(end - 1))) end--;
  return { end, closed: false };
}

function endOfLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  const end = at === -1 ? text.length : at;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function matchEnd(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const CURRENCY_ADVICE = 'write the currency in three capitals behind the number, such as `900 EUR`.';
const QUOTE_ADVICE = 'texts stand in straight double quotes, `"`.';

/** What people paste or know from elsewhere, and what is written here. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ...['€', '$', '£', '¥'].map((sign) => [sign, CURRENCY_ADVICE] as const),
  ...['“', '”', '„', '«', '»', "'", '‘', '’', '`'].map((sign) => [sign, QUOTE_ADVICE] as const),
  ...['→', '⇒', '⟶', '➜'].map((sign) => [sign, 'arrows are written `->`.'] as const),
  [';', 'lines need no `;`.'],
  ['#', 'comments begin with `//`.'],
  ['%', 'write it right behind the number, such as `99.9%`.'],
]);

/** A run of characters that mean nothing is one fault. */
function skipUnknown(text: string, start: number, faults: LexicalFault[]): number {
  const end = start + codePointLength(text, start);
  const last = faults[faults.length - 1];
  if (last?.message.startsWith('Unexpected') && last.offset + last.length === start) {
    faults[faults.length - 1] = { ...last, length: end - last.offset };
  } else {
    const character = text.slice(start, end);
    const advice = ADVICE.get(character) ?? 'remove it, or put the text in quotes.';
    faults.push({ message: `Unexpected character \`${character}\`: ${advice}`, offset: start, length: end - start });
  }
  return end;
}
