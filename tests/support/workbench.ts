import { join } from 'node:path';
import type { Dialog, FrameLocator, Page } from 'playwright-core';
import type * as vscode from 'vscode';
import { bundleForExtensionHost, type ExtensionHostBridge } from './extension-host-bridge.ts';

const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'out', 'screenshots');

/** A real VS Code window with two ways in: its page, as a user sees it, and its extension host, with the whole API. */
export interface Workbench {
  readonly page: Page;
  /** The copy of the folder that is open. */
  readonly folder: string;
  /** Shows a file of the workspace in an editor that has the keyboard. */
  readonly openFile: (path: string, options?: OpenFileOptions) => Promise<void>;
  /** Runs a command as a user does, by its whole title in the command palette. */
  readonly runCommand: (title: string) => Promise<void>;
  /** Types at the cursor, key by key; a line break is the Enter key. */
  readonly typeText: (text: string) => Promise<void>;
  /** The content of the webview that is visible; `extensionId` chooses one when there are several. */
  readonly webview: (extensionId?: string) => FrameLocator;
  /**
   * Runs a function in the extension host with the real `vscode` API. Only its text and the JSON of `input` travel,
   * so it must use nothing from around it.
   */
  readonly evaluate: <Input, Output>(
    work: (api: typeof vscode, input: Input) => Output | Promise<Output>,
    input?: Input,
  ) => Promise<Output>;
  /** Bundles a TypeScript module and calls the `run(input)` that it exports in the extension host. */
  readonly runInExtensionHost: (modulePath: string, input?: unknown) => Promise<unknown>;
  /** Reloads the window as `Developer: Reload Window` does and waits until its extension host is back. */
  readonly reload: () => Promise<void>;
  /** Writes `out/screenshots/<name>.png` and returns its path. */
  readonly screenshot: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface OpenFileOptions {
  /** Zero-based place for the cursor. */
  readonly line?: number;
  readonly character?: number;
}

interface WorkbenchParts {
  readonly page: Page;
  readonly folder: string;
  readonly bridge: ExtensionHostBridge;
  readonly close: () => Promise<void>;
}

export function workbenchOn({ page, folder, bridge, close }: WorkbenchParts): Workbench {
  const evaluate: Workbench['evaluate'] = (work, input) =>
    bridge.send(codeOf(work.toString()), input) as Promise<Awaited<ReturnType<typeof work>>>;
  return {
    page,
    folder,
    evaluate,
    close,
    openFile: async (path, { line = 0, character = 0 } = {}) => {
      await evaluate(showFile, { path, line, character });
      await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    },
    runCommand: (title) => runCommand(page, title),
    typeText: (text) => typeText(page, text),
    webview: (extensionId) => webviewOf(page, extensionId),
    runInExtensionHost: async (modulePath, input) => bridge.send(await bundleForExtensionHost(modulePath), input),
    reload: async () => {
      const agent = bridge.nextAgent();
      // A window with something unsaved asks whether to leave it, and waits half a minute for an answer.
      const leave = (dialog: Dialog) => void dialog.accept();
      page.on('dialog', leave);
      await page.reload();
      await agent;
      page.off('dialog', leave);
    },
    screenshot: async (name) => {
      const path = join(SCREENSHOTS, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
  };
}

function codeOf(work: string): string {
  return `const work = (${work});\nexports.run = (input) => work(require('vscode'), input);`;
}

async function showFile(
  api: typeof vscode,
  { path, line, character }: { path: string; line: number; character: number },
): Promise<void> {
  const folder = api.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  const place = new api.Position(line, character);
  await api.window.showTextDocument(api.Uri.joinPath(folder.uri, path), {
    viewColumn: api.ViewColumn.One,
    preview: false,
    selection: new api.Range(place, place),
  });
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const palette = page.locator('.quick-input-widget:visible');
  await palette.locator('input[type="text"]').fill(`>${title}`);
  const exactly = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  const row = palette.locator('.quick-input-list .monaco-list-row', {
    has: page.locator('.label-name').filter({ hasText: exactly }),
  });
  await row.first().click();
}

async function typeText(page: Page, text: string): Promise<void> {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

/** A webview is an iframe that loads the extension's document into a second one, which only then is the active frame. */
function webviewOf(page: Page, extensionId: string | undefined): FrameLocator {
  const owner = extensionId === undefined ? '' : `[src*="extensionId=${extensionId}"]`;
  return page.frameLocator(`iframe.webview.ready${owner}:visible`).frameLocator('#active-frame');
}
