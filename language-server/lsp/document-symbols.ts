import type { DocumentSymbol } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { Provider } from './provider.ts';
import { symbolKinds } from './symbol-kind.ts';
import { fragmentOf } from './target.ts';

export const documentSymbols: Provider = {
  capabilities: { documentSymbolProvider: { label: 'CXA' } },
  register({ connection, look }) {
    connection.onDocumentSymbol(async ({ textDocument }): Promise<DocumentSymbol[]> => {
      const view = await look(textDocument.uri);
      const fragment = view && fragmentOf(view);
      if (!fragment) return [];
      const symbols = new Map<string, DocumentSymbol>();
      const roots: DocumentSymbol[] = [];
      for (const element of fragment.elements) {
        const source = fragment.sources.get(element.id);
        if (!source) continue;
        const symbol: DocumentSymbol = {
          name: outlineName(element),
          detail: element.title ?? element.kind,
          kind: symbolKinds[element.kind],
          range: source.range,
          selectionRange: source.name,
          children: [],
        };
        symbols.set(element.id, symbol);
        const parent = element.parent === undefined ? undefined : symbols.get(element.parent);
        (parent?.children ?? roots).push(symbol);
      }
      return roots;
    });
  },
};

/** Arrows read as arrows, all else by its name. */
export function outlineName(element: Element): string {
  return element.name.includes('->') ? element.name.replace('->', ' → ') : element.name;
}
