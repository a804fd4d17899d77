import type { MarkChange } from '../placed-graph.ts';
import type { FindingNote } from '../view-graph.ts';

/** What became of things, by their ids in the view. */
export type Changes = Readonly<Record<string, MarkChange>>;

/** Gathers what became of things; of two things said of one the graver one stands. */
export interface ChangeList {
  note(id: string, change: MarkChange | undefined): void;
  readonly changes: Changes;
}

export function createChangeList(): ChangeList {
  // Without a prototype, since ids come from what somebody wrote.
  const changes: Record<string, MarkChange> = Object.create(null);
  return {
    note(id, change) {
      if (change === undefined) return;
      const known = changes[id];
      if (known === undefined || ranks[change] > ranks[known]) changes[id] = change;
    },
    changes,
  };
}

const ranks: Readonly<Record<MarkChange, number>> = { affected: 0, changed: 1, removed: 2, added: 2 };

/** What became of something that is in one version or in both. */
export function changeOf(there: { readonly before: unknown; readonly after: unknown }, inBoth: () => MarkChange | undefined): MarkChange | undefined {
  if (there.before === undefined) return 'added';
  return there.after === undefined ? 'removed' : inBoth();
}

/** The same facts, in whatever order their fields are; for plain data of a view. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(sortFields(one)) === JSON.stringify(sortFields(other));
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortFields(each)]));
}

/** The same rules speak, as often and as gravely; a finding whose words or numbers only moved is the same one. */
export function hasSameFindings(one: readonly FindingNote[], other: readonly FindingNote[]): boolean {
  const said = (notes: readonly FindingNote[]) => notes.map(({ severity, rule }) => `${severity} ${rule}`).toSorted().join('\n');
  return said(one) === said(other);
}
