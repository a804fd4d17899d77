import { DocumentSymbolRequest } from 'vscode-languageserver';
import type { DocumentSymbol } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { DocumentView, Provider } from './provider.ts';
import { symbolKinds } from './symbol-kind.ts';
import { fragmentOf } from './target.ts';

export const documentSymbols: Provider = {
  capabilities: { documentSymbolProvider: { label: 'CXA' } },
  register(requests) {
    requests.onDocument(DocumentSymbolRequest.type, null, outlineOf);
  },
};

/** What is declared in a document, inner declarations below the ones they stand in. */
function outlineOf(view: DocumentView): DocumentSymbol[] {
  const fragment = fragmentOf(view);
  const roots: DocumentSymbol[] = [];
  const symbols = new Map<string, DocumentSymbol>();
  for (const element of fragment?.elements ?? []) {
    const source = fragment?.sources.get(element.id);
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
}

/** Arrows read as arrows, from where they stand; all else by its name. */
export function outlineName({ name, parent }: Element): string {
  if (!name.includes('->')) return name;
  const around = parent === undefined ? '' : `${parent.slice(parent.indexOf(':') + 1)}.`;
  return (name.startsWith(around) ? name.slice(around.length) : name).replace('->', ' → ');
}
