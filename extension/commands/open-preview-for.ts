import { QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import type { ViewEntry, ViewRequest } from '../../diagram/view-graph.ts';
import type { ProjectInfo, ProjectsParams } from '../../language-server/protocol.ts';
import type { Around } from './table.ts';

interface ViewItem extends QuickPickItem {
  readonly project?: ProjectInfo;
  readonly entry?: ViewEntry;
}

const icons: Readonly<Record<string, string>> = {
  landscape: '$(type-hierarchy-sub)',
  journey: '$(map)',
  flow: '$(git-merge)',
  sequence: '$(list-ordered)',
};

/** Picks any view of any open project and shows it. */
export async function openPreviewFor({ server, previews }: Around): Promise<void> {
  const document = window.activeTextEditor?.document;
  const params: ProjectsParams = document?.languageId === 'cxa' ? { uri: document.uri.toString() } : {};
  const projects = await server.ask<readonly ProjectInfo[]>('projects', params);
  if (projects.length === 0) {
    void window.showInformationMessage('Open a .cxa file first: its project is then offered here.');
    return;
  }
  const picked = await window.showQuickPick<ViewItem>(projects.flatMap(itemsOf), {
    title: 'CXA: Open Preview For…',
    placeHolder: 'Which view?',
    matchOnDescription: true,
  });
  if (picked?.project === undefined || picked.entry === undefined) return;
  previews.show(picked.project.uri, requestOf(picked.entry));
}

function itemsOf(project: ProjectInfo): readonly ViewItem[] {
  const heading = { label: project.name, kind: QuickPickItemKind.Separator };
  const items = project.views.map((entry) => ({
    label: `${icons[entry.kind] ?? ''} ${entry.title}`,
    description: entry.kind,
    project,
    entry,
  }));
  return [heading, ...items];
}

function requestOf({ kind, subject, declaration, plateau }: ViewEntry): ViewRequest {
  return {
    kind,
    ...(subject === undefined ? {} : { subject }),
    ...(declaration === undefined ? {} : { declaration }),
    ...(plateau === undefined ? {} : { plateau }),
  };
}
