import { ReferencesRequest } from 'vscode-languageserver';
import type { Provider } from './provider.ts';
import { referencesTo, targetAt } from './target.ts';

export const references: Provider = {
  capabilities: { referencesProvider: true },
  register(requests) {
    requests.onDocument(ReferencesRequest.type, null, (view, { position, context }) => {
      const target = targetAt(view, position);
      if (!target) return null;
      const declared = view.state.model.sources.get(target.element);
      const own = context.includeDeclaration && declared ? [{ uri: declared.file, range: declared.name }] : [];
      return [
        ...own,
        ...referencesTo(view.state, target.element).map(({ uri, reference }) => ({ uri, range: reference.range })),
      ];
    });
  },
};
