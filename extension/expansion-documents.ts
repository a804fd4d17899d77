import { type Disposable, EventEmitter, type Uri, workspace } from 'vscode';
import type { ExpansionParams } from '../language-server/protocol.ts';
import type { ServerLink } from './server-link.ts';

export const expansionScheme = 'cxa-expansion';

/** Read-only documents that show what a use of a template makes; they follow the text. */
export function provideExpansions(server: ServerLink): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(expansionScheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent({ path, query }) {
      const params: ExpansionParams = { uri: query, use: path.slice(1).replace(/\.cxa$/, '') };
      return (await server.ask<string | undefined>('expansion', params)) ?? '// This use of a template is gone.\n';
    },
  });
  const listener = server.onChanged(() => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === expansionScheme) changed.fire(uri);
  });
  return {
    dispose() {
      provider.dispose();
      listener.dispose();
      changed.dispose();
    },
  };
}
