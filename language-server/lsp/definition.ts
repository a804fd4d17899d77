import { DefinitionRequest } from 'vscode-languageserver';
import { declaredAt } from './declared.ts';
import type { Provider } from './provider.ts';
import { targetAt } from './target.ts';

export const definition: Provider = {
  capabilities: { definitionProvider: true },
  register(requests) {
    requests.onDocument(DefinitionRequest.type, null, (view, { position }) => {
      const target = targetAt(view, position);
      const place = target && declaredAt(view.state, target.element);
      return place ? { uri: place.file, range: place.range } : null;
    });
  },
};
