import type { Location } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { referencesTo, targetAt } from './target.ts';

export const references: Provider = {
  capabilities: { referencesProvider: true },
  register({ connection, look }) {
    connection.onReferences(async ({ textDocument, position, context }): Promise<Location[]> => {
      const view = await look(textDocument.uri);
      const target = view && targetAt(view, position);
      if (!target) return [];
      const declared = view.state.model.sources.get(target.element);
      const own = context.includeDeclaration && declared ? [{ uri: declared.file, range: declared.name }] : [];
      return [...own, ...referencesTo(view, target.element).map(({ uri, reference }) => ({ uri, range: reference.range }))];
    });
  },
};
