import type { Kind } from '../../model/element.ts';
import type { Stated } from '../../model/element-base.ts';
import type { Ref } from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import { isNone, pathOf, readSoftRef } from './read-reference.ts';
import { rangeOf } from './syntax-places.ts';

/** What may be an element or only a word, as `count 9 of frontline`: the element's id where there is one, else the word. */
export function readMention(scope: ElementScope, ref: Ref | undefined, kinds: readonly Kind[]): string | undefined {
  if (!ref || isNone(ref)) return undefined;
  const found = readSoftRef(scope, ref, kinds);
  if (found !== undefined) return found;
  const word = pathOf(ref);
  warnNear(scope, ref, word, kinds);
  return word === '' ? undefined : word;
}

/** A list of such names that can be `none`; undefined when it is left out. */
export function readStatedMentions(
  scope: ElementScope,
  refs: readonly Ref[] | undefined,
  kinds: readonly Kind[],
): Stated<readonly string[]> | undefined {
  if (!refs || refs.length === 0) return undefined;
  if (refs.some(isNone)) return 'none';
  return refs.map((ref) => readMention(scope, ref, kinds)).filter((mention) => mention !== undefined);
}

/** A word needs no declaration, so a misspelt name would silently be one. */
function warnNear(scope: ElementScope, ref: Ref, path: string, kinds: readonly Kind[]): void {
  const near = scope.document.symbols.nearest({ kinds, path, container: scope.container });
  if (near === undefined) return;
  const range = rangeOf(ref);
  scope.document.report({
    rule: 'reference',
    severity: 'warning',
    message: `"${path}" is not declared; did you mean "${near}"?`,
    range,
    element: scope.id,
    fixes: [{ kind: 'replace-text', title: `Change to "${near}"`, at: { file: scope.document.uri, range }, text: near }],
  });
}
