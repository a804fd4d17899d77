import { createMemoryFiles } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

/**
 * A file system in which a folder holds these texts, by path below it, in place of what is there: a package in another
 * version, or a project that nobody has written yet. What is installed inside of the folder stays.
 */
export function overlayFiles(files: FileSystem, folder: string, texts: ReadonlyMap<string, string>): FileSystem {
  const memory = createMemoryFiles(new Map([...texts].map(([path, text]) => [`${folder}/${encodeURI(path)}`, text])));
  const isOverlaid = (uri: string): boolean => uri === folder || (uri.startsWith(`${folder}/`) && !uri.startsWith(`${folder}/node_modules/`));
  return {
    read: (uri) => (isOverlaid(uri) ? memory.read(uri) : files.read(uri)),
    exists: (uri) => (isOverlaid(uri) ? memory.exists(uri) : files.exists(uri)),
    folders: (uri) => (isOverlaid(uri) ? memory.folders(uri) : files.folders(uri)),
    list: (uri, options) => listBoth(files, memory, isOverlaid, uri, options),
    followLinks: (uri) => files.followLinks(uri),
  };
}

/** A file system in which these texts, by URI, stand in place of files or beside them, and these files are not there: another version. */
export function otherVersion(files: FileSystem, texts: ReadonlyMap<string, string>, gone: ReadonlySet<string>): FileSystem {
  const memory = createMemoryFiles(texts);
  const isOther = (uri: string): boolean => texts.has(uri) || gone.has(uri);
  return {
    read: (uri) => (isOther(uri) ? memory.read(uri) : files.read(uri)),
    exists: async (uri) => (isOther(uri) ? memory.exists(uri) : files.exists(uri)),
    folders: async (uri) => [...new Set([...(await files.folders(uri)), ...(await memory.folders(uri))])].sort(),
    list: (uri, options) => listBoth(files, memory, isOther, uri, options),
    followLinks: (uri) => files.followLinks(uri),
  };
}

async function listBoth(files: FileSystem, memory: FileSystem, isOver: (uri: string) => boolean, ...[uri, options]: Parameters<FileSystem['list']>): Promise<readonly string[]> {
  const [real, own] = await Promise.all([files.list(uri, options), memory.list(uri, options)]);
  return [...real.filter((each) => !isOver(each)), ...own].sort();
}
