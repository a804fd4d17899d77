import type { ElementId } from '../../model/element-base.ts';
import type { Ref } from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import { listOrNothing } from './read-element.ts';
import { readRefs } from './read-reference.ts';

/** `in eu, us`: all boundaries, and the first of them. */
export function readBoundaries(
  scope: ElementScope,
  refs: readonly Ref[] | undefined,
): { readonly boundary: ElementId | undefined; readonly boundaries: readonly ElementId[] | undefined } {
  const boundaries = listOrNothing(readRefs(scope, refs, ['boundary']));
  return { boundary: boundaries?.[0], boundaries };
}
