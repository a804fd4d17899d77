import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { diffModels } from '../model/diff.ts';
import type { Change } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprints } from '../model/fingerprint.ts';
import { overlayFiles } from '../language-server/overlay-files.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import type { PackageContents } from '../language-server/package-contents.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import type { GivenPackage } from './package-archive.ts';
import { readGivenPackage } from './package-archive.ts';
import { compareVersions, fitsRange } from './package-versions.ts';
import { openProjects, shownPath } from './open-projects.ts';

/** A package that a project imports, and what a newer one would change in it. */
export interface PackageUpgrade {
  readonly name: string;
  /** The version that is imported; undefined where its manifest states none. */
  readonly installed?: string;
  /** The range in the nearest `package.json` that names it, and whether the installed one fits; undefined where that cannot be told. */
  readonly asked?: { readonly range: string; readonly fits: boolean | undefined };
  /** The version in the `package-lock.json`. */
  readonly locked?: string;
  /** The newest that was given or that lies in another `node_modules` upwards, where it is not the imported one. */
  readonly newer?: NewerPackage;
}

export interface NewerPackage {
  readonly version: string;
  /** Where it lies, as people read it. */
  readonly from: string;
  /** Whether the `package.json` would take it; undefined where that cannot be told. */
  readonly fits: boolean | undefined;
  readonly changes: readonly Change[];
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
}

/** The packages that a project imports, each beside the newest one at hand. Nothing is looked up in a registry. */
export async function packageUpgrades(project: Project, given: readonly GivenPackage[]): Promise<readonly PackageUpgrade[]> {
  const upgrades: PackageUpgrade[] = [];
  for (const known of await importedPackages(project)) upgrades.push(await upgradeOf(project, known, given));
  return upgrades;
}

/** The packages that files of a project come from. */
export async function importedPackages(project: Project): Promise<readonly PackageContents[]> {
  const files = project.documents.all().filter(({ isImported }) => isImported);
  return (await project.packages()).filter(({ root }) => files.some(({ uri }) => uri.startsWith(`${root}/`)));
}

async function upgradeOf(project: Project, known: PackageContents, given: readonly GivenPackage[]): Promise<PackageUpgrade> {
  const { name, version } = known;
  const folder = fileURLToPath(project.root);
  const range = askedRange(folder, name);
  const locked = lockedVersion(folder, name);
  const newest = await newestAtHand(folder, known, given);
  return {
    name,
    ...(version !== undefined && { installed: version }),
    ...(range !== undefined && { asked: { range, fits: version === undefined ? undefined : fitsRange(version, range) } }),
    ...(locked !== undefined && { locked }),
    ...(newest && { newer: await compareWith(project, known, newest, range) }),
  };
}

/** What was asked for by `--with` is looked at whatever its version; a copy elsewhere only where it is newer. */
async function newestAtHand(folder: string, { name, root, version }: PackageContents, given: readonly GivenPackage[]): Promise<GivenPackage | undefined> {
  const asked = given.filter((each) => each.name === name).sort((a, b) => compareVersions(b.version, a.version));
  if (asked[0]) return asked[0];
  const copies = foldersAbove(folder)
    .map((above) => join(above, 'node_modules', name))
    .filter((copy) => existsSync(join(copy, 'package.json')) && copy !== fileURLToPath(root));
  const newer: GivenPackage[] = [];
  for (const copy of copies) {
    const stated = manifestOf(join(copy, 'package.json')).version;
    if (typeof stated === 'string' && version !== undefined && compareVersions(stated, version) > 0) newer.push(await readGivenPackage(copy));
  }
  return newer.sort((a, b) => compareVersions(b.version, a.version))[0];
}

async function compareWith(project: Project, { root }: PackageContents, newest: GivenPackage, range: string | undefined): Promise<NewerPackage> {
  const fileSystem = overlayFiles(createNodeFiles(), root, newest.texts);
  const opened = await openProjects([fileURLToPath(project.root)], { fileSystem, today: project.state().today });
  const after = opened.find((each) => each.project.root === project.root)?.project.state() ?? project.state();
  const before = project.state();
  return {
    version: newest.version,
    from: shownPath(pathToFileURL(resolve(newest.path)).href),
    fits: range === undefined ? undefined : fitsRange(newest.version, range),
    changes: diffModels(before.model, after.model).changes,
    introduced: findingsOnlyIn(after, before),
    fixed: findingsOnlyIn(before, after),
  };
}

function findingsOnlyIn(one: ProjectState, other: ProjectState): readonly Finding[] {
  const spoken = (state: ProjectState) => fingerprints(state.findings.filter(({ waived }) => !waived));
  const known = new Set(spoken(other).values());
  return [...spoken(one)].filter(([, print]) => !known.has(print)).map(([finding]) => finding);
}

function askedRange(folder: string, name: string): string | undefined {
  for (const above of foldersAbove(folder)) {
    const manifest = manifestOf(join(above, 'package.json'));
    for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
      const range = entryOf(manifest[field], name);
      if (typeof range === 'string') return range;
    }
  }
  return undefined;
}

function lockedVersion(folder: string, name: string): string | undefined {
  for (const above of foldersAbove(folder)) {
    const entry = entryOf(manifestOf(join(above, 'package-lock.json')).packages, `node_modules/${name}`);
    const version = entryOf(entry, 'version');
    if (typeof version === 'string') return version;
  }
  return undefined;
}

function entryOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function manifestOf(path: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? (manifest as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
