import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** A reviewer's walk on a page such as github.dev: no disk, no Node, files that only the editor can read and nobody can search. */

const NORTHFIELD = join(import.meta.dirname, '..', '..', 'examples', 'northfield');
const FOLDER = 'memfs://acme%2Bdesk/shop/north%20%28draft%29';
const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

const complaints: string[] = [];
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: NORTHFIELD, extensionKind: 'web', virtualFolder: FOLDER });
  workbench.page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  workbench.page.on('pageerror', (error) => void complaints.push(String(error)));
  page = workbench.webview();
});
afterAll(() => workbench?.close());

test('a file opens with what is wrong in it, known from all files of the project', async () => {
  await workbench.openFile('journeys/late-delivery.cxa', { line: 64 });
  await expect.poll(() => messages('late-delivery.cxa'), PATIENCE).toContainEqual(expect.stringContaining('chat → voice loses summary and authState'));
  // Said of another file, and after every one was read: no name is missing.
  expect(await messages('data.cxa')).toContainEqual(expect.stringContaining('3 unlinked identity islands'));
  expect((await everywhere()).filter(({ code }) => code === 'syntax' || code === 'reference')).toEqual([]);
  await workbench.page.locator('.squiggly-error').first().waitFor(SOON);
  await command('workbench.actions.view.problems');
  await workbench.page.locator('.part.panel .viewpane-filter input').fill('loses summary');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'loses summary and authState' }).first().waitFor(SOON);
  await stage('01-problems');
  await command('workbench.action.closePanel');
});

test('a hover says what it costs', async () => {
  await cursorAt('needs customerId, intent, summary');
  await command('editor.action.showHover');
  await workbench.page.locator('.monaco-hover:visible', { hasText: '7,440 customers a month' }).first().waitFor(SOON);
  await stage('02-hover');
  await workbench.page.keyboard.press('Escape');
});

test('the picture shows the journey, and the lost context leads to its line', async () => {
  await workbench.runCommand('CXA: Open Preview');
  const lost = page.locator('.cxa-mark', { hasText: /repeats/i }).first();
  await lost.waitFor(PATIENCE);
  await cursorAt('journey lateDelivery');
  await stage('03-preview');
  await lost.click();
  await expect.poll(cursorLine, SOON).toMatch(/summary/);
  await stage('04-line');
});

function stage(name: string): Promise<string> {
  return workbench.screenshot(`web-review-${name}`);
}

/** Runs a command of the editor as its key would, in the editor. */
async function command(id: string): Promise<void> {
  await workbench.evaluate(async (api, name: string) => {
    await api.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await api.commands.executeCommand(name);
  }, id);
}

interface Found {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

function everywhere(): Promise<readonly Found[]> {
  return workbench.evaluate((api) =>
    api.languages.getDiagnostics().flatMap(([uri, found]) => found.map(({ code, message }) => ({ file: uri.path, code: String(code), message }))),
  );
}

async function messages(file: string): Promise<readonly string[]> {
  return (await everywhere()).filter((found) => found.file.endsWith(`/${file}`)).map(({ message }) => message);
}

/** Puts the cursor where a text first stands. */
async function cursorAt(wanted: string): Promise<void> {
  await workbench.evaluate(async (api, find: string) => {
    await api.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    const editor = api.window.activeTextEditor;
    const offset = editor?.document.getText().indexOf(find) ?? -1;
    if (editor === undefined || offset < 0) throw new Error(`The text has no ${find}.`);
    const place = editor.document.positionAt(offset);
    editor.selection = new api.Selection(place, place);
    editor.revealRange(editor.selection);
  }, wanted);
}

function cursorLine(): Promise<string> {
  return workbench.evaluate((api) => {
    const editor = api.window.activeTextEditor;
    return editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text;
  });
}
