import type { MarkChange } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';

/** By colour and by glyph, since one in twelve men does not tell red from green. */
export const changeLooks: Readonly<Record<MarkChange, { readonly tone: Tone; readonly icon: string; readonly text: string }>> = {
  added: { tone: 'added', icon: 'added', text: 'added' },
  removed: { tone: 'removed', icon: 'removed', text: 'removed' },
  changed: { tone: 'changed', icon: 'changed', text: 'changed' },
  affected: { tone: 'affected', icon: 'affected', text: 'affected: other findings than before' },
};

/** In which they are counted and explained. */
export const changeOrder: readonly MarkChange[] = ['added', 'removed', 'changed', 'affected'];
