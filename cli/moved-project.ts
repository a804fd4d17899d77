import { pathToFileURL } from 'node:url';
import { parse } from 'jsonc-parser';
import type { FileSystem } from '../language-server/file-system.ts';
import { findProjects } from '../language-server/project-finder.ts';
import type { ProjectFiles } from '../language-server/project-finder.ts';
import type { DiffSource } from './diff-source.ts';
import { shownPath } from './open-projects.ts';
import { UsageError } from './usage-error.ts';

/** How much of the smaller one's files must be files of the other, by name or by text. */
const enough = 0.5;

interface MovedQuestion {
  /** The version in which nothing is where the project is in the other. */
  readonly source: DiffSource;
  readonly elsewhere: DiffSource;
  /** The project in that other one. */
  readonly like: ProjectFiles;
}

/**
 * The project that was, or came to be, somewhere else in the repository: with the same name in its `cxa.json`, or with
 * mostly the same files. One that is in the same place in both versions is another project.
 * @throws UsageError where it could be several
 */
export async function findMovedProject({ source, elsewhere, like }: MovedQuestion): Promise<{ readonly found: ProjectFiles | undefined; readonly notes: readonly string[] }> {
  const { repository } = source;
  if (!repository) return { found: undefined, notes: [] };
  const top = pathToFileURL(repository.top).href.replace(/\/$/, '');
  const all = (await findProjects(source.fileSystem, top)).filter(({ documents }) => documents.length > 0);
  const others: ProjectFiles[] = [];
  for (const each of all) if (!(await isProject(elsewhere.fileSystem, each))) others.push(each);
  if (others.length === 0) return { found: undefined, notes: [] };
  const [name, files] = [await nameOf(elsewhere.fileSystem, like), await fingerprint(elsewhere.fileSystem, like)];
  const named: ProjectFiles[] = [];
  const alike: ProjectFiles[] = [];
  for (const each of others) {
    if (name !== undefined && (await nameOf(source.fileSystem, each)) === name) named.push(each);
    else if (likeness(files, await fingerprint(source.fileSystem, each)) >= enough) alike.push(each);
  }
  const candidates = named.length > 0 ? named : alike;
  const [only, ...more] = candidates;
  if (only && more.length === 0) return { found: only, notes: [] };
  const list = (projects: readonly ProjectFiles[]) => projects.map(({ root }) => shownPath(root)).join(', ');
  if (more.length > 0) throw new UsageError(`The project in ${shownPath(like.root)} of ${elsewhere.name} may be any of these in ${source.name}; name the folder of each side with --project-base and --project: ${list(candidates)}`);
  return { found: undefined, notes: [`In ${source.name} there is no project in ${shownPath(like.root)}; if it is one of these, moved and much changed, name the folder of each side with --project-base and --project: ${list(others)}`] };
}

/** Whether it is one by its settings, or by a file at least, in the other version too. */
async function isProject(fileSystem: FileSystem, { config, documents }: ProjectFiles): Promise<boolean> {
  for (const uri of config === undefined ? documents : [config]) if (await fileSystem.exists(uri)) return true;
  return false;
}

async function nameOf(fileSystem: FileSystem, { config }: ProjectFiles): Promise<string | undefined> {
  const file = config === undefined ? undefined : await fileSystem.read(config);
  if (!file || !('text' in file)) return undefined;
  const settings: unknown = parse(file.text);
  return typeof settings === 'object' && settings !== null && 'name' in settings && typeof settings.name === 'string' ? settings.name : undefined;
}

/** Each file by its name, with its text. */
async function fingerprint(fileSystem: FileSystem, { documents }: ProjectFiles): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const uri of documents) {
    const file = await fileSystem.read(uri);
    found.set(uri.slice(uri.lastIndexOf('/') + 1), 'text' in file ? file.text : '');
  }
  return found;
}

function likeness(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const texts = new Set(other.values());
  const shared = [...one].filter(([name, text]) => other.has(name) || texts.has(text)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}
