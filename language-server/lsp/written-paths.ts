import type { AstNode } from 'langium';
import type { Position, Range } from '../../model/source.ts';
import type * as ast from '../generated/ast.ts';
import { placeOf } from '../syntax-place.ts';
import { covers } from '../text-range.ts';
import type { DocumentView } from './provider.ts';
import { childrenOf, syntaxOf } from './syntax-of.ts';

/** A text that names a file or an address. */
export interface WrittenPath {
  readonly path: string;
  readonly isContract: boolean;
  /** Without its quotes. */
  readonly range: Range;
}

/** What is written for files and addresses, wherever it stands: in templates and `at` blocks too. */
export function writtenPaths(view: DocumentView): readonly WrittenPath[] {
  return pathsIn(syntaxOf(view.document));
}

/** The contract that is named where the cursor is. */
export function contractAt(view: DocumentView, position: Position): WrittenPath | undefined {
  return writtenPaths(view).find(({ isContract, range }) => isContract && covers(range, position));
}

function pathsIn(node: AstNode): readonly WrittenPath[] {
  const own = pathFeatures(node).flatMap(([feature, path, isContract]) => {
    const range = placeOf(node)?.valueRange(feature, 0);
    return path === undefined || !range ? [] : [{ path, isContract, range: withoutQuotes(range) }];
  });
  return [...own, ...childrenOf(node).flatMap(pathsIn)];
}

function pathFeatures(node: AstNode): readonly (readonly [feature: string, path: string | undefined, isContract: boolean])[] {
  switch (node.$type) {
    case 'Link': {
      const { title, target } = node as ast.Link;
      return target === undefined ? [['title', title, false]] : [['target', target, false]];
    }
    case 'Interface':
    case 'Integration':
    case 'IntegrationBody':
    case 'IntegrationAt':
      return [['contract', (node as ast.Interface | ast.IntegrationBody).contract, true]];
    default:
      return [];
  }
}

function withoutQuotes({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - 1 },
  };
}
