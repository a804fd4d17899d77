import type { ElementId } from '../model/element-base.ts';
import type { Severity } from '../model/finding.ts';
import type { ComparedView, SingleView } from './views/compared-view.ts';

/** The kinds of picture, in the order of the view picker. */
export const viewKinds = ['landscape', 'journey', 'flow', 'sequence'] as const;
export type ViewKind = (typeof viewKinds)[number];

/** Which picture: a kind with its subject (a journey), or a declared view by its id. */
export interface ViewRequest {
  readonly kind: ViewKind;
  readonly subject?: ElementId;
  /** A `view` declaration that narrows it. */
  readonly declaration?: ElementId;
  readonly plateau?: ElementId;
}

/** An entry of the view picker. */
export interface ViewEntry extends ViewRequest {
  /** `landscape`, `journey:lateDelivery`, or the name of a declared view; what the command line takes. */
  readonly name: string;
  readonly title: string;
}

/** What to show, before anybody knows where: the first stage of a picture. Each shape has its own layout. */
export type ViewGraph = SingleView | ComparedView;

/** What every view has. */
export interface ViewBase {
  readonly request: ViewRequest;
  readonly title: string;
  /** One line under the title: plateau, counts. */
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  /** Said instead of a picture when there is nothing to show: what to write first. */
  readonly empty?: string;
}

export interface LegendEntry {
  /** A mark as it occurs in the picture, drawn small. */
  readonly sample: 'box' | 'dashed-box' | 'double-box' | 'line' | 'double-line' | 'dashed-line' | 'long-dashed-line' | 'dotted-line' | 'icon' | 'badge' | 'swatch' | 'track' | 'struck' | 'break';
  /** The same `tone` or `icon` as the marks it explains. */
  readonly tone?: Tone;
  readonly icon?: string;
  readonly text: string;
}

/**
 * What a colour means; a theme gives each its colours. Never the only carrier: glyph, text or line style says the same.
 */
export type Tone =
  | 'plain'
  | 'muted'
  | 'accent'
  | 'channel'
  | 'customer'
  | 'engagement'
  | 'integration'
  | 'core'
  | 'insight'
  | 'external'
  | 'good'
  | 'info'
  | 'warning'
  | 'error'
  | 'added'
  | 'removed'
  | 'changed'
  | 'affected';

/** Findings at a place in the picture, most severe first. */
export interface FindingNote {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}
