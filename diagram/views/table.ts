import type { ViewDeclaration } from '../../model/element.ts';
import { nearest } from '../../model/nearest.ts';
import { listed } from '../../model/phrases.ts';
import type { ArchitectureIndex } from '../../model/query.ts';
import type { BuildView, ViewContext } from '../draw.ts';
import { type ViewEntry, type ViewKind, type ViewRequest, viewKinds } from '../view-graph.ts';
import { buildBlueprint } from './blueprint.ts';
import type { SingleView } from './compared-view.ts';
import { buildFlow } from './flow.ts';
import { buildLandscape } from './landscape.ts';
import { buildSequence } from './sequence.ts';

/** Every kind of view. Adding one is a line here and in `viewKinds`. */
const views: Readonly<Record<ViewKind, BuildView>> = {
  landscape: buildLandscape,
  journey: buildBlueprint,
  flow: buildFlow,
  sequence: buildSequence,
};

/** What a view shows of the architecture. */
export function buildView(context: ViewContext, request: ViewRequest): SingleView {
  return views[request.kind](context, request);
}

/** Every view that there is: the landscape, the declared ones, and one of each kind per journey. */
export function listViews(index: ArchitectureIndex): readonly ViewEntry[] {
  const journeys = index.all('journey').flatMap((journey) =>
    journeyKinds.map((kind): ViewEntry => ({ kind, subject: journey.id, name: `${kind}:${journey.path}`, title: journeyTitle(kind, index.label(journey.id)) })),
  );
  const declared = index.all('view').flatMap((view) => describeDeclared(index, view) ?? []);
  return [{ kind: 'landscape', name: 'landscape', title: 'Landscape' }, ...declared, ...journeys];
}

/** The view of a name: `landscape`, `journey:lateDelivery`, a declared view's. A kind alone means its first view. */
export function findView(index: ArchitectureIndex, name: string): ViewEntry | { readonly problem: string } {
  const entries = listViews(index);
  const wanted = name.trim();
  const found =
    entries.find((entry) => entry.name === wanted) ??
    entries.find((entry) => entry.name.toLowerCase() === wanted.toLowerCase()) ??
    entries.find((entry) => entry.kind === wanted && entry.subject !== undefined);
  return found ?? { problem: sayUnknown(index, wanted, entries) };
}

const journeyKinds = ['journey', 'flow', 'sequence'] as const satisfies readonly ViewKind[];

function journeyTitle(kind: (typeof journeyKinds)[number], title: string): string {
  return kind === 'journey' ? title : `${title} · ${kind}`;
}

/** Undefined for kinds that cannot be drawn, and for a journey's view without a journey. */
function describeDeclared(index: ArchitectureIndex, view: ViewDeclaration): ViewEntry | undefined {
  const kind = viewKinds.find((each) => each === view.view);
  if (kind === undefined || (kind !== 'landscape' && index.get('journey', view.subject) === undefined)) return undefined;
  return {
    ...{ kind, declaration: view.id, name: view.path, title: view.title ?? view.name },
    ...(view.subject === undefined || kind === 'landscape' ? {} : { subject: view.subject }),
    ...(view.at === undefined ? {} : { plateau: view.at }),
  };
}

function sayUnknown(index: ArchitectureIndex, wanted: string, entries: readonly ViewEntry[]): string {
  const [kind = '', subject] = wanted.split(':', 2);
  const known = journeyKinds.find((each) => each === kind);
  if (known !== undefined && index.all('journey').length === 0) return `There is no view "${wanted}": the architecture has no journeys yet.`;
  if (known !== undefined && subject !== undefined) {
    const journeys = index.all('journey').map(({ path }) => path);
    const near = nearest(subject, journeys);
    if (near !== undefined) return `There is no journey "${subject}". Did you mean "${known}:${near}"?`;
  }
  const names = entries.map(({ name }) => name);
  const near = nearest(wanted, [...names, ...viewKinds]);
  if (near !== undefined) return `There is no view "${wanted}". Did you mean "${near}"?`;
  const some = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return `There is no view "${wanted}". There are ${listed(some)}.`;
}
