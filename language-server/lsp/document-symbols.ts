import { DocumentSymbolRequest } from 'vscode-languageserver';
import type { DocumentSymbol } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementSource } from '../../model/source.ts';
import type { DocumentView, Provider } from './provider.ts';
import { isBodyPath } from '../name-scope.ts';
import { symbolKinds } from './symbol-kind.ts';
import { fragmentOf } from './target.ts';

export const documentSymbols: Provider = {
  capabilities: { documentSymbolProvider: { label: 'CXA' } },
  register(requests) {
    requests.onDocument(DocumentSymbolRequest.type, null, outlineOf);
  },
};

/** What is declared in a document, inner declarations below the ones they stand in. What a template makes is not: it stands there. */
function outlineOf(view: DocumentView): DocumentSymbol[] {
  const fragment = fragmentOf(view);
  const roots: DocumentSymbol[] = [];
  const symbols = new Map<string, DocumentSymbol>();
  const add = (element: Element, source: ElementSource, around: string | undefined): void => {
    const symbol: DocumentSymbol = {
      name: outlineName(element),
      detail: element.title ?? element.kind,
      kind: symbolKinds[element.kind],
      range: source.range,
      selectionRange: source.name,
      children: [],
    };
    symbols.set(element.id, symbol);
    const parent = around === undefined ? undefined : symbols.get(around);
    (parent?.children ?? roots).push(symbol);
  };
  for (const element of fragment?.elements ?? []) {
    const source = fragment?.sources.get(element.id);
    if (source && !source.template) add(element, source, element.parent ?? element.instance);
  }
  for (const { element, source } of fragment?.members.values() ?? []) {
    if (element && !source.template) add(element, source, element.parent ?? element.instance ?? templateOf(element));
  }
  return roots;
}

/** The template in whose body an element is declared. */
function templateOf({ path, name }: Element): string {
  const around = path.slice(0, path.length - name.length - 1);
  return around.replace(/^template /, 'template:');
}

/** Arrows read as arrows, from where they stand; all else by its name. */
export function outlineName({ name, parent, instance, path }: Element): string {
  if (!name.includes('->')) return name;
  const container = parent ?? instance;
  const body = isBodyPath(path) ? /^template [^.]*\./.exec(name)?.[0] : undefined;
  const around = container === undefined ? (body ?? '') : `${container.slice(container.indexOf(':') + 1)}.`;
  return (name.startsWith(around) ? name.slice(around.length) : name).replace('->', ' → ');
}
