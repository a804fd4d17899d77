import { DefinitionRequest } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { targetAt } from './target.ts';

export const definition: Provider = {
  capabilities: { definitionProvider: true },
  register(requests) {
    requests.onDocument(DefinitionRequest.type, null, (view, { position }) => {
      const target = targetAt(view, position);
      const source = target && view.state.model.sources.get(target.element);
      return source ? { uri: source.file, range: source.name } : null;
    });
  },
};
