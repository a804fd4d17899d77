import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeFile, sourcePatterns } from '../language-server/file-system.ts';
import type { FileSystem } from '../language-server/file-system.ts';
import { globExpression } from '../language-server/glob.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import type { GitCommit } from './git-commit.ts';
import { readLargeFile } from './git-lfs.ts';
import { createGitTree } from './git-tree.ts';

/** The files of a commit. */
export interface GitFiles extends FileSystem {
  /** Sentences about what is a part of the commit and could not be read. */
  problems(): readonly string[];
  close(): void;
}

/**
 * The files as they are in a commit, under the addresses that they have on the disk. What is installed in `node_modules`, unless
 * that is committed, and what lies outside of the repository is in no commit; that is read from the disk as it is today.
 */
export function createGitFiles(commit: GitCommit): GitFiles {
  const disk = createNodeFiles();
  const tree = createGitTree(commit);
  const { top } = commit.repository;
  const problems = new Set<string>();
  /** The path in the commit, empty for its top; undefined for what is read from the disk. */
  const pathOf = (uri: string): string | undefined => {
    if (!uri.startsWith('file:')) return undefined;
    const path = relative(top, fileURLToPath(uri));
    const parts = path === '' ? [] : path.split(sep);
    if (parts[0] === '..' || /^[a-z]:/i.test(path)) return undefined;
    const installed = parts.indexOf('node_modules');
    return installed >= 0 && !tree.hasFolder(parts.slice(0, installed + 1).join('/')) ? undefined : parts.join('/');
  };
  const find = async (path: string) => {
    const found = await tree.find(path);
    if (found?.kind === 'problem') problems.add(found.sentence);
    return found;
  };
  return {
    async read(uri) {
      const path = pathOf(uri);
      if (path === undefined) return disk.read(uri);
      const found = await find(path);
      if (found?.kind === 'problem') return { problem: found.sentence };
      if (found?.kind !== 'file') return { problem: `${basename(path)} cannot be read: ${found ? 'it is a folder' : 'it does not exist'}.` };
      const bytes = await found.commit.read(found.object);
      const large = await readLargeFile(found.commit.repository, path, bytes);
      if (large && 'problem' in large) problems.add(large.problem);
      return large && 'problem' in large ? large : decodeFile(basename(path), large?.bytes ?? bytes);
    },
    async list(folder, options = {}) {
      const path = pathOf(folder);
      if (path === undefined) return disk.list(folder, options);
      const { depth = Number.POSITIVE_INFINITY, patterns = sourcePatterns } = options;
      const expressions = patterns.map(globExpression);
      const below = await tree.below(path);
      for (const sentence of below.problems) problems.add(sentence);
      // As on the disk: neither what is hidden nor what is installed, and under the name by which the folder was asked for.
      return below.files
        .filter((inner) => inner.split('/').length <= depth && expressions.some((expression) => expression.test(inner)))
        .map((inner) => pathToFileURL(join(fileURLToPath(folder), inner)).href)
        .sort();
    },
    async exists(uri) {
      const path = pathOf(uri);
      if (path === undefined) return disk.exists(uri);
      const found = await find(path);
      return found?.kind === 'file' || found?.kind === 'folder';
    },
    async folders(folder) {
      const path = pathOf(folder);
      return path === undefined ? disk.folders(folder) : tree.foldersIn(path);
    },
    async followLinks(folder) {
      const path = pathOf(folder);
      if (path === undefined) return disk.followLinks(folder);
      const found = await find(path);
      return found?.kind === 'folder' ? pathToFileURL(join(top, found.path)).href.replace(/\/$/, '') : folder;
    },
    problems: () => [...problems],
    close: () => tree.close(),
  };
}
