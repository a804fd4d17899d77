import { type Disposable, MarkdownString, StatusBarAlignment, window } from 'vscode';
import type { ProjectInfo } from '../language-server/protocol.ts';
import { counted } from '../model/phrases.ts';
import type { ServerLink } from './server-link.ts';
import { projectOf, shownDocument } from './shown-project.ts';

/** ms that typing must pause until the item follows. */
const PAUSE = 250;

/** The status bar's item: profile and findings of the project whose file is in the editor. A click offers what to do. */
export function showStatus(server: ServerLink): Disposable {
  const item = window.createStatusBarItem('cxa.status', StatusBarAlignment.Right, 90);
  item.name = 'CXA project';
  item.command = 'cxa.projectStatus';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    const document = shownDocument();
    if (document === undefined) return item.hide();
    const project = await projectOf(server, document).catch(() => undefined);
    if (shownDocument() !== document) return;
    if (project === undefined) return item.hide();
    item.text = statusText(project);
    item.tooltip = statusTooltip(project);
    item.accessibilityInformation = { label: `${project.name}, ${sayHow(project)}`, role: 'button' };
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

function statusText({ profile, errors, warnings }: ProjectInfo): string {
  const counts = [errors > 0 ? `$(error) ${errors}` : '', warnings > 0 ? `$(warning) ${warnings}` : ''].filter(Boolean);
  return ['$(type-hierarchy-sub) CXA', profile, ...(counts.length === 0 ? ['$(pass)'] : counts)].join(' ');
}

function statusTooltip(project: ProjectInfo): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(project.name);
  tooltip.appendMarkdown(`\n\n${sayHow(project)}\n\nClick for problems, picture and profile.`);
  return tooltip;
}

function sayHow({ profile, errors, warnings }: ProjectInfo): string {
  return `profile ${profile}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}
