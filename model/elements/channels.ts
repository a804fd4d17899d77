import type { Carried } from '../carried.ts';
import type { ElementBase, ElementId, Fallback, Stated } from '../element-base.ts';
import type { Duration, Hours, None, Percent } from '../quantity.ts';

export interface Channel extends ElementBase {
  readonly kind: 'channel';
  /** voice chat email …; the name where it is itself a channel kind. */
  readonly type?: string;
  /** sync async */
  readonly mode?: string;
  /** inbound outbound both */
  readonly direction?: string;
  readonly hours?: Stated<Hours>;
  /** When a person is there. */
  readonly staffed?: Stated<Hours>;
  /** anonymous identified authenticated strong */
  readonly auth?: string;
  readonly servedBy?: Stated<readonly ElementId[]>;
  /** BCP 47, as written: `en`, `de`. */
  readonly languages?: readonly string[];
  readonly targets: readonly ChannelTarget[];
  /** The first of `boundaries`. */
  readonly boundary?: ElementId;
  readonly boundaries?: readonly ElementId[];
}

/** A service level of a channel, per intent where `intent` is given. */
export interface ChannelTarget {
  readonly intent?: string;
  /** The clock: answer, response, acknowledge, resolve. Undefined with `none`. */
  readonly clock?: string;
  readonly within: Duration | None;
  /** `80% in 20s`: the share that is answered in time. */
  readonly share?: Percent;
  /** The formula of the share: which contacts count, `offered`, `answered`, `abandonsShort`. */
  readonly counting?: string;
}

/** Between two channels, two teams, or from a channel to itself. */
export interface Handover extends ElementBase {
  readonly kind: 'handover';
  readonly from: ElementId;
  readonly to: ElementId;
  /** none cold contextual warm; undefined when left out. */
  readonly type?: string;
  /** transfer callback deeplink deflect escalate appointment self: the first way that is stated. */
  readonly via?: string;
  /** Every way that is stated. */
  readonly ways?: readonly string[];
  readonly carries?: Stated<readonly Carried[]>;
  readonly within?: Duration;
  readonly fallback?: Stated<Fallback>;
  /** The intents that it is for, by their words; for all when left out. */
  readonly intents?: readonly string[];
}
