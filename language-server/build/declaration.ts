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

/** Where a declaration stands. */
export interface Position {
  readonly container: string;
  /** The element, or the use of a template, in whose block it stands. */
  readonly parent: ElementId | undefined;
}

export function namesOf(name: string, path: string, { parent }: Position): Names {
  if (parent === undefined) return { name, path };
  return parent.startsWith('use:') ? { name, path, instance: parent } : { name, path, parent };
}
