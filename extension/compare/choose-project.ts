import { Uri, window } from 'vscode';
import type { ProjectInfo, ProjectsParams } from '../../language-server/protocol.ts';
import type { ServerLink } from '../server-link.ts';
import { shownDocument } from '../shown-project.ts';

/**
 * The project that a reader means: of a file its own, of a folder the one in it or around it, of nothing the one that he looks at. Where there are several he is
 * asked; undefined where he does not answer, or there is none, which is said to him.
 */
export async function chooseProject(server: ServerLink, resource: Uri | undefined): Promise<ProjectInfo | undefined> {
  const uri = resource ?? shownDocument()?.uri;
  const params: ProjectsParams = uri === undefined ? {} : { uri: uri.toString() };
  const all = await server.ask<readonly ProjectInfo[]>('projects', params);
  const fitting = uri === undefined ? all : fittingProjects(all, uri);
  const [only, ...more] = fitting;
  if (only === undefined) {
    void window.showInformationMessage(uri === undefined ? 'No project is open here: open a .cxa file first.' : `${uri.path.slice(uri.path.lastIndexOf('/') + 1)} belongs to no project of CXA, so there is no picture to compare.`);
    return undefined;
  }
  if (more.length === 0) return only;
  const picked = await window.showQuickPick(
    fitting.map((project) => ({ label: project.name, description: Uri.parse(project.uri).fsPath, project })),
    { title: 'CXA: Compare With…', placeHolder: `There are ${fitting.length} projects here. Which one?` },
  );
  return picked?.project;
}

function fittingProjects(all: readonly ProjectInfo[], resource: Uri): readonly ProjectInfo[] {
  const isIn = (path: string, folder: string) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
  const { path } = resource;
  // The nearest around it; of a folder with none around, all below it.
  const around = all.filter((project) => isIn(path, Uri.parse(project.uri).path)).sort((a, b) => b.uri.length - a.uri.length);
  if (around[0] !== undefined) return [around[0]];
  return all.filter((project) => isIn(Uri.parse(project.uri).path, path));
}
