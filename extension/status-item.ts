import { type Disposable, MarkdownString, StatusBarAlignment, type TextDocument, type TextEditor, window } from 'vscode';
import type { ProjectInfo, ProjectsParams } from '../language-server/protocol.ts';
import type { ServerLink } from './server-link.ts';

/** ms that typing must pause until the item follows. */
const PAUSE = 250;

/** The status bar's item: profile and findings of the project whose file is in the editor. A click opens the preview. */
export function showStatus(server: ServerLink): Disposable {
  const item = window.createStatusBarItem('cxa.status', StatusBarAlignment.Right, 90);
  item.name = 'CXA project';
  item.command = 'cxa.openPreview';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    const document = shownDocument();
    if (document === undefined) return item.hide();
    const params: ProjectsParams = { uri: document.uri.toString() };
    const projects = await server.ask<readonly ProjectInfo[]>('projects', params).catch(() => undefined);
    const project = projects?.[0];
    if (project === undefined || shownDocument() !== document) return;
    item.text = statusText(project);
    item.tooltip = statusTooltip(project);
    item.show();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), PAUSE);
  };
  const watching = [window.onDidChangeActiveTextEditor(soon), server.onChanged(soon)];
  soon();
  return {
    dispose: () => {
      clearTimeout(timer);
      item.dispose();
      for (const watch of watching) watch.dispose();
    },
  };
}

/** The one in the editor, or, while the picture has the focus, one that is seen. */
function shownDocument(): TextDocument | undefined {
  const isOurs = (editor: TextEditor | undefined) => editor?.document.languageId === 'cxa';
  const active = window.activeTextEditor;
  if (active !== undefined) return isOurs(active) ? active.document : undefined;
  return window.visibleTextEditors.find(isOurs)?.document;
}

function statusText({ profile, errors, warnings }: ProjectInfo): string {
  const counts = [errors > 0 ? `$(error) ${errors}` : '', warnings > 0 ? `$(warning) ${warnings}` : ''].filter(Boolean);
  return ['$(type-hierarchy-sub) CXA', profile, ...(counts.length === 0 ? ['$(pass)'] : counts)].join(' ');
}

function statusTooltip({ name, profile, errors, warnings }: ProjectInfo): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(name);
  tooltip.appendMarkdown(`\n\nProfile \`${profile}\` · ${errors} errors · ${warnings} warnings\n\nClick to see the picture.`);
  return tooltip;
}
