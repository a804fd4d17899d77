import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';

/** What is different about one element between two versions of an architecture. */
export type Change =
  | { readonly kind: 'added'; readonly element: Element }
  | { readonly kind: 'removed'; readonly element: Element }
  | AlteredElement;

/**
 * The same element in both. `moved`: the same name in another container. `renamed`: another name, and perhaps another
 * container too; `by` says whether the text says so or it was told by its likeness.
 */
export interface AlteredElement {
  readonly kind: 'moved' | 'renamed' | 'changed';
  readonly before: Element;
  readonly after: Element;
  /** What else is different about it; never empty where it has only `changed`. */
  readonly properties: readonly PropertyChange[];
  readonly by?: 'text' | 'likeness';
}

/** One property with its value before, in the names of the later version, and after; undefined where it is not stated. */
export interface PropertyChange {
  /** The model's field; or `steps`, the order of a journey's steps. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Of a list whose entries have names: those that differ, in the order of their names. */
  readonly entries?: readonly EntryChange[];
}

/** An entry of a list, by what it is about: the item carried, the data held, the name of a phase. */
export interface EntryChange {
  readonly name: string;
  /** Undefined where it was added. */
  readonly before?: unknown;
  /** Undefined where it was removed. */
  readonly after?: unknown;
}

/** Everything that is different between two models. */
export interface ModelDiff {
  /** By kind of element and path. */
  readonly changes: readonly Change[];
  /** Elements that have another id only because what they belong to has, as an arrow to a system that was renamed. */
  readonly followers: readonly { readonly before: Element; readonly after: Element }[];
  /** Of each element that is in both under different ids: the one before and the one after. */
  readonly ids: ReadonlyMap<ElementId, ElementId>;
}

/** The element that a change is about; of one that was removed as it was. */
export function elementOf(change: Change): Element {
  return 'element' in change ? change.element : change.after;
}
