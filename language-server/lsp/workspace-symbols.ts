import type { SymbolInformation } from 'vscode-languageserver';
import { outlineName } from './document-symbols.ts';
import type { Provider } from './provider.ts';
import { symbolKinds } from './symbol-kind.ts';

const most = 500;

export const workspaceSymbols: Provider = {
  capabilities: { workspaceSymbolProvider: true },
  register({ connection, workspace }) {
    connection.onWorkspaceSymbol(({ query }): SymbolInformation[] => {
      const wanted = query.toLowerCase();
      const found: SymbolInformation[] = [];
      for (const project of workspace.projects()) {
        const { model } = project.state();
        for (const element of model.elements) {
          const source = model.sources.get(element.id);
          if (!source || element.undeclared || !inOrder(`${element.path} ${element.title ?? ''}`.toLowerCase(), wanted)) continue;
          found.push({
            name: outlineName(element),
            containerName: element.title ?? element.kind,
            kind: symbolKinds[element.kind],
            location: { uri: source.file, range: source.name },
          });
          if (found.length >= most) return found;
        }
      }
      return found;
    });
  },
};

/** Whether all letters of the query occur in that order, as editors search. */
function inOrder(text: string, query: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
