import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { type Browser, chromium, type Page } from 'playwright-core';
import { withLock } from './lock.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** The oldest version that the manifest promises to run on; the server launcher covers a recent one. */
const DESKTOP_VERSION = '1.100.0';

/** How long (ms) without any data until a download counts as impossible. */
const DOWNLOAD_PATIENCE = 15_000;

const START_DEADLINE = 60_000;

export interface DesktopOptions {
  readonly executable: string;
  readonly dataFolder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** A path, or the address of a folder on a virtual disk. */
  readonly workspaceFolder: string;
  readonly extensionPaths: readonly string[];
  readonly agentPath: string;
}

export interface RunningDesktop {
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

/**
 * Path of a desktop VS Code: the one that `CXA_VSCODE` names, or one fetched into `.vscode-test`.
 * @throws when there is no display to show it on or it cannot be fetched.
 */
export async function findDesktop(): Promise<string> {
  const named = process.env.CXA_VSCODE;
  if (named !== undefined && existsSync(named)) return named;
  const needsDisplay = process.platform === 'linux';
  if (needsDisplay && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('There is no display for a desktop VS Code (DISPLAY is not set; xvfb-run gives one).');
  }
  const cachePath = join(PROJECT, '.vscode-test');
  return withLock(`${cachePath}.lock`, () =>
    downloadAndUnzipVSCode({
      version: DESKTOP_VERSION,
      cachePath,
      timeout: DOWNLOAD_PATIENCE,
      reporter: new SilentReporter(),
    }),
  );
}

/** Starts a desktop VS Code and attaches to its window through the protocol that Chromium speaks. */
export async function startDesktop(options: DesktopOptions): Promise<RunningDesktop> {
  const userFolder = join(options.dataFolder, 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(join(userFolder, 'settings.json'), JSON.stringify(options.settings, undefined, 2));
  const port = await freePort();
  const child = spawn(
    options.executable,
    [
      ...(URL.canParse(options.workspaceFolder) ? [`--folder-uri=${options.workspaceFolder}`] : [options.workspaceFolder]),
      ...options.extensionPaths.map((path) => `--extensionDevelopmentPath=${path}`),
      `--extensionTestsPath=${options.agentPath}`,
      `--user-data-dir=${options.dataFolder}`,
      `--extensions-dir=${join(options.dataFolder, 'extensions')}`,
      `--remote-debugging-port=${port}`,
      ...['--disable-workspace-trust', '--disable-updates', '--disable-telemetry', '--disable-gpu'],
      ...['--skip-welcome', '--skip-release-notes', '--no-cached-data', '--no-sandbox'],
    ],
    { stdio: 'ignore' },
  );
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (browser?: Browser) => {
    process.off('exit', killAtExit);
    await browser?.close().catch(() => undefined);
    await stopProcess(child);
  };
  try {
    const { browser, page } = await attach(child, port);
    return { page, stop: () => stop(browser) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function attach(child: ChildProcess, port: number): Promise<{ browser: Browser; page: Page }> {
  const deadline = Date.now() + START_DEADLINE;
  while (Date.now() < deadline && child.exitCode === null) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined);
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    const page = pages.find((page) => page.url().includes('workbench'));
    if (browser !== undefined && page !== undefined) return { browser, page };
    await browser?.close();
    await delay(250);
  }
  throw new Error(
    child.exitCode === null
      ? `The desktop VS Code showed no window within ${START_DEADLINE / 1000} s.`
      : `The desktop VS Code ended with code ${child.exitCode}.`,
  );
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill();
  const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
