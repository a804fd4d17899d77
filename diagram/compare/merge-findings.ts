import type { FindingNote } from '../view-graph.ts';
import type { ChangeList } from './differences.ts';
import { mergeLists } from './merge-lists.ts';

/**
 * The findings about a journey as a whole, the same in both versions and in one order: those that are new or gone first,
 * since only the first few are written out. One whose words moved is the same and says what its own version says.
 */
export function mergeFindings(before: readonly FindingNote[], after: readonly FindingNote[], { note }: ChangeList) {
  const merged = mergeLists(before, after, ({ rule }) => rule);
  const sorted = merged.toSorted((a, b) => Number(isInBoth(a)) - Number(isInBoth(b)));
  sorted.forEach((pair, index) => {
    if (!isInBoth(pair)) note(`finding:${index}`, pair.before === undefined ? 'added' : 'removed');
  });
  return {
    before: sorted.flatMap(({ before: then, after: now }) => then ?? now ?? []),
    after: sorted.flatMap(({ before: then, after: now }) => now ?? then ?? []),
  };
}

function isInBoth({ before, after }: { readonly before: unknown; readonly after: unknown }): boolean {
  return before !== undefined && after !== undefined;
}
