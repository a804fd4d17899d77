import type { ExpectedPart, Expectation } from '../../model/elements/reuse.ts';
import type { SourceRange } from '../../model/source.ts';
import type * as ast from '../generated/ast.ts';
import type { Expansion } from '../template/expand.ts';
import type { ElementScope } from './element-scope.ts';
import { pathOf, readSoftRef } from './read-reference.ts';
import { rangeOf } from './syntax-places.ts';
import { anyKind } from './view-elements.ts';

/** What a template asks for, and where its text does so. */
export interface ReadExpectations {
  readonly expectations: readonly Expectation[];
  /** By the place in the list: `expectations.0`. */
  readonly places: Readonly<Record<string, SourceRange>>;
}

/** What an architecture must have and must not; what it names need not be declared, which is what is held against it. */
export function readExpectations(
  scope: ElementScope,
  { definition, expectations: nodes }: Expansion,
): ReadExpectations {
  const read = nodes.flatMap((node) => {
    const from = part(scope, node.from);
    const to = part(scope, node.to);
    // Half a line is an error of the text, and asks for nothing.
    if (!from || (node.to && !to)) return [];
    const range = rangeOf(node);
    const expectation: Expectation = {
      ...(node.forbid && { forbid: true as const }),
      ...(node.direct && { direct: true as const }),
      from,
      ...(to && { to }),
      ...(node.because !== undefined && { because: node.because }),
    };
    return [{ expectation, place: { file: definition.parsed.uri, range } }];
  });
  return {
    expectations: read.map(({ expectation }) => expectation),
    places: Object.fromEntries(read.map(({ place }, index) => [`expectations.${index}`, place])),
  };
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
