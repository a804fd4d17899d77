import { createProject } from '../language-server/project.ts';
import type { ProjectFiles } from '../language-server/project-finder.ts';
import { readManifest } from '../language-server/package-manifest.ts';
import { today } from '../language-server/local-day.ts';
import { listed } from '../model/phrases.ts';
import type { DiffSource } from './diff-source.ts';
import type { GivenPackage } from './package-archive.ts';
import { importedAmong, importedRoots, overlayPackages, refuseUnused, unmetNeeds } from './package-overlay.ts';

/** A side of a comparison as it would be with these packages, and what they ask for that would not be there. */
export async function withPackages(
  source: DiffSource,
  files: ProjectFiles | undefined,
  packages: readonly GivenPackage[],
): Promise<{ readonly source: DiffSource; readonly needs: readonly string[] }> {
  if (packages.length === 0 || !files) return { source, needs: [] };
  const { fileSystem } = source;
  const project = createProject(files, { fileSystem, today });
  await project.load();
  const roots = await importedRoots(fileSystem, project);
  const versions = new Map<string, string>();
  for (const [name, [root = project.root]] of roots) {
    const version = (await readManifest(fileSystem, root))?.version;
    if (typeof version === 'string') versions.set(name, version);
  }
  const overlay = await overlayPackages(fileSystem, project, packages);
  const after = createProject(files, { fileSystem: overlay.fileSystem, today });
  await after.load();
  refuseUnused(packages, importedAmong(overlay, packages, after.state()), [...roots.keys()]);
  const name = `${source.name} with ${listed(packages.map((each) => `${each.name} ${each.version}`))}`;
  return { source: { ...source, name, fileSystem: overlay.fileSystem }, needs: unmetNeeds(packages, (each) => versions.get(each)) };
}
