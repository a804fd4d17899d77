import type { ViewBase } from '../view-graph.ts';

/** The messages that a journey's steps send between channels, people and systems. */
export interface SequenceView extends ViewBase {
  readonly shape: 'sequence';
}
