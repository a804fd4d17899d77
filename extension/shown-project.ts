import { type TextDocument, type TextEditor, Uri, window } from 'vscode';
import type { ProjectInfo, ProjectsParams } from '../language-server/protocol.ts';
import type { ServerLink } from './server-link.ts';

/** The document of ours in the editor, or, while the picture has the focus, one that is seen. */
export function shownDocument(): TextDocument | undefined {
  const isOurs = (editor: TextEditor | undefined) =>
    editor?.document.languageId === 'cxa' || editor?.document.uri.path.endsWith('/cxa.json') === true;
  const active = window.activeTextEditor;
  if (active !== undefined) return isOurs(active) ? active.document : undefined;
  return window.visibleTextEditors.find(isOurs)?.document;
}

/** The project of a document; undefined where no project has it. */
export async function projectOf(server: ServerLink, { uri, languageId }: TextDocument): Promise<ProjectInfo | undefined> {
  const params: ProjectsParams = { uri: uri.toString() };
  const projects = await server.ask<readonly ProjectInfo[]>('projects', params);
  if (languageId === 'cxa') return projects[0];
  // Settings are no part of the model: theirs is the project of their folder.
  return projects.find((project) => Uri.parse(`${project.uri}/cxa.json`).toString() === uri.toString());
}
