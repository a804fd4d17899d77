import type { ElementId } from './element-base.ts';
import type { Duration } from './quantity.ts';

/** One thing that is carried: a data entity, an identifier or a context item, by its word. */
export interface Carried {
  /** The word as written: `Order`, `customerId`, `summary`. */
  readonly item: string;
  /** The data entity that the word names, when it names one. */
  readonly data?: ElementId;
  /** `phone masked`: it is not readable on the way. */
  readonly masked?: true;
}

export interface Need extends Carried {
  /** `Order fresh 5min`: how old it may be. */
  readonly fresh?: Duration;
}
