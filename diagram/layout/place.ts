import type { PlaceOptions, PlaceView } from '../draw.ts';
import type { PlacedGraph } from '../placed-graph.ts';
import type { ViewGraph } from '../view-graph.ts';
import { placeBlueprint } from './blueprint.ts';
import { placeCompared } from './compared.ts';
import { placeGraph } from './graph.ts';
import { createLayoutCache } from './layout-cache.ts';
import type { Layouter } from './layouter.ts';
import { placeSequence } from './sequence.ts';

/** Makes the function that places views of every shape; it keeps the layouts of containers that it has placed. */
export function createPlaceView(layouter: Layouter): PlaceView {
  const layout = { layouter, cache: createLayoutCache() };
  const shapes: { readonly [S in ViewGraph['shape']]: PlaceShape<S> } = {
    graph: (view, options) => placeGraph(view, options, layout),
    blueprint: (view) => placeBlueprint(view),
    sequence: (view) => placeSequence(view),
    compared: (view, options) => placeCompared(view, options, layout),
  };
  return async (view, options) => (shapes[view.shape] as PlaceShape<ViewGraph['shape']>)(view, options);
}

type PlaceShape<S extends ViewGraph['shape']> = (
  view: Extract<ViewGraph, { shape: S }>,
  options: PlaceOptions,
) => PlacedGraph | Promise<PlacedGraph>;
