import type { ArchitectureIndex } from './query.ts';
import type { JourneyWalk } from './walk.ts';
import type { ElementOf } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Problem, Severity } from './finding.ts';
import type { Profile } from './model.ts';

/** One check. Its own examples are its tests and its documentation. */
export interface Rule {
  /** `IDD-01` */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** From this profile on the rule asks for what is missing; what is stated is checked from `design` on. */
  readonly profile: Profile;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters to a customer or to those who run the architecture. Markdown. */
  readonly why: string;
  /** How to mend it. Markdown. */
  readonly fix: string;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /**
   * What elements lack where a fact is missing, after one and after several of them: `has no owner`, `have no owner`.
   * Undefined in a rule that asks for nothing.
   */
  readonly lacks?: { readonly one: string; readonly many: string };
  /** A whole small architecture in which the rule speaks. */
  readonly bad: string;
  /** The same, mended: the rule is silent. */
  readonly good: string;
  /** One that leaves out what the rule decides by: it takes nothing for absent, and asks for the facts or is silent. */
  readonly unknown: string;
  /** A file of observations in JSON, beside all three, of a rule that compares them with the architecture. */
  readonly observed?: string;
  /** The line that accepts what is said about `bad`, until the end of 2026. */
  readonly waive: string;
  /** Ids of the rules beside it: what to look at next, or where the same facts are judged from another side. */
  readonly see: readonly string[];
  /** What it says about the architecture as a whole. */
  check?(context: RuleContext): Iterable<Problem>;
  /**
   * What it says about one journey; asked anew only when something that it looked at in the context has changed, so it
   * has to look at everything there.
   */
  checkJourney?(context: RuleContext, journey: ElementOf<'journey'>): Iterable<Problem>;
}

/** A threshold or list that `cxa.json` can change. */
export interface RuleOption {
  readonly description: string;
  readonly default: number | string | readonly string[];
  /** `hops`, `h`, `×` … ; undefined for words. */
  readonly unit?: string;
}

/** What a rule may look at: the architecture as it stands at one plateau. */
export interface RuleContext {
  readonly index: ArchitectureIndex;
  /**
   * The plateaus at which it stands so, in their order; empty in an architecture without any. For `check` only: a journey
   * is not looked at anew where they alone differ.
   */
  readonly plateaus: readonly ElementId[];
  /** `YYYY-MM-DD`: what has to be done by then, and what has expired. */
  readonly today: string;
  /** The journey's walk; computed once and shared by all rules. */
  walk(journey: ElementOf<'journey'>): JourneyWalk;
  /** The option's value: from `cxa.json`, else its default. */
  number(option: string): number;
  words(option: string): readonly string[];
}
