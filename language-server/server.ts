import { TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDiagnosticsPublisher } from './diagnostics.ts';
import type { FileSystem } from './file-system.ts';
import { providers } from './lsp/providers.ts';
import type { DocumentView, ServerContext } from './lsp/provider.ts';
import { requests } from './protocol.ts';
import { createViewerRequests } from './viewer-requests.ts';
import { createWorkspace } from './workspace.ts';

export interface ServerHost {
  readonly fileSystem: FileSystem;
  /** `YYYY-MM-DD` */
  today(): string;
}

/** Wires the language server to a connection and starts it. */
export function serve(connection: Connection, host: ServerHost): void {
  const texts = new TextDocuments(TextDocument);
  const workspace = createWorkspace({ fileSystem: host.fileSystem, today: host.today() });
  const diagnostics = createDiagnosticsPublisher(connection, workspace);
  const viewer = createViewerRequests(workspace);
  let folders: readonly string[] = [];
  /** Reading folders and changes happens one after the other, in the order they came. */
  let queue: Promise<unknown> = Promise.resolve();

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch((error: unknown) => connection.console.error(`CXA: ${String(error)}`));
    return result;
  }

  const context: ServerContext = {
    connection,
    workspace,
    async look(uri): Promise<DocumentView | undefined> {
      await queue;
      const [project] = workspace.projectsOf(uri);
      const text = texts.get(uri);
      const document = project?.documents.get(uri);
      return project && document && text ? { uri, text, document, project, state: project.state() } : undefined;
    },
  };

  connection.onInitialize((params: InitializeParams) => {
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri.replace(/\/$/, ''));
    if (folders.length === 0 && params.rootUri) folders = [params.rootUri.replace(/\/$/, '')];
    const capabilities: ServerCapabilities = {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
    return { capabilities: Object.assign(capabilities, ...providers.map((provider) => provider.capabilities)), serverInfo: { name: 'cxa' } };
  });

  connection.onInitialized(() => {
    void enqueue(async () => {
      for (const folder of folders) await workspace.openFolder(folder);
      diagnostics.publish();
    });
    connection.workspace.onDidChangeWorkspaceFolders(({ added }) => {
      void enqueue(async () => {
        for (const folder of added) await workspace.openFolder(folder.uri.replace(/\/$/, ''));
        diagnostics.publish();
      });
    });
  });

  texts.onDidChangeContent(({ document }) => {
    void enqueue(async () => {
      await workspace.openDocument(document.uri, document.getText());
      diagnostics.schedule();
    });
  });
  texts.onDidClose(({ document }) => {
    void enqueue(async () => {
      await workspace.closeDocument(document.uri);
      diagnostics.schedule();
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void enqueue(async () => {
      for (const change of changes) await workspace.fileChanged(change.uri);
      diagnostics.schedule();
    });
  });

  connection.onRequest(requests.projects, async (params) => (await queue, viewer.projects(params)));
  connection.onRequest(requests.view, async (params) => (await queue, viewer.view(params) ?? null));
  connection.onRequest(requests.source, async (params) => (await queue, viewer.source(params) ?? null));
  connection.onRequest(requests.elementAt, async (params) => (await queue, viewer.elementAt(params) ?? null));

  for (const provider of providers) provider.register(context);
  texts.listen(connection);
  connection.listen();
}
