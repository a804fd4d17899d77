import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileSystem } from '../language-server/file-system.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { findCommit, findForkPoint, findRepository, findSuperproject, runGit } from './git.ts';
import type { GitRepository } from './git.ts';
import { openCommit } from './git-commit.ts';
import { createGitFiles } from './git-files.ts';
import { UsageError } from './usage-error.ts';

/** One of the two versions that are compared, found but not read. */
export interface DiffSource {
  /** How it was named: `main`, `plateau now`, `the working tree`. */
  readonly name: string;
  readonly fileSystem: FileSystem;
  /** The folder, as a URI, in which the project is looked for. */
  readonly folder: string;
  /** The plateau that is compared, by its name. */
  readonly at: string | undefined;
  /** The repository that it is a version of; undefined for a folder. */
  readonly repository?: GitRepository | undefined;
  /** Sentences about what should have been a part of it and could not be read so far. */
  problems(): readonly string[];
  close(): void;
}

/**
 * What a word on the command line means: nothing the working tree, `plateau:now` a plateau of it, else a revision of the
 * repository (`main...feature`: where the two have gone apart), else a folder. A folder that is called as a branch is, is named with `./`.
 * @param folder where the project is, in the working tree and in every revision
 */
export async function findSource(word: string | undefined, folder: string, at: string | undefined): Promise<DiffSource> {
  const disk = { fileSystem: createNodeFiles(), problems: () => [], close: () => {} };
  const here = uriOf(folder);
  if (word === undefined) return { ...disk, name: 'the working tree', folder: here, at, repository: await findRepository(existingFolder(folder)).catch(() => undefined) };
  const plateau = /^plateau:(.+)$/.exec(word)?.[1];
  if (plateau !== undefined) {
    if (at !== undefined && at !== plateau) throw new UsageError(`"${word}" and "${at}" are two plateaus for one side; name one.`);
    return { ...disk, name: `plateau ${plateau}`, folder: here, at: plateau };
  }
  const isFolder = existsSync(word) && statSync(word).isDirectory();
  const isPath = /^(\.{0,2}[\\/]|\.{1,2}$|[a-z]:)/i.test(word);
  if (isFolder && isPath) return { ...disk, name: word, folder: uriOf(resolve(word)), at };
  const around = isPath ? undefined : await findRepository(existingFolder(folder));
  // A submodule has its own history; what that does not have may be a revision of the repository in which it is recorded.
  for (let repository = around; repository; repository = await findSuperproject(repository)) {
    const id = word.includes('...') ? await forkPoint(repository, word) : await findCommit(repository, word);
    if (id === undefined) continue;
    const fileSystem = createGitFiles(await openCommit(repository, id));
    return { name: word, fileSystem, folder: here, at, repository, problems: fileSystem.problems, close: fileSystem.close };
  }
  if (isFolder) return { ...disk, name: word, folder: uriOf(resolve(word)), at };
  if (around) throw new UsageError(await nothingCalled(word, around));
  if (existsSync(word)) throw new UsageError(`"${word}" is a file; name a revision or a folder.`);
  throw new UsageError(isPath ? `There is no folder "${word}".` : `There is no folder "${word}", and this is no git repository, so it is no revision either.`);
}

/** A side that is left out is what is checked out. */
async function forkPoint(repository: GitRepository, word: string): Promise<string | undefined> {
  const [one, other] = await Promise.all(word.split('...', 2).map((side) => findCommit(repository, side === '' ? 'HEAD' : side)));
  return one === undefined || other === undefined ? undefined : findForkPoint(repository, one, other);
}

/** Why there is no such revision, and how to get it, in a line that can be copied: `actions/checkout` leaves much out. */
async function nothingCalled(word: string, repository: GitRepository): Promise<string> {
  const { stdout: any } = await runGit(repository, ['rev-list', '--all', '--max-count=1']);
  if (any.trim() === '') return `There is no commit in this repository yet, so "${word}" is none; make the first one, or compare two folders.`;
  const missing = `There is no revision "${word}" in this repository, nor a folder of that name`;
  const { stdout: shallow } = await runGit(repository, ['rev-parse', '--is-shallow-repository']);
  const { stdout: remotes } = await runGit(repository, ['remote']);
  const remote = remotes.split('\n').includes('origin') ? 'origin' : remotes.split('\n')[0];
  const branch = word.replace(new RegExp(`^(refs/remotes/)?${remote}/`), '').replace(/[~^@:].*$|\.\.\..*$/, '');
  const isName = /^\w[\w./-]*$/.test(branch) && branch !== 'HEAD';
  const isWhole = branch === word || word.endsWith(`/${branch}`);
  if (remote === undefined || remote === '' || (shallow.trim() !== 'true' && !(isName && isWhole))) return `${missing}; there are: git branch --all`;
  return `${missing}; if it is on the server, fetch it: ${isName && isWhole ? `git fetch ${remote} ${branch}` : `git fetch --unshallow ${remote}`}`;
}

function uriOf(path: string): string {
  const full = resolve(path);
  return pathToFileURL(existsSync(full) ? existingFolder(full) : full).href.replace(/\/$/, '');
}

/** Of a file the folder that it is in; of a folder that is only in a revision, the nearest around it that is there. */
function existingFolder(path: string): string {
  const full = resolve(path);
  const isFolder = existsSync(full) && statSync(full).isDirectory();
  return isFolder || dirname(full) === full ? full : existingFolder(dirname(full));
}
