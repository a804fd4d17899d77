import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { folderWith } from '../support/command-line.ts';

// Whole processes are started, beside other tests.
vi.setConfig({ testTimeout: 30_000 });

const dist = join(import.meta.dirname, '../../dist');

interface Server {
  readonly child: ChildProcess;
  readonly connection: ReturnType<typeof createProtocolConnection>;
  /** The code that it ended with. */
  readonly ended: Promise<number | null>;
  /** What it wrote beside its answers. */
  readonly said: () => string;
}

function overStdio(folder: string): Server {
  const child = spawn(process.execPath, [join(dist, 'cli.js'), 'lsp', '--stdio'], { cwd: folder, stdio: 'pipe' });
  return watch(
    child,
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  );
}

function overIpc(folder: string): Server {
  const child = fork(join(dist, 'server.cjs'), ['--node-ipc', `--clientProcessId=${process.pid}`], {
    cwd: folder,
    silent: true,
  });
  return watch(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
}

function watch(child: ChildProcess, connection: Server['connection']): Server {
  let said = '';
  child.stderr?.on('data', (data) => {
    said += String(data);
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  connection.onError(() => undefined);
  connection.listen();
  return { child, connection, ended: new Promise((resolve) => child.on('exit', resolve)), said: () => said };
}

/** Opens a project with a mistake and waits for what is found. */
async function converse(server: Server, folder: string): Promise<PublishDiagnosticsParams> {
  const uri = pathToFileURL(folder).href;
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    server.connection.onNotification('textDocument/publishDiagnostics', resolve);
  });
  await server.connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, capabilities: {} });
  await server.connection.sendNotification('initialized', {});
  return published;
}

const files = { 'cxa.json': '{}', 'main.cxa': 'system crm { owner nobody }\n' };

test.each([
  ['standard input and output', overStdio],
  ['IPC', overIpc],
])('the server greets, checks, says goodbye and ends with 0, over %s', async (_, start) => {
  const folder = folderWith(files);
  const server = start(folder);
  const { uri, diagnostics } = await converse(server, folder);
  expect([uri, diagnostics.map(({ message }) => message)]).toEqual([
    pathToFileURL(join(folder, 'main.cxa')).href,
    ['No team "nobody" is declared; declare it: team nobody.'],
  ]);
  await server.connection.sendRequest('shutdown');
  await server.connection.sendNotification('exit');
  expect(await server.ended).toBe(0);
  expect(server.said()).toBe('');
});

test('an editor that ends without a goodbye takes the server with it', async () => {
  const folder = folderWith(files);
  const server = overStdio(folder);
  await converse(server, folder);
  server.child.stdin?.end();
  expect(await server.ended).toBe(1);
  const other = overIpc(folder);
  await converse(other, folder);
  await other.connection.sendNotification('exit');
  expect(await other.ended).toBe(1);
});

test('an editor that says goodbye and closes the pipe at once is left with 0', async () => {
  const folder = folderWith(files);
  const server = overStdio(folder);
  await converse(server, folder);
  await server.connection.sendRequest('shutdown');
  server.child.stdin?.end();
  expect(await server.ended).toBe(0);
});

test('what is not the protocol does not hang the server', async () => {
  const server = overStdio(folderWith(files));
  server.child.stdin?.end('this is no message\n');
  expect(await server.ended).toBe(1);
});
