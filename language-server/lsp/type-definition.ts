import { TypeDefinitionRequest } from 'vscode-languageserver';
import type { Location, Position } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ProjectState } from '../project.ts';
import { elementOf } from './element-lookup.ts';
import type { DocumentView, Provider } from './provider.ts';
import { typesOf } from './related-elements.ts';
import { targetAt } from './target.ts';

export const typeDefinition: Provider = {
  capabilities: { typeDefinitionProvider: true },
  register(requests) {
    requests.onDocument(TypeDefinitionRequest.type, null, (view, { position }) =>
      relatedPlaces(view, position, typesOf),
    );
  },
};

/** Where that stands which is related to the element named at a position; null where nothing is. */
export function relatedPlaces(
  view: DocumentView,
  position: Position,
  related: (state: ProjectState, element: Element) => readonly ElementId[],
): Location[] | null {
  const element = elementOf(view.state.model, targetAt(view, position)?.element);
  const ids = element ? related(view.state, element) : [];
  const places = ids.flatMap((id) => {
    const source = view.state.model.sources.get(id);
    return source ? [{ uri: source.file, range: source.name }] : [];
  });
  return places.length > 0 ? places : null;
}
