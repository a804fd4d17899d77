import type { FileSystem, ListOptions } from './file-system.ts';

/** A project's files, before any is read. */
export interface ProjectFiles {
  /** URI of its folder, without a slash at the end. */
  readonly root: string;
  /** URI of its `cxa.json`; undefined in a folder without one. */
  readonly config: string | undefined;
  /** URIs of its `.cxa` files, sorted. */
  readonly documents: readonly string[];
}

/**
 * The projects below a folder. A folder with a `cxa.json` is one, with everything below it but other projects; elsewhere
 * the topmost folder that holds `.cxa` files is.
 */
export async function findProjects(files: FileSystem, folder: string, options: ListOptions = {}): Promise<readonly ProjectFiles[]> {
  const found = await files.list(folder, options);
  const configs = found.filter((uri) => uri.endsWith('/cxa.json'));
  const roots = new Map<string, string | undefined>(configs.map((uri) => [parentFolder(uri), uri]));
  const documents = found.filter((uri) => uri.endsWith('.cxa'));
  for (const uri of [...documents].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))) {
    if (nearestRoot(roots, uri) === undefined) roots.set(parentFolder(uri), undefined);
  }
  const byRoot = new Map<string, string[]>([...roots.keys()].map((root) => [root, []]));
  for (const uri of documents) byRoot.get(nearestRoot(roots, uri) ?? '')?.push(uri);
  return [...byRoot]
    .map(([root, own]) => ({ root, config: roots.get(root), documents: own }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

/** What the project in this very folder is made of, in a version in which it may have had no `cxa.json`; undefined where there is none. */
export async function findProjectAt(files: FileSystem, root: string, options: ListOptions = {}): Promise<ProjectFiles | undefined> {
  // A document that lies in no project is one by itself.
  if (root.endsWith('.cxa')) return (await files.exists(root)) ? { root, config: undefined, documents: [root] } : undefined;
  const found = await findProjects(files, root, options);
  const own = found.find((project) => project.root === root);
  if (own) return own;
  const inner = found.filter(({ config }) => config === undefined).flatMap(({ documents }) => documents);
  return inner.length > 0 ? { root, config: undefined, documents: inner.sort() } : undefined;
}

/** The folder of the project that a file or folder belongs to: the nearest with a `cxa.json`, else the folder itself. */
export async function projectFolderOf(files: FileSystem, folder: string): Promise<string> {
  for (let candidate = folder; candidate.includes('/'); candidate = parentFolder(candidate)) {
    if (candidate.endsWith('/') || candidate.endsWith(':')) break;
    if (await files.exists(`${candidate}/cxa.json`)) return candidate;
  }
  return folder;
}

/** The folder of a file or folder, without a slash at the end. */
export function parentFolder(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function nearestRoot(roots: ReadonlyMap<string, unknown>, uri: string): string | undefined {
  for (let folder = parentFolder(uri); folder.includes('/'); folder = parentFolder(folder)) {
    if (roots.has(folder)) return folder;
  }
  return undefined;
}

function depth(uri: string): number {
  return uri.split('/').length;
}
