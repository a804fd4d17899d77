import type { ElementBase, ElementId, Stated } from '../element-base.ts';
import type { DateSpan, Duration, Percent } from '../quantity.ts';

export interface DataEntity extends ElementBase {
  readonly kind: 'data';
  /** customer employee … */
  readonly subject?: string;
  /** The first of `classes`. */
  readonly class?: string;
  /** public internal personal special card confidential; all that are stated. */
  readonly classes?: readonly string[];
  readonly identifiers: readonly string[];
  readonly retention?: Stated<Duration>;
  /** `retention until fulfilment`: what ends it, where it is not a time. */
  readonly retentionUntil?: string;
  readonly criticality?: string;
  /** Which of two values wins, the strongest first: recency source frequency. */
  readonly survivorship?: Stated<readonly string[]>;
  readonly audit?: Stated<DataAudit>;
}

/** What somebody found who looked at the data. */
export interface DataAudit {
  /** exists accessible clean, or what it lacks: missing inaccessible dirty. */
  readonly found: readonly string[];
  readonly on?: DateSpan;
}

/** `identity email = loyaltyNo { … }`: two identifiers are resolved to each other. */
export interface IdentityLink extends ElementBase {
  readonly kind: 'identity';
  readonly left: string;
  readonly right: string;
  /** deterministic probabilistic federated manual */
  readonly type?: string;
  /** The first of `resolvers`. */
  readonly by?: ElementId;
  /** The systems or teams that do it. */
  readonly resolvers?: readonly ElementId[];
  /** How many of the matches are right. */
  readonly confidence?: Percent;
}

/** A record of processing (GDPR Art. 30), with what CCPA asks beside it. */
export interface Processing extends ElementBase {
  readonly kind: 'processing';
  readonly purpose?: string;
  readonly data: readonly ElementId[];
  readonly systems: readonly ElementId[];
  /** consent contract legal-obligation …; `none` where it is known that there is none. */
  readonly basis?: string;
  /** Teams and systems that get the data. */
  readonly recipients?: Stated<readonly ElementId[]>;
  readonly retention?: Stated<Duration>;
  /** `retention until fulfilment`: what ends it, where it is not a time. */
  readonly retentionUntil?: string;
  /** controller joint processor subprocessor */
  readonly role?: string;
  readonly safeguard?: string;
  readonly controller?: string;
  /** Whom to ask: the data protection officer. */
  readonly contact?: string;
  /** Security measures, in words. */
  readonly measures?: Stated<readonly string[]>;
  /** It decides about people without one. */
  readonly automated?: boolean;
  /** The team whose people look at what was decided automatically. */
  readonly reviewedBy?: Stated<ElementId>;
  /** sale sharing */
  readonly discloses?: Stated<readonly string[]>;
  /** The system in which a customer objects to sale or sharing. */
  readonly optOutBy?: Stated<ElementId>;
}
