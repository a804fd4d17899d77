import { commands, type Disposable, type LogOutputChannel, Position, type TextDocument, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { ViewRequest } from '../../diagram/view-graph.ts';
import type {
  AnswerRequest,
  ElementAtParams,
  ElementAtResult,
  HostMessage,
  PageAction,
  ProjectInfo,
  ProjectsParams,
} from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Comparing } from '../compare/comparing.ts';
import type { ServerLink } from '../server-link.ts';
import { followCursor } from './cursor.ts';
import { type PanelContext, type PreviewPanel, wirePanel } from './preview-panel.ts';

/** The panels that show pictures: usually one, which is used again. */
export interface Previews extends Disposable {
  /** Shows the project of a file, at the journey that the cursor is in. */
  readonly open: (document: Uri) => Promise<void>;
  /** With `element`, that is marked in it. */
  readonly show: (project: string, view: ViewRequest, element?: ElementId) => void;
  /** Shows an answer in words in the picture's place. */
  readonly showAnswer: (project: string, answer: AnswerRequest) => void;
  /** Shows what a project is compared with; `revision` is what it is to be compared with again after a reload. */
  readonly showComparison: (project: string, revision: string | undefined) => void;
  /** Has the page do something with its picture; opens it first where there is none. */
  readonly act: (action: PageAction) => void;
}

const viewType = 'cxa.preview';

export interface PreviewsOptions {
  readonly extension: Uri;
  readonly server: ServerLink;
  readonly comparing: Comparing;
  readonly output: LogOutputChannel;
}

export function openPreviews({ extension, server, comparing, output }: PreviewsOptions): Previews {
  const panels: PreviewPanel[] = [];
  const context: PanelContext = { extension, server, comparing, output };

  // The palette offers what needs a picture only where there is one.
  const tellWhetherOpen = () => void commands.executeCommand('setContext', 'cxa.hasPicture', panels.length > 0);
  const adopt = (webview: WebviewPanel, document: string | undefined): PreviewPanel => {
    const panel = wirePanel(context, webview, document);
    panels.unshift(panel);
    tellWhetherOpen();
    webview.onDidDispose(() => {
      panels.splice(panels.indexOf(panel), 1);
      tellWhetherOpen();
    });
    webview.onDidChangeViewState(() => {
      // The one looked at last is the one that commands mean.
      if (webview.active) panels.unshift(...panels.splice(panels.indexOf(panel), 1));
    });
    return panel;
  };
  const create = (document: string | undefined): PreviewPanel => {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    return adopt(window.createWebviewPanel(viewType, 'CXA', column, webviewOptions(extension)), document);
  };
  const tellAll = (message: HostMessage) => {
    for (const panel of panels) panel.tell(message);
  };
  const watching: Disposable[] = [
    server.onChanged(({ project, version }) => tellAll({ kind: 'changed', project, version })),
    followCursor({ server, isWanted: () => followsCursor() && panels.some((panel) => panel.webview.visible), tell: tellAll }),
    window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (webview) => {
        webview.webview.options = webviewOptions(extension);
        adopt(webview, undefined);
      },
    }),
  ];

  const open = async (document: Uri) => {
    const first = panels[0];
    const panel = first ?? create(document.toString());
    panel.webview.reveal(panel.webview.viewColumn ?? ViewColumn.Beside, true);
    // A server that fails is the page's to tell: it asks too.
    const target = await targetOf(server, document).catch((error: unknown) => void output.error(String(error)));
    // A panel that is new and has nothing to tell starts with the project's first view by itself.
    if (target !== undefined && (first !== undefined || target.view !== undefined)) panel.tell({ kind: 'show', ...target });
  };
  return {
    open,
    show: (project, view, element) => {
      const panel = panels[0] ?? create(undefined);
      panel.webview.reveal(panel.webview.viewColumn ?? ViewColumn.Beside, true);
      panel.tell({ kind: 'show', project, view, ...(element !== undefined && { element }) });
    },
    showAnswer: (project, answer) => {
      const panel = panels[0] ?? create(undefined);
      panel.webview.reveal(panel.webview.viewColumn ?? ViewColumn.Beside, true);
      panel.tell({ kind: 'show', project, answer });
    },
    showComparison: (project, revision) => {
      const panel = panels[0] ?? create(undefined);
      panel.webview.reveal(panel.webview.viewColumn ?? ViewColumn.Beside, true);
      panel.tell({ kind: 'show', project, ...(revision !== undefined && { compared: revision }) });
    },
    act: (action) => {
      const document = window.activeTextEditor?.document;
      const panel = panels[0] ?? create(document?.languageId === 'cxa' ? document.uri.toString() : undefined);
      // The clipboard can be written, and a search typed, only where the focus is.
      panel.webview.reveal(panel.webview.viewColumn ?? ViewColumn.Beside, false);
      panel.tell({ kind: 'act', action });
    },
    dispose: () => {
      for (const watch of watching) watch.dispose();
      for (const panel of [...panels]) panel.webview.dispose();
    },
  };
}

function followsCursor(): boolean {
  return workspace.getConfiguration('cxa').get('preview.followCursor', true);
}

function webviewOptions(extension: Uri) {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist', 'webview')] };
}

/** What to show for a file: its project, and the journey that the cursor is in. */
async function targetOf(
  server: ServerLink,
  document: Uri,
): Promise<{ readonly project: string; readonly view?: ViewRequest } | undefined> {
  const uri = document.toString();
  const params: ProjectsParams = { uri };
  const project = (await server.ask<readonly ProjectInfo[]>('projects', params))[0];
  if (project === undefined) return undefined;
  const editor = window.visibleTextEditors.find((one) => one.document.uri.toString() === uri);
  if (editor === undefined) return { project: project.uri };
  const elementAt = ({ line, character }: Position) => {
    const at: ElementAtParams = { uri, line, character };
    return server.ask<ElementAtResult>('elementAt', at);
  };
  const { document: text, selection } = editor;
  const found = (await elementAt(selection.active)) ?? (await elementAt(nextDeclaration(text, selection.active)));
  const journey = found?.journey;
  const view = journey === undefined ? undefined : project.views.find((one) => one.kind === 'journey' && one.subject === journey);
  return view === undefined || journey === undefined
    ? { project: project.uri }
    : { project: project.uri, view: { kind: 'journey', subject: journey } };
}

/** In a comment above a declaration, or at the top of a file, the reader means what comes next. */
function nextDeclaration(document: TextDocument, from: Position): Position {
  for (let line = from.line; line < document.lineCount; line++) {
    if (/^[\p{L}_]/u.test(document.lineAt(line).text)) return new Position(line, 0);
  }
  return from;
}
