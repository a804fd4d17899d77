import type { Fallback, Stated } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue } from './read-amount.ts';
import { isNone, pathOf } from './read-reference.ts';

/** What people do when it fails: a text, a name, or `none`. */
export function readFallback(scope: ElementScope, node: ast.Fallback | undefined): Stated<Fallback> | undefined {
  if (!node) return undefined;
  if (node.ref && isNone(node.ref)) return 'none';
  const tested = readDateValue(scope, node, 'tested', node.tested);
  return { text: node.text ?? (node.ref ? pathOf(node.ref) : ''), ...(tested !== undefined && { tested }) };
}
