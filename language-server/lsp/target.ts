import type { ElementId } from '../../model/element-base.ts';
import type { Position, Range } from '../../model/source.ts';
import type { Fragment, Reference } from '../fragment.ts';
import { covers } from '../text-range.ts';
import type { DocumentView } from './provider.ts';

/** What a position is about: an element by its name or by a reference to it. */
export interface Target {
  readonly element: ElementId;
  /** The word under the cursor. */
  readonly range: Range;
}

/** Undefined where the position is on no name. */
export function targetAt(view: DocumentView, position: Position): Target | undefined {
  const fragment = fragmentOf(view);
  const reference = fragment?.references.find((candidate) => covers(candidate.range, position));
  if (reference) return { element: reference.target, range: reference.range };
  const missing = missingNames(view).find((candidate) => covers(candidate.range, position));
  if (missing) return missing;
  for (const [element, source] of fragment?.sources ?? []) {
    if (covers(source.name, position)) return { element, range: source.name };
  }
  for (const [element, { source }] of fragment?.members ?? []) {
    if (covers(source.name, position)) return { element, range: source.name };
  }
  return undefined;
}

export function fragmentOf({ uri, state }: DocumentView): Fragment | undefined {
  return state.fragments.find((fragment) => fragment.uri === uri);
}

/** One place where an element is named. */
export interface Use {
  readonly uri: string;
  readonly reference: Reference;
}

/** Every place where an element is named, its declaration aside, in the order of files and text. */
export function referencesTo(
  { fragments }: Pick<DocumentView['state'], 'fragments'>,
  element: ElementId,
): readonly Use[] {
  return fragments.flatMap(({ uri, references }) =>
    references.filter((reference) => reference.target === element).map((reference) => ({ uri, reference })),
  );
}

/** Where a document names an element; names that are nowhere declared have no declaration. */
export function placesInFile(
  view: DocumentView,
  element: ElementId,
): { readonly declaration: Range | undefined; readonly references: readonly Range[] } {
  const fragment = fragmentOf(view);
  const named = fragment?.references.filter(({ target }) => target === element).map(({ range }) => range) ?? [];
  const missing = missingNames(view).filter((candidate) => candidate.element === element);
  return {
    declaration: fragment?.sources.get(element)?.name,
    references: named.length > 0 ? named : missing.map(({ range }) => range),
  };
}

/** Every mention of a name that is nowhere declared; the fragment has the first of each, and a problem at each of them. */
function missingNames(view: DocumentView): readonly Target[] {
  const fragment = fragmentOf(view);
  const ids = new Map(fragment?.undeclared.map(({ kind, path }) => [path, `${kind}:${path}`]));
  if (ids.size === 0) return [];
  return (fragment?.problems ?? []).flatMap(({ undeclared, range }) => {
    const element = undeclared && ids.get(view.text.getText(range));
    return element === undefined ? [] : [{ element, range }];
  });
}
