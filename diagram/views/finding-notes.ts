import type { ElementId } from '../../model/element-base.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { ViewContext } from '../draw.ts';
import type { FindingNote } from '../view-graph.ts';

/** The findings that a picture shows, found by the element that they are about. */
export interface NotesByElement {
  /** About any of these elements, most severe first, each once. */
  about(...elements: readonly (ElementId | undefined)[]): readonly FindingNote[];
}

/** Leaves out what is waived and what holds only at other plateaus. */
export function collectNotes({ findings, index }: ViewContext): NotesByElement {
  const byElement = new Map<ElementId, Finding[]>();
  for (const finding of findings) {
    if (finding.waived || finding.element === undefined) continue;
    if (index.plateau !== undefined && finding.plateaus.length > 0 && !finding.plateaus.includes(index.plateau)) continue;
    const known = byElement.get(finding.element);
    if (known === undefined) byElement.set(finding.element, [finding]);
    else known.push(finding);
  }
  return {
    about(...elements) {
      const found = new Set(elements.flatMap((id) => (id === undefined ? [] : (byElement.get(id) ?? []))));
      return sortNotes([...found].map(({ severity, rule, message }) => ({ severity, rule, message })));
    },
  };
}

/** Most severe first, then by rule and message; the same one only once. */
export function sortNotes(notes: readonly FindingNote[]): readonly FindingNote[] {
  const ranked = notes.toSorted(
    (a, b) => ranks[a.severity] - ranks[b.severity] || compare(a.rule, b.rule) || compare(a.message, b.message),
  );
  return ranked.filter((note, index) => index === 0 || !same(note, ranked[index - 1]));
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function same(a: FindingNote, b: FindingNote | undefined): boolean {
  return b !== undefined && a.rule === b.rule && a.message === b.message;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
