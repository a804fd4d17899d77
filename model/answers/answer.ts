import type { CheckOptions } from '../check.ts';
import type { View } from '../check/recording.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import type { Model, Profile } from '../model.ts';
import type { SourceRange } from '../source.ts';

/** The questions that decide, in the order in which they are offered. */
export const questionIds = ['horizon', 'single-view', 'explain', 'owner', 'benefits', 'pause'] as const;
export type QuestionId = (typeof questionIds)[number];

/** What can be answered. An architecture of which nothing is stated is never a `yes`. */
export type Verdict = 'yes' | 'at risk' | 'no' | 'not known';

/** How good or bad the news is, whatever the word of the verdict: a `yes` to "Should we pause?" is bad news. */
export type AnswerTone = 'good' | 'warning' | 'error' | 'unknown';

/** What answers look at: the same findings that a check prints, and the architecture behind them. */
export interface AnswerContext {
  readonly model: Model;
  /** All of them, waived ones marked; of the text and the names too. */
  readonly findings: readonly Finding[];
  readonly profile: Profile;
  /** What the project decides about the rules, by their ids. */
  readonly settings: CheckOptions['rules'];
  /** `YYYY-MM-DD`: what is due by then. */
  readonly today: string;
  /** The day was asked for: facts that are dated later do not count. Else a plan is judged by all that it states. */
  readonly isDayFixed?: boolean;
  /** Only this plateau; where undefined, all of them, or today's where only one can be looked at. */
  readonly at: ElementId | undefined;
  /** The architecture as it stands at a plateau; today's when undefined. */
  stand(plateau: ElementId | undefined): View;
}

/** Where something that is said stands in the text. */
export interface AnswerPlace {
  readonly element?: ElementId;
  readonly source?: SourceRange;
}

/** How many of the facts that decide are stated; `percent` is whole, and 0 where there is nothing to know. */
export interface Coverage {
  readonly known: number;
  readonly of: number;
  readonly percent: number;
}

export interface Reason {
  /** One or two sentences. */
  readonly text: string;
  readonly at: readonly AnswerPlace[];
}

/** A fact that is not stated, for those who can state it. */
export interface OpenQuestion {
  /** Who would know; undefined where nobody is stated who could. */
  readonly team: { readonly id: ElementId; readonly title: string } | undefined;
  readonly text: string;
  /** On how many verdicts it bears. */
  readonly settles: number;
  readonly at: readonly AnswerPlace[];
}

export interface Answer {
  readonly question: QuestionId;
  /** The journey that was asked about. */
  readonly journey?: ElementId;
  /** The plateau that it is about; undefined where it is about all, or there are none. */
  readonly plateau?: { readonly id: ElementId; readonly title: string };
  /** The question in words. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly tone: AnswerTone;
  readonly coverage: Coverage;
  /** The verdict with its gist: what somebody repeats who has read nothing else. */
  readonly sentence: string;
  /** The three that weigh most, the weightiest first. */
  readonly reasons: readonly Reason[];
  /** Team by team, the one whose answers settle most first. */
  readonly questions: readonly OpenQuestion[];
  /** What stands behind the verdict, in the order in which it is read. */
  readonly parts: readonly AnswerPart[];
}

export type AnswerPart = MatrixPart | TablePart | StoryPart;

/** Verdicts of many things at several times. */
export interface MatrixPart {
  readonly kind: 'matrix';
  readonly title: string;
  /** What the rows are: `Journey`. */
  readonly rowTitle: string;
  readonly columns: readonly { readonly id: ElementId; readonly title: string }[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly id: ElementId;
  readonly title: string;
  /** What sets it apart: `critical`. */
  readonly note?: string;
  readonly at: readonly AnswerPlace[];
  /** As many as there are columns; undefined where the thing does not exist at that time. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

export interface MatrixCell {
  readonly verdict: Verdict;
  readonly tone: AnswerTone;
  /** The reason that weighs most; undefined where there is nothing to say. */
  readonly text?: string;
  readonly at: readonly AnswerPlace[];
}

/** Rows of words and numbers, the first cell of a row naming it. */
export interface TablePart {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly number?: true }[];
  readonly rows: readonly TableRow[];
  /** Said where there are no rows. */
  readonly empty?: string;
}

export interface TableRow {
  readonly id?: ElementId;
  readonly cells: readonly string[];
  readonly verdict?: Verdict;
  readonly tone?: AnswerTone;
  readonly at: readonly AnswerPlace[];
}

/** What happens, one thing after the other. */
export interface StoryPart {
  readonly kind: 'story';
  readonly title: string;
  readonly chapters: readonly { readonly title?: string; readonly scenes: readonly Scene[] }[];
}

export interface Scene {
  readonly id: ElementId;
  readonly title: string;
  /** Who does what, where. */
  readonly text: string;
  readonly lines: readonly SceneLine[];
  readonly at: readonly AnswerPlace[];
}

export interface SceneLine {
  /** The word before it: `Has`, `Lost`, `Then`. */
  readonly label: string;
  readonly text: string;
  readonly tone?: AnswerTone;
  readonly at: readonly AnswerPlace[];
}
