import { fileURLToPath } from 'node:url';
import type { FileSystem } from '../language-server/file-system.ts';
import type { PackageContents } from '../language-server/package-contents.ts';
import { readManifest } from '../language-server/package-manifest.ts';
import { parentFolder } from '../language-server/project-finder.ts';
import type { Project } from '../language-server/project.ts';
import { listedUpTo } from '../model/phrases.ts';
import type { ChangedPackage } from './diff-report.ts';
import type { DiffSource } from './diff-source.ts';
import { runGit } from './git.ts';
import { shownPath } from './open-projects.ts';

/** A side with its project, read. */
export interface ReadSide {
  readonly source: DiffSource;
  readonly project: Project;
}

/** What a sparse checkout leaves out of the working tree, which looks as if it had been deleted. */
export async function sparseNotes({ name, repository, folder }: DiffSource, root: string): Promise<readonly string[]> {
  if (!repository || name !== 'the working tree') return [];
  const { stdout: isSparse } = await runGit(repository, ['config', '--bool', '--get', 'core.sparseCheckout']);
  if (isSparse.trim() !== 'true') return [];
  const { stdout } = await runGit(repository, ['ls-files', '-t', '-z', '--full-name', '--', `:(top,literal)${relativePath(repository.top, root)}`]);
  const left = stdout.split('\0').flatMap((line) => (line.startsWith('S ') && /(\.cxa|(^|\/)cxa\.json)$/.test(line) ? [line.slice(2)] : []));
  if (left.length === 0) return [];
  return [`A sparse checkout leaves ${listedUpTo(left, 3)} out of the working tree, as if ${left.length === 1 ? 'it' : 'they'} had been deleted; bring it in: git sparse-checkout add ${shownPath(folder)}`];
}

/** What two versions import, side by side: packages whose versions differ, and sentences about those of which only one is at hand. */
export async function comparePackages(before: ReadSide, after: ReadSide): Promise<{ readonly packages: readonly ChangedPackage[]; readonly notes: readonly string[] }> {
  const [then, now] = [await importedPackages(before.project), await importedPackages(after.project)];
  const packages: ChangedPackage[] = [];
  const notes: string[] = [];
  for (const name of [...new Set([...then, ...now].map((each) => each.name))].sort()) {
    const [earlier, later] = [then.find((each) => each.name === name), now.find((each) => each.name === name)];
    if (earlier?.version !== later?.version) {
      packages.push({ name, ...(earlier?.version !== undefined && { before: earlier.version }), ...(later?.version !== undefined && { after: later.version }) });
    } else if (earlier && later?.root === earlier.root && earlier.root.includes('/node_modules/')) {
      const note = await oneInstalled(before, after, later);
      if (note !== undefined) notes.push(note);
    }
  }
  return { packages, notes };
}

/** The packages that files of a project come from. */
async function importedPackages(project: Project): Promise<readonly PackageContents[]> {
  const files = project.documents.all().filter(({ isImported }) => isImported);
  return (await project.packages()).filter(({ root }) => files.some(({ uri }) => uri.startsWith(`${root}/`)));
}

/** Where the two ask for different versions, while both are read with the one that is installed. */
async function oneInstalled(before: ReadSide, after: ReadSide, { name, root, version = 'a version without a number' }: PackageContents): Promise<string | undefined> {
  const [then, now] = [await askedVersion(before, name, root), await askedVersion(after, name, root)];
  if (then === undefined || now === undefined || then === now) return undefined;
  const way = version === then ? `npm pack ${name}@${now}, and cxa template outdated --with its file` : `check ${before.source.name} out beside this, run npm ci there, and compare the two folders`;
  return `${before.source.name} asks for ${name} ${then} and ${after.source.name} for ${now}, but ${version} is installed and both are read with it; to see what the other changes: ${way}.`;
}

/** The version in the lock file, or where there is none the range in the `package.json`, of the nearest folder above that has one. */
async function askedVersion({ source: { fileSystem }, project: { root } }: ReadSide, name: string, installed: string): Promise<string | undefined> {
  for (let folder = root; folder.includes('/') && !folder.endsWith(':/'); folder = parentFolder(folder)) {
    for (const file of ['package-lock.json', 'npm-shrinkwrap.json']) {
      const version = fieldOf(fieldOf(fieldOf(await readObject(fileSystem, `${folder}/${file}`), 'packages'), `node_modules/${name}`), 'version');
      if (typeof version === 'string') return version;
    }
    const manifest = await readManifest(fileSystem, folder);
    for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      const range = fieldOf(manifest?.[field], name);
      if (typeof range === 'string') return range;
    }
    // Above the folder in which it is installed, nobody asks for it.
    if (installed.startsWith(`${folder}/node_modules/`)) return undefined;
  }
  return undefined;
}

async function readObject(fileSystem: FileSystem, uri: string): Promise<unknown> {
  if (!(await fileSystem.exists(uri))) return undefined;
  const file = await fileSystem.read(uri);
  try {
    return 'text' in file ? (JSON.parse(file.text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function relativePath(top: string, uri: string): string {
  const path = fileURLToPath(uri);
  return path === top ? '' : path.slice(top.length + 1).replaceAll('\\', '/');
}
