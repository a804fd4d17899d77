import type { Token, TokenType } from './token.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

/**
 * Decides for every word what it may be, from the words beside it:
 * - a word that `->`, `<->` or `.` follows is a *link*, always a name, and only a link begins an arrow;
 * - a keyword that begins its line (or follows a brace) is that keyword and nothing else, unless it continues a list;
 * - a kind keyword in front of a plain word in its line may be the kind of a reference;
 * - any other keyword is free: keyword or name, as the grammar wants it.
 */
export function classifyWords(tokens: readonly Token[], vocabulary: Vocabulary): void {
  const { word } = vocabulary.terminals;
  const count = tokens.length;
  for (let index = 0; index < count; index++) {
    const token = tokens[index];
    if (token === undefined || token.tokenType !== word) continue;
    const type = classify(tokens, index, token, vocabulary);
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
  }
}

function classify(tokens: readonly Token[], index: number, token: Token, vocabulary: Vocabulary): TokenType {
  const { word, inlineWord, link, currency } = vocabulary.terminals;
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  const follows = next?.image;
  const keyword = vocabulary.keywords.get(token.image);
  if (follows === '->' || follows === '<->' || (follows === '.' && next?.startLine === token.endLine)) {
    // `on fail -> step` is the one place where a keyword stands before an arrow.
    const isCondition = token.image === 'fail' && previous?.image === 'on' && keyword !== undefined;
    return isCondition ? keyword.free : link;
  }
  if (previous?.image === '.' && previous.endLine === token.startLine) return inlineWord;
  const starts = previous === undefined || previous.endLine !== token.startLine || previous.image === '{' || previous.image === '}';
  if (keyword === undefined) return starts ? word : isCurrency(token.image) ? currency : inlineWord;
  if (keyword.prefix !== undefined && isExpected(tokens, index, vocabulary)) return keyword.prefix;
  if (keyword.prefix !== undefined && isPlainWord(next, token, vocabulary) && !isMeasured(tokens, index)) {
    if (!starts || beginsArrow(tokens, index + 1) || (previous?.image === ',' && endsItem(tokens[index + 2], token))) return keyword.prefix;
  }
  if (keyword.prefix !== undefined && isChosen(tokens, index, vocabulary)) return keyword.prefix;
  if (beginsRole(tokens, index)) return keyword.strict;
  if (!starts || follows === ':' || continuesList(previous, next, token)) return keyword.free;
  return keyword.strict;
}

/** After `,` or an arrow a keyword is a name where nothing follows it that would make it a property. */
function continuesList(previous: Token | undefined, next: Token | undefined, token: Token): boolean {
  if (previous?.image !== ',' && previous?.image !== '->' && previous?.image !== '<->') return false;
  return endsItem(next, token);
}

function endsItem(next: Token | undefined, token: Token): boolean {
  return next === undefined || next.startLine !== token.endLine || next.image === ',' || next.image === '}' || next.image === ')';
}

function isPlainWord(next: Token | undefined, token: Token, vocabulary: Vocabulary): boolean {
  return next !== undefined && next.startLine === token.endLine && next.tokenType === vocabulary.terminals.word && !vocabulary.keywords.has(next.image);
}

/** In `expect capability identity` the name may be a keyword too: nothing else can follow a kind there. */
function isExpected(tokens: readonly Token[], index: number, { terminals }: Vocabulary): boolean {
  const [previous, token, next, after] = [tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]];
  if (!previous || !token || !next || !expecting.has(previous.image) || previous.startLine !== token.startLine) return false;
  if (next.startLine !== token.endLine || next.tokenType !== terminals.word) return false;
  return next.image !== 'because' || after?.image.startsWith('"') !== true;
}

const expecting: ReadonlySet<string> = new Set(['expect', 'forbid', 'direct']);

/** The same in `include capability consent` and `waive OWN-01 on capability consent`, where other words may follow a kind. */
function isChosen(tokens: readonly Token[], index: number, vocabulary: Vocabulary): boolean {
  const [before, token, next, after] = [tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]];
  if (before === undefined || token === undefined || before.endLine !== token.startLine || !choosing.has(before.image)) return false;
  if (next === undefined || next.startLine !== token.endLine || next.tokenType !== vocabulary.terminals.word) return false;
  return endsItem(after, next) || (after !== undefined && choiceEnds.has(after.image));
}

const choosing: ReadonlySet<string> = new Set(['include', 'exclude', 'on']);
const choiceEnds: ReadonlySet<string> = new Set(['because', 'until']);

/** In `product owner none super users 10` the third word is no part of what stands before it, though a load may be a word there. */
function beginsRole(tokens: readonly Token[], index: number): boolean {
  const second = roles.get(tokens[index]?.image ?? '');
  return second !== undefined && tokens[index + 1]?.image === second && holding.has(tokens[index - 2]?.image ?? '');
}

/** The two words of each role of a programme, and the last words of those that somebody holds. */
const roles: ReadonlyMap<string, string> = new Map([['product', 'owner'], ['technical', 'lead'], ['change', 'manager'], ['cx', 'lead'], ['super', 'users']]);
const holding: ReadonlySet<string> = new Set(['sponsor', 'owner', 'lead', 'manager']);

/** In `target system response 60s` the second word is the intent and the third a measure, in `target intent help response 60s` a kind. */
function isMeasured(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.image === 'target' && !/^\p{L}/u.test(tokens[index + 2]?.image ?? '');
}

/** Whether the path that begins at `index` is followed by an arrow. */
function beginsArrow(tokens: readonly Token[], index: number): boolean {
  let at = index + 1;
  while (tokens[at]?.image === '.') at += 2;
  const image = tokens[at]?.image;
  return image === '->' || image === '<->';
}

/** Currencies are three capitals, so that `cost 900 owner it` does not read a unit `owner`. */
function isCurrency(image: string): boolean {
  return image.length === 3 && /^[A-Z]{3}$/.test(image);
}
