import type { ElementBase, ElementId, Protection, Stated, Target } from './element-base.ts';
import type { DateSpan, Duration, Hours, Money, None, Percent, Rate } from './quantity.ts';
import type { Conformance, Template, TemplateUse } from './reuse.ts';

/** Everything that can be declared. */
export type Element =
  | Architecture
  | Team
  | Persona
  | Boundary
  | Intent
  | ContextItem
  | Channel
  | Handover
  | Capability
  | System
  | Integration
  | DataEntity
  | IdentityLink
  | Journey
  | Step
  | Transition
  | Plateau
  | ViewDeclaration
  | Waiver
  | Template
  | TemplateUse
  | Conformance
  | PlainElement;

export type Kind = Element['kind'];

/** The element of one kind: `ElementOf<'system'>`. */
export type ElementOf<K extends Kind> = Extract<Element, { kind: K }>;

export interface Architecture extends ElementBase {
  readonly kind: 'architecture';
  readonly regulations?: readonly string[];
  readonly currency?: string;
  readonly horizon?: DateSpan;
}

export interface Team extends ElementBase {
  readonly kind: 'team';
  /** Marked as an organisational unit. */
  readonly unit?: true;
  /** internal outsourced vendor partner */
  readonly type?: string;
  readonly lead?: string;
}

export interface Persona extends ElementBase {
  readonly kind: 'persona';
  readonly segment?: string;
  readonly share?: Percent;
  readonly goal?: string;
}

export interface Boundary extends ElementBase {
  readonly kind: 'boundary';
  /** region organisation trust */
  readonly type?: string;
  readonly safeguard?: string;
}

export interface Intent extends ElementBase {
  readonly kind: 'intent';
}

/** A declared context item (`context summary "…"`). */
export interface ContextItem extends ElementBase {
  readonly kind: 'context';
}

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
  readonly language?: string;
  readonly targets: readonly ChannelTarget[];
}

/** A service level of a channel, per intent where `intent` is given. */
export interface ChannelTarget {
  readonly intent?: string;
  /** The clock: answer, response, acknowledge, resolve. Undefined with `none`. */
  readonly clock?: string;
  readonly within: Duration | None;
  /** `80% in 20s`: the share that is answered in time. */
  readonly share?: Percent;
}

/** Between two channels, two teams, or from a channel to itself. */
export interface Handover extends ElementBase {
  readonly kind: 'handover';
  readonly from: ElementId;
  readonly to: ElementId;
  /** none cold contextual warm; undefined when left out. */
  readonly type?: string;
  /** transfer callback deeplink deflect escalate appointment self */
  readonly via?: string;
  readonly carries?: Stated<readonly Carried[]>;
  readonly within?: Duration;
}

export interface Capability extends ElementBase {
  readonly kind: 'capability';
}

export interface System extends ElementBase {
  readonly kind: 'system';
  /** crm ccaas erp … */
  readonly type?: string;
  readonly vendor?: string;
  readonly hosting?: string;
  readonly boundary?: ElementId;
  readonly runOwner?: Stated<ElementId>;
  readonly lifecycle?: string;
  readonly criticality?: string;
  readonly sourcing?: string;
  readonly disposition?: string;
  readonly endOfLife?: DateSpan;
  readonly availability?: Stated<Percent>;
  readonly capacity?: Rate;
  readonly cost?: Money;
  readonly recovery?: { readonly time: Duration; readonly losing?: Duration };
  readonly realises: readonly { readonly capability: ElementId; readonly variant?: string }[];
  readonly holdings: readonly Holding[];
  readonly identifies: readonly { readonly data: ElementId; readonly by: readonly string[] }[];
  readonly routes: readonly { readonly intents: readonly string[]; readonly channel?: ElementId }[];
  readonly provides: readonly Contract[];
  readonly requires: readonly Contract[];
  readonly redundancy?: string;
  readonly telemetry?: Stated<readonly string[]>;
}

/** How a system has a data entity. */
export interface Holding {
  readonly how: 'masters' | 'replicates' | 'caches' | 'holds' | 'derives';
  readonly data: ElementId;
  /** How often a replica or cache is renewed. */
  readonly every?: Duration;
  /** How long it is kept. */
  readonly retention?: Duration;
  readonly exempt?: { readonly right: string; readonly reason?: string };
}

export interface Contract {
  readonly type: string;
  readonly name: string;
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
  readonly carries?: Stated<readonly Carried[]>;
  readonly returns?: Stated<readonly Carried[]>;
  readonly auth?: Stated<string>;
  readonly encryption?: Stated<string>;
  readonly basis?: string;
  readonly safeguard?: string;
  readonly delivery?: string;
  readonly p95?: Duration;
  readonly target?: Target;
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
  readonly cost?: Money;
  readonly verified?: Stated<DateSpan>;
}

/** One thing that is carried: a data entity, an identifier or a context item, by its word. */
export interface Carried extends Protection {
  /** The word as written: `Order`, `customerId`, `summary`. */
  readonly item: string;
  /** The data entity that the word names, when it names one. */
  readonly data?: ElementId;
}

export interface Fallback {
  readonly text: string;
  readonly tested?: Stated<DateSpan>;
}

export interface DataEntity extends ElementBase {
  readonly kind: 'data';
  /** customer employee … */
  readonly subject?: string;
  /** public internal personal special card confidential */
  readonly class?: string;
  readonly identifiers: readonly string[];
  readonly retention?: Stated<Duration>;
}

/** `identity email = loyaltyNo { … }`: two identifiers are resolved to each other. */
export interface IdentityLink extends ElementBase {
  readonly kind: 'identity';
  readonly left: string;
  readonly right: string;
  /** deterministic probabilistic federated manual */
  readonly type?: string;
  readonly by?: ElementId;
  readonly confidence?: Percent;
}

export interface Journey extends ElementBase {
  readonly kind: 'journey';
  readonly type?: string;
  readonly criticality?: string;
  readonly personas: readonly ElementId[];
  readonly accountable?: Stated<readonly ElementId[]>;
  readonly intents: readonly string[];
  readonly volume?: Rate;
  readonly targets: readonly Target[];
  readonly measuredBy?: Stated<readonly string[]>;
  /** In the order written. Phases are not elements of their own: they group steps and add nothing to a path. */
  readonly phases: readonly Phase[];
}

export interface Phase {
  readonly name: string;
  readonly title?: string;
}

export interface Step extends ElementBase {
  readonly kind: 'step';
  readonly journey: ElementId;
  /** The name of its phase; undefined outside of one. */
  readonly phase?: string;
  /** Position in the journey as written, from 0. */
  readonly order: number;
  /** `on voice or messaging`; undefined when no channel is stated. */
  readonly channels?: Stated<readonly ElementId[]>;
  /** `using a, b -> c`: each entry is one system or a claimed path through several. */
  readonly using?: Stated<readonly (readonly ElementId[])[]>;
  /** customer agent bot ai-agent backoffice partner system */
  readonly actor?: string;
  readonly lane?: string;
  readonly brings: readonly Carried[];
  readonly needs: readonly Need[];
  readonly produces: readonly Carried[];
  readonly requiresAuth?: string;
  readonly verifies?: string;
  readonly within?: Duration;
  readonly trigger?: string;
  readonly moment?: string;
  /** -2 to 2 */
  readonly emotion?: { readonly value: number; readonly evidence?: string };
  readonly pains: readonly { readonly text: string; readonly solvedBy?: ElementId }[];
  readonly handledBy?: ElementId;
  readonly fallback?: Stated<Fallback>;
  readonly masks: readonly string[];
  /** The step, or the end, where a failure goes. */
  readonly onFail?: Stated<ElementId>;
  /** `ends abandoned`: the path ends here, with this word. */
  readonly ends?: string;
  readonly criticality?: string;
}

export interface Need extends Carried {
  /** `Order fresh 5min`: how old it may be. */
  readonly fresh?: Duration;
}

/** An arrow between steps that is written out; it replaces the implied next of `from`. */
export interface Transition extends ElementBase {
  readonly kind: 'transition';
  readonly journey: ElementId;
  readonly from: ElementId;
  /** A step, of another journey too, or undefined for the end. */
  readonly to?: ElementId;
  readonly share?: Percent;
  readonly when?: string;
  readonly after?: Duration;
  readonly carries?: Stated<readonly Carried[]>;
}

/** A state of the architecture in time. The first, the one that is `after` none, is today's. */
export interface Plateau extends ElementBase {
  readonly kind: 'plateau';
  readonly after?: ElementId;
  readonly starts?: DateSpan;
}

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

/** Declarations of which only the name, title and what every element has are read. */
export interface PlainElement extends ElementBase {
  readonly kind:
    | 'communication'
    | 'policy'
    | 'processing'
    | 'metric'
    | 'outcome'
    | 'initiative'
    | 'decision'
    | 'requirement'
    | 'assumption'
    | 'problem'
    | 'risk'
    | 'programme';
}
