import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileSystem } from '../language-server/file-system.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { createProject } from '../language-server/project.ts';
import type { Project } from '../language-server/project.ts';
import { findProjectAt, findProjects, projectFolderOf } from '../language-server/project-finder.ts';
import type { ProjectFiles } from '../language-server/project-finder.ts';
import { findCommit, findRepository, openCommit } from './git.ts';
import { createGitFiles } from './git-files.ts';
import { shownPath } from './open-projects.ts';
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
  close(): void;
}

/**
 * What a word on the command line means: nothing the working tree, `plateau:now` a plateau of it, else a revision of the
 * repository, else a folder. A folder that is called as a branch is, is named with `./`.
 * @param folder where the project is, in the working tree and in every revision
 */
export async function findSource(word: string | undefined, folder: string, at: string | undefined): Promise<DiffSource> {
  const disk = { fileSystem: createNodeFiles(), close: () => {} };
  const here = uriOf(folder);
  if (word === undefined) return { ...disk, name: 'the working tree', folder: here, at };
  const plateau = /^plateau:(.+)$/.exec(word)?.[1];
  if (plateau !== undefined) {
    if (at !== undefined && at !== plateau) throw new UsageError(`"${word}" and "${at}" are two plateaus for one side; name one.`);
    return { ...disk, name: `plateau ${plateau}`, folder: here, at: plateau };
  }
  const isFolder = existsSync(word) && statSync(word).isDirectory();
  const isPath = /^(\.{0,2}[\\/]|\.{1,2}$|[a-z]:)/i.test(word);
  if (isFolder && isPath) return { ...disk, name: word, folder: uriOf(resolve(word)), at };
  const top = isPath ? undefined : await findRepository(existingFolder(folder));
  const id = top === undefined ? undefined : await findCommit(top, word);
  if (top !== undefined && id !== undefined) {
    const commit = await openCommit(top, id);
    return { name: word, fileSystem: createGitFiles(commit), folder: here, at, close: commit.close };
  }
  if (isFolder) return { ...disk, name: word, folder: uriOf(resolve(word)), at };
  if (top !== undefined) {
    throw new UsageError(`There is no revision "${word}" in this repository, nor a folder of that name; if it is on the server, fetch it: ${fetchLine(word)}`);
  }
  if (existsSync(word)) throw new UsageError(`"${word}" is a file; name a revision or a folder.`);
  throw new UsageError(isPath ? `There is no folder "${word}".` : `There is no folder "${word}", and this is no git repository, so it is no revision either.`);
}

/** What `actions/checkout` leaves out, in a line that can be copied. */
function fetchLine(revision: string): string {
  const branch = revision.replace(/^(refs\/remotes\/)?origin\//, '').replace(/[~^@:].*$/, '');
  return /^[\w./-]+$/.test(branch) && branch !== 'HEAD' ? `git fetch origin ${branch}` : 'git fetch --unshallow origin';
}

/** The project of each side, by the same place in both; undefined where there is none. */
export async function findSides(before: DiffSource, after: DiffSource): Promise<readonly [ProjectFiles | undefined, ProjectFiles | undefined]> {
  if (before.folder !== after.folder) return [await onlyProject(before), await onlyProject(after)];
  const later = await onlyProject(after);
  const earlier = later ? await findProjectAt(before.fileSystem, later.root) : await onlyProject(before);
  return [earlier, later ?? (earlier && (await findProjectAt(after.fileSystem, earlier.root)))];
}

async function onlyProject({ fileSystem, folder, name }: DiffSource): Promise<ProjectFiles | undefined> {
  const root = await projectFolderOf(fileSystem, folder);
  const found = (await findProjects(fileSystem, root)).filter(({ documents, config }) => documents.length > 0 || config !== undefined);
  const around = root === folder ? undefined : found.find((files) => files.root === root);
  if (around) return around;
  const [only, ...more] = found.filter((files) => files.root === folder || files.root.startsWith(`${folder}/`));
  if (more.length === 0) return only;
  throw new UsageError(`There are ${more.length + 1} projects in ${name}; name one with --project: ${[only, ...more].flatMap((files) => (files ? [shownPath(files.root)] : [])).join(', ')}`);
}

/** Reads and checks one side. */
export async function readSide({ fileSystem, at, name }: DiffSource, files: ProjectFiles | undefined, root: string, today: string): Promise<Project> {
  const project = createProject(files ?? { root, config: undefined, documents: [] }, { fileSystem, today: () => today, ...(at !== undefined && files && { at }) });
  await project.load();
  if (at !== undefined && files) {
    const known = project.documents.symbols().ofKinds(['plateau']).map(({ path }) => path);
    if (!known.includes(at)) throw new UsageError(`There is no plateau "${at}" in ${name}${known.length > 0 ? `; there are ${known.join(', ')}.` : ', which declares none.'}`);
  }
  return project;
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
