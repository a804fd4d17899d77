import type { MarkChange } from '../placed-graph.ts';
import type { ViewBase } from '../view-graph.ts';
import type { BlueprintView } from './blueprint-view.ts';
import type { GraphView } from './graph-view.ts';
import type { SequenceView } from './sequence-view.ts';

/** A view of one version of an architecture. */
export type SingleView = GraphView | BlueprintView | SequenceView;

/**
 * Two versions of one view on one canvas, placed together, so that what stays keeps its place. Both are of one shape and
 * hold the same things in the same order: what one version does not have is there as the other has it, and `changes` says so.
 */
export interface ComparedView extends ViewBase {
  readonly shape: 'compared';
  /** The earlier version, its ids in the names of the later one. */
  readonly before: SingleView;
  readonly after: SingleView;
  /** What became of things that are not the same in both: by id of a node, edge, step, transition, message … */
  readonly changes: Readonly<Record<string, MarkChange>>;
}
