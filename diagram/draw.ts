import type { ArchitectureIndex } from '../model/query.ts';
import type { Finding } from '../model/finding.ts';
import type { ElementOf } from '../model/element.ts';
import type { JourneyWalk } from '../model/walk.ts';
import type { PlacedGraph } from './placed-graph.ts';
import type { ViewGraph, ViewRequest } from './view-graph.ts';
import type { SingleView } from './views/compared-view.ts';

/** What a view may look at. */
export interface ViewContext {
  readonly index: ArchitectureIndex;
  walk(journey: ElementOf<'journey'>): JourneyWalk;
  readonly findings: readonly Finding[];
  /** What the project sets for views that do not say otherwise. */
  readonly settings?: ViewSettings;
  /** Nothing is folded away, however much there is. */
  readonly whole?: true;
}

/** Words as in a `view` declaration. */
export interface ViewSettings {
  readonly groupBy?: string;
  readonly colourBy?: string;
  readonly direction?: string;
}

/** One view kind: a pure and quick function from the architecture to what is shown. */
export type BuildView = (context: ViewContext, request: ViewRequest) => SingleView;

/**
 * Places a view. `previous` keeps the reader's bearings: nodes stay in the order they had. Stops with the signal.
 */
export type PlaceView = (graph: ViewGraph, options: PlaceOptions) => Promise<PlacedGraph>;

export interface PlaceOptions {
  readonly previous?: PlacedGraph;
  readonly signal?: AbortSignal;
  /** ms after which a simpler layout is taken instead; 5,000 when left out. */
  readonly deadline?: number;
}
