import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver';
import type { DocumentHighlight, Position } from 'vscode-languageserver';
import { contextItemAt, contextItemPlaces } from './context-items.ts';
import type { DocumentView, Provider } from './provider.ts';
import { placesInFile, targetAt } from './target.ts';

export const documentHighlight: Provider = {
  capabilities: { documentHighlightProvider: true },
  register(requests) {
    requests.onDocument(DocumentHighlightRequest.type, null, (view, { position }) => highlightsAt(view, position));
  },
};

/** Where in the file that is declared and named which the cursor is on: an element, or an item that needs no declaration. */
function highlightsAt(view: DocumentView, position: Position): DocumentHighlight[] | null {
  const asRead = (range: DocumentHighlight['range']) => ({ range, kind: DocumentHighlightKind.Read });
  const target = targetAt(view, position);
  if (!target) {
    const item = contextItemAt(view, position)?.item;
    return item === undefined ? null : contextItemPlaces(view, item).map(asRead);
  }
  const { declaration, references } = placesInFile(view, target.element);
  const declared = declaration ? [{ range: declaration, kind: DocumentHighlightKind.Write }] : [];
  return [...declared, ...references.map(asRead)];
}
