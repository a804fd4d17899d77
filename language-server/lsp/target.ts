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
  const missing = fragment?.undeclared.find((candidate) => covers(candidate.range, position));
  if (missing) return { element: `${missing.kind}:${missing.path}`, range: missing.range };
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
