import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';

const run = promisify(execFile);

const PROJECT = join(import.meta.dirname, '..', '..');

/** Carries VS Code 1.139 as plain JavaScript on the npm registry; both its dependency trees are pinned by shrinkwraps. */
const CODE_SERVER = 'code-server@4.139.1';

/** How long (ms) the server may take until it listens; it needs under a second on an idle machine. */
const START_DEADLINE = 60_000;

export interface RunningServer {
  /** Port on localhost where the workbench is served. */
  readonly port: number;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  /** Folder for everything this server writes; not shared with another one. */
  readonly dataFolder: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Starts VS Code's own server, which serves the real workbench to a browser and runs the real extension host.
 * The first call on a machine installs it into `.cache`, which takes about 20 s and needs an npm registry.
 */
export async function startCodeServer({ dataFolder, settings }: ServerOptions): Promise<RunningServer> {
  const folder = await installCodeServer();
  const settingsText = JSON.stringify(settings, undefined, 2);
  for (const scope of ['User', 'Machine']) {
    await mkdir(join(dataFolder, scope), { recursive: true });
    await writeFile(join(dataFolder, scope, 'settings.json'), settingsText);
  }
  const child = spawn(
    projectNode(),
    [
      ...[join(import.meta.dirname, 'leash.ts'), projectNode()],
      join(folder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      // Without the smoke-test driver the workbench ignores the address of a development extension.
      ...['--enable-smoke-test-driver', '--telemetry-level', 'off'],
      ...['--user-data-dir', dataFolder, '--server-data-dir', dataFolder],
    ],
    // A process group of its own: the extension hosts that the server starts must end with it.
    { cwd: folder, detached: true, stdio: ['pipe', 'pipe', 'pipe'], env: serverEnvironment() },
  );
  return waitUntilListening(child);
}

function waitUntilListening(child: ChildProcess): Promise<RunningServer> {
  let output = '';
  const stop = () => stopGroup(child);
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(deadline);
      void stop();
      reject(new Error(`The VS Code server ${reason}. Its output:\n${output}`));
    };
    const deadline = setTimeout(() => fail(`did not start within ${START_DEADLINE / 1000} s`), START_DEADLINE);
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(deadline);
      resolve({ port: Number(port), output: () => output, stop });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be run (${error.message})`));
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 3_000);
  await ended;
  clearTimeout(force);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** The folder of VS Code's server, installed when it is not there. Several processes may ask at once. */
async function installCodeServer(): Promise<string> {
  const cache = process.env.CXA_VSCODE_CACHE ?? join(PROJECT, '.cache');
  const target = join(cache, CODE_SERVER.replace('@', '-'));
  const server = join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(target)) return server;
  await withLock(`${target}.lock`, async () => {
    if (existsSync(target)) return;
    console.log(`Installing ${CODE_SERVER} for the tests in VS Code (once, about 20 s).`);
    const partial = `${target}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    await npmInstall(partial, [CODE_SERVER]);
    await npmInstall(join(partial, 'node_modules', 'code-server', 'lib', 'vscode'), ['--omit=dev']);
    // Only a whole installation gets the final name, so that an interrupted one is never used.
    await rename(partial, target);
  });
  return server;
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  const path = `${join(PROJECT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  try {
    await run('npm', ['install', ...args, ...quiet], {
      cwd: folder,
      env: { ...withoutNpmScriptVariables(process.env), PATH: path },
      maxBuffer: 1 << 26,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Installing ${CODE_SERVER} failed. It needs an npm registry. ${reason}`);
  }
}

/** The project's own Node, whatever version started the tests: the server does not run on an older one. */
function projectNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(PROJECT, 'node_modules', 'node', 'bin', name);
  return existsSync(own) ? own : process.execPath;
}

/** Under `npm test`, npm tells its child which package it is in; the installation is another package. */
function withoutNpmScriptVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(npm_package_|npm_lifecycle_|npm_command$|npm_config_local_prefix$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

/** Variables of a VS Code or a test runner around us would make the server believe that it runs inside them. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$)/;
  const env = withoutNpmScriptVariables(process.env);
  const own = Object.entries(env).filter(([name]) => !foreign.test(name));
  // No gallery of extensions: there is nothing to look for, and on a closed network nothing to find.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}
