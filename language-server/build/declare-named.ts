import type { Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { FragmentReader } from './document-reader.ts';
import { fieldNamesOf } from './field-names.ts';
import { joinPath } from './paths.ts';
import { scopeOf, sourceOf } from './read-element.ts';
import { valueRange } from './syntax-places.ts';

/** Where a declaration stands. */
export interface Position {
  readonly container: string;
  /** The element, or the use of a template, in whose block it stands. */
  readonly parent: ElementId | undefined;
}

/** Reads a declaration that has a name, and gives its path; undefined where the name is missing. */
export function declareNamed<N extends ast.Named>(
  document: FragmentReader,
  node: N,
  position: Position,
  kind: Kind,
  read: ReadDeclaration<N>,
): string | undefined {
  if (node.name === undefined || node.name === '') return undefined;
  const path = joinPath(position.container, node.name);
  const scope = scopeOf(document, kind, path);
  const element = read(scope, node, namesOf(node.name, path, position));
  document.declare(element, sourceOf(document, node, valueRange(node, 'name'), fieldNamesOf(node)));
  return path;
}

/** What a declaration is called in its place. */
export function namesOf(name: string, path: string, { parent }: Position): Names {
  if (parent === undefined) return { name, path };
  return parent.startsWith('use:') ? { name, path, instance: parent } : { name, path, parent };
}
