import type { ElementBase, ElementId, ElementNotes, Stated } from '../element-base.ts';
import type { DateSpan, Duration, Figure, Percent } from '../quantity.ts';

/** The work that gets there. */
export interface Programme extends ElementBase {
  readonly kind: 'programme';
  readonly starts?: DateSpan;
  readonly ends?: DateSpan;
  readonly roles: readonly ProgrammeRole[];
  /** In the order written; phases are not elements of their own and add nothing to a path. */
  readonly phases: readonly ProgrammePhase[];
  /** Until when it is watched as closely as at the start. */
  readonly stabiliseUntil?: Stated<DateSpan>;
  /** The team that takes over. */
  readonly runOwner?: Stated<ElementId>;
  /** When its benefits are looked at. */
  readonly reviews?: Stated<readonly DateSpan[]>;
  /** How many workshops the requirements took. */
  readonly workshops?: number;
  /** When the scope was agreed. */
  readonly scopeAgreed?: Stated<DateSpan>;
  /** What the first version must do: journeys and capabilities. */
  readonly core?: readonly ElementId[];
  readonly trainings?: readonly Training[];
  /** Who decides when requirements conflict. */
  readonly decides?: Stated<readonly ElementId[]>;
  readonly impacts?: readonly Impact[];
  /** How soon after a go-live a fault is repaired. */
  readonly fixesWithin?: Duration;
}

export interface ProgrammeRole {
  readonly role: 'sponsor' | 'product owner' | 'super users' | 'technical lead' | 'change manager' | 'cx lead';
  /** A title in words, or a team's id. */
  readonly who?: Stated<string>;
  /** How many people. */
  readonly count?: number;
  /** Of their time: `20%`. */
  readonly share?: Percent;
  /** Of their time: `4h per week`. */
  readonly time?: { readonly text: string; readonly each: Duration; readonly per?: Duration };
  /** The names of the phases; all when left out. */
  readonly during?: readonly string[];
}

export interface ProgrammePhase extends ElementNotes {
  readonly name: string;
  readonly title?: string;
  /** From 1, both inclusive. */
  readonly weeks?: { readonly first: number; readonly last: number };
}

export interface Training {
  readonly text: string;
  readonly on?: DateSpan;
  readonly for: readonly ElementId[];
}

/** What changes for the people of a team. */
export interface Impact {
  readonly team: ElementId;
  readonly text?: string;
}

/** Something that is done by a week. Its parent is the programme. */
export interface Milestone extends ElementBase {
  readonly kind: 'milestone';
  readonly phase: string;
  /** Of the programme, from 1. */
  readonly week?: number;
  /** The day on which it was reached; `none` when it was not. */
  readonly done?: Stated<DateSpan>;
  readonly counts: readonly Count[];
}

/** `count 9 of frontline`. */
export interface Count {
  readonly count: number;
  /** A team by its id, or another group by its word. */
  readonly of?: string;
}

/** A point that is passed only when its conditions hold. Its parent is the programme. */
export interface Gate extends ElementBase {
  readonly kind: 'gate';
  readonly phase: string;
  /** Of the programme, from 1. */
  readonly week?: number;
  /** The day on which it was passed; `none` when it was not. */
  readonly done?: Stated<DateSpan>;
  readonly counts: readonly Count[];
  readonly signedBy?: Stated<readonly ElementId[]>;
  readonly signedOn?: Stated<DateSpan>;
  readonly requires: readonly Criterion[];
  /** What happens when they do not hold: pause stop escalate. */
  readonly otherwise?: string;
  readonly pauses: readonly PauseRule[];
}

/** `asIs`, `adoption >= 60%`, `not improving`. */
export interface Criterion {
  /** The word as written. */
  readonly subject: string;
  /** The milestone, gate or metric that the word names. */
  readonly element?: ElementId;
  readonly not?: true;
  /** Undefined where a milestone is required, or a word such as `improving`. */
  readonly operator?: '>=' | '<=' | '>' | '<' | '=';
  readonly value?: Figure;
}

/** Any of these lists is enough, each of them in all its parts. */
export interface PauseRule {
  readonly any: readonly (readonly Criterion[])[];
}
