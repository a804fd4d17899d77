import { LinkedEditingRangeRequest } from 'vscode-languageserver';
import type { LinkedEditingRanges, Position } from 'vscode-languageserver';
import type { DocumentView, Provider } from './provider.ts';
import { elementOf } from './element-lookup.ts';
import { withContainers } from './element-uses.ts';
import { covers } from '../text-range.ts';
import { placesInFile, referencesTo, targetAt } from './target.ts';

export const linkedEditing: Provider = {
  capabilities: { linkedEditingRangeProvider: true },
  register(requests) {
    requests.onDocument(LinkedEditingRangeRequest.type, null, (view, { position }) => linkedAt(view, position));
  },
};

/**
 * A name with all its mentions, where these stand in the one declaration around them, as a step and the arrows of its
 * journey do. A name that is mentioned elsewhere too is not linked: typing here would break what stands there, and that
 * is what renaming is for.
 */
function linkedAt(view: DocumentView, position: Position): LinkedEditingRanges | null {
  const { model } = view.state;
  const target = targetAt(view, position);
  const element = elementOf(model, target?.element);
  if (!target || !element || element.undeclared) return null;
  const { declaration, references } = placesInFile(view, target.element);
  const outermost = withContainers(model, target.element).at(-1);
  const around = outermost === undefined ? undefined : model.sources.get(outermost);
  if (!declaration || !around || outermost === target.element) return null;
  const isInside = references.every((range) => covers(around.range, range.start));
  const isAll = referencesTo(view.state, target.element).length === references.length;
  const ranges = [declaration, ...references];
  const same = ranges.every((range) => view.text.getText(range) === element.name);
  return ranges.length > 1 && isInside && isAll && same ? { ranges, wordPattern } : null;
}

const wordPattern = '[\\p{L}_][\\p{L}\\p{N}_]*(-[\\p{L}\\p{N}_]+)*';
