import { PassThrough } from 'node:stream';
import { StreamMessageReader, StreamMessageWriter, createConnection } from 'vscode-languageserver/node';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, InitializeResult, ProtocolConnection } from 'vscode-languageserver-protocol';
import { createMemoryFiles } from '../../language-server/file-system.ts';
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
  close(): void;
}

export const clientRoot = 'file:///project';

/** `files` are on the disk, by path below the root. */
export async function startLanguageClient(files: Readonly<Record<string, string>>, today = '2026-11-22'): Promise<LanguageClient> {
  const disk = new Map(Object.entries(files).map(([path, text]) => [`${clientRoot}/${path}`, text]));
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    fileSystem: createMemoryFiles(disk),
    today: () => today,
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
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: clientRoot,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    workspaceFolders: [{ uri: clientRoot, name: 'project' }],
  });
  await connection.sendNotification('initialized', {});

  /** A request is answered after all changes before it; diagnostics are out when their project's version is announced. */
  async function settle(): Promise<void> {
    const projects = await connection.sendRequest<readonly ProjectInfo[]>('cxa/projects', {});
    while (projects.some((project) => (announced.get(project.uri) ?? -1) < project.version)) {
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
        await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'cxa', version, text } });
      } else {
        await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
      }
    },
    async diagnostics(uri) {
      await settle();
      return published.get(uri) ?? [];
    },
    request: (method, params) => connection.sendRequest(method, params),
    close() {
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}
