import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver';
import type { DocumentHighlight } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { placesInFile, targetAt } from './target.ts';

/** Where in the file the element under the cursor is declared and named. */
export const documentHighlight: Provider = {
  capabilities: { documentHighlightProvider: true },
  register(requests) {
    requests.onDocument(DocumentHighlightRequest.type, null, (view, { position }): DocumentHighlight[] | null => {
      const target = targetAt(view, position);
      if (!target) return null;
      const { declaration, references } = placesInFile(view, target.element);
      return [
        ...(declaration ? [{ range: declaration, kind: DocumentHighlightKind.Write }] : []),
        ...references.map((range) => ({ range, kind: DocumentHighlightKind.Read })),
      ];
    });
  },
};
