import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startCodeServer } from './code-server.ts';
import { findDesktop, startDesktop } from './desktop-vscode.ts';
import { type ExtensionHostBridge, openBridge } from './extension-host-bridge.ts';
import { installExtensions, writeVirtualDisk } from './virtual-disk-extension.ts';
import { serveWebExtensions } from './web-extension.ts';
import { type Workbench, workbenchOn } from './workbench.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** How long (ms) the window may take to show itself and its extension host to answer. */
const READY_DEADLINE = 90_000;

export interface WorkbenchOptions {
  /** Folder to open. It is copied first, so that a test cannot change the original. */
  readonly folder: string;
  /** Folder with the manifest of the extension under test; this project by default. */
  readonly extensionPath?: string;
  /** `web` runs the extension's browser build in a web worker, as github.dev does; `node` (the default) its main build. */
  readonly extensionKind?: 'node' | 'web';
  /** An address such as `memfs://acme/desk`: the folder lies there, on a virtual disk that nobody but the editor can read. */
  readonly virtualFolder?: string;
  /** Settings beyond the ones that keep the editor from calling home. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly windowSize?: { readonly width: number; readonly height: number };
}

interface Window {
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

interface WindowOptions {
  readonly home: string;
  /** A path, or the address of a folder on a virtual disk. */
  readonly folder: string;
  /** The extension under test, and others beside it. */
  readonly extensionPaths: readonly [string, ...string[]];
  readonly extensionKind: 'node' | 'web';
  readonly settings: Readonly<Record<string, unknown>>;
  readonly windowSize: { readonly width: number; readonly height: number };
  readonly bridge: ExtensionHostBridge;
}

const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'workbench.editor.useModal': 'off',
  'files.autoSave': 'off',
};

/**
 * Opens a real VS Code on a copy of a folder, with an extension under development in it. A desktop VS Code is used
 * where one is at hand or can be fetched, else VS Code's server with its workbench in a headless Chromium;
 * `CXA_VSCODE` chooses: `desktop`, `server`, or the path of an executable.
 * @throws saying what is missing when neither can be started; a test must not pass for want of an editor.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'cxa-vscode-')));
  const folder = join(home, 'workspace');
  await cp(options.folder, folder, { recursive: true });
  const bridge = await openBridge(join(home, 'agent'));
  const cleanUp = async () => {
    await bridge.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const { virtualFolder } = options;
    const disk = join(home, 'virtual-disk');
    if (virtualFolder !== undefined) await writeVirtualDisk(disk, folder, decodeURIComponent(new URL(virtualFolder).pathname));
    const window = await openWindow({
      home,
      bridge,
      folder: virtualFolder ?? folder,
      extensionPaths: [options.extensionPath ?? PROJECT, ...(virtualFolder === undefined ? [] : [disk])],
      extensionKind: options.extensionKind ?? 'node',
      settings: { ...SETTINGS, ...options.settings },
      windowSize: options.windowSize ?? { width: 1440, height: 900 },
    });
    const close = async () => {
      await window.stop();
      await cleanUp();
    };
    const workbench = workbenchOn({ page: window.page, folder, bridge, close });
    const version = await workbench.evaluate((api) => `${api.version} (${api.env.appHost})`);
    console.log(`In a real VS Code ${version}, extension host: ${options.extensionKind ?? 'node'}`);
    return workbench;
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function openWindow(options: WindowOptions): Promise<Window> {
  const wanted = process.env.CXA_VSCODE;
  // Only the workbench in a browser runs an extension the way that github.dev does.
  if (wanted === 'server' || options.extensionKind === 'web') return openServerWindow(options);
  try {
    return await openDesktopWindow(options);
  } catch (desktopError) {
    if (wanted !== undefined && wanted !== '') throw desktopError;
    try {
      return await openServerWindow(options);
    } catch (serverError) {
      throw new Error(
        `No VS Code could be started. Desktop: ${messageOf(desktopError)} Server: ${messageOf(serverError)}`,
      );
    }
  }
}

async function openDesktopWindow(options: WindowOptions): Promise<Window> {
  const executable = await findDesktop();
  const agent = options.bridge.nextAgent();
  const desktop = await startDesktop({
    executable,
    dataFolder: join(options.home, 'data'),
    settings: options.settings,
    workspaceFolder: options.folder,
    extensionPaths: options.extensionPaths,
    agentPath: options.bridge.agentPath,
  });
  return whenReady(desktop, agent);
}

async function openServerWindow(options: WindowOptions): Promise<Window> {
  // The address of the workbench names one extension; others have to be installed.
  const [, ...others] = options.extensionPaths;
  if (options.extensionKind === 'node') await installExtensions(join(options.home, 'data', 'extensions'), others);
  const [server, browser] = await Promise.all([
    startCodeServer({ dataFolder: join(options.home, 'data'), settings: options.settings }),
    launchBrowser(),
  ]);
  const stop = async () => {
    await browser.close().catch(() => undefined);
    await server.stop();
  };
  const context = await browser.newContext({
    viewport: options.windowSize,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const { extensionPaths, bridge } = options;
  const origin = `http://localhost:${server.port}`;
  const inWorker = options.extensionKind === 'web';
  if (inWorker) await serveWebExtensions(context, { origin, extensionPaths, agentPath: bridge.agentPath });
  const agent = bridge.nextAgent();
  await page.goto(workbenchAddress(origin, options), { timeout: READY_DEADLINE });
  return whenReady({ page, stop }, agent);
}

/** The address that the workbench understands as "open this folder, with this extension under development". */
function workbenchAddress(origin: string, { folder, extensionPaths, extensionKind, bridge }: WindowOptions): string {
  if (extensionKind === 'web') return `${origin}/?${new URLSearchParams({ folder })}`;
  const remote = (path: string) => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extensionPaths[0])],
    ['extensionTestsPath', remote(bridge.agentPath)],
  ];
  return `${origin}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

async function whenReady(window: Window, agent: Promise<void>): Promise<Window> {
  try {
    await window.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: READY_DEADLINE });
    await withDeadline(agent, 'The extension host did not start');
    return window;
  } catch (error) {
    const picture = join(PROJECT, 'out', 'screenshots', 'not-ready.png');
    await window.page.screenshot({ path: picture }).catch(() => undefined);
    await window.stop();
    throw new Error(`VS Code did not become ready: ${messageOf(error)} (see out/screenshots/not-ready.png)`);
  }
}

async function withDeadline(work: Promise<void>, failure: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${failure} within ${READY_DEADLINE / 1000} s.`)), READY_DEADLINE);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
