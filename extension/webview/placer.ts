import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewGraph } from '../../diagram/view-graph.ts';

/** Places views one after the other; only the newest of those that wait is worth placing. */
export interface Placer {
  /**
   * Rejects with `Superseded` when another view was asked for in the meantime, else with a sentence for the reader.
   * `previous` keeps the reader's bearings.
   */
  readonly place: (graph: ViewGraph, previous: PlacedGraph | undefined) => Promise<PlacedGraph>;
}

/** Another view was asked for in the meantime. */
export class Superseded extends Error {}
