import { CompletionItemKind } from 'vscode-languageserver';
import type { ReadWord } from '../reading-words.ts';
import type { Suggestion } from './completion-values.ts';

const durations: readonly string[] = ['ms', 's', 'min', 'h', 'd', 'w', 'mo', 'y', 'bh', 'bd'];
const periodWords: readonly string[] = ['s', 'min', 'h', 'day', 'week', 'month', 'quarter', 'year'];

/** The examples; once a number is typed, that number with each unit that fits. */
export function quantitySuggestions(examples: readonly string[], typed: string): readonly Suggestion[] {
  const number = /^\d+(?:\.\d+)?/.exec(typed)?.[0];
  const labels = number === undefined ? examples : examples.flatMap((example) => withNumber(example, number));
  return [...new Set(labels)].map((label) => ({ label, kind: CompletionItemKind.Unit }));
}

/** `60min` for 5 is `5ms`, `5s` and so on; dates and hours stay as they are. */
function withNumber(example: string, number: string): readonly string[] {
  const unit = /^\d+(?:\.\d+)?(\p{L}+|%| [A-Z]{3}(?:\/year)?|\/\p{L}+| per \d+d)?$/u.exec(example);
  if (!unit) return [example];
  const [, suffix = ''] = unit;
  if (durations.includes(suffix)) return durations.map((each) => number + each);
  if (suffix.startsWith('/')) return periodWords.map((each) => `${number}/${each}`);
  if (suffix.endsWith('/year'))
    return [suffix, suffix.replace('/year', '/month'), suffix.replace('/year', '')].map((each) => number + each);
  return [number + suffix];
}

/** Whether a rate lacks its period: `3000/`, `120000 EUR/`, `4 per`. */
export function isPeriodDue(words: readonly ReadWord[]): boolean {
  const sign = words.at(-1)?.text;
  const before = words.at(-2);
  if (sign !== '/' && sign !== 'per') return false;
  return before?.kind === 'quantity' || (before?.kind === 'word' && words.at(-3)?.kind === 'quantity');
}

/** What follows `/` or `per`. */
export const periods: readonly Suggestion[] = periodWords.map((label) => ({ label, kind: CompletionItemKind.Unit }));
