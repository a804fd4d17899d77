import type { ElementBase, ElementId, Stated } from '../element-base.ts';
import type { DateSpan, Duration } from '../quantity.ts';

/** A state of the architecture in time. The first, the one that is `after` none, is today's. */
export interface Plateau extends ElementBase {
  readonly kind: 'plateau';
  readonly after?: ElementId;
  readonly starts?: DateSpan;
  readonly ends?: DateSpan;
}

/** `migration acd to ccaas in p1`: how systems take over from others. */
export interface Migration extends ElementBase {
  readonly kind: 'migration';
  readonly from: readonly ElementId[];
  readonly to: readonly ElementId[];
  readonly plateau?: ElementId;
  readonly waves: readonly Wave[];
  /** How it is decided who is on which of the two meanwhile. */
  readonly split?: Stated<string>;
  readonly bridges?: Stated<readonly Bridge[]>;
}

export interface Wave {
  readonly name: string;
  readonly seats?: number;
  readonly on?: DateSpan;
  /** The way back. */
  readonly rollback?: Stated<string>;
  /** How long the way back takes. */
  readonly within?: Duration;
}

/** What joins the two meanwhile. */
export interface Bridge {
  readonly system: ElementId;
  /** The first plateau without it. */
  readonly until?: ElementId;
  readonly untilDate?: DateSpan;
}
