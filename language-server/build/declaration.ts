import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ElementScope } from './element-scope.ts';

/** What a declaration is called. */
export interface Names {
  readonly name: string;
  readonly path: string;
  readonly parent?: ElementId;
  /** The use of a template that it belongs to. */
  readonly instance?: ElementId;
}

/** Turns one declaration's syntax into its element. */
export type ReadDeclaration<N> = (scope: ElementScope, node: N, names: Names) => Element;
