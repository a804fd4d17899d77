import type { Position } from 'vscode-languageserver';
import type { ElementId } from '../../model/element-base.ts';
import type { Range } from '../../model/source.ts';
import type { Fragment, Reference } from '../fragment.ts';
import { covers } from '../text-range.ts';
import type { DocumentView } from './provider.ts';

/** What a position is about: an element by its name or by a reference to it. */
export interface Target {
  readonly element: ElementId;
  /** The word under the cursor. */
  readonly range: Range;
  /** Undefined where the word is the declaration's own name. */
  readonly reference: Reference | undefined;
}

/** Undefined where the position is on no name. */
export function targetAt(view: DocumentView, position: Position): Target | undefined {
  const fragment = fragmentOf(view);
  const reference = fragment?.references.find((candidate) => covers(candidate.range, position));
  if (reference) return { element: reference.target, range: reference.range, reference };
  for (const [element, source] of fragment?.sources ?? []) {
    if (covers(source.name, position)) return { element, range: source.name, reference: undefined };
  }
  return undefined;
}

export function fragmentOf(view: DocumentView): Fragment | undefined {
  return view.state.fragments.find((fragment) => fragment.uri === view.uri);
}

/** Every place where an element is named, its declaration aside, in the order of files and text. */
export function referencesTo(view: DocumentView, element: ElementId): readonly { readonly uri: string; readonly reference: Reference }[] {
  return view.state.fragments.flatMap((fragment) =>
    fragment.references.filter((reference) => reference.target === element).map((reference) => ({ uri: fragment.uri, reference })),
  );
}
