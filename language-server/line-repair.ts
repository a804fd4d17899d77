import { didYouMean, nearest } from '../model/nearest.ts';
import { nameOfBlock, type BlockWords } from './block-words.ts';
import type { LexicalFault } from './scanner.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/** Statements in which a plain word may follow a word on the line before. */
const TWO_WORDS: ReadonlySet<string> = new Set(['target', 'meta', 'provides', 'requires', 'cap', 'view', 'handover']);

/** What people write for an arrow. */
const NO_ARROWS: ReadonlySet<string> = new Set(['-', '=', '>', '>=', '<', '<=']);

/**
 * Repairs lines that cannot mean anything as they stand, so that the parser does not stumble over them and take the words behind for
 * something else. A misspelt keyword is read as the one it is near to, which saves the names that its block declares; another unknown
 * word is taken out with its line and the block behind it, and so is an arrow that has no end. Lines that follow each other are one fault.
 */
export function repairLines(tokens: Token[], vocabulary: Vocabulary, blockWords: () => BlockWords, faults: LexicalFault[]): Token[] {
  const kept: Token[] = [];
  const heads: string[] = [];
  let lastDropped = -1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    const arrow = endOfHalfArrow(tokens, index, token, vocabulary);
    if (arrow !== -1) {
      faults.push({ message: 'After `->` a name is missing.', offset: token.startOffset, length: (tokens[arrow]?.endOffset ?? 0) + 1 - token.startOffset });
      index = arrow;
      continue;
    }
    if (token.tokenType === vocabulary.terminals.word && isLineComplete(tokens, index, vocabulary)) {
      const words = blockWords();
      const head = heads[heads.length - 1] ?? '';
      const meant = vocabulary.keywords.get(nearest(token.image, wordsOf(words, head)) ?? '')?.strict;
      if (lastDropped !== index - 1 || meant !== undefined) faults.push(describe(token, tokens[index + 1], head, words));
      if (meant === undefined) {
        index = endOfStatement(tokens, index);
        lastDropped = index;
        continue;
      }
      token.tokenType = meant;
      token.tokenTypeIdx = meant.tokenTypeIdx ?? 0;
    }
    if (token.image === '{') heads.push(headOf(kept, heads));
    else if (token.image === '}') heads.pop();
    kept.push(token);
  }
  return kept.length === tokens.length ? tokens : kept;
}

function wordsOf(blockWords: BlockWords, head: string): readonly string[] {
  return [...(blockWords.get(head) ?? [])].filter((word) => word !== '->');
}

/** The arrow of a line that ends with it, where the next line is a statement of its own; -1 where there is none. */
function endOfHalfArrow(tokens: readonly Token[], index: number, token: Token, vocabulary: Vocabulary): number {
  if (token.tokenType !== vocabulary.terminals.link || !isLineComplete(tokens, index, vocabulary)) return -1;
  const arrow = endOfPath(tokens, index);
  const next = tokens[arrow + 1];
  if (!isArrow(tokens[arrow]) || (next !== undefined && next.startLine === tokens[arrow]?.endLine)) return -1;
  if (next === undefined || next.image === '}' || vocabulary.keywords.get(next.image)?.strict === next.tokenType) return arrow;
  return next.tokenType === vocabulary.terminals.link && isArrow(tokens[endOfPath(tokens, arrow + 1)]) ? arrow : -1;
}

/** The token behind the path that begins at `index`. */
function endOfPath(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  while (tokens[at]?.image === '.') at += 2;
  return at;
}

function isArrow(token: Token | undefined): boolean {
  return token?.image === '->' || token?.image === '<->';
}

/** Whether the token begins its line and what stands before it wants no further word. */
function isLineComplete(tokens: readonly Token[], index: number, vocabulary: Vocabulary): boolean {
  const { word, inlineWord, currency, quantity, date, time, string, link } = vocabulary.terminals;
  const previous = tokens[index - 1];
  switch (previous?.tokenType) {
    case undefined:
      return true;
    case quantity:
    case date:
    case time:
      return previous?.endLine !== tokens[index]?.startLine;
    case string:
      return previous?.endLine !== tokens[index]?.startLine && tokens[index - 2]?.image !== 'meta';
    case word:
    case inlineWord:
    case currency:
    case link:
      return previous?.endLine !== tokens[index]?.startLine && isValue(tokens, index - 1);
    default:
      return previous?.image === '{' || previous?.image === '}' || (previous?.image === ')' && previous.endLine !== tokens[index]?.startLine);
  }
}

/** Whether the word at `index` ends its statement: a few words back there is none that takes two. */
function isValue(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= index - 6; at--) {
    const image = tokens[at]?.image;
    if (image === undefined || image === '{' || image === '}') return true;
    if (TWO_WORDS.has(image)) return false;
  }
  return true;
}

/** The last token of the line, or of the block that its `{` opens. */
function endOfStatement(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const image = tokens[index]?.image;
    if (image === '{') depth++;
    else if (image === '}' && --depth < 0) return index - 1;
    const next = tokens[index + 1];
    if (depth === 0 && (next === undefined || next.startLine !== tokens[index]?.endLine) && next?.image !== '{') return index;
  }
  return tokens.length - 1;
}

/** The word that begins the statement whose `{` comes next; the values at a plateau are those of the block around. */
function headOf(kept: readonly Token[], heads: readonly string[]): string {
  for (let at = kept.length - 1; at >= 0; at--) {
    const token = kept[at];
    const before = kept[at - 1];
    if (token === undefined) break;
    const begins = before === undefined || before.image === '{' || before.image === '}' || before.endLine !== token.startLine;
    if (!begins) continue;
    if (token.image === 'at') return heads[heads.length - 1] ?? '';
    if (token.image === 'defaults') return kept[at + 1]?.image === 'integration' ? '->' : (kept[at + 1]?.image ?? '');
    return token.tokenType.name === 'LINK' ? '->' : token.image;
  }
  return '';
}

function describe(token: Token, next: Token | undefined, head: string, blockWords: BlockWords): LexicalFault {
  const words = wordsOf(blockWords, head);
  const hint = didYouMean(token.image, words) || (next?.image === '{' || next?.tokenType.name === 'ID' ? didYouMean(token.image, wordsOf(blockWords, '')) : '');
  const place = { offset: token.startOffset, length: token.image.length };
  if (next !== undefined && next.startLine === token.endLine && NO_ARROWS.has(next.image)) {
    return { ...place, message: `\`${token.image}\` begins no arrow: arrows are written \`a -> b\`.` };
  }
  if (head !== '') return { ...place, message: `\`${token.image}\` is not a property of ${nameOfBlock(head)}.${hint}` };
  const advice = hint === '' ? ' Begin with a kind, such as `system` or `journey`, or with an arrow `a -> b`.' : hint;
  return { ...place, message: `\`${token.image}\` does not begin a declaration.${advice}` };
}
