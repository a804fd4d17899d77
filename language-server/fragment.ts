import type { Element, Kind } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Fix, Severity } from '../model/finding.ts';
import type { ElementSource, Range, SourceRange } from '../model/source.ts';

/** What one document says, with its names resolved: the unit of incremental work. */
export interface Fragment {
  readonly uri: string;
  readonly elements: readonly Element[];
  readonly sources: ReadonlyMap<ElementId, ElementSource>;
  /** What is declared in the bodies of its templates, and their parameters: names that an editor knows, no part of the model. */
  readonly members: ReadonlyMap<ElementId, TemplateMember>;
  readonly references: readonly Reference[];
  /** Names that are nowhere declared, once each. */
  readonly undeclared: readonly UndeclaredName[];
  readonly problems: readonly TextProblem[];
  /** `defaults integration { … }`: fields by kind. */
  readonly defaults: readonly DefaultValues[];
  /** The last names of all that it declares or mentions: while these mean the same, the fragment stays valid. */
  readonly mentions: ReadonlySet<string>;
  /** Some name is not declared, so that any new name can change what is suggested. */
  readonly incomplete: boolean;
}

export interface TemplateMember {
  /** Undefined for a parameter. */
  readonly element?: Element;
  readonly name: string;
  readonly source: ElementSource;
  /** What is shown of a parameter: `brand: text`. */
  readonly detail?: string;
  readonly description?: string;
}

/** One name in the text that stands for an element. Of `crm.cases` each part is a reference of its own. */
export interface Reference {
  readonly range: Range;
  readonly target: ElementId;
  /** The element in whose declaration it stands; undefined outside of any. */
  readonly from: ElementId | undefined;
}

export interface UndeclaredName {
  readonly kind: Kind;
  readonly path: string;
  readonly range: Range;
}

/** Something wrong in one document's text, found before any rule. */
export interface TextProblem {
  readonly rule: 'syntax' | 'reference';
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly fixes?: readonly Fix[];
  /** An undeclared name, and what it could be: a warning in profile `sketch`. */
  readonly undeclared?: { readonly kinds: readonly Kind[]; readonly path: string };
  /** A word that is not known where it stands. */
  readonly word?: string;
  readonly element?: ElementId;
  /** The line of the template that it is about, where it is said at a `use`. */
  readonly template?: SourceRange;
}

export interface DefaultValues {
  readonly kind: Kind;
  readonly fields: Readonly<Record<string, unknown>>;
}
