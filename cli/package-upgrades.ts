import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { diffModels } from '../model/diff.ts';
import type { Change } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprints } from '../model/fingerprint.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import type { GivenPackage } from './package-archive.ts';
import { readGivenPackage } from './package-archive.ts';
import { importedAmong, importedRoots, overlayPackages, unmetNeeds } from './package-overlay.ts';
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

export interface NewerPackage extends UpgradeEffect {
  readonly version: string;
  /** Where it lies, as people read it. */
  readonly from: string;
  /** Whether the `package.json` would take it; undefined where that cannot be told. */
  readonly fits: boolean | undefined;
}

/** What an upgrade changes in an architecture. */
export interface UpgradeEffect {
  readonly changes: readonly Change[];
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
  /** Sentences about other packages that the newer one asks for in other versions. */
  readonly needs: readonly string[];
}

/** The packages of a project; and where there are several newer ones, what all of them together change, since they may import one another. */
export interface ProjectUpgrades {
  /** The project's folder, relative to the working directory. */
  readonly project: string;
  /** Those of the given packages that the project imports, or would. */
  readonly given: readonly GivenPackage[];
  readonly packages: readonly PackageUpgrade[];
  readonly together?: UpgradeEffect & { readonly packages: readonly { readonly name: string; readonly version: string }[] };
}

/** The packages that a project imports, each beside the newest one at hand. Nothing is looked up in a registry. */
export async function packageUpgrades(project: Project, all: readonly GivenPackage[]): Promise<ProjectUpgrades> {
  const folder = fileURLToPath(project.root);
  const given = all.length === 0 ? all : (await readWith(project, all)).used;
  const packages: PackageUpgrade[] = [];
  const newest: GivenPackage[] = [...given];
  for (const [name, [root = project.root]] of await importedRoots(createNodeFiles(), project)) {
    const version = versionIn(fileURLToPath(root));
    const range = askedRange(folder, name);
    const locked = lockedVersion(folder, name);
    const best = await newestAtHand(folder, { name, root, version }, given);
    if (best && !newest.includes(best)) newest.push(best);
    packages.push({
      name,
      ...(version !== undefined && { installed: version }),
      ...(range !== undefined && { asked: { range, fits: version === undefined ? undefined : fitsRange(version, range) } }),
      ...(locked !== undefined && { locked }),
      ...(best && { newer: { version: best.version, from: shownFolder(best), fits: range === undefined ? undefined : fitsRange(best.version, range), ...(await compareWith(project, [best])) } }),
    });
  }
  return { project: shownPath(project.root), given, packages, ...(newest.length > 1 && { together: { packages: newest.map(({ name, version }) => ({ name, version })), ...(await compareWith(project, newest)) } }) };
}

interface ImportedPackage {
  readonly name: string;
  /** URI of its folder. */
  readonly root: string;
  readonly version: string | undefined;
}

/** What was asked for by `--with` is looked at whatever its version; a copy elsewhere only where it is newer. */
async function newestAtHand(folder: string, { name, root, version }: ImportedPackage, given: readonly GivenPackage[]): Promise<GivenPackage | undefined> {
  const asked = given.filter((each) => each.name === name).sort((a, b) => compareVersions(b.version, a.version));
  if (asked[0]) return asked[0];
  const copies = foldersAbove(folder)
    .map((above) => join(above, 'node_modules', name))
    .filter((copy) => existsSync(join(copy, 'package.json')) && copy !== fileURLToPath(root));
  const newer: GivenPackage[] = [];
  for (const copy of copies) {
    const stated = versionIn(copy);
    if (stated !== undefined && version !== undefined && compareVersions(stated, version) > 0) newer.push(await readGivenPackage(copy));
  }
  return newer.sort((a, b) => compareVersions(b.version, a.version))[0];
}

async function compareWith(project: Project, packages: readonly GivenPackage[]): Promise<UpgradeEffect> {
  const before = project.state();
  const { after } = await readWith(project, packages);
  const imported = await importedRoots(createNodeFiles(), project);
  return {
    changes: diffModels(before.model, after.model).changes,
    introduced: findingsOnlyIn(after, before),
    fixed: findingsOnlyIn(before, after),
    needs: unmetNeeds(packages, (name) => {
      const [root] = imported.get(name) ?? [];
      return root === undefined ? undefined : versionIn(fileURLToPath(root));
    }),
  };
}

/** The project as it would be with other packages, and which of them it then imports. */
async function readWith(project: Project, packages: readonly GivenPackage[]): Promise<{ readonly after: ProjectState; readonly used: readonly GivenPackage[] }> {
  const overlay = await overlayPackages(createNodeFiles(), project, packages);
  const opened = await openProjects([fileURLToPath(project.root)], { fileSystem: overlay.fileSystem, today: project.state().today });
  const after = opened.find((each) => each.project.root === project.root)?.project.state() ?? project.state();
  return { after, used: importedAmong(overlay, packages, after) };
}

function versionIn(folder: string): string | undefined {
  const { version } = manifestOf(join(folder, 'package.json'));
  return typeof version === 'string' ? version : undefined;
}

function shownFolder({ path }: GivenPackage): string {
  return shownPath(pathToFileURL(resolve(path)).href);
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
