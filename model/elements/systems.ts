import type { Carried } from '../carried.ts';
import type { ElementBase, ElementId, Fallback, Stated, Target } from '../element-base.ts';
import type { DateSpan, Duration, Money, Percent, Rate } from '../quantity.ts';

export interface Capability extends ElementBase {
  readonly kind: 'capability';
  readonly criticality?: string;
}

export interface System extends ElementBase {
  readonly kind: 'system';
  /** crm ccaas erp … */
  readonly type?: string;
  readonly vendor?: string;
  readonly hosting?: string;
  /** The first of `boundaries`. */
  readonly boundary?: ElementId;
  readonly boundaries?: readonly ElementId[];
  readonly runOwner?: Stated<ElementId>;
  readonly lifecycle?: string;
  readonly criticality?: string;
  /** build buy outsourced oss */
  readonly sourcing?: string;
  /** What becomes of it: retain migrate rehost replace consolidate retire. */
  readonly disposition?: string;
  /** What it decides by: rules context model. */
  readonly decisioning?: string;
  /** When its rules or model were last looked at. */
  readonly reviewed?: Stated<DateSpan>;
  readonly endOfLife?: DateSpan;
  /** When the contract with its vendor ends. */
  readonly contractUntil?: Stated<DateSpan>;
  readonly availability?: Stated<Percent>;
  readonly capacity?: Rate;
  /** What it costs to run. */
  readonly cost?: Money;
  /** What it costs to change, once or a year. */
  readonly changeCost?: Money;
  /** How often its vendor brings a version that somebody has to look at. */
  readonly upgradesEvery?: Stated<Duration>;
  readonly recovery?: { readonly time: Duration; readonly losing?: Duration };
  readonly realises: readonly { readonly capability: ElementId; readonly variant?: string }[];
  readonly holdings: readonly Holding[];
  readonly identifies: readonly { readonly data: ElementId; readonly by: readonly string[] }[];
  readonly routes: readonly { readonly intents: readonly string[]; readonly channel?: ElementId }[];
  readonly provides: readonly Contract[];
  readonly requires: readonly Contract[];
  readonly redundancy?: string;
  /** Where it stands: two systems of one site fail together. */
  readonly site?: string;
  readonly telemetry?: Stated<readonly string[]>;
  /** Its `service.name` in telemetry. */
  readonly service?: string;
  /** The metrics, decisions, data and systems that use what it finds out. */
  readonly feeds?: Stated<readonly ElementId[]>;
  /** Standards that it keeps: `TMF683`. */
  readonly conformsTo?: readonly string[];
}

/** How a system has a data entity. */
export interface Holding {
  readonly how: 'masters' | 'replicates' | 'caches' | 'holds' | 'derives';
  readonly data: ElementId;
  /** How often a replica or cache is renewed. */
  readonly every?: Duration;
  /** How long it is kept. */
  readonly retention?: Duration;
  /** The rights of the customer that it need not serve, each with the reason. */
  readonly exempt?: readonly { readonly right: string; readonly reason?: string }[];
}

export interface Contract {
  readonly type: string;
  readonly name: string;
  readonly title?: string;
  /** A file or URL, as written, with `#operation` where given. */
  readonly from?: string;
}

/** Who starts the exchange is `from`; `carries` travels with the arrow, `returns` against it. */
export interface Integration extends ElementBase {
  readonly kind: 'integration';
  readonly from: ElementId;
  readonly to: ElementId;
  readonly protocol?: string;
  readonly style?: string;
  readonly via?: Stated<readonly ElementId[]>;
  readonly contract?: Stated<string>;
  readonly conformsTo?: readonly string[];
  readonly carries?: Stated<readonly Carried[]>;
  readonly returns?: Stated<readonly Carried[]>;
  readonly auth?: Stated<string>;
  readonly encryption?: Stated<string>;
  readonly basis?: string;
  readonly safeguard?: string;
  /** at-most at-least exactly-once */
  readonly delivery?: string;
  /** Half of the calls are faster. */
  readonly p50?: Duration;
  readonly p95?: Duration;
  readonly p99?: Duration;
  /** The first of `targets`. */
  readonly target?: Target;
  readonly targets?: readonly Target[];
  readonly availability?: Stated<Percent>;
  readonly peak?: Rate;
  readonly timeout?: Stated<Duration>;
  readonly retry?: Stated<number>;
  readonly idempotent?: boolean;
  readonly every?: Duration;
  readonly telemetry?: Stated<readonly string[]>;
  readonly propagates?: Stated<readonly string[]>;
  readonly service?: string;
  readonly fallback?: Stated<Fallback>;
  readonly criticality?: string;
  readonly lifecycle?: string;
  readonly runOwner?: Stated<ElementId>;
  readonly cost?: Money;
  /** When somebody last saw that it works. */
  readonly verified?: Stated<DateSpan>;
}
