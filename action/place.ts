import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { findRepository } from '../cli/git.ts';

/** Where the projects are. */
export interface Place {
  /** The top folder of their repository; the workspace, where they are in none. */
  readonly top: string;
  readonly isRepository: boolean;
  /** Paths from `top`, `.` for itself. */
  readonly projects: readonly string[];
  /** Those of them that are there. */
  readonly present: readonly string[];
}

/** Paths in findings and annotations count from the repository's top, which need not be the workspace's. */
export async function findPlace(projects: readonly string[], workspace: string): Promise<Place> {
  const folders = projects.map((project) => resolve(workspace, project));
  const repository = await findRepository(existingFolder(folders[0] ?? workspace));
  const top = repository?.top ?? workspace;
  const paths = folders.map((folder) => relative(top, folder).replaceAll('\\', '/') || '.');
  return { top, isRepository: repository !== undefined, projects: paths, present: paths.filter((path) => existsSync(resolve(top, path))) };
}

/** A file name for a project, and an artifact's: neither takes every character. */
export function slugOf(project: string): string {
  return project === '.' ? 'project' : project.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^-+|-+$/g, '') || 'project';
}

function existingFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingFolder(dirname(path));
}
