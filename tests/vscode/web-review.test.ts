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
  workbench.page.on('console', (message) => void (message.type() === 'error' && complaints.push(`${message.text()} ${message.location().url}`)));
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
  await cursorAt('needs intent, summary, authState');
  await command('editor.action.showHover');
  await workbench.page.locator('.monaco-hover:visible', { hasText: '7,440 customers a month' }).first().waitFor(SOON);
  await stage('02-hover');
  await workbench.page.keyboard.press('Escape');
});

test('the picture shows the journey, and the lost context leads to its line', async () => {
  await workbench.runCommand('CXA: Open Preview');
  await lost().waitFor(PATIENCE);
  await cursorAt('journey lateDelivery');
  await stage('03-preview');
  await lost().click();
  await expect.poll(cursorLine, SOON).toContain('step call "Dials the number from the chat"');
  await stage('04-line');
});

test('definition, references and a contract lead to other files of the virtual disk', async () => {
  await cursorAt('contactPlatform, crm {');
  await command('editor.action.revealDefinition');
  await expect.poll(fileName, SOON).toBe('systems.cxa');
  await expect.poll(cursorLine, SOON).toContain('system contactPlatform');
  await workbench.openFile('integrations.cxa');
  const links = await workbench.evaluate(async (api) => {
    const uri = api.window.activeTextEditor?.document.uri;
    const found = await api.commands.executeCommand<import('vscode').DocumentLink[]>('vscode.executeLinkProvider', uri, 100);
    return found.map(({ target }) => target?.toString() ?? '');
  });
  expect(links).toContainEqual(expect.stringMatching(/^memfs:\/\/acme%2Bdesk\/shop\/north%20(%28|\()draft(%29|\))\/apis\/oms\.openapi\.yaml/));
});

test('a rename and a format reach what they should', { timeout: 300_000 }, async () => {
  const renamed = await workbench.evaluate(async (api) => {
    const document = api.window.activeTextEditor?.document;
    if (document === undefined) throw new Error('No editor is open.');
    const place = document.positionAt(document.getText().indexOf('contactPlatform'));
    const edit = await api.commands.executeCommand<import('vscode').WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, place, 'contactDesk');
    await api.workspace.applyEdit(edit);
    await api.workspace.saveAll();
    return edit.entries().map(([uri]) => uri.toString());
  });
  expect(renamed).toContain(`${FOLDER}/journeys/late-delivery.cxa`);
  expect(renamed).toContain(`${FOLDER}/systems.cxa`);
  expect(await read('systems.cxa')).toContain('system contactDesk');
  await expect.poll(async () => (await everywhere()).filter(({ code }) => code === 'reference'), SOON).toEqual([]);
  await workbench.openFile('views.cxa');
  await command('cursorBottom');
  await workbench.typeText('\nsystem  spare{owner digital');
  await command('editor.action.formatDocument');
  await expect.poll(text, SOON).toContain('\nsystem spare { owner digital }');
  await command('workbench.action.files.revert');
});

test('a fix heals text and picture', async () => {
  await workbench.openFile('journeys/late-delivery.cxa');
  await cursorAt('needs intent, summary, authState');
  await pickFix(/^Carry /);
  await expect.poll(() => messages('late-delivery.cxa'), SOON).not.toContainEqual(expect.stringContaining('loses summary'));
  // The proof that he has logged in is still lost.
  await page.locator('.cxa-text-mark[data-element="step:lateDelivery.call"]', { hasText: 'authState: 7,440' }).waitFor(SOON);
  await stage('05-healed');
});

test('the picture follows what is typed', async () => {
  await cursorAt('Dials the number');
  await workbench.typeText('Sighs. ');
  await page.locator('.cxa-text-mark', { hasText: 'Sighs.' }).first().waitFor(SOON);
  await stage('06-typed');
});

test('another journey is picked, and what can be answered is read', async () => {
  // What an editor's tab tells about itself would lie over the picture's menu.
  await workbench.page.mouse.move(700, 880);
  await page.locator('.view-menu button').click();
  await page.getByRole('option', { name: 'I want it today', exact: true }).first().waitFor(SOON);
  await stage('07-picker');
  await page.getByRole('option', { name: 'I want it today', exact: true }).first().click();
  await page.locator('[data-element^="step:clickCollect."]').first().waitFor(SOON);
  await stage('08-journey');
  await workbench.runCommand('CXA: Show Answers');
  await page.locator('.verdict.large', { hasText: /^(yes|at risk|no)$/ }).waitFor(SOON);
  await stage('09-answer');
});

test('files that come, change and go on the virtual disk are noticed', async () => {
  const added = `${FOLDER}/more/extra%20(1).cxa`;
  await disk(added, 'system extra "Extra" { owner nobody }\n');
  await expect.poll(() => messages('extra (1).cxa'), SOON).toContainEqual(expect.stringContaining('nobody'));
  await disk(added, 'system extra "Extra" { owner digital }\n');
  await expect.poll(async () => (await messages('extra (1).cxa')).join(), SOON).not.toContain('nobody');
  // Not one that a rename has changed: what the editor still holds counts as there.
  const about = async () => (await everywhere()).filter(({ file }) => file.endsWith('extra (1).cxa'));
  expect(await about()).not.toEqual([]);
  await disk(added, undefined);
  await expect.poll(about, SOON).toEqual([]);
  await disk(`${FOLDER}/cxa.json`, '{ "name": "Northfield", "profile": "sketch" }');
  await workbench.page.locator('.statusbar-item', { hasText: 'CXA sketch' }).waitFor(SOON);
  await disk(`${FOLDER}/cxa.json`, '{ "name": "Northfield", "profile": "design" }');
  await workbench.page.locator('.statusbar-item', { hasText: 'CXA design' }).waitFor(SOON);
});

test('what changes there without a word is noticed with the next save', async () => {
  await disk(`${FOLDER}/more/late.cxa`, 'system late "Late" { owner nobodyElse }\n', 'silently');
  await workbench.openFile('views.cxa');
  await workbench.typeText('// read\n');
  await command('workbench.action.files.save');
  await expect.poll(() => messages('late.cxa'), SOON).toContainEqual(expect.stringContaining('nobodyElse'));
});

test('a disk that fails gets a sentence and no hang', async () => {
  await behave('throws');
  await workbench.runCommand('CXA: Restart Language Server');
  await noticed('cannot be read, so its files are missing here: its file system is not there');
  await stage('10-unavailable');
  await behave('well');
  await workbench.runCommand('CXA: Restart Language Server');
  await expect.poll(() => messages('click-and-collect.cxa'), SOON).not.toEqual([]);
  await command('notifications.clearAll');
  await command('notifications.hideList');
});

test('the other commands of the palette work here too, or say why not', { timeout: 300_000 }, async () => {
  await workbench.openFile('journeys/click-and-collect.cxa', { line: 3 });
  await pickAfter('CXA: Open Preview For…', 'Landscape');
  await page.locator('.cxa-box-mark[data-element="system:crm"]').first().waitFor(SOON);
  await workbench.runCommand('CXA: Copy Picture as PNG');
  await page.locator('.notice', { hasText: 'Copied as PNG' }).waitFor(SOON);
  await pickAfter('CXA: Save Picture As…', 'SVG');
  const address = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await expect.poll(() => address.inputValue(), SOON).toContain('.svg');
  await stage('11-save');
  await address.press('Enter');
  await noticed('Saved ');
  await command('notifications.clearAll');
  await command('notifications.hideList');
  await workbench.runCommand('CXA: Find in Picture');
  await page.getByRole('combobox', { name: 'Find in the picture' }).waitFor(SOON);
  await pickAfter('CXA: New Project', 'Where is my order?');
  await quickPick('In this folder').first().click();
  await noticed('already holds a CXA project');
  await command('notifications.clearAll');
  await command('notifications.hideList');
  await workbench.openFile('journeys/click-and-collect.cxa', { line: 3 });
  await pickAfter('CXA: Project Status…', 'Show Problems');
  await workbench.runCommand('CXA: Show Output');
  await workbench.page.locator('.part.panel .action-item.checked', { hasText: 'Output' }).waitFor(SOON);
  await command('workbench.action.closePanel');
  await workbench.runCommand('CXA: Open Example');
  await expect.poll(text, SOON).toContain("A customer's broadband is down");
  await stage('12-example');
  await workbench.runCommand('CXA: Open Walkthrough');
  await workbench.page.locator('.gettingStartedContainer').first().waitFor(SOON);
});

test('the tree lists the project, and light, dark and high contrast can be read', async () => {
  await workbench.page.locator('.activitybar .action-label[aria-label^="CX Architecture"]').click();
  await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'Journeys' }).first().waitFor(SOON);
  await workbench.openFile('journeys/refund-dispute.cxa', { line: 28 });
  await workbench.runCommand('CXA: Open Preview');
  await page.locator('[data-element^="step:refundDispute."]').first().waitFor(SOON);
  await workbench.page.mouse.move(700, 880);
  const ground = () => page.locator('.stage').evaluate((element) => getComputedStyle(element).backgroundColor);
  for (const [name, theme, colour] of themes) {
    await workbench.evaluate(async (api, wanted: string) => void (await api.workspace.getConfiguration('workbench').update('colorTheme', wanted, api.ConfigurationTarget.Global)), theme);
    await expect.poll(ground, SOON).toBe(colour);
    await stage(name);
  }
});

const themes = [
  ['13-light', 'Default Light Modern', 'rgb(255, 255, 255)'],
  ['14-dark', 'Default Dark Modern', 'rgb(20, 23, 28)'],
  ['15-contrast', 'Default High Contrast', 'rgb(0, 0, 0)'],
] as const;

test('nothing of ours has complained', () => {
  // The server of the workbench misses a native logger, and a slow machine is late with what a save waits for.
  const known = /bindings file|Aborted onWillSave|quota is used up|package\.nls|_static\/src\/browser\/media|timed out \(15000ms\)/;
  expect(complaints.filter((complaint) => !known.test(complaint))).toEqual([]);
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

function fileName(): Promise<string> {
  return workbench.evaluate((api) => api.window.activeTextEditor?.document.uri.path.split('/').at(-1) ?? '');
}

function text(): Promise<string> {
  return workbench.evaluate((api) => api.window.visibleTextEditors[0]?.document.getText() ?? '');
}

function read(path: string): Promise<string> {
  return workbench.evaluate(async (api, address: string) => new TextDecoder().decode(await api.workspace.fs.readFile(api.Uri.parse(address))), `${FOLDER}/${path}`);
}

/** Writes on the virtual disk as somebody else does; undefined takes away. */
async function disk(address: string, content: string | undefined, how: 'aloud' | 'silently' = 'aloud'): Promise<void> {
  await workbench.evaluate(
    async (api, [uri, bytes, isTold]: readonly [string, string | null, boolean]) => void (await api.commands.executeCommand('virtualDisk.write', uri, bytes ?? undefined, isTold)),
    [address, content ?? null, how === 'aloud'] as const,
  );
}

async function pickFix(title: RegExp): Promise<void> {
  // The menu shows what is known when it opens: it is opened again until the finding has arrived.
  const row = workbench.page.locator('.action-widget:visible .monaco-list-row', { hasText: title });
  await expect
    .poll(async () => {
      await workbench.page.keyboard.press('Escape');
      await command('editor.action.quickFix');
      return row.first().waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    }, PATIENCE)
    .toBe(true);
  await row.first().click();
}

/** Where the picture says what the customer has to repeat. */
function lost() {
  return page.locator('.cxa-text-mark[data-element="step:lateDelivery.call"]', { hasText: 'Customer repeats' });
}

/** A workbench that is driven shows no toasts, but keeps what they say in its list. */
async function noticed(words: string): Promise<void> {
  const item = workbench.page.locator('.notifications-center .notification-list-item', { hasText: words });
  await expect
    .poll(async () => {
      await workbench.evaluate((api) => void api.commands.executeCommand('notifications.showList'));
      return item.count();
    }, PATIENCE)
    .toBeGreaterThan(0);
}

/** The picture may take the focus while the palette is open, which closes it: then it is opened again. */
async function pickAfter(title: string, label: string): Promise<void> {
  await expect
    .poll(async () => {
      await workbench.page.keyboard.press('Escape');
      await workbench.runCommand(title);
      return quickPick(label).first().waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    }, PATIENCE)
    .toBe(true);
  await quickPick(label).first().click();
}

function quickPick(label: string) {
  return workbench.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: label });
}

async function behave(how: 'well' | 'throws'): Promise<void> {
  await workbench.evaluate(async (api, wanted: string) => void (await api.commands.executeCommand('virtualDisk.behave', wanted)), how);
}
