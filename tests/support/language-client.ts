import { PassThrough } from 'node:stream';
import { StreamMessageReader, StreamMessageWriter, createConnection } from 'vscode-languageserver/node';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, InitializeResult, ProtocolConnection } from 'vscode-languageserver-protocol';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import type { FileSystem } from '../../language-server/file-system.ts';
import type { ChangedParams, ProjectInfo } from '../../language-server/protocol.ts';
import { serve } from '../../language-server/server.ts';

/** An editor that talks to the real server over streams, with its files in memory. */
export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult['capabilities'];
  /** Opens a document, or changes all of it. */
  write(uri: string, text: string): Promise<void>;
  /** The diagnostics published last for a document, once the server has nothing left to do. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  request<T>(method: string, params: object): Promise<T>;
  notify(method: string, params: object): Promise<void>;
  /** Writes, or with undefined removes, files on the disk by path below the root, and says so to the server. */
  changeDisk(files: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** The files on the disk, by URI; the server is not told of changes here. */
  readonly disk: Map<string, string>;
  /** How often the server asked to have code lenses and inlay hints asked for again. */
  readonly refreshed: { codeLens: number; inlayHint: number };
  /** What the server wrote to its log. */
  readonly logged: readonly string[];
  close(): void;
}

export const clientRoot = 'file:///project';

export interface ClientOptions {
  readonly today?: () => string;
  /** Whether it takes snippets; it does unless told otherwise. */
  readonly snippets?: boolean;
  /** Whether it asks again for lenses and hints when told to; it does not unless told otherwise. */
  readonly refreshes?: boolean;
  /** Where the files lie. */
  readonly root?: string;
  /** In place of the files in memory. */
  readonly fileSystem?: FileSystem;
  /** The folders that are opened; the root unless told otherwise. */
  readonly clientFolders?: readonly string[];
}

/** `files` are on the disk, by path below the root. */
export async function startLanguageClient(
  files: Readonly<Record<string, string>>,
  options: ClientOptions = {},
): Promise<LanguageClient> {
  const { today = () => '2026-11-22', root = clientRoot, clientFolders = [root], snippets = true, refreshes = false } = options;
  const disk = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    fileSystem: options.fileSystem ?? createMemoryFiles(disk),
    today,
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published = new Map<string, readonly Diagnostic[]>();
  const versions = new Map<string, number>();
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => {
    published.set(params.uri, params.diagnostics);
  });
  const announced = new Map<string, number>();
  connection.onNotification('cxa/changed', (params: ChangedParams) => {
    announced.set(params.project, params.version);
  });
  const refreshed = { codeLens: 0, inlayHint: 0 };
  connection.onRequest('workspace/codeLens/refresh', () => {
    refreshed.codeLens++;
    return null;
  });
  connection.onRequest('workspace/inlayHint/refresh', () => {
    refreshed.inlayHint++;
    return null;
  });
  const logged: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {
      workspace: {
        workspaceFolders: true,
        codeLens: { refreshSupport: refreshes },
        inlayHint: { refreshSupport: refreshes },
      },
      textDocument: { completion: { completionItem: { snippetSupport: snippets } } },
    },
    workspaceFolders: clientFolders.map((uri) => ({ uri, name: 'project' })),
  });
  await connection.sendNotification('initialized', {});

  /** A request is answered after all changes before it; diagnostics are out when their project's version is announced. */
  async function settle(): Promise<void> {
    const projects = await connection.sendRequest<readonly ProjectInfo[]>('cxa/projects', {});
    const isOpen = (uri: string) => projects.some((project) => project.uri === uri);
    while (
      projects.some((project) => (announced.get(project.uri) ?? -1) < project.version) ||
      [...announced].some(([uri, version]) => version >= 0 && !isOpen(uri))
    ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  return {
    connection,
    capabilities,
    async write(uri, text) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      if (version === 1) {
        await connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'cxa', version, text },
        });
      } else {
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
      }
    },
    async diagnostics(uri) {
      await settle();
      return published.get(uri) ?? [];
    },
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    logged,
    refreshed,
    disk,
    async changeDisk(changes) {
      const events = Object.entries(changes).map(([path, text]) => {
        const uri = `${root}/${path}`;
        const type = text === undefined ? 3 : disk.has(uri) ? 2 : 1;
        if (text === undefined) disk.delete(uri);
        else disk.set(uri, text);
        return { uri, type };
      });
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: events });
    },
    close() {
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}
