import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fileRequests } from '../language-server/protocol.ts';

interface ListParams {
  readonly folder: string;
  readonly depth?: number;
  readonly patterns?: readonly string[];
}

/** Reads files for a server that runs where there is no disk, through whatever the workspace lies on. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(fileRequests.read, async ({ uri }: { readonly uri: string }) => {
    try {
      return [...(await workspace.fs.readFile(Uri.parse(uri)))];
    } catch {
      return null;
    }
  });
  client.onRequest<boolean, void>(fileRequests.exists, ({ uri }: { readonly uri: string }) => exists(Uri.parse(uri)));
  client.onRequest(fileRequests.folders, async ({ folder }: { readonly folder: string }) => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(folder));
      return entries.filter(([, type]) => (type & FileType.Directory) !== 0).map(([name]) => name).sort();
    } catch {
      return [];
    }
  });
  client.onRequest(fileRequests.list, async ({ folder, depth, patterns = ['**/{*.cxa,cxa.json}'] }: ListParams) => {
    const base = Uri.parse(folder);
    const find = (pattern: string) => workspace.findFiles(new RelativePattern(base, pattern), '**/{node_modules,.*}/**');
    const found = (await Promise.all(patterns.map(find))).flat();
    const levels = (uri: Uri) => uri.path.slice(base.path.length).split('/').length - 1;
    const fitting = found.filter((uri) => depth === undefined || levels(uri) <= depth).map(String);
    return [...new Set(fitting)].sort();
  });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
