import type { FileSystem } from '../language-server/file-system.ts';
import { overlayFiles } from '../language-server/overlay-files.ts';
import { readManifest } from '../language-server/package-manifest.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import { foldersAbove } from '../language-server/project-finder.ts';
import { listed } from '../model/phrases.ts';
import type { GivenPackage } from './package-archive.ts';
import { fitsRange } from './package-versions.ts';
import { UsageError } from './usage-error.ts';

/** The disk as it would be with other versions of packages, and where these are in it. */
export interface PackageOverlay {
  readonly fileSystem: FileSystem;
  /** URIs of folders, by the package's name; there may be several copies. */
  readonly roots: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts packages into the place of those that a loaded project imports, all at once, since they may import one another. One that is not
 * there yet is put where npm would install it: a package that another one now needs.
 */
export async function overlayPackages(fileSystem: FileSystem, project: Project, given: readonly GivenPackage[]): Promise<PackageOverlay> {
  const imported = await importedRoots(fileSystem, project);
  const roots = new Map(given.map(({ name }) => [name, imported.get(name) ?? [`${project.root}/node_modules/${name}`]] as const));
  const overlaid = given.reduce((files, { name, texts }) => (roots.get(name) ?? []).reduce((inner, root) => overlayFiles(inner, root, texts), files), fileSystem);
  return { fileSystem: overlaid, roots };
}

/** The folders of the packages from which files of a project come, directly or through another package, by name. */
export async function importedRoots(fileSystem: FileSystem, project: Project): Promise<ReadonlyMap<string, readonly string[]>> {
  const roots = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { uri, isImported } of project.documents.all()) {
    if (!isImported) continue;
    for (const folder of foldersAbove(uri)) {
      if (seen.has(folder)) break;
      seen.add(folder);
      const manifest = await readManifest(fileSystem, folder);
      if (manifest === undefined) continue;
      if (typeof manifest.name === 'string' && manifest.cxa !== undefined) roots.set(manifest.name, (roots.get(manifest.name) ?? new Set()).add(folder));
      break;
    }
  }
  return new Map([...roots].map(([name, folders]) => [name, [...folders].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Those of the given packages that an architecture imports with all of them in place: one may be needed by another alone. */
export function importedAmong({ roots }: PackageOverlay, given: readonly GivenPackage[], { fragments }: ProjectState): readonly GivenPackage[] {
  return given.filter(({ name }) => (roots.get(name) ?? []).some((root) => fragments.some(({ uri }) => uri.startsWith(`${root}/`))));
}

/** A package that nothing imports would change nothing: it is named by mistake. */
export function refuseUnused(given: readonly GivenPackage[], used: readonly GivenPackage[], known: readonly string[]): void {
  const unused = given.find((each) => !used.includes(each));
  if (unused === undefined) return;
  const what = known.length === 0 ? 'no package is' : `${listed(known)} ${known.length === 1 ? 'is' : 'are'}`;
  throw new UsageError(`"${unused.path}" is the package ${unused.name}, which is not imported here; ${what}.`);
}

/** What a given package asks of others in versions that would not be there, one sentence each. */
export function unmetNeeds(given: readonly GivenPackage[], versionOf: (name: string) => string | undefined): readonly string[] {
  return given.flatMap((each) =>
    Object.entries(needsOf(each)).flatMap(([name, range]) => {
      const version = given.find((other) => other.name === name)?.version ?? versionOf(name);
      if (version === undefined || fitsRange(version, range) !== false) return [];
      return [`${each.name} ${each.version} asks for ${name} ${range}, and here it is read with ${version}; give that one too with --with.`];
    }),
  );
}

function needsOf({ texts }: GivenPackage): Readonly<Record<string, string>> {
  const manifest = JSON.parse(texts.get('package.json') ?? '{}') as Readonly<Record<string, unknown>>;
  const all = { ...(manifest.peerDependencies as object | undefined), ...(manifest.dependencies as object | undefined) };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'cxa'));
}
