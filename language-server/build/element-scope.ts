import type { AstNode } from 'langium';
import type { Element, Kind } from '../../model/element.ts';
import type { ElementId, Life } from '../../model/element-base.ts';
import type { ElementSource, Range } from '../../model/source.ts';
import type { Reference, TextProblem } from '../fragment.ts';
import type { NameScope } from '../name-scope.ts';
import type { NameQuery, Resolution, SymbolTable } from '../scope.ts';

/** Collects what one document says while its syntax tree is read. */
export interface DocumentReader {
  readonly uri: string;
  readonly symbols: SymbolTable;
  /** The plateau in whose block the declarations stand that are read now. */
  readonly plateau: ElementId | undefined;
  /** The life of the use that made or holds the declarations that are read now. */
  readonly life: Life | undefined;
  /** What is read is the body of a template as it is written: its elements are none of the architecture. */
  readonly isBody: boolean;
  /** Looks a name up and remembers it, so that the fragment can be kept while it means the same. */
  resolve(query: NameQuery): Resolution;
  /** Where a name is looked up that is written in a container. */
  scopeIn(container: string): NameScope;
  /** The doc comment right before a node. */
  docComment(node: AstNode): string | undefined;
  report(problem: TextProblem): void;
  refer(reference: Reference): void;
  /** False for a name that is taken: the first declaration of a name counts. */
  declare(element: Element, source: ElementSource): boolean;
  /** A name that is nowhere declared: it stands for an element all the same, where its kind can be drawn on its own. */
  declareMissing(kind: Kind, path: string, range: Range): ElementId | undefined;
  /** A path that is not taken: `oms->erp`, then `oms->erp#2`. */
  freePath(kind: Kind, path: string): string;
}

/** The element that is being read. */
export interface ElementScope {
  readonly document: DocumentReader;
  readonly id: ElementId;
  /** Where its names are looked up first: its own path, or the one of what it is declared in. */
  readonly container: string;
}
