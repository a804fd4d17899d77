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
    async list(uri, options) {
      const [real, overlaid] = await Promise.all([files.list(uri, options), memory.list(uri, options)]);
      return [...real.filter((each) => !isOverlaid(each)), ...overlaid].sort();
    },
    followLinks: (uri) => files.followLinks(uri),
  };
}
