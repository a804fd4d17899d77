import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** An architect's first own work: a project, a journey taken from what is offered, a template from a package, and what keeps it tidy. */

const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

const DESK = `/** A service desk in a box. */
template desk(
  /** What customers call you. */
  brand: text,
  owner: team
) "Service desk" {
  system acd "{brand} call routing" { kind acd  owner owner }
  system wiki "{brand} knowledge" { kind knowledge  owner owner }
  acd -> wiki "Look up" by rest { owner owner }
}
`;

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-session-'));
  const care = join(folder, 'node_modules', '@acme', 'care');
  await mkdir(care, { recursive: true });
  await writeFile(join(care, 'package.json'), '{ "name": "@acme/care", "version": "1.0.0", "cxa": { "files": ["*.cxa"] } }\n');
  await writeFile(join(care, 'desk.cxa'), DESK);
  workbench = await openWorkbench({ folder });
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a new project opens with its picture beside it', async () => {
  await workbench.runCommand('CXA: New Project');
  await pick('Where is my order?');
  await pick('In this folder');
  const name = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await expect.poll(() => name.inputValue(), SOON).toBe('workspace');
  await name.fill('Corner shop');
  await name.press('Enter');
  await workbench.webview().locator('[data-element="step:whereIsIt.talk"]').first().waitFor(PATIENCE);
  await expect.poll(fileName, SOON).toBe('main.cxa');
  expect(await readFile(join(workbench.folder, 'main.cxa'), 'utf8')).toContain('architecture shop "Corner shop"');
  await stage('01-new-project');
});

test('systems, a channel and a journey are taken from what is offered, without an error', async () => {
  await workbench.evaluate(async (api) => {
    const root = api.workspace.workspaceFolders?.[0]?.uri;
    if (root !== undefined) await api.workspace.fs.writeFile(api.Uri.joinPath(root, 'returns.cxa'), new Uint8Array());
  });
  await workbench.openFile('returns.cxa');
  await take('system', ['portal', 'Returns portal', '@crm', '@service']);
  await nextLine();
  await take('system', ['depot', 'Returns depot', '@erp', '@service']);
  await nextLine();
  await take('integration', ['@portal', '@depot', 'Announce the parcel', '@rest', '@orderNo']);
  await nextLine();
  await take('integration', ['@depot', '@orders', 'Book it back', '@rest', '@orderNo']);
  await nextLine();
  await take('channel', ['shop', 'Web shop']);
  await take('hours');
  await choose('24x7');
  await behind('hours 24x7');
  await take('served by');
  await choose('portal');
  await stage('02-channel');
  await nextLine();
  await take('journey', ['sendBack', 'Sends it back', '@sam', '@service', '1000', 'announce', 'Announces it', '@shop', '@portal', '@customer']);
  await behind('using portal { actor customer }');
  await take('step', ['receive', 'Gets a receipt', '@shop', '@depot', '@system']);
  await stage('03-journey');
  await expect.poll(text, SOON).toContain(`journey sendBack "Sends it back" {
  for sam  accountable service  volume 1000/month

  step announce "Announces it" on shop using portal { actor customer }
  step receive "Gets a receipt" on shop using depot { actor system }
}`);
  await expect.poll(outline, SOON).toContain('sendBack');
  await expect.poll(errors, SOON).toEqual([]);
  await workbench.webview().locator('[data-element="step:sendBack.receive"]').first().waitFor(SOON);
});

test('a template of a package is used: its import is written, and its parameters are told', async () => {
  await nextLine();
  await take('use', ['@desk', 'help', '@brand']);
  await expect.poll(text, SOON).toMatch(/^import "@acme\/care"\n/);
  await command('editor.action.triggerParameterHints');
  const hints = workbench.page.locator('.parameter-hints-widget.visible');
  await expect.poll(() => hints.textContent(), SOON).toContain('brand: text, owner: team');
  await stage('04-parameters');
  await command('deleteLeft');
  await choose('"…"', '');
  await workbench.typeText('Corner');
  await command('cursorRight');
  await workbench.typeText(', ');
  await choose('owner');
  await choose('service');
  await stage('05-use');
  await expect.poll(text, SOON).toContain('use desk as help (brand: "Corner", owner: service)');
  await nextLine();
  await take('integration', ['@depot', '@help.acd', 'Ask about it', '@rest', '@orderNo']);
  await expect.poll(text, SOON).toContain('depot -> help.acd "Ask about it" by rest { carries orderNo }');
  await expect.poll(errors, SOON).toEqual([]);
});

test('the lens of the use shows what it makes', async () => {
  await cursorAt('use desk');
  const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'makes 3 elements · show' });
  // Lenses are drawn anew while findings arrive, and a click on one that goes is lost.
  await expect
    .poll(async () => {
      if ((await expansion()) === '') await lens.click(SOON);
      return expansion();
    }, SOON)
    .toContain('system acd "Corner call routing"');
  await stage('06-expansion');
  await command('workbench.action.closeActiveEditor');
  await expect.poll(expansion, SOON).toBe('');
});

test('a name that the use made leads into the package', async () => {
  await cursorAt('acd "Ask');
  await command('editor.action.revealDefinition');
  await expect.poll(fileName, SOON).toBe('desk.cxa');
  await expect.poll(cursorLine, SOON).toContain('system acd "{brand} call routing"');
  await stage('07-package');
  await workbench.openFile('returns.cxa');
});

test('the lenses of a system lead to its picture and to its journeys', async () => {
  await cursorAt('system depot');
  const lens = (title: string) => lensAt('system depot', title);
  await (await lens('open view')).click(SOON);
  // The journey shows its systems too; what the template made is in the landscape alone.
  await workbench.webview().locator('.cxa-box-mark[data-element="system:help.acd"]').first().waitFor(PATIENCE);
  await stage('08-open-view');
  await cursorAt('system depot');
  await (await lens('1 journey')).click(SOON);
  await expect.poll(cursorLine, SOON).toContain('journey sendBack');
});

test('a rename reaches the other file', async () => {
  await cursorAt('orders "Book');
  const name = workbench.page.locator('.rename-box:visible input');
  // A key that comes while the window is busy with something else is lost.
  await expect
    .poll(async () => {
      if ((await name.count()) === 0) await workbench.page.keyboard.press('F2');
      return name.inputValue({ timeout: 2000 }).catch(() => '');
    }, SOON)
    .toBe('orders');
  await stage('09-rename');
  await name.fill('sales');
  await name.press('Enter');
  await expect.poll(text, SOON).toContain('depot -> sales "Book it back"');
  await expect.poll(() => textOf('main.cxa'), SOON).toContain('system sales "Order system"');
  await expect.poll(() => textOf('main.cxa'), SOON).not.toMatch(/\borders\b/);
  await expect.poll(errors, SOON).toEqual([]);
});

test('the document is formatted', async () => {
  const before = await text();
  await cursorAt('-> depot');
  await workbench.typeText('    ');
  await cursorAt('kind erp');
  await workbench.typeText('      ');
  await expect.poll(text, SOON).not.toBe(before);
  await command('editor.action.formatDocument');
  await expect.poll(text, SOON).toBe(`${before}\n`);
});

test('a quick fix heals the break', async () => {
  await workbench.openFile('main.cxa');
  await cursorAt('summary\n  }\n  ask ->');
  const fix = workbench.page.locator('.action-widget:visible .monaco-list-row', { hasText: 'Carry summary on the handover' });
  // The menu shows what is known when it opens: it is opened again until the finding has arrived.
  await expect
    .poll(async () => {
      await workbench.page.keyboard.press('Escape');
      await workbench.page.keyboard.press('Control+.');
      return fix.first().waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    }, PATIENCE)
    .toBe(true);
  await stage('10-fix');
  await fix.first().click();
  await expect.poll(text, SOON).toContain('carries orderNo, intent, summary');
});

test('in the dark', async () => {
  await workbench.evaluate(async (api) => {
    await api.workspace.getConfiguration('workbench').update('colorTheme', 'Default Dark Modern', api.ConfigurationTarget.Global);
  });
  const ground = () => workbench.webview().locator('.stage').evaluate((element) => getComputedStyle(element).backgroundColor);
  await expect.poll(ground, SOON).toBe('rgb(20, 23, 28)');
  await workbench.openFile('returns.cxa');
  await cursorAt('system depot');
  await workbench.webview().locator('.cxa-box-mark[data-element="system:depot"]').first().waitFor(SOON);
  await stage('11-dark');
});

/** Takes a word that is offered, and goes through its places: `@` in front says that this is taken from the list too. */
async function take(label: string, places: readonly string[] = []): Promise<void> {
  await choose(label);
  for (const [index, place] of places.entries()) {
    if (index > 0) await command('jumpToNextSnippetPlaceholder');
    if (place.startsWith('@')) await choose(place.slice(1));
    else await workbench.typeText(place);
    await command('hideSuggestWidget');
  }
  if (places.length > 0) await command('jumpToNextSnippetPlaceholder');
}

/** Types the first letters of what is offered, and takes it. */
async function choose(label: string, letters = label.slice(0, 2)): Promise<void> {
  await workbench.typeText(letters);
  await command('editor.action.triggerSuggest');
  const name = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row', {
    has: workbench.page.locator('.label-name').filter({ hasText: name }),
  });
  await row.first().click(SOON);
}

/** Begins a line behind everything. */
async function nextLine(): Promise<void> {
  await command('leaveSnippet');
  await command('cursorBottom');
  await workbench.typeText('\n');
}

/** Begins a line behind the line that holds a text. */
async function behind(wanted: string): Promise<void> {
  await command('leaveSnippet');
  await cursorAt(wanted);
  await command('editor.action.insertLineAfter');
}

async function lensAt(line: string, title: string): Promise<Locator> {
  const top = await workbench.page.locator('.editor-group-container.active .view-line', { hasText: line.replaceAll(' ', '\u00a0') }).first().boundingBox();
  const lenses = workbench.page.locator('.editor-group-container.active .codelens-decoration', { hasText: title });
  const heights = await lenses.evaluateAll((found) => found.map((each) => each.getBoundingClientRect().bottom));
  const nearest = heights.reduce((best, each, index) => (Math.abs(each - (top?.y ?? 0)) < Math.abs((heights[best] ?? 0) - (top?.y ?? 0)) ? index : best), 0);
  return lenses.nth(nearest).locator('a', { hasText: title }).first();
}

function stage(name: string): Promise<string> {
  return workbench.screenshot(`session-${name}`);
}

async function pick(label: string): Promise<void> {
  await workbench.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: label }).first().click();
}

async function command(id: string): Promise<void> {
  await workbench.evaluate(async (api, name: string) => {
    await api.commands.executeCommand(name);
  }, id);
}

function text(): Promise<string> {
  return workbench.evaluate((api) => api.window.activeTextEditor?.document.getText() ?? '');
}

function textOf(file: string): Promise<string> {
  return workbench.evaluate(
    (api, name: string) => api.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(`/${name}`))?.getText() ?? '',
    file,
  );
}

function expansion(): Promise<string> {
  return workbench.evaluate(
    (api) => api.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'cxa-expansion')?.document.getText() ?? '',
  );
}

function errors(): Promise<readonly string[]> {
  return workbench.evaluate((api) =>
    api.languages.getDiagnostics().flatMap(([, found]) => found.filter(({ severity }) => severity === 0).map(({ message }) => message)),
  );
}

function outline(): Promise<readonly string[]> {
  return workbench.evaluate(async (api) => {
    const uri = api.window.activeTextEditor?.document.uri;
    const found = await api.commands.executeCommand<{ name: string }[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
    return (found ?? []).map(({ name }) => name);
  });
}

function fileName(): Promise<string> {
  return workbench.evaluate((api) => api.window.activeTextEditor?.document.uri.path.split('/').at(-1) ?? '');
}

function cursorLine(): Promise<string> {
  return workbench.evaluate((api) => {
    const editor = api.window.activeTextEditor;
    return editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text;
  });
}

/** Puts the cursor where a text first stands in the file on the left. */
async function cursorAt(wanted: string): Promise<void> {
  const { line, character } = await workbench.evaluate(async (api, find: string) => {
    await api.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    const editor = api.window.activeTextEditor;
    const offset = editor?.document.getText().indexOf(find) ?? -1;
    if (editor === undefined || offset < 0) throw new Error(`The text has no ${find}.`);
    const place = editor.document.positionAt(offset);
    editor.selection = new api.Selection(place, place);
    editor.revealRange(editor.selection, api.TextEditorRevealType.InCenterIfOutsideViewport);
    return { line: place.line, character: place.character };
  }, wanted);
  // The window follows the extension host; a key that is pressed before belongs to the old place.
  await workbench.page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line + 1}, Col ${character + 1}$`) }).waitFor(SOON);
}
