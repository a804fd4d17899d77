import { DefinitionRequest } from 'vscode-languageserver';
import { declaredAt } from './declared.ts';
import { namedContract, placeIn } from './named-contract.ts';
import type { Provider } from './provider.ts';
import { targetAt } from './target.ts';
import { contractAt } from './written-paths.ts';

export const definition: Provider = {
  capabilities: { definitionProvider: true },
  register(requests) {
    requests.onDocument(DefinitionRequest.type, null, (view, { position }) => {
      const target = targetAt(view, position);
      const place = target && declaredAt(view.state, target.element);
      if (place) return { uri: place.file, range: place.range };
      const written = contractAt(view, position);
      const contract = written && namedContract(view, written.path);
      return contract ? { uri: contract.uri, range: { start: placeIn(contract), end: placeIn(contract) } } : null;
    });
  },
};
