import type { Location } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { targetAt } from './target.ts';

export const definition: Provider = {
  capabilities: { definitionProvider: true },
  register({ connection, look }) {
    connection.onDefinition(async ({ textDocument, position }): Promise<Location | null> => {
      const view = await look(textDocument.uri);
      const target = view && targetAt(view, position);
      const source = target && view.state.model.sources.get(target.element);
      return source ? { uri: source.file, range: source.name } : null;
    });
  },
};
