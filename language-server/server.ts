import {
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import type { ClientCapabilities, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalFolder, canonicalUri } from './canonical-uri.ts';
import { createComparisons } from './comparison/comparisons.ts';
import { createDiagnosticsPublisher } from './diagnostics.ts';
import type { FileSystem } from './file-system.ts';
import { createLog } from './log.ts';
import { providers } from './lsp/providers.ts';
import { otherVersion } from './overlay-files.ts';
import { requests } from './protocol.ts';
import type {
  AnswerParams,
  CompareParams,
  ComparisonParams,
  ElementAtParams,
  ExpansionParams,
  PlacesParams,
  ProjectsParams,
  ProjectVersion,
  SourceParams,
  TreeParams,
  ViewParams,
} from './protocol.ts';
import { createRefresher } from './refresh.ts';
import { createRequests } from './requests.ts';
import { createViewerRequests } from './viewer-requests.ts';
import { answerTree } from './tree-requests.ts';
import { createWorkQueue } from './work-queue.ts';
import { createWorkspace } from './workspace.ts';

export interface ServerHost {
  readonly fileSystem: FileSystem;
  /** `YYYY-MM-DD` */
  today(): string;
}

/** Wires the language server to a connection and starts it. */
export function serve(connection: Connection, host: ServerHost): void {
  const texts = new TextDocuments(TextDocument);
  const workspace = createWorkspace(host);
  const log = createLog(connection);
  const refresher = createRefresher({ connection, client: () => client });
  const diagnostics = createDiagnosticsPublisher({ connection, workspace, log, onAnnounced: refresher.schedule });
  const queue = createWorkQueue(log);
  const answers = createRequests({ connection, workspace, queue, log, client: () => client });
  let folders: readonly string[] = [];
  let client: ClientCapabilities = {};
  /** Documents of other schemes, as `git:`, are other revisions of files: not part of what is checked. */
  const schemes = new Set(['file', 'untitled']);

  /** Reads a change after those before it, then says what is found. */
  function change(read: () => Promise<unknown>): void {
    queue.add(async () => {
      await read();
      diagnostics.schedule();
    });
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    folders = foldersOf(params);
    for (const folder of folders) schemes.add(schemeOf(folder));
    client = params.capabilities;
    return {
      capabilities: Object.assign(
        {
          textDocumentSync: TextDocumentSyncKind.Incremental,
          workspace: {
            workspaceFolders: { supported: true, changeNotifications: true },
            fileOperations: { didCreate: anyFile, didRename: anyFile, didDelete: anyFile },
          },
        },
        ...providers.map((provider) => provider.capabilities),
      ),
      serverInfo: { name: 'cxa' },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    if (client.textDocument?.synchronization?.dynamicRegistration) {
      void connection.client.register(DidOpenTextDocumentNotification.type, { documentSelector: tables });
      void connection.client.register(DidChangeTextDocumentNotification.type, { documentSelector: tables, syncKind: TextDocumentSyncKind.Incremental });
      void connection.client.register(DidCloseTextDocumentNotification.type, { documentSelector: tables });
    }
    for (const folder of folders) change(() => workspace.openFolder(folder));
    if (!client.workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) change(() => workspace.closeFolder(canonicalFolder(folder.uri)));
      for (const folder of added) change(() => workspace.openFolder(canonicalFolder(folder.uri)));
    });
  });

  texts.onDidChangeContent(({ document }) => {
    const uri = canonicalUri(document.uri);
    const text = document.getText();
    if (schemes.has(schemeOf(uri))) change(() => workspace.openDocument(uri, text));
  });
  texts.onDidClose(({ document }) => {
    const uri = canonicalUri(document.uri);
    if (schemes.has(schemeOf(uri))) change(() => workspace.closeDocument(uri));
  });

  const filesChanged = (uris: readonly string[]) => change(() => workspace.filesChanged(uris.map(canonicalUri)));
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uri)));
  connection.workspace.onDidCreateFiles(({ files }) => filesChanged(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  connection.workspace.onDidDeleteFiles(({ files }) => filesChanged(files.map(({ uri }) => uri)));

  const comparisons = createComparisons({ workspace, today: host.today });
  const viewer = createViewerRequests(workspace, comparisons);
  const version = ({ name, files, gone }: ProjectVersion) => ({
    name,
    files: otherVersion(host.fileSystem, new Map(files.map(({ uri, text }) => [canonicalUri(uri), text])), new Set(gone.map(canonicalUri))),
  });
  answers.onOwn(requests.projects, ({ uri }: ProjectsParams) =>
    viewer.projects(uri === undefined ? {} : { uri: canonicalUri(uri) }),
  );
  answers.onOwn(requests.view, (params: ViewParams) => viewer.view(params) ?? null);
  answers.onOwn(requests.compare, async ({ project, base, head }: CompareParams) => {
    await comparisons.set(project, base && version(base), head && version(head));
    const { version: shown } = workspace.project(project)?.state() ?? {};
    if (shown !== undefined) void connection.sendNotification(requests.changed, { project, version: shown });
    return null;
  });
  answers.onOwn(requests.comparison, (params: ComparisonParams) => viewer.comparison(params) ?? null);
  answers.onOwn(requests.answer, (params: AnswerParams) => viewer.answer(params) ?? null);
  answers.onOwn(requests.source, (params: SourceParams) => viewer.source(params) ?? null);
  answers.onOwn(
    requests.elementAt,
    (params: ElementAtParams) => viewer.elementAt({ ...params, uri: canonicalUri(params.uri) }) ?? null,
  );
  answers.onOwn(requests.tree, (params: TreeParams) => answerTree(workspace, params) ?? null);
  answers.onOwn(requests.places, (params: PlacesParams) =>
    viewer.places({ ...params, uri: canonicalUri(params.uri) }),
  );

  answers.onOwn(
    requests.expansion,
    (params: ExpansionParams) => viewer.expansion({ ...params, uri: canonicalUri(params.uri) }) ?? null,
  );

  for (const provider of providers) provider.register(answers);
  texts.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0)
    return workspaceFolders.map((folder) => canonicalFolder(folder.uri));
  return rootUri ? [canonicalFolder(rootUri)] : [];
}

function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':'));
}

const anyFile = { filters: [{ pattern: { glob: '**' } }] };

/** Files that can be measured values; which of them are, `cxa.json` says. They are no documents of the language, but what an editor has of them counts. */
const tablePattern = '**/*.{csv,tsv,json}';
const tables = [{ pattern: tablePattern }];

/** Contracts that are read; an editor's text of one counts when it is saved. */
const contractPattern = '**/*.{yaml,yml,wsdl,xml,graphql,graphqls,gql,proto}';

/** A folder that is deleted is often all that is said about the files in it. */
const watchers = [{ globPattern: '**/{*.cxa,cxa.json}' }, { globPattern: tablePattern }, { globPattern: contractPattern }, { globPattern: '**/*', kind: WatchKind.Delete }];
