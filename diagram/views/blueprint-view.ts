import type { ViewBase } from '../view-graph.ts';

/** The service blueprint of a journey: lanes × steps. */
export interface BlueprintView extends ViewBase {
  readonly shape: 'blueprint';
}
