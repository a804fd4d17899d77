import type { ElementId } from './element-base.ts';
import type { Fix } from './finding.ts';

export { walkJourney } from './walk/journey.ts';
export { createWalker, type Walker } from './walk/walker.ts';

/** What walking a journey finds, step by step, at one plateau. Steps that do not exist there are skipped. */
export interface JourneyWalk {
  readonly journey: ElementId;
  /** In the order written; each step once, with what holds on every path that leads to it. */
  readonly steps: readonly WalkedStep[];
  /** Every way from a step to the next or to the end, implied or written. */
  readonly transitions: readonly WalkedTransition[];
  /** Steps of other journeys that arrows of this one lead to, and the ways from them, as those who come from here meet them. */
  readonly continued: { readonly steps: readonly WalkedStep[]; readonly transitions: readonly WalkedTransition[] };
  /** Systems and integrations on the shortest paths that join consecutive steps, and those inside the steps. */
  readonly flow: { readonly systems: readonly ElementId[]; readonly integrations: readonly ElementId[] };
  readonly availability: WalkedAvailability;
  readonly latency: WalkedLatency;
  /** Handovers on the longest way through: changes of channel, team, or from bot to person that are not the customer's own doing. */
  readonly handovers: number;
}

export interface WalkedStep {
  readonly step: ElementId;
  /** From the first step, following arrows; an unreachable step is walked with nothing in hand. */
  readonly reachable: boolean;
  /** Share of the journey's volume that comes here, 0 to 1; 1 where shares are not stated and the way is the only one. */
  readonly share: number;
  /** Undefined when the volume of the journey is not stated, or only ways whose share is not known lead here. */
  readonly customersPerMonth: number | undefined;
  /** Live systems that the step touches: stated by `using`, or else those that serve its channel. */
  readonly systems: readonly ElementId[];
  /** The integrations used inside the step, along claimed paths and to fetch what is in hand. */
  readonly integrations: readonly ElementId[];
  /** Claimed paths `a -> b` that do not exist in the integration graph. */
  readonly brokenPaths: readonly { readonly from: ElementId; readonly to: ElementId }[];
  readonly inHand: readonly InHand[];
  /** Needs that are not in hand. */
  readonly lost: readonly Lost[];
  /** Data that is in hand but too old. */
  readonly stale: readonly Stale[];
  /** What a person has to take from one tool of the step to another; only where two tools are named. */
  readonly retyped: readonly Retyped[];
}

/** Items that two tools of a step have to do with, and that nothing brings from one to the other. */
export interface Retyped {
  /** At least one. */
  readonly items: readonly string[];
  readonly from: ElementId;
  readonly to: ElementId;
  /** False where nothing joins the tools, and one of them does not state what it knows. */
  readonly stated: boolean;
}

export interface InHand {
  /** The word: `orderId`, `Order`, `summary`. */
  readonly item: string;
  readonly from: 'produced' | 'brought' | 'carried' | 'system' | 'fetched' | 'channel';
  /** The step that produced it or the system that has it, where there is one. */
  readonly source?: ElementId;
  /** How old it can be, in ms; undefined when an interval on the way is not stated. */
  readonly age?: number;
  /** The integrations on the way that it was fetched by, from the one that has it. */
  readonly way?: readonly ElementId[];
  /** Integrations on the way that do not state what they carry: that they bring the item is assumed. */
  readonly assumed?: readonly ElementId[];
}

export interface Lost {
  readonly item: string;
  /** The last step before this one where it was in hand; undefined when it never was. */
  readonly lastInHand?: ElementId;
  /** The transition at which it got lost. */
  readonly lostAt?: { readonly from: ElementId; readonly to: ElementId };
  /** Those who come without it: their share of the volume times volume; undefined when either is not known. */
  readonly customersPerMonth: number | undefined;
  readonly cause: LossCause;
  /** For `no key`: the identifiers, one of which would do. */
  readonly keys?: readonly string[];
  /** The systems between which nothing carries it, from the one that has it; with the integration that might. */
  readonly gap?: { readonly from: ElementId; readonly to: ElementId; readonly integration?: ElementId };
  /** The cheapest change that would keep it: an entry of a handover or an integration that is missing or does not carry it. */
  readonly remedy?: Remedy;
  /** All that would, the cheapest first. */
  readonly remedies: readonly Remedy[];
}

/** A change that would bring a lost item. */
export interface Remedy {
  /** One sentence that says what to do. */
  readonly text: string;
  readonly fix?: Fix;
  /** What is to be changed, where it exists. */
  readonly element?: ElementId;
}

/**
 * Why an item is not in hand: a handover and the integrations did not keep it; nothing before has it; of a data entity:
 * no live system holds it, nothing in hand tells which one is meant, no integrations bring it, or they take too long.
 */
export type LossCause = 'not kept' | 'never in hand' | 'no holder' | 'no key' | 'no way' | 'too slow';

export interface Stale {
  readonly item: string;
  /** How old it can be, ms. */
  readonly age: number;
  /** How old it may be, ms. */
  readonly fresh: number;
  /** The freshest way from its master; systems and integrations alternate. */
  readonly path: readonly ElementId[];
  /** True where an interval on the way is not stated, so that `age` is only a lower bound. */
  readonly partial: boolean;
}

export interface WalkedTransition {
  readonly from: ElementId;
  /** Undefined for the end. */
  readonly to: ElementId | undefined;
  /** The arrow that was written; undefined for the implied next and for `on fail`. */
  readonly arrow: ElementId | undefined;
  readonly cause: 'next' | 'arrow' | 'on fail' | 'after';
  /** 0 to 1, of those who are at `from`; 0 where it is not known how many fail, or wait in vain. */
  readonly share: number;
  readonly channelChange: boolean;
  readonly teamChange: boolean;
  /** A bot or system step to a person. */
  readonly botToPerson: boolean;
  /** A bot, an agent or `on fail` sends him on; false where the customer changes channel by himself. */
  readonly sent: boolean;
  /** The declared handovers that apply, channels first. */
  readonly handovers: readonly ElementId[];
  /** How a change of systems is bridged: hops over the integration graph, undirected; undefined when there is no way; 0 for a shared system. */
  readonly hops: number | undefined;
  /** Items in hand at `from` that are not in hand at `to`. */
  readonly dropped: readonly string[];
}

export interface WalkedAvailability {
  /** Percent, of the worst path; undefined when no part states one. */
  readonly percent: number | undefined;
  /** The systems on that path. */
  readonly parts: readonly { readonly element: ElementId; readonly percent: number | undefined }[];
}

export interface WalkedLatency {
  /** Sum of p95 over the synchronous integrations of the slowest path, ms; undefined when none states one. */
  readonly p95: number | undefined;
  readonly parts: readonly { readonly element: ElementId; readonly p95: number | undefined }[];
}
