import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';
import { serverProgram } from './built.ts';
import { busyTimeOf, memoryOf } from './child-process.ts';

/** The language server in a process of its own, and an editor that types into it. */
export interface ServerSession {
  /** URI of the folder that is open. */
  readonly root: string;
  request<T>(method: string, params: object): Promise<T>;
  open(name: string): Promise<void>;
  textOf(name: string): string;
  /** Replaces a stretch of an open document as an editor does, and waits until the server has said all that follows. */
  edit(name: string, offset: number, length: number, text: string): Promise<Echo>;
  /** Sends the same and does not wait. */
  send(name: string, offset: number, length: number, text: string): Promise<void>;
  diagnostics(name: string): readonly Diagnostic[];
  memory(): number | undefined;
  /** ms that its threads have worked. */
  busyTime(): number | undefined;
  close(): Promise<void>;
}

export interface Echo {
  /** ms until the last diagnostics that the edit brought about had arrived; undefined where none changed. */
  readonly diagnosed: number | undefined;
  /** ms until the project's change was announced. */
  readonly announced: number;
}

/** ms without a message after which the server has said everything. */
const QUIET = 40;

/** @param args for Node itself */
export async function startServer(folder: string, args: readonly string[] = []): Promise<ServerSession> {
  const child = spawn(process.execPath, [...args, serverProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const root = pathToFileURL(folder).href;
  const texts = new Map<string, { text: string; version: number }>();
  const published = new Map<string, readonly Diagnostic[]>();
  let lastMessage = performance.now();
  let lastDiagnosed = 0;
  let lastAnnounced = 0;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    lastMessage = lastDiagnosed = performance.now();
    published.set(uri, diagnostics);
  });
  connection.onNotification('cxa/changed', () => {
    lastMessage = lastAnnounced = performance.now();
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    capabilities: {},
    workspaceFolders: [{ uri: root, name: 'project' }],
  });
  await connection.sendNotification('initialized', {});

  const uriOf = (name: string) => `${root}/${name}`;

  async function send(name: string, offset: number, length: number, text: string): Promise<void> {
    const document = texts.get(name);
    if (!document) throw new Error(`${name} is not open.`);
    const range = { start: positionAt(document.text, offset), end: positionAt(document.text, offset + length) };
    document.text = document.text.slice(0, offset) + text + document.text.slice(offset + length);
    document.version += 1;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: document.version },
      contentChanges: [{ range, text }],
    });
  }

  return {
    root,
    send,
    request: (method, params) => connection.sendRequest(method, params),
    textOf: (name) => texts.get(name)?.text ?? '',
    diagnostics: (name) => published.get(uriOf(name)) ?? [],
    memory: () => (child.pid === undefined ? undefined : memoryOf(child.pid)),
    busyTime: () => (child.pid === undefined ? undefined : busyTimeOf(child.pid)),
    async open(name) {
      const text = readFileSync(join(folder, name), 'utf8');
      texts.set(name, { text, version: 1 });
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId: 'cxa', version: 1, text } });
      // Answered only after everything before it was read.
      await connection.sendRequest('cxa/projects', {});
      while (performance.now() - lastMessage < 4 * QUIET) await pause(QUIET);
    },
    async edit(name, offset, length, text) {
      const start = performance.now();
      await send(name, offset, length, text);
      while (lastAnnounced < start) await pause(1);
      while (performance.now() - lastMessage < QUIET) await pause(5);
      return { diagnosed: lastDiagnosed > start ? lastDiagnosed - start : undefined, announced: lastAnnounced - start };
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown').catch(() => undefined);
      await connection.sendNotification('exit').catch(() => undefined);
      const late = setTimeout(() => child.kill(), 5_000);
      await ended;
      clearTimeout(late);
      connection.dispose();
    },
  };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
