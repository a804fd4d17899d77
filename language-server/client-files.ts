import type { Connection } from 'vscode-languageserver';
import { decodeFile } from './file-system.ts';
import type { FileSystem, FileText } from './file-system.ts';
import { fileRequests } from './protocol.ts';

/** Files that only the editor can read, as on github.dev. */
export function createClientFiles(connection: Pick<Connection, 'sendRequest'>): FileSystem {
  return {
    async read(uri): Promise<FileText> {
      const bytes = await connection.sendRequest<readonly number[] | null>(fileRequests.read, { uri });
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      return bytes ? decodeFile(name, Uint8Array.from(bytes)) : { problem: `${name} cannot be read.` };
    },
    list: (folder, options) => connection.sendRequest<readonly string[]>(fileRequests.list, { folder, ...options }),
    folders: (folder) => connection.sendRequest<readonly string[]>(fileRequests.folders, { folder }),
    exists: (uri) => connection.sendRequest<boolean>(fileRequests.exists, { uri }),
    // A virtual folder has no links that lead elsewhere.
    followLinks: async (folder) => folder,
  };
}
