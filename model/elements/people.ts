import type { ElementBase, ElementId, Stated } from '../element-base.ts';
import type { DateSpan, Hours, Money, Percent } from '../quantity.ts';

export interface Architecture extends ElementBase {
  readonly kind: 'architecture';
  readonly regulations?: readonly string[];
  /** ISO 4217, of every cost that names none. */
  readonly currency?: string;
  /** Until when the architecture has to last. */
  readonly horizon?: DateSpan;
}

export interface Team extends ElementBase {
  readonly kind: 'team';
  /** Marked as an organisational unit. */
  readonly unit?: true;
  /** internal outsourced vendor partner */
  readonly type?: string;
  readonly lead?: string;
  /** When its people work. */
  readonly hours?: Stated<Hours>;
  /** The first of `boundaries`. */
  readonly boundary?: ElementId;
  /** `in eu, us`: every region and organisation that it is in. */
  readonly boundaries?: readonly ElementId[];
  readonly cost?: Money;
  /** `members from support, sales`: the teams, or functions in words, that send people. */
  readonly members?: Stated<readonly string[]>;
}

export interface Persona extends ElementBase {
  readonly kind: 'persona';
  /** A word of the project's own for the kind of persona. */
  readonly type?: string;
  readonly segment?: string;
  /** Of all customers. */
  readonly share?: Percent;
  readonly goal?: string;
}

export interface Boundary extends ElementBase {
  readonly kind: 'boundary';
  /** region organisation trust */
  readonly type?: string;
  readonly safeguard?: string;
  /** The first of `boundaries`; one that it is declared in is its `parent`. */
  readonly boundary?: ElementId;
  /** `in eu`: the boundaries around it. */
  readonly boundaries?: readonly ElementId[];
}

export interface Intent extends ElementBase {
  readonly kind: 'intent';
}

/** A declared context item (`context summary "…"`). */
export interface ContextItem extends ElementBase {
  readonly kind: 'context';
  /** public internal personal special card confidential; all that are stated. */
  readonly classes?: readonly string[];
}
