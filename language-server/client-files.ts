import type { Connection } from 'vscode-languageserver';
import { canonicalUri, originOf } from './canonical-uri.ts';
import { decodeFile, largestFile, sourcePatterns } from './file-system.ts';
import type { FileSystem, FileText, ListOptions } from './file-system.ts';
import { mostFolders, walkFolder } from './folder-walk.ts';
import { createPatience, longest } from './patience.ts';
import { fileRequests } from './protocol.ts';
import type { FileBytes, FileFindParams, FileReadParams, FileStamp, FolderEntries, FolderEntry } from './protocol.ts';

/** Files that only the editor can read. */
export interface ClientFiles extends FileSystem {
  /** The files that came, went or changed since they were read, for folders of which nobody tells that. */
  changes(): Promise<readonly string[]>;
}

/** What the editor has: as on github.dev all files, elsewhere those of virtual folders. What does not answer is said once, and left out. */
export function createClientFiles(connection: Pick<Connection, 'sendRequest' | 'window'>): ClientFiles {
  const patience = createPatience();
  const said = new Set<string>();
  /** Origins in which the editor's own search has found something; from the others nothing follows when it finds nothing. */
  const searched = new Set<string>();
  const stamps = new Map<string, FileStamp | undefined>();
  const lists = new Map<string, { readonly folder: string; readonly options: ListOptions; readonly found: readonly string[] }>();

  function say(sentence: string): void {
    if (said.has(sentence)) return;
    said.add(sentence);
    connection.window.showWarningMessage(sentence);
  }

  async function ask<Answer>(method: string, uri: string, params: object): Promise<Answer | undefined> {
    const origin = originOf(uri);
    const answer = await patience.wait(origin, () => connection.sendRequest<Answer | null>(method, params));
    if (patience.isSilent(origin)) say(`${named(origin)} did not answer within ${longest / 1000} seconds, so its files are missing here; when it answers again, "CXA: Restart Language Server" reads them.`);
    return answer ?? undefined;
  }

  async function entries(folder: string): Promise<readonly FolderEntry[] | undefined> {
    const answer = await ask<FolderEntries>(fileRequests.entries, folder, { folder });
    return answer && 'entries' in answer ? answer.entries : undefined;
  }

  async function find(folder: string, patterns: readonly string[]): Promise<readonly string[]> {
    const params: FileFindParams = { folder, patterns };
    if (patience.isSilent(originOf(folder))) return [];
    // By itself: a search that takes too long says nothing of the disk, which is walked then.
    const found = (await patience.wait(`search of ${originOf(folder)}`, () => connection.sendRequest<readonly string[] | null>(fileRequests.find, params))) ?? [];
    if (found.length > 0) searched.add(originOf(folder));
    return found.map(canonicalUri);
  }

  async function search(folder: string, { depth = Number.POSITIVE_INFINITY, patterns = sourcePatterns }: ListOptions): Promise<readonly string[]> {
    const levels = (uri: string) => uri.slice(folder.length).split('/').length - 1;
    // A search leaves out installed packages, also where it begins in one.
    const found = folder.includes('/node_modules/') ? [] : await find(folder, patterns);
    if (found.length > 0 || isSearched(folder)) return [...new Set(found.filter((uri) => levels(uri) <= depth))].sort();
    const top = await ask<FolderEntries>(fileRequests.entries, folder, { folder });
    if (top && 'problem' in top) say(`${readable(folder)} cannot be read, so its files are missing here: ${top.problem}.`);
    const first = top && 'entries' in top ? top.entries : [];
    const { files, isCut } = await walkFolder(folder, { patterns, ...(Number.isFinite(depth) && { depth }) }, async (inner) => (inner === folder ? first : entries(inner)));
    if (isCut) say(`${readable(folder)} is too large to be searched: ${mostFolders} folders were; open the folder inside that holds the architecture.`);
    return files;
  }

  const isSearched = (folder: string) => !folder.includes('/node_modules/') && searched.has(originOf(folder));

  async function list(folder: string, options: ListOptions = {}): Promise<readonly string[]> {
    const found = await search(folder, options);
    lists.set(JSON.stringify([folder, options]), { folder, options, found });
    return found;
  }

  const stampOf = (uri: string) => ask<FileStamp>(fileRequests.stamp, uri, { uri });

  return {
    list,
    async read(uri): Promise<FileText> {
      const name = readable(uri.slice(uri.lastIndexOf('/') + 1));
      if (isUnsaved(uri)) return { problem: `${name} is not saved yet.` };
      const params: FileReadParams = { uri, most: largestFile };
      const answer = await ask<FileBytes>(fileRequests.read, uri, params);
      stamps.set(uri, answer && 'stamp' in answer ? answer.stamp : undefined);
      if (answer === undefined) return { problem: `${name} cannot be read: ${named(originOf(uri))} did not answer.` };
      if ('bytes' in answer) return decodeFile(name, Uint8Array.from(answer.bytes));
      return answer.problem === 'too-large' ? decodeFile(name, new Uint8Array(largestFile + 1)) : { problem: `${name} cannot be read: ${answer.problem}.` };
    },
    async exists(uri) {
      const isThere = !isUnsaved(uri) && (await stampOf(uri)) !== undefined;
      // What somebody waits for may come.
      if (!isThere && !stamps.has(uri)) stamps.set(uri, undefined);
      return isThere;
    },
    folders: async (folder) => ((await entries(folder)) ?? []).flatMap(({ name, isFolder }) => (isFolder ? [name] : [])).sort(),
    // Where a link of a virtual folder leads to, nobody tells.
    followLinks: async (folder) => folder,
    async changes() {
      const changed = new Set<string>();
      await Promise.all(
        [...stamps].map(async ([uri, before]) => {
          if ((await stampOf(uri)) !== before) changed.add(uri);
        }),
      );
      for (const { folder, options, found } of [...lists.values()]) {
        for (const uri of await list(folder, options)) if (!found.includes(uri)) changed.add(uri);
      }
      return [...changed].sort();
    },
  };
}

/** A scheme alone says nothing to a reader; what lies there does. */
function named(origin: string): string {
  return `The file system of ${readable(origin)}`;
}

/** As people write it. */
function readable(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function isUnsaved(uri: string): boolean {
  return uri.startsWith('untitled:');
}
