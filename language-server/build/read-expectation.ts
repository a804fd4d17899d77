import type { ExpectedPart, Expectation } from '../../model/elements/reuse.ts';
import type * as ast from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import { pathOf, readSoftRef } from './read-reference.ts';
import { anyKind } from './view-elements.ts';

/** What an architecture must have and must not; what it names need not be declared, which is what is held against it. */
export function readExpectations(scope: ElementScope, nodes: readonly ast.Expectation[] | undefined): readonly Expectation[] {
  return (nodes ?? []).flatMap((node) => {
    const from = part(scope, node.from);
    const to = part(scope, node.to);
    if (!from) return [];
    return [
      {
        ...(node.forbid && { forbid: true as const }),
        ...(node.direct && { direct: true as const }),
        from,
        ...(to && { to }),
        ...(node.because !== undefined && { because: node.because }),
      },
    ];
  });
}

function part(scope: ElementScope, node: ast.Selector | undefined): ExpectedPart | undefined {
  if (!node) return undefined;
  const by = node.by ?? 'element';
  if (node.word !== undefined) return { by, value: node.word };
  if (!node.ref) return undefined;
  const element = readSoftRef(scope, node.ref, anyKind);
  return {
    by,
    value: pathOf(node.ref),
    ...(node.ref.kind !== undefined && { kind: node.ref.kind }),
    ...(element !== undefined && { element }),
  };
}
