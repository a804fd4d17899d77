import { basename, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeFile, sourcePatterns } from '../language-server/file-system.ts';
import type { FileSystem } from '../language-server/file-system.ts';
import { globExpression } from '../language-server/glob.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import type { GitCommit } from './git.ts';

/**
 * The files as they are in a commit, under the addresses that they have on the disk. What is installed in `node_modules`
 * and what lies outside of the repository is in no commit; that is read from the disk as it is today.
 */
export function createGitFiles(commit: GitCommit): FileSystem {
  const disk = createNodeFiles();
  const folders = foldersOf(commit.files.keys());
  /** The path in the commit, empty for its top; undefined for what is read from the disk. */
  const pathOf = (uri: string): string | undefined => {
    if (!uri.startsWith('file:')) return undefined;
    const path = relative(commit.top, fileURLToPath(uri));
    const parts = path === '' ? [] : path.split(sep);
    return parts[0] === '..' || parts.includes('node_modules') || /^[a-z]:/i.test(path) ? undefined : parts.join('/');
  };
  return {
    async read(uri) {
      const path = pathOf(uri);
      if (path === undefined) return disk.read(uri);
      const object = commit.files.get(path);
      if (object === undefined) return { problem: `${basename(path)} cannot be read: it does not exist.` };
      return decodeFile(basename(path), await commit.read(object));
    },
    async list(folder, options = {}) {
      const path = pathOf(folder);
      if (path === undefined) return disk.list(folder, options);
      const { depth = Number.POSITIVE_INFINITY, patterns = sourcePatterns } = options;
      const prefix = path === '' ? '' : `${path}/`;
      const expressions = patterns.map(globExpression);
      const found: string[] = [];
      for (const file of commit.files.keys()) {
        if (!file.startsWith(prefix)) continue;
        const inner = file.slice(prefix.length);
        const parts = inner.split('/');
        // As on the disk: neither what is hidden nor what is installed.
        if (parts.length > depth || parts.some((part) => part.startsWith('.') || part === 'node_modules')) continue;
        if (expressions.some((expression) => expression.test(inner))) found.push(pathToFileURL(`${commit.top}/${file}`).href);
      }
      return found.sort();
    },
    async exists(uri) {
      const path = pathOf(uri);
      return path === undefined ? disk.exists(uri) : commit.files.has(path) || folders.has(path);
    },
    async folders(folder) {
      const path = pathOf(folder);
      if (path === undefined) return disk.folders(folder);
      return [...folders].filter((each) => each !== path && each.slice(0, Math.max(0, each.lastIndexOf('/'))) === path).map((each) => each.slice(each.lastIndexOf('/') + 1)).sort();
    },
    followLinks: (folder) => (pathOf(folder) === undefined ? disk.followLinks(folder) : Promise.resolve(folder)),
  };
}

function foldersOf(files: Iterable<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) folders.add(file.slice(0, end));
  }
  return folders;
}
