import type { AstNode } from 'langium';
import type { Stated } from '../../model/element-base.ts';
import { nearest } from '../../model/nearest.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import type { VocabularyName } from '../../model/vocabulary.ts';
import type { ElementScope } from './element-scope.ts';
import { valueRange } from './syntax-places.ts';

/** A word of a vocabulary, as written. An unknown one is kept and warned about. */
export function readWord(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  word: string | undefined,
  name: VocabularyName,
): string | undefined {
  if (word === undefined) return undefined;
  warnUnknown(scope, node, feature, 0, word, name);
  return word;
}

/** A word for which a vocabulary has only the usual ones: warned about where it is nearly one of them. */
export function readOpenWord(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  word: string | undefined,
  name: VocabularyName,
): string | undefined {
  if (word !== undefined && nearest(word, vocabulary[name]) !== undefined) warnUnknown(scope, node, feature, 0, word, name);
  return word;
}

/** A word that should be one of those given: the phases of a programme. */
export function readKnownWord(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  index: number,
  word: string,
  known: readonly string[],
): string {
  warnUnless(scope, node, feature, index, word, known);
  return word;
}

/** A list of words, `none` among them; undefined when it is left out. */
export function readWordList(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  words: readonly string[] | undefined,
  name: VocabularyName,
): readonly string[] | undefined {
  if (!words || words.length === 0) return undefined;
  words.forEach((word, index) => {
    warnUnknown(scope, node, feature, index, word, name);
  });
  return words;
}

/** A list of words that can be `none`; undefined when it is left out. */
export function readStatedWords(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  words: readonly string[] | undefined,
  name: VocabularyName,
): Stated<readonly string[]> | undefined {
  if (!words || words.length === 0) return undefined;
  return words.includes('none') ? 'none' : readWordList(scope, node, feature, words, name);
}

/** A list like that, for which a vocabulary has only the usual words. */
export function readOpenWords(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  words: readonly string[] | undefined,
  name: VocabularyName,
): Stated<readonly string[]> | undefined {
  if (!words || words.length === 0) return undefined;
  words.forEach((word, index) => {
    if (nearest(word, vocabulary[name]) !== undefined) warnUnknown(scope, node, feature, index, word, name);
  });
  return words.includes('none') ? 'none' : words;
}

/** Whether a name is itself a word of the vocabulary, as in `channel sms`. */
export function impliedWord(name: string, vocabularyName: VocabularyName): string | undefined {
  return isKnown(name, vocabularyName) ? name : undefined;
}

function warnUnknown(scope: ElementScope, node: AstNode, feature: string, index: number, word: string, name: VocabularyName): void {
  warnUnless(scope, node, feature, index, word, vocabulary[name]);
}

function warnUnless(scope: ElementScope, node: AstNode, feature: string, index: number, word: string, known: readonly string[]): void {
  if (word === 'none' || known.length === 0 || known.includes(word)) return;
  const near = nearest(word, known);
  const range = valueRange(node, feature, index);
  scope.document.report({
    rule: 'reference',
    severity: 'warning',
    message: near
      ? `"${word}" is not a known word here; the nearest is "${near}".`
      : `"${word}" is not a known word here; known are ${known.slice(0, 8).join(', ')}${known.length > 8 ? ' …' : ''}.`,
    range,
    word,
    element: scope.id,
    ...(near && {
      fixes: [{ kind: 'replace-text' as const, title: `Change to "${near}"`, at: { file: scope.document.uri, range }, text: near }],
    }),
  });
}

function isKnown(word: string, name: VocabularyName): boolean {
  return (vocabulary[name] as readonly string[]).includes(word);
}
