import { type LogOutputChannel, Uri, type WebviewPanel, workspace } from 'vscode';
import type { CompareWithParams, HostMessage, PageMessage, PageState, RevisionsParams, SourceParams, SourceResult } from '../../language-server/protocol.ts';
import type { Comparing } from '../compare/comparing.ts';
import type { ServerLink } from '../server-link.ts';
import { pageHtml } from './page-html.ts';
import { openSource } from './open-source.ts';
import { saveExport } from './save-export.ts';

export interface PanelContext {
  readonly extension: Uri;
  readonly server: ServerLink;
  readonly comparing: Comparing;
  readonly output: LogOutputChannel;
}

export interface PreviewPanel {
  readonly webview: WebviewPanel;
  /** Reaches the page when it listens; what is said before that waits. */
  readonly tell: (message: HostMessage) => void;
}

/** Gives a panel its page and carries messages between the page and the language server. */
export function wirePanel(context: PanelContext, panel: WebviewPanel, document: string | undefined): PreviewPanel {
  const { extension, server, comparing, output } = context;
  const { webview } = panel;
  let listening = false;
  let waiting: readonly HostMessage[] = [];

  const tell = (message: HostMessage) => {
    // A hidden page is gone and starts anew when it is shown: only what it must do then is kept for it.
    if (listening) void webview.postMessage(message);
    else if (message.kind === 'show' || message.kind === 'act') waiting = [...waiting, message];
  };
  /** What the server answers, and what only the editor's git can. */
  const ask = async ({ method, params }: PageMessage & { kind: 'request' }): Promise<unknown> => {
    if (method === 'revisions') return comparing.revisions((params as RevisionsParams).project);
    if (method !== 'compareWith') return server.ask(method, params);
    const { project, revision } = params as CompareWithParams;
    return comparing.compareWith(project, revision);
  };
  const answer = async (message: PageMessage & { kind: 'request' }) => {
    const { id } = message;
    try {
      tell({ kind: 'response', id, result: await ask(message) });
    } catch (error) {
      tell({ kind: 'response', id, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const reveal = async (params: SourceParams) => {
    const found = await server.ask<SourceResult>('source', params);
    if (found !== undefined) await openSource(found.name, { picture: panel.viewColumn });
  };
  const hear = async (message: PageMessage): Promise<void> => {
    switch (message.kind) {
      case 'ready': {
        listening = true;
        tell({ kind: 'theme', ...pictureTheme() });
        const held = waiting;
        waiting = [];
        for (const one of held) tell(one);
        return;
      }
      case 'request':
        return answer(message);
      case 'reveal':
        return reveal({ project: message.project, element: message.element });
      case 'open':
        return openSource(message.source, { picture: panel.viewColumn });
      case 'shown':
        panel.title = message.title;
        return;
      case 'export':
        return saveExport(message);
    }
  };
  webview.onDidReceiveMessage((message: PageMessage) => {
    hear(message).catch((error: unknown) => output.error(String(error)));
  });
  panel.onDidChangeViewState(() => {
    if (!panel.visible) listening = false;
  });
  const following = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('cxa.preview.theme') && listening) tell({ kind: 'theme', ...pictureTheme() });
  });
  panel.onDidDispose(() => following.dispose());
  panel.iconPath = Uri.joinPath(extension, 'extension', 'file-icon.svg');
  webview.html = pageHtml({ extension, webview, document });
  return { webview: panel, tell };
}

function pictureTheme(): Pick<PageState, 'theme'> {
  const theme = workspace.getConfiguration('cxa').get<NonNullable<PageState['theme']> | 'auto'>('preview.theme', 'auto');
  return theme === 'auto' ? {} : { theme };
}
