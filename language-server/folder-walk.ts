import { canonicalUri } from './canonical-uri.ts';
import type { ListOptions } from './file-system.ts';
import { sourcePatterns } from './file-system.ts';
import { globExpression } from './glob.ts';
import type { FolderEntry } from './protocol.ts';

/** What a walk has found. */
export interface Walk {
  /** URIs, sorted. */
  readonly files: readonly string[];
  /** There is more than was looked at. */
  readonly isCut: boolean;
}

/** Folders that are opened: a repository of code that has its architecture in one of them has fewer. */
export const mostFolders = 2_000;
/** Levels of folders, against folders that contain themselves. */
const mostLevels = 24;
/** ms for the whole walk. */
const longestWalk = 30_000;

/**
 * Finds files folder by folder, level by level, where nobody can search: without `node_modules`, hidden files and folders,
 * and links. `entries` answers undefined for a folder that cannot be read.
 */
export async function walkFolder(
  folder: string,
  { depth = mostLevels, patterns = sourcePatterns }: ListOptions,
  entries: (folder: string) => Promise<readonly FolderEntry[] | undefined>,
): Promise<Walk> {
  const expressions = patterns.map(globExpression);
  const end = Date.now() + longestWalk;
  const files: string[] = [];
  let level: readonly OpenFolder[] = [{ uri: folder, path: '' }];
  let opened = 0;
  for (let deep = 0; level.length > 0 && deep < depth; deep++) {
    if (deep >= mostLevels || Date.now() > end) return { files: files.sort(), isCut: true };
    const looked = level.slice(0, mostFolders - opened);
    opened += looked.length;
    const found = await Promise.all(looked.map(async (each) => ({ ...each, inside: (await entries(each.uri)) ?? [] })));
    const inner: OpenFolder[] = [];
    for (const { uri, path, inside } of found) {
      for (const { name, isFolder, isLink } of inside) {
        if (isLink || name.startsWith('.') || name === 'node_modules') continue;
        const child = { uri: canonicalUri(`${uri}/${encodeURIComponent(name)}`), path: `${path}${name}` };
        if (isFolder) inner.push({ ...child, path: `${child.path}/` });
        else if (expressions.some((expression) => expression.test(child.path))) files.push(child.uri);
      }
    }
    if (looked.length < level.length) return { files: files.sort(), isCut: true };
    level = inner;
  }
  return { files: files.sort(), isCut: false };
}

interface OpenFolder {
  readonly uri: string;
  /** From the folder where the walk began, with a slash at the end. */
  readonly path: string;
}
