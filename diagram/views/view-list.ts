import { nearest } from '../../model/nearest.ts';
import type { ArchitectureIndex } from '../../model/query.ts';
import { type ViewEntry, type ViewKind, viewKinds } from '../view-graph.ts';

/** Every view that there is: the landscape, the declared ones, and three of each journey. */
export function listViews(index: ArchitectureIndex): readonly ViewEntry[] {
  const entries: ViewEntry[] = [{ kind: 'landscape', name: 'landscape', title: 'Landscape' }];
  for (const view of index.all('view')) {
    const kind = viewKinds.find((known) => known === view.view);
    if (!kind) continue;
    const subject = view.subject ?? view.include.find((selector) => selector.by === 'journey')?.value;
    if (kind !== 'landscape' && subject === undefined) continue;
    entries.push({ kind, name: view.name, title: view.title ?? view.name, declaration: view.id, ...(subject !== undefined && { subject }) });
  }
  for (const journey of index.all('journey')) {
    for (const kind of journeyKinds) {
      entries.push({ kind, subject: journey.id, name: `${kind}:${journey.path}`, title: `${journey.title ?? journey.path} – ${kindTitles[kind]}` });
    }
  }
  return entries;
}

/** A view by its name, or the sentence that says which there are. A kind alone is its first view. */
export function findView(index: ArchitectureIndex, name: string): ViewEntry | { readonly problem: string } {
  const entries = listViews(index);
  const found = entries.find((entry) => entry.name === name) ?? entries.find((entry) => entry.kind === name);
  if (found) return found;
  const near = nearest(name, entries.map((entry) => entry.name));
  const hint = near ? `did you mean "${near}"?` : `there are ${entries.slice(0, 12).map((entry) => entry.name).join(', ')}${entries.length > 12 ? ' …' : ''}.`;
  return { problem: `There is no view "${name}"; ${hint}` };
}

const journeyKinds = ['journey', 'flow', 'sequence'] as const satisfies readonly ViewKind[];

const kindTitles: Readonly<Record<(typeof journeyKinds)[number], string>> = { journey: 'blueprint', flow: 'flow', sequence: 'sequence' };
