import { ImplementationRequest } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { implementationsOf } from './related-elements.ts';
import { relatedPlaces } from './type-definition.ts';

export const implementation: Provider = {
  capabilities: { implementationProvider: true },
  register(requests) {
    requests.onDocument(ImplementationRequest.type, null, (view, { position }) =>
      relatedPlaces(view, position, implementationsOf),
    );
  },
};
