import { diffModels } from '../../model/diff.ts';
import type { ViewGraph, ViewRequest } from '../view-graph.ts';
import { buildView } from '../views/table.ts';
import { compareView, type ViewedVersion } from './compared-views.ts';

/** What a view shows: of one plateau, or of the two that it asks for, on one canvas. */
export function buildPicture({ context }: Pick<ViewedVersion, 'context'>, request: ViewRequest): ViewGraph {
  const { compare, plateau: _, ...view } = request;
  if (compare === undefined) return buildView(context(request.plateau), request);
  const [from, to] = compare;
  const [before, after] = [context(from), context(to)];
  // One text calls things by one name at every plateau: what is called otherwise is another thing, however alike.
  const changes = diffModels(before.index.model, after.index.model).changes.filter(({ kind }) => kind === 'changed');
  const shown = compareView({ context, at: from }, { context, at: to }, { before: view, after: view }, { changes, followers: [], ids: new Map() });
  const later = after.index.label(to);
  const counts = shown.subtitle.split(' · ').filter((part) => part !== later);
  return { ...shown, request, subtitle: [`${before.index.label(from)} → ${later}`, ...counts].join(' · ') };
}
