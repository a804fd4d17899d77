import type { ElementId } from './element-base.ts';
import type { SourceRange } from './source.ts';

/**
 * What was seen while the architecture ran, out of traces and logs. It stands beside the elements: it says nothing of
 * what is meant to be, so no element changes by it.
 */
export interface Observations {
  readonly calls: readonly ObservedCall[];
  readonly passages: readonly ObservedPassage[];
}

/** One service called another, or took up what another had sent. */
export interface ObservedCall {
  /** As written: an OpenTelemetry `service.name`, or an element's path. */
  readonly from: string;
  readonly to: string;
  /** `sync` is a child span; `link` a span link, by which alone a message can be judged, since it begins a trace of its own. */
  readonly kind: 'sync' | 'link';
  readonly count: number;
  /** `YYYY-MM-DD`, the first and the last time. */
  readonly first?: string;
  readonly last?: string;
  readonly place: SourceRange;
}

/** Customers went from a step to another. */
export interface ObservedPassage {
  readonly journey: ElementId;
  readonly step: ElementId;
  /** Undefined for the end. */
  readonly next: ElementId | undefined;
  readonly count: number;
  readonly place: SourceRange;
}
