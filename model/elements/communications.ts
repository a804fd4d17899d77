import type { ElementBase, ElementId, Stated } from '../element-base.ts';
import type { Duration, Hours, Rate } from '../quantity.ts';

/** Something that customers are sent. */
export interface Communication extends ElementBase {
  readonly kind: 'communication';
  /** marketing transactional service operational regulatory survey internal */
  readonly type?: string;
  readonly personas: readonly ElementId[];
  /** Steps and journeys that it belongs to. */
  readonly steps: readonly ElementId[];
  readonly intents: readonly string[];
  readonly channels: readonly ElementId[];
  readonly sender?: Stated<ElementId>;
  /** How often one customer gets it. */
  readonly frequency?: Rate;
  /** On which day, counted from what sets it off. */
  readonly day?: number;
  /** 1 goes first. */
  readonly priority?: number;
  readonly brand?: string;
  readonly tone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly basis?: string;
  /** It is sent whatever the customer prefers. */
  readonly mandatory?: true;
  /** Calls to action, in words. */
  readonly asks?: readonly string[];
  /** delivered opened clicked replied bounced optedOut: what is heard back of it. */
  readonly returns?: Stated<readonly string[]>;
  /** acquisition onboarding servicing retention collections winback */
  readonly stage?: string;
  /** The template or letter that it is made from. */
  readonly template?: Stated<string>;
  readonly archivedIn?: Stated<readonly ElementId[]>;
  /** What learns from the answer: data, metrics, systems. */
  readonly feeds?: Stated<readonly ElementId[]>;
}

/** What holds for all communications. */
export interface Policy extends ElementBase {
  readonly kind: 'policy';
  /** The system that holds the single view of communication. */
  readonly singleView?: Stated<ElementId>;
  readonly caps: readonly Cap[];
  /** When nothing is sent. */
  readonly quiet?: Stated<Hours>;
  readonly suppress: readonly Suppression[];
  readonly brand?: string;
  readonly tone?: string;
  readonly consent?: Stated<Consent>;
  /** Types that are sent in spite of the policy. */
  readonly override?: Stated<readonly string[]>;
  /** gpc: signals of the customer's browser that count as an objection. */
  readonly honours?: Stated<readonly string[]>;
}

/** `cap marketing 4 per 30d`: the most that one customer gets of a type. */
export interface Cap {
  readonly type: string;
  readonly limit: Rate;
}

/** `suppress marketing during claimOpen`: nothing of the type meanwhile. */
export interface Suppression {
  readonly type: string;
  /** A journey or step by its id, another state by its word. */
  readonly during: string;
}

export interface Consent {
  readonly by: ElementId;
  /** How soon a change of mind counts everywhere. */
  readonly within?: Duration;
}
