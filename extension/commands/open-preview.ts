import { Uri, window, workspace } from 'vscode';
import type { ProjectInfo } from '../../language-server/protocol.ts';
import type { ServerLink } from '../server-link.ts';
import { isVirtualWorkspace } from '../virtual-workspace.ts';
import { newProject } from './new-project.ts';
import type { Around } from './table.ts';

/** Shows the picture beside the editor. From the Explorer or a title menu the file comes as an argument. */
export async function openPreview({ server, previews, context }: Around, resource?: unknown): Promise<void> {
  const active = window.activeTextEditor?.document;
  if (resource instanceof Uri) return previews.open(resource);
  if (active?.languageId === 'cxa') return previews.open(active.uri);
  const visible = window.visibleTextEditors.find((editor) => editor.document.languageId === 'cxa');
  const found = visible?.document.uri ?? (await workspace.findFiles('**/*.cxa', '**/node_modules/**', 1))[0] ?? (await virtualProject(server));
  if (found !== undefined) return previews.open(found);
  const create = 'New Project';
  const answer = await window.showInformationMessage('There is no .cxa file in this workspace yet.', create);
  if (answer === create) await newProject({ context });
}

/** The folder of a project that the editor's own search does not find. */
async function virtualProject(server: ServerLink): Promise<Uri | undefined> {
  if (!isVirtualWorkspace()) return undefined;
  const [first] = await server.ask<readonly ProjectInfo[]>('projects', {});
  return first && Uri.parse(first.uri);
}
