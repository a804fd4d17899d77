import type { MarkChange } from '../../diagram/placed-graph.ts';
import type { ComparedChange, ComparedKind } from '../../language-server/protocol.ts';

interface KindWords {
  /** Over its entries. */
  readonly heading: string;
  /** In a filter, beside a number. */
  readonly short: string;
}

/** How the kinds of change are called. */
export const kindWords: Readonly<Record<ComparedKind, KindWords>> = {
  verdict: { heading: 'Verdicts that changed', short: 'Verdicts' },
  customers: { heading: 'For customers', short: 'Customers' },
  silenced: { heading: 'Silenced in this change', short: 'Silenced' },
  breaking: { heading: 'Breaking', short: 'Breaking' },
  journey: { heading: 'Journeys before and after', short: 'Journeys' },
  added: { heading: 'Added', short: 'Added' },
  removed: { heading: 'Removed', short: 'Removed' },
  changed: { heading: 'Changed', short: 'Changed' },
  introduced: { heading: 'Findings introduced', short: 'New findings' },
  fixed: { heading: 'Findings fixed', short: 'Fixed' },
};

/** The glyph of a change, its colour's name, and what a screen reader says for both. */
export const signLooks: Readonly<Record<ComparedChange['sign'], { readonly glyph: string; readonly tone: string; readonly word: string }>> = {
  '+': { glyph: '+', tone: 'good', word: 'added' },
  '-': { glyph: '−', tone: 'error', word: 'removed' },
  '~': { glyph: '~', tone: 'warning', word: 'changed' },
  worse: { glyph: '▾', tone: 'error', word: 'worse' },
  better: { glyph: '▴', tone: 'good', word: 'better' },
};

/** What is said of a mark after its name. */
export const markWords: Readonly<Record<MarkChange, string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  affected: 'affected by other changes',
};
