import type { ElementBase, ElementId } from '../element-base.ts';
import type { DateSpan } from '../quantity.ts';

export interface ViewDeclaration extends ElementBase {
  readonly kind: 'view';
  /** landscape journey flow sequence … */
  readonly view: string;
  readonly subject?: ElementId;
  readonly include: readonly ViewSelector[];
  readonly exclude: readonly ViewSelector[];
  readonly groupBy?: string;
  readonly colourBy?: string;
  readonly at?: ElementId;
  readonly compare?: readonly ElementId[];
  readonly direction?: string;
}

export interface ViewSelector {
  /** element kind tag owner in journey persona neighbours */
  readonly by: string;
  /** An element's id, or the word for kind and tag. */
  readonly value: string;
}

export interface Waiver extends ElementBase {
  readonly kind: 'waiver';
  readonly rule: string;
  /** Undefined: wherever the rule speaks. */
  readonly on?: ElementId;
  readonly until?: DateSpan;
  readonly because?: string;
}
