import type { FileSystem } from './file-system.ts';
import { globExpression } from './glob.ts';
import { isTexts, readManifest } from './package-manifest.ts';
import { foldersAbove, parentFolder } from './project-finder.ts';

/**
 * The folder of the package that a file imports: the one around it where it has that name, as in Node, so that a package's
 * example says what everybody else will say; what is installed in `node_modules` upwards; else the package of that name among the `workspaces` of a `package.json` upwards, so that a repository's own packages are found before
 * anything is installed. Undefined when there is none.
 */
export async function findPackage(files: FileSystem, from: string, name: string): Promise<string | undefined> {
  const own = await findPackageAround(files, from, name);
  if (own !== undefined) return own;
  for (const folder of foldersAbove(from)) {
    const root = `${folder}/node_modules/${name}`;
    if (await files.exists(`${root}/package.json`)) return followLink(files, folder, root);
  }
  for (const folder of foldersAbove(from)) {
    const root = await findInWorkspaces(files, folder, name);
    if (root !== undefined) return root;
  }
  return undefined;
}

async function findPackageAround(files: FileSystem, from: string, name: string): Promise<string | undefined> {
  for (const folder of foldersAbove(from)) {
    const manifest = await readManifest(files, folder);
    if (manifest !== undefined) return manifest.name === name && manifest.cxa !== undefined ? folder : undefined;
  }
  return undefined;
}

/** A package that has files of CXA for others. */
export interface FoundPackage {
  readonly name: string;
  /** URI of its folder, links followed. */
  readonly root: string;
}

/** Every package that a file could import, by name; of several of one name the one that the import would find. */
export async function findPackages(files: FileSystem, from: string): Promise<readonly FoundPackage[]> {
  const found = new Map<string, FoundPackage>();
  const add = async (root: string, name: string): Promise<void> => {
    if (found.has(name) || from.startsWith(`${root}/`)) return;
    const manifest = await readManifest(files, root);
    if (manifest?.cxa !== undefined && manifest.name === name) found.set(name, { name, root });
  };
  for (const folder of foldersAbove(from)) {
    for (const name of await installedIn(files, `${folder}/node_modules`)) {
      const root = `${folder}/node_modules/${name}`;
      await add(await followLink(files, folder, root), name);
    }
  }
  for (const folder of foldersAbove(from)) {
    for (const root of await workspacesOf(files, folder)) {
      const name = (await readManifest(files, root))?.name;
      if (typeof name === 'string') await add(root, name);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function installedIn(files: FileSystem, folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of await files.folders(folder)) {
    if (!name.startsWith('@')) names.push(name);
    else names.push(...(await files.folders(`${folder}/${name}`)).map((inner) => `${name}/${inner}`));
  }
  return names.filter((name) => !name.startsWith('.'));
}

/**
 * A linked package is read where it really is: there the search for files goes through, there its own imports are
 * looked up, and the same file is one document, however many link to it. Where it really is is written as the
 * importing file's folder is, which may itself be reached over a link.
 */
async function followLink(files: FileSystem, folder: string, root: string): Promise<string> {
  const [realRoot, realFolder] = await Promise.all([files.followLinks(root), files.followLinks(folder)]);
  if (realRoot.startsWith(`${realFolder}/`)) return `${folder}${realRoot.slice(realFolder.length)}`;
  return realRoot;
}

async function findInWorkspaces(files: FileSystem, folder: string, name: string): Promise<string | undefined> {
  for (const root of await workspacesOf(files, folder)) if ((await readManifest(files, root))?.name === name) return root;
  return undefined;
}

/** The folders of a repository's packages, in the order of its `package.json`. */
async function workspacesOf(files: FileSystem, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const patterns = workspacePatterns((await readManifest(files, folder))?.workspaces);
  const left = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => globExpression(pattern.slice(1)));
  for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
    for (const root of await foldersOf(files, folder, pattern)) {
      if (!left.some((expression) => expression.test(root.slice(folder.length + 1)))) found.push(root);
    }
  }
  return found;
}

/** As npm has them, a list, or as Yarn may, an object with one. */
function workspacePatterns(workspaces: unknown): readonly string[] {
  const patterns = typeof workspaces === 'object' && workspaces !== null && 'packages' in workspaces ? workspaces.packages : workspaces;
  return isTexts(patterns) ? patterns.map((pattern) => pattern.replace(/^(!?)\.\//, '$1').replace(/\/+$/, '')) : [];
}

/** The folders that fit a pattern, of those with `.cxa` files somewhere in them: another one brings nothing. */
async function foldersOf(files: FileSystem, folder: string, pattern: string): Promise<readonly string[]> {
  if (!/[*?]/.test(pattern)) return [`${folder}/${pattern}`];
  const [fixed = ''] = /^([^*?]*\/)?/.exec(pattern) ?? [];
  const expression = globExpression(pattern);
  const found = new Set<string>();
  for (const file of await files.list(`${folder}/${fixed}`.replace(/\/$/, ''))) {
    for (let inner = parentFolder(file); inner.length > folder.length; inner = parentFolder(inner)) {
      if (expression.test(inner.slice(folder.length + 1))) found.add(inner);
    }
  }
  return [...found].sort();
}
