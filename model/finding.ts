import type { ElementId } from './element-base.ts';
import type { Profile } from './model.ts';
import type { SourceRange } from './source.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding points: an element and, where it can be said, one of its fields. Turned into a range only when shown. */
export interface Place {
  readonly element: ElementId;
  /** A key of `ElementSource.properties`: `owner`, `carries`, `carries.0`. */
  readonly property?: string;
  /** Stands in another file than the element: the row of what was observed about it. */
  readonly row?: SourceRange;
}

/** What a rule says about one element at one plateau. */
export interface Problem {
  readonly at: Place;
  /** One sentence that names the elements, the numbers and what to do. */
  readonly message: string;
  /** Replaces the rule's own severity where the rule grades what it says. */
  readonly severity?: Severity;
  /**
   * Nothing stated is bad, a fact is only missing: said from the rule's profile on, and then as info (on a critical
   * journey a warning in `build`, an error in `run`).
   */
  readonly missing?: true;
  /** Of a missing fact: asked for only from this profile on, where the rule asks for others before. */
  readonly askedFrom?: Profile;
  /** The journeys that are affected. */
  readonly journeys?: readonly ElementId[];
  /** The plateaus at which it holds, where it is about their dates; otherwise all at which the architecture stands so. */
  readonly plateaus?: readonly ElementId[];
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fixes?: readonly Fix[];
}

/** A change that would heal a finding, in the terms of the model; the language server turns it into text edits. */
export type Fix =
  /** Adds a line to an element's block, which is made if there is none. */
  | { readonly kind: 'add-property'; readonly title: string; readonly element: ElementId; readonly text: string }
  /** Replaces the text of a property. */
  | { readonly kind: 'replace-property'; readonly title: string; readonly at: Place; readonly text: string }
  /** Replaces a part of a property's text, where it stands first as a whole word: of a long one only what is wrong. */
  | { readonly kind: 'replace-part'; readonly title: string; readonly at: Place; readonly part: string; readonly text: string }
  /** Adds a declaration after the one of `after`. */
  | { readonly kind: 'declare'; readonly title: string; readonly after: ElementId; readonly text: string }
  /** Replaces a stretch of text, as did-you-mean does. */
  | { readonly kind: 'replace-text'; readonly title: string; readonly at: SourceRange; readonly text: string };

/** What is reported: a problem with its rule, its final severity, the plateaus at which it holds and its places in the text. */
export interface Finding {
  /** `IDD-01`; `syntax`, `reference`, `vocabulary`, `project` for what comes before the rules; `waiver` for waivers themselves. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Undefined only where a file cannot be read at all. */
  readonly source: SourceRange | undefined;
  readonly element?: ElementId;
  /** The field of the element that it points at, as in `Place`. */
  readonly property?: string;
  readonly plateaus: readonly ElementId[];
  /** Where it holds, if not throughout: `from p1 until tobe`. */
  readonly span?: string;
  readonly journeys: readonly ElementId[];
  readonly related: readonly { readonly message: string; readonly source: SourceRange }[];
  readonly fixes: readonly Fix[];
  readonly missing: boolean;
  /** Silenced by a waiver that has not expired. */
  readonly waived: boolean;
  /** The one that silences it. */
  readonly waiver?: AcceptedBy;
}

/** Who reads of a silenced finding wants to know why, how long and where that was decided. */
export interface AcceptedBy {
  readonly because?: string;
  /** As it was written. */
  readonly until?: string;
  readonly source?: SourceRange;
}
