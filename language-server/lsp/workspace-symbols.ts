import { WorkspaceSymbolRequest } from 'vscode-languageserver';
import type { SymbolInformation } from 'vscode-languageserver';
import type { Workspace } from '../workspace.ts';
import { outlineName } from './document-symbols.ts';
import type { Provider } from './provider.ts';
import { symbolKinds } from './symbol-kind.ts';

const most = 500;

export const workspaceSymbols: Provider = {
  capabilities: { workspaceSymbolProvider: true },
  register(requests) {
    requests.on(WorkspaceSymbolRequest.type, null, ({ query }) => findSymbols(requests.workspace, query.toLowerCase()));
  },
};

/** What several projects read is found once. */
function findSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const found = new Map<string, SymbolInformation>();
  for (const project of workspace.projects()) {
    const { model } = project.state();
    for (const element of model.elements) {
      const source = model.sources.get(element.id);
      if (!source || element.undeclared || element.kind === 'conform' || !inOrder(`${element.path} ${element.title ?? ''}`.toLowerCase(), query))
        continue;
      const { line, character } = source.name.start;
      const key = `${source.file} ${line} ${character} ${element.kind}`;
      if (found.has(key)) continue;
      found.set(key, {
        name: outlineName(element),
        containerName: element.title ?? element.kind,
        kind: symbolKinds[element.kind],
        location: { uri: source.file, range: source.name },
      });
      if (found.size >= most) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** Whether all letters of the query occur in that order, as editors search. */
function inOrder(text: string, query: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
