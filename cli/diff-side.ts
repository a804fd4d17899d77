import { createProject } from '../language-server/project.ts';
import type { Project } from '../language-server/project.ts';
import { findProjectAt, findProjects, projectFolderOf } from '../language-server/project-finder.ts';
import type { ProjectFiles } from '../language-server/project-finder.ts';
import type { DiffSource } from './diff-source.ts';
import { findMovedProject } from './moved-project.ts';
import { shownPath } from './open-projects.ts';
import { UsageError } from './usage-error.ts';

/** The project of each side; undefined where there is none. */
export interface DiffSides {
  readonly before: ProjectFiles | undefined;
  readonly after: ProjectFiles | undefined;
  /** Sentences about where they were found. */
  readonly notes: readonly string[];
}

/** By the same place in both, or, where one of the two has nothing there, in the place from which it was moved. */
export async function findSides(before: DiffSource, after: DiffSource): Promise<DiffSides> {
  if (before.folder !== after.folder) return { before: await onlyProject(before), after: await onlyProject(after), notes: [] };
  const later = await onlyProject(after);
  const known = later ? await projectAt(before, later, after) : await onlyProject(before);
  if (known && later) return { before: known, after: later, notes: known.root === later.root ? [] : [movedNote(before, known, after, later)] };
  if (later) {
    const { found, notes } = await findMovedProject({ source: before, elsewhere: after, like: later });
    return { before: found, after: later, notes: found ? [movedNote(before, found, after, later)] : notes };
  }
  if (!known) return { before: undefined, after: undefined, notes: [] };
  const { found, notes } = await findMovedProject({ source: after, elsewhere: before, like: known });
  return { before: known, after: found, notes: found ? [movedNote(before, known, after, found)] : notes };
}

function movedNote(before: DiffSource, earlier: ProjectFiles, after: DiffSource, later: ProjectFiles): string {
  return `The project is in ${shownPath(earlier.root)} in ${before.name} and in ${shownPath(later.root)} in ${after.name}; the two are compared.`;
}

/** What the project in this folder is made of; the same folder may have had no `cxa.json`, or have been a part of the project around it. */
async function projectAt({ fileSystem }: DiffSource, { root, config }: ProjectFiles, after: DiffSource): Promise<ProjectFiles | undefined> {
  const found = await findProjects(fileSystem, root);
  const own = found.find((files) => files.root === root);
  if (own?.config !== undefined) return own;
  const around = config === undefined ? root : await projectFolderOf(fileSystem, root);
  if (around !== root && !(await after.fileSystem.exists(`${around}/cxa.json`))) {
    const whole = (await findProjects(fileSystem, around)).find((files) => files.root === around);
    if (whole && whole.documents.length > 0) return whole;
  }
  return own ?? findProjectAt(fileSystem, root);
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
