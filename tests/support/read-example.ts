import { fileURLToPath, pathToFileURL } from 'node:url';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { createWorkspace } from '../../language-server/workspace.ts';
import type { ProjectState } from '../../language-server/project.ts';

export const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url));

/** An example as the tool reads it, checked as of a fixed day. */
export async function readExample(name: string): Promise<ProjectState> {
  const workspace = createWorkspace({ fileSystem: createNodeFiles(), today: () => '2026-11-22' });
  await workspace.openFolder(pathToFileURL(`${examplesFolder}/${name}`).href);
  const [project] = workspace.projects();
  if (!project) throw new Error(`examples/${name} is no project.`);
  return project.state();
}
