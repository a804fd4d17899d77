import { existsSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Profile } from '../model/model.ts';
import type { FileSystem } from '../language-server/file-system.ts';
import { today } from '../language-server/local-day.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { createProject } from '../language-server/project.ts';
import type { Project } from '../language-server/project.ts';
import { findProjects, projectFolderOf } from '../language-server/project-finder.ts';
import type { ProjectFiles } from '../language-server/project-finder.ts';
import { UsageError } from './usage-error.ts';

export interface OpenOptions {
  readonly profile?: Profile;
  readonly at?: string;
  /** `YYYY-MM-DD`: as if it were this day. */
  readonly today?: string;
  /** The disk when left out. */
  readonly fileSystem?: FileSystem;
}

/** A project, and which of its files the command is about. */
export interface OpenedProject {
  readonly project: Project;
  /** Whether a file, by URI, is among those that were named. */
  concerns(uri: string): boolean;
}

/** Reads the projects of the paths: of a file the one that it belongs to, of a folder the one around it or all below it. */
export async function openProjects(paths: readonly string[], options: OpenOptions = {}): Promise<readonly OpenedProject[]> {
  const { fileSystem = createNodeFiles() } = options;
  const opened = new Map<string, { project: Project; wanted: string[] }>();
  // Many files of one project may be named, as a commit hook does: its folder is searched once.
  const searched = new Map<string, readonly ProjectFiles[]>();
  for (const path of paths.length > 0 ? paths : ['.']) {
    const named = resolve(path);
    if (!existsSync(named)) throw new UsageError(`"${path}" does not exist; name a folder or a .cxa file.`);
    // Who names a project's settings means the project.
    const full = basename(named) === 'cxa.json' ? dirname(named) : named;
    const isFolder = statSync(full).isDirectory();
    const folder = pathToFileURL(isFolder ? full : dirname(full)).href.replace(/\/$/, '');
    const root = await projectFolderOf(fileSystem, folder);
    const found = searched.get(root) ?? (await findProjects(fileSystem, root));
    searched.set(root, found);
    const wanted = pathToFileURL(full).href.replace(/\/$/, '');
    const around = found.filter((files) => files.root === root && root !== folder);
    const fitting = isFolder ? [...around, ...found.filter((files) => isWithin(files.root, wanted))] : found.filter((files) => files.root === root);
    if (!fitting.some((files) => files.documents.length > 0 || files.config !== undefined)) {
      throw new UsageError(`There is no .cxa file in "${path}"; start one with: cxa init`);
    }
    for (const files of fitting) {
      const known = opened.get(files.root);
      if (known) {
        known.wanted.push(wanted);
        continue;
      }
      const project = createProject(files, { ...options, fileSystem, today: () => options.today ?? today() });
      await project.load();
      tellOfLongWork(project);
      checkPlateau(project, options.at);
      opened.set(files.root, { project, wanted: [wanted] });
    }
  }
  return [...opened.values()].map(({ project, wanted }) => ({
    project,
    concerns: (uri) => wanted.some((path) => isWithin(uri, path) || isWithin(path, uri)) || !isWithin(uri, project.root),
  }));
}

/** A file's path as people read it: relative to the working directory. */
export function shownPath(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  return relative(process.cwd(), fileURLToPath(uri)).replaceAll('\\', '/') || '.';
}

/** From so many characters on, reading and checking takes more than a second on a small machine. */
const longWork = 500_000;

/** One line for who waits. By the size and not by a clock, so that the same call writes the same. */
function tellOfLongWork(project: Project): void {
  const documents = project.documents.all();
  const size = documents.reduce((sum, { text }) => sum + text.length, 0);
  if (size < longWork) return;
  process.stderr.write(`cxa: ${shownPath(project.root)} has ${documents.length === 1 ? '1 file' : `${documents.length} files`} with ${Math.round(size / 1000).toLocaleString('en')} kB; this takes a moment …\n`);
}

function checkPlateau(project: Project, at: string | undefined): void {
  if (at === undefined) return;
  const plateaus = project.documents.symbols().ofKinds(['plateau']);
  if (plateaus.some((plateau) => plateau.path === at)) return;
  const known = plateaus.map((plateau) => plateau.path).join(', ');
  throw new UsageError(`There is no plateau "${at}"${known ? `; there are ${known}.` : '; the architecture declares none.'}`);
}

function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}
