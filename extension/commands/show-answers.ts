import { window } from 'vscode';
import type { ProjectInfo, ProjectsParams } from '../../language-server/protocol.ts';
import { shownDocument } from '../shown-project.ts';
import type { Around } from './table.ts';

/** Opens the first of the answers, from which the page leads to all others: does it hold, now and later? */
export async function showAnswers({ server, previews }: Around): Promise<void> {
  const document = shownDocument();
  const params: ProjectsParams = document === undefined ? {} : { uri: document.uri.toString() };
  const [project] = await server.ask<readonly ProjectInfo[]>('projects', params);
  const [first] = project?.answers ?? [];
  if (project === undefined || first === undefined) {
    void window.showInformationMessage('Open a .cxa file first: what it answers is then shown here.');
    return;
  }
  previews.showAnswer(project.uri, { question: first.question });
}
