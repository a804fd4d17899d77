import type { DateSpan, Duration, None, Percent } from './quantity.ts';

/**
 * Identifies an element: its kind and its path, `system:crm.cases`, `step:lateDelivery.call`.
 * An integration or transition without a name has the path `oms->erp`, a second one between the same ends `oms->erp#2`.
 */
export type ElementId = string;

/** A value, or `none` when it is known to be absent; the property is missing altogether when unknown. */
export type Stated<T> = T | None;

/** What every element can have. */
export interface ElementBase {
  readonly id: ElementId;
  readonly name: string;
  /** The name with its containers: `crm.cases`. */
  readonly path: string;
  readonly title?: string;
  /** Markdown. */
  readonly description?: string;
  /** The element that it is declared in: a system's system, a team's team, a step's journey. */
  readonly parent?: ElementId;
  /** The use of a template that it belongs to, when it is not inside of another element. */
  readonly instance?: ElementId;
  readonly owner?: Stated<ElementId>;
  /** The value comes from `defaults`, not from the element itself: the field names. */
  readonly defaulted?: readonly string[];
  readonly tags: readonly string[];
  readonly links?: readonly { readonly title: string; readonly target: string }[];
  readonly meta?: Readonly<Record<string, string>>;
  readonly renamedFrom?: string;
  readonly life?: Life;
  /** `at p1 { … }`: from that plateau on these fields hold instead. */
  readonly changes?: readonly PlateauChange[];
  /** True for a name that is used but nowhere declared: drawn dashed, and no rule speaks about it. */
  readonly undeclared?: true;
}

/** Plateaus by id; `until` is the first plateau at which it is gone. */
export interface Life {
  readonly from?: ElementId;
  readonly until?: ElementId;
}

export interface PlateauChange {
  readonly plateau: ElementId;
  /** Fields of the element's own kind. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** What can be said about a part that is not an element: a phase. */
export type ElementNotes = Partial<Pick<ElementBase, 'description' | 'owner' | 'tags' | 'links' | 'meta' | 'life'>>;

/** What people do when something fails. */
export interface Fallback {
  readonly text: string;
  readonly tested?: Stated<DateSpan>;
}

/** A promise: `target p95 2s`, `target availability 99.9%`, `target duration 2d`. */
export interface Target {
  readonly of: string;
  readonly percent?: Percent;
  readonly duration?: Duration;
}
