import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { decodeFile, largestFile, sourcePatterns } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

/** The disk. Links to folders are not followed, so that no loop of links can hang the search. */
export function createNodeFiles(): FileSystem {
  return {
    async read(uri) {
      const path = pathOf(uri);
      if (path === undefined) return { problem: `${uri} is not a file on the disk.` };
      try {
        const found = statSync(path);
        // A device or a pipe may never end.
        if (!found.isFile() && !found.isDirectory()) return { problem: `${basename(path)} is no file that can be read.` };
        if (found.size > largestFile) return decodeFile(basename(path), new Uint8Array(largestFile + 1));
        return decodeFile(basename(path), readFileSync(path));
      } catch (error) {
        return { problem: `${basename(path)} cannot be read: ${reason(error)}.` };
      }
    },
    async list(folder, { depth, patterns = sourcePatterns } = {}) {
      const cwd = pathOf(folder);
      if (cwd === undefined) return [];
      const paths = await glob([...patterns], {
        cwd,
        ...(depth !== undefined && { deep: depth - 1 }),
        ignore: ['**/node_modules/**'],
        absolute: true,
        dot: false,
        expandDirectories: false,
        followSymbolicLinks: false,
      });
      return paths.map((path) => pathToFileURL(path).href).sort();
    },
    async folders(folder) {
      const path = pathOf(folder);
      if (path === undefined || !existsSync(path)) return [];
      try {
        const entries = readdirSync(path, { withFileTypes: true });
        const isFolder = (name: string) => statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory() === true;
        return entries.filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(entry.name))).map(({ name }) => name).sort();
      } catch {
        return [];
      }
    },
    async exists(uri) {
      const path = pathOf(uri);
      return path !== undefined && existsSync(path);
    },
    async followLinks(folder) {
      const path = pathOf(folder);
      if (path === undefined) return folder;
      try {
        return pathToFileURL(realpathSync(path)).href;
      } catch {
        return folder;
      }
    },
  };
}

/** Undefined for what is on no disk: an unsaved document, a file of another revision. */
function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  if (code === 'EISDIR') return 'it is a folder';
  return code === '' ? 'an unknown error' : code;
}
