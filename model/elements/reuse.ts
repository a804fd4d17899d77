import type { ElementBase, ElementId } from '../element-base.ts';

/** A part with parameters. What is declared inside is no part of the architecture until a `use` makes it. */
export interface Template extends ElementBase {
  readonly kind: 'template';
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  /** `text`, `flag`, `date` …, a kind of element, or the words to choose from. */
  readonly types: readonly string[];
  readonly list?: true;
  /** As written; undefined for a parameter that has to be given. */
  readonly default?: string;
  readonly description?: string;
}

/** `use contactCentre as support (…)`: the elements that it makes have it as their `instance`. */
export interface TemplateUse extends ElementBase {
  readonly kind: 'use';
  /** Undefined where there is no such template. */
  readonly template?: ElementId;
  /** By parameter, as written. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
}

/** `conform to omnichannel`: the architecture is held against the template's expectations; nothing is made. */
export interface Conformance extends ElementBase {
  readonly kind: 'conform';
  readonly template?: ElementId;
  readonly expectations: readonly Expectation[];
}

/** What an architecture must have, or must not. With `to` it is a way from the one to the other. */
export interface Expectation {
  readonly forbid?: true;
  /** Without a system between the two. */
  readonly direct?: true;
  readonly from: ExpectedPart;
  readonly to?: ExpectedPart;
  readonly because?: string;
}

/** Elements that are meant by an expectation: one by its name, or all of a kind, tag, owner or boundary. */
export interface ExpectedPart {
  /** element kind tag owner in */
  readonly by: string;
  /** The element's kind where it was written: `capability caseHandling`. */
  readonly kind?: string;
  /** A name or word as written. */
  readonly value: string;
  /** What the name stands for, where it is declared. */
  readonly element?: ElementId;
}
