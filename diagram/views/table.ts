import type { BuildView, ViewContext } from '../draw.ts';
import { type ViewGraph, type ViewKind, type ViewRequest } from '../view-graph.ts';
import { buildBlueprint } from './blueprint.ts';
import { buildFlow } from './flow.ts';
import { buildLandscape } from './landscape.ts';
import { buildSequence } from './sequence.ts';

/** One builder per kind of picture. */
export const views: Readonly<Record<ViewKind, BuildView>> = {
  landscape: buildLandscape,
  journey: buildBlueprint,
  flow: buildFlow,
  sequence: buildSequence,
};

/** What a view shows: the first stage of its picture. */
export function buildView(context: ViewContext, request: ViewRequest): ViewGraph {
  return views[request.kind](context, request);
}
