import type { ElementBase, ElementId, ElementNotes, Stated } from '../element-base.ts';
import type { DateSpan, Duration, Figure, Money, Rate } from '../quantity.ts';

export interface Metric extends ElementBase {
  readonly kind: 'metric';
  /** nps csat ces fcr …; the name where it is itself one. */
  readonly type?: string;
  /** higher lower */
  readonly better?: string;
  readonly scale?: { readonly from: number; readonly to: number };
  /** A system by its id, or the words for another source: `survey`, `self-report`. */
  readonly source?: Stated<string>;
  readonly cadence?: Stated<string>;
  readonly alertBelow?: Figure;
  readonly alertAbove?: Figure;
  /** Baselines and actual values, of the metric itself and of the project's files, by their dates; those without one come first. */
  readonly readings: readonly Reading[];
  /** The teams that look at it. */
  readonly readBy?: Stated<readonly ElementId[]>;
  /** The initiatives, decisions and metrics that follow from it. */
  readonly feeds?: Stated<readonly ElementId[]>;
  /** Over which time it is counted: of first contacts resolved, those without another within 7 days. */
  readonly window?: Stated<Duration>;
  readonly definition?: string;
}

export interface Reading {
  readonly kind: 'baseline' | 'actual';
  readonly value: Figure;
  readonly date?: DateSpan;
  readonly source?: string;
}

export interface Outcome extends ElementBase {
  readonly kind: 'outcome';
  readonly metrics: readonly ElementId[];
  readonly targets: readonly { readonly value: Figure; readonly by?: DateSpan }[];
  readonly enabledBy?: Stated<readonly ElementId[]>;
}

export interface Initiative extends ElementBase {
  readonly kind: 'initiative';
  /** experiment pilot project */
  readonly type?: string;
  /** Journeys, steps and outcomes. */
  readonly serves?: Stated<readonly ElementId[]>;
  readonly outcomes: readonly ElementId[];
  readonly starts?: DateSpan;
  readonly ends?: DateSpan;
  readonly cost?: Money;
}

export interface Decision extends ElementBase {
  readonly kind: 'decision';
  /** proposed accepted rejected superseded */
  readonly status?: string;
  readonly date?: DateSpan;
  /** Journeys, steps and outcomes; systems where it is tagged `technical`. */
  readonly serves?: Stated<readonly ElementId[]>;
  readonly reversible?: boolean;
  readonly context?: string;
  readonly decidedBy?: Stated<readonly ElementId[]>;
  readonly options: readonly DecisionOption[];
}

export interface DecisionOption extends ElementNotes {
  readonly name?: string;
  readonly title?: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly chosen?: true;
  readonly because?: string;
}

export interface Requirement extends ElementBase {
  readonly kind: 'requirement';
  readonly on: readonly ElementId[];
  /** Where it was asked for: `RFP 4.2`. */
  readonly from?: string;
  readonly verified?: Stated<DateSpan>;
}

export interface Assumption extends ElementBase {
  readonly kind: 'assumption';
  readonly on: readonly ElementId[];
  readonly verified?: Stated<DateSpan>;
}

export interface Problem extends ElementBase {
  readonly kind: 'problem';
  readonly on: readonly ElementId[];
  readonly solvedBy?: Stated<readonly ElementId[]>;
  readonly cause?: Stated<string>;
  /** What customers call about because of it, by its words. */
  readonly intents: readonly string[];
  /** How many contacts it causes. */
  readonly volume?: Rate;
}

export interface Risk extends ElementBase {
  readonly kind: 'risk';
  readonly on: readonly ElementId[];
  /** high medium low */
  readonly likelihood?: string;
  /** high medium low */
  readonly impact?: string;
  readonly mitigation?: Stated<string>;
}
