import { ReferencesRequest } from 'vscode-languageserver';
import type { Location } from 'vscode-languageserver';
import { declaredAt, elementsDeclaredAt, memberOf } from './declared.ts';
import type { Provider } from './provider.ts';
import { referencesTo, targetAt } from './target.ts';

export const references: Provider = {
  capabilities: { referencesProvider: true },
  register(requests) {
    requests.onDocument(ReferencesRequest.type, null, (view, { position, context }) => {
      const target = targetAt(view, position);
      if (!target) return null;
      const declared = declaredAt(view.state, target.element);
      const own = context.includeDeclaration && declared ? [{ uri: declared.file, range: declared.range }] : [];
      // In a template, what every use makes of it is meant; elsewhere the one element.
      const all = memberOf(view.state, target.element) && declared ? elementsDeclaredAt(view.state, declared) : [target.element];
      const uses = all.flatMap((element) => referencesTo(view.state, element)).map(({ uri, reference }) => ({ uri, range: reference.range }));
      const order = new Map(view.state.fragments.map(({ uri }, index) => [uri, index]));
      const byPlace = (a: Location, b: Location) =>
        (order.get(a.uri) ?? 0) - (order.get(b.uri) ?? 0) ||
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character;
      return [...own, ...uses.sort(byPlace)];
    });
  },
};
