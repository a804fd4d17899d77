import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** What a newcomer does in the first ten minutes, with the hands on the keyboard; each stage leaves a picture behind. */

const NORTHFIELD = join(import.meta.dirname, '..', '..', 'examples', 'northfield');
const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

const API = `openapi: 3.0.3
info:
  title: Points
  version: 1.0.0
paths:
  /points:
    post:
      operationId: bookPoints
      summary: Book points for an order
      responses: {}
  /points/{member}:
    get:
      operationId: readPoints
      responses: {}
`;

let folder: string;
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-ten-'));
  await writeFile(join(folder, 'cxa.json'), '{ "name": "Mine", "profile": "design" }\n');
  await writeFile(join(folder, 'shop.cxa'), '');
  await mkdir(join(folder, 'apis'));
  await writeFile(join(folder, 'apis', 'points.openapi.yaml'), API);
  await cp(NORTHFIELD, join(folder, 'northfield'), { recursive: true });
  workbench = await openWorkbench({ folder });
  page = workbench.webview();
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

test('an empty file offers a start: three systems and a journey, drawn beside it', async () => {
  await workbench.openFile('shop.cxa');
  await expect.poll(offered, PATIENCE).toContain('starter');
  await workbench.typeText('star');
  await suggestion('starter').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  await expect.poll(text, SOON).toContain('journey whereIsIt');
  await workbench.openFile('shop.cxa', { line: await lineOf('journey whereIsIt') });
  await workbench.runCommand('CXA: Open Preview');
  await page.locator('[data-element="step:whereIsIt.talk"]').first().waitFor(PATIENCE);
  await stage('01-starter');
});

test('hovers, definitions, names and the outline are answered through the editor', async () => {
  const answers = await workbench.evaluate(async (api) => {
    const document = api.window.visibleTextEditors[0]?.document;
    if (document === undefined) throw new Error('No editor is open.');
    const { uri } = document;
    const place = document.positionAt(document.getText().indexOf('using bot -> orders') + 'using bot -> or'.length);
    const hovers = await api.commands.executeCommand<import('vscode').Hover[]>('vscode.executeHoverProvider', uri, place);
    const definitions = await api.commands.executeCommand<import('vscode').Location[]>('vscode.executeDefinitionProvider', uri, place);
    const references = await api.commands.executeCommand<import('vscode').Location[]>('vscode.executeReferenceProvider', uri, place);
    const symbols = await api.commands.executeCommand<import('vscode').DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    const renamed = await api.commands.executeCommand<import('vscode').WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, place, 'purchases');
    const refused = await Promise.resolve(
      api.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, place, 'bot'),
    ).then(
      () => '',
      (error: Error) => error.message,
    );
    return {
      hover: hovers.flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value))).join('\n'),
      definition: definitions.map(({ range }) => document.lineAt(range.start.line).text),
      references: references.length,
      journey: symbols.find(({ name }) => name === 'whereIsIt')?.children.map(({ name }) => name),
      edits: renamed.entries().flatMap(([, edits]) => edits).length,
      refused,
    };
  });
  expect(answers.hover).toContain('Order system');
  expect(answers.definition).toEqual([expect.stringMatching(/^system orders/)]);
  expect(answers.references).toBe(5);
  expect(answers.edits).toBe(5);
  expect(answers.journey).toEqual(['ask', 'talk', 'ask → talk', 'ask → end']);
  expect(answers.refused).toContain('exists already');
});

test('the break is told where it is written and where it is drawn, and its fix heals both', async () => {
  await expect.poll(() => codes('shop.cxa'), SOON).toEqual(['JRN-02']);
  await page.locator('.cxa-mark', { hasText: /repeats/i }).first().waitFor(SOON);
  await cursorAt('summary\n  }\n  ask ->');
  await command('editor.action.showHover');
  await workbench.page.locator('.monaco-hover:visible', { hasText: 'customers a month repeat it' }).first().waitFor(SOON);
  await stage('02-break');
  await workbench.page.keyboard.press('Escape');
  await pickFix('Carry summary on the handover');
  await expect.poll(text, SOON).toContain('carries orderNo, intent, summary');
  await expect.poll(() => page.locator('.cxa-mark', { hasText: /repeats/i }).count(), SOON).toBe(0);
  await expect.poll(() => workbench.page.locator('.squiggly-warning').count(), SOON).toBe(0);
  await stage('03-healed');
});

test('the systems of the step under the cursor stand out, those of the others step back', async () => {
  await cursorAt('step talk');
  const fill = (step: string) => page.locator(`[data-id="chip:step:whereIsIt.${step}:0:0"] rect`).evaluate((rect) => getComputedStyle(rect).fill);
  await expect.poll(async () => (await fill('ask')) === (await fill('talk')), SOON).toBe(false);
  await stage('04-cursor');
});

test('a name that is not declared is drawn dashed, and declared by a fix', async () => {
  await command('cursorBottom');
  await workbench.typeText('\nsystem loyalty "Points" { kind loyalty  owner service }\nloyalty -> billing "Bonus" by rest { carries orderNo }\n');
  await chooseView('Landscape');
  const billing = page.locator('.cxa-box-mark[data-element="system:billing"] rect').first();
  await billing.waitFor(SOON);
  await expect.poll(() => billing.getAttribute('stroke-dasharray'), SOON).toBeTruthy();
  await stage('05-undeclared');
  await cursorAt('billing');
  await pickFix('Declare system "billing"');
  await expect.poll(text, SOON).toContain('\nsystem billing');
  await expect.poll(() => billing.getAttribute('stroke-dasharray'), SOON).toBeNull();
  await stage('06-declared');
});

test('values are listed by themselves once their keyword is there, and a line ends where it ends', async () => {
  await command('cursorBottom');
  await workbench.typeText('\nsystem lockers "Lockers" {\nowner ');
  await suggestion('service').waitFor(SOON);
  await stage('07-owner');
  await workbench.page.keyboard.press('Enter');
  await workbench.typeText('\nhosting sa');
  await suggestion('saas').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  // A space behind a value opens no list, so that Enter is the end of the line.
  await workbench.typeText(' \navail');
  await suggestion('availability').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  await suggestion('99.9%').waitFor(SOON);
  await workbench.typeText('99');
  await suggestion('99%').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  await expect.poll(text, SOON).toContain('owner service\n  hosting saas \n  availability 99%');
});

test('an operation is offered from its contract, a wrong one is healed, and its name leads into the file', async () => {
  await command('cursorBottom');
  // Whether the editor adds the brace by itself is not what is asked here.
  await workbench.typeText('\norders -> lockers "Points" by rest { carries orderNo  contract "./apis/points.openapi.yaml#');
  if (!/\}\s*$/.test(await text())) await insertAtEnd(' }');
  await command('editor.action.triggerSuggest');
  await suggestion('bookPoints').waitFor(SOON);
  await stage('08-operations');
  await command('hideSuggestWidget');
  await workbench.typeText('bookPoint');
  await command('hideSuggestWidget');
  await expect.poll(problems, SOON).toEqual([expect.stringContaining('Did you mean "bookPoints"?')]);
  await cursorAt('bookPoint');
  await stage('09-operation');
  await pickFix('bookPoints');
  await expect.poll(text, SOON).toContain('#bookPoints"');
  await expect.poll(problems, SOON).toEqual([]);
  await cursorAt('bookPoints');
  await command('editor.action.revealDefinition');
  await expect.poll(fileName, SOON).toBe('points.openapi.yaml');
  await expect.poll(cursorLine, SOON).toContain('post:');
  await workbench.openFile('shop.cxa');
});

test('a rename reaches every use and the picture', async () => {
  await cursorAt('loyalty ->');
  await workbench.runCommand('Rename Symbol');
  const name = workbench.page.locator('.rename-box:visible input');
  await name.fill('points');
  await name.press('Enter');
  await expect.poll(text, SOON).toContain('points -> billing');
  await expect.poll(text, SOON).toContain('system points "Points"');
  await page.locator('[data-element="system:points"]').first().waitFor(SOON);
});

test('format, definition, references and outline', async () => {
  await command('cursorBottom');
  await workbench.typeText('system crm{owner service');
  await command('editor.action.formatDocument');
  await expect.poll(text, SOON).toContain('system crm { owner service }');
  await cursorAt('points -> billing');
  await command('editor.action.revealDefinition');
  await expect.poll(cursorLine, SOON).toContain('system points');
  await command('editor.action.referenceSearch.trigger');
  await workbench.page.locator('.peekview-widget:visible', { hasText: 'References (2)' }).waitFor(SOON);
  await stage('07-references');
  await command('closeReferenceSearch');
  await command('outline.focus');
  await workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'Customer service' }).waitFor(SOON);
  await stage('08-outline');
});

test('a missing brace takes nothing from the picture', async () => {
  await chooseView('Where is my order?');
  const marks = page.locator('.cxa-box-mark[data-element^="step:"]');
  await marks.first().waitFor(SOON);
  const before = await marks.count();
  await cursorAt('{\n    actor agent');
  await command('deleteRight');
  await page.locator('.status-note').waitFor(SOON);
  await expect.poll(() => marks.count(), SOON).toBe(before);
  await stage('09-broken');
  await workbench.runCommand('Undo');
  await expect.poll(() => page.locator('.status-note').count(), SOON).toBe(0);
});

test('the same journey as flow and as sequence; a click leads to the text', async () => {
  await page.getByRole('button', { name: 'Flow', exact: true }).click();
  await expect.poll(viewName, SOON).toBe('Where is my order? · flow');
  await stage('10-flow');
  await page.getByRole('button', { name: 'Sequence', exact: true }).click();
  await expect.poll(viewName, SOON).toBe('Where is my order? · sequence');
  await page.locator('.cxa-text-mark[data-element="step:whereIsIt.talk"]').first().click();
  await expect.poll(selection, SOON).toBe('talk');
  await expect.poll(cursorLine, SOON).toContain('step talk');
  await stage('11-sequence');
});

test('the picture is on the clipboard', async () => {
  await workbench.runCommand('CXA: Copy Picture as PNG');
  await page.locator('.notice', { hasText: 'Copied as PNG' }).waitFor(SOON);
  const types = await workbench.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(types).toContain('image/png');
});

test('the picture is as it was after it was hidden: same view, same place, same zoom', async () => {
  // With a box chosen, the arrow keys would walk on from it.
  await page.locator('.canvas').press('Escape');
  const start = await camera();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(camera, SOON).not.toBe(start);
  const zoomed = await camera();
  await page.locator('.canvas').press('ArrowRight');
  await expect.poll(camera, SOON).not.toBe(zoomed);
  const before = { view: await viewName(), camera: await camera() };
  await workbench.evaluate(async (api) => {
    const over = await api.workspace.openTextDocument({ content: 'over it' });
    await api.window.showTextDocument(over, { viewColumn: api.ViewColumn.Two, preview: false });
  });
  await workbench.page.locator('iframe.webview.ready:visible').waitFor({ state: 'hidden' });
  await workbench.evaluate((api) => api.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  await page.locator('.cxa-marks').waitFor(SOON);
  await expect.poll(async () => ({ view: await viewName(), camera: await camera() }), SOON).toEqual(before);
});

test('the picture is there again, with its view, after the window was reloaded', { timeout: 240_000 }, async () => {
  const before = await viewName();
  await workbench.evaluate(async (api) => void (await api.workspace.saveAll()));
  await workbench.reload();
  await page.locator('.cxa-marks').waitFor(PATIENCE);
  await expect.poll(viewName, SOON).toBe(before);
});

test('high contrast, dark and light', async () => {
  const ground = () => page.locator('.stage').evaluate((element) => getComputedStyle(element).backgroundColor);
  await chooseView('Where is my order?');
  await useTheme('Default High Contrast');
  await expect.poll(ground, SOON).toBe('rgb(0, 0, 0)');
  await stage('12-contrast-dark');
  await useTheme('Default High Contrast Light');
  await expect.poll(ground, SOON).toBe('rgb(255, 255, 255)');
  await stage('13-contrast-light');
  await useTheme('Default Light Modern');
});

test('an example of many files: its problems lead to their places, and each place to its picture', async () => {
  await workbench.openFile('northfield/journeys/late-delivery.cxa', { line: 3 });
  await workbench.runCommand('CXA: Open Preview');
  await page.locator('[data-element^="step:lateDelivery."]').first().waitFor(PATIENCE);
  await stage('14-northfield');
  await command('workbench.actions.view.problems');
  // Only what is in sight is in the list.
  await workbench.page.locator('.part.panel .viewpane-filter input').fill('identity islands');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'identity islands' }).first().waitFor(SOON);
  await stage('15-problems');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'identity islands' }).first().dblclick();
  await expect.poll(fileName, SOON).toBe('data.cxa');
  await command('workbench.action.closePanel');
  await chooseView('Landscape');
  await page.locator('.cxa-text-mark', { hasText: 'Northfield Home: landscape' }).waitFor(SOON);
  await stage('16-northfield-landscape');
});

test('answers are read beside the text: a verdict, why, and the line that says so', async () => {
  await workbench.runCommand('CXA: Show Answers');
  await page.locator('.verdict.large', { hasText: /^(yes|at risk|no)$/ }).waitFor(SOON);
  await stage('17-answer');
  const reason = page.locator('.answer-reasons .place').first();
  const place = (await reason.textContent()) ?? '';
  await reason.click();
  await expect.poll(async () => `${await fileName()}:${await lineNumber()}`, SOON).toBe(place);
  await stage('18-answer-source');
  for (const [name, theme] of [['19-answer-dark', 'Default Dark Modern'], ['20-answer-contrast', 'Default High Contrast']] as const) {
    await useTheme(theme);
    await expect.poll(() => page.locator('.answer').evaluate((answer) => getComputedStyle(answer).backgroundColor), SOON).toBe(grounds[theme]);
    await stage(name);
  }
});

const grounds = { 'Default Dark Modern': 'rgb(31, 31, 31)', 'Default High Contrast': 'rgb(0, 0, 0)' };

function stage(name: string): Promise<string> {
  return workbench.screenshot(`ten-minutes-${name}`);
}

/** Runs a command of the editor as its key would, in the editor. */
async function command(id: string): Promise<void> {
  await workbench.evaluate(async (api, name: string) => {
    await api.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await api.commands.executeCommand(name);
  }, id);
}

async function insertAtEnd(added: string): Promise<void> {
  await workbench.evaluate(async (vscode, more) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) throw new Error('No editor is open.');
    const here = editor.selection;
    await editor.edit((edit) => edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, more));
    editor.selection = here;
  }, added);
}

async function pickFix(title: string): Promise<void> {
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

async function chooseView(title: string): Promise<void> {
  await page.locator('.view-menu button').click();
  await page.getByRole('option', { name: title, exact: true }).first().click();
  await expect.poll(viewName, SOON).toBe(title);
}

async function viewName(): Promise<string> {
  return (await page.locator('.view-menu .tool-text').textContent()) ?? '';
}

/** What the server offers at the start of the file, once it answers. */
function offered(): Promise<readonly string[]> {
  return workbench.evaluate(async (api) => {
    const uri = api.window.activeTextEditor?.document.uri;
    if (uri === undefined) return [];
    const found = await api.commands.executeCommand<import('vscode').CompletionList>('vscode.executeCompletionItemProvider', uri, new api.Position(0, 0));
    return found.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  });
}

function suggestion(label: string) {
  return workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: new RegExp(`^${label}`) }).first();
}

/** The rules that speak in a file. */
function codes(file: string): Promise<readonly string[]> {
  return workbench.evaluate(
    (api, name: string) =>
      api.languages
        .getDiagnostics()
        .filter(([uri]) => uri.path.endsWith(`/${name}`))
        .flatMap(([, found]) => found.map(({ code }) => String(code))),
    file,
  );
}

/** What is an error in the file in the editor. */
function problems(): Promise<readonly string[]> {
  return workbench.evaluate((api) => {
    const uri = api.window.visibleTextEditors[0]?.document.uri;
    const found = uri === undefined ? [] : api.languages.getDiagnostics(uri);
    return found.filter(({ severity }) => severity === api.DiagnosticSeverity.Error).map(({ message }) => message);
  });
}

function selection(): Promise<string> {
  return workbench.evaluate((api) => {
    const editor = api.window.activeTextEditor;
    return editor === undefined ? '' : editor.document.getText(editor.selection);
  });
}

/** One-based, of the cursor. */
function lineNumber(): Promise<number> {
  return workbench.evaluate((api) => (api.window.activeTextEditor?.selection.start.line ?? -1) + 1);
}

async function camera(): Promise<string> {
  return (await page.locator('.surface > g').getAttribute('transform')) ?? '';
}

function text(): Promise<string> {
  return workbench.evaluate((api) => api.window.visibleTextEditors[0]?.document.getText() ?? '');
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

async function lineOf(start: string): Promise<number> {
  return (await text()).split('\n').findIndex((line) => line.startsWith(start));
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

async function useTheme(name: string): Promise<void> {
  await workbench.evaluate(
    async (api, theme: string) => {
      await api.workspace.getConfiguration('workbench').update('colorTheme', theme, api.ConfigurationTarget.Global);
    },
    name,
  );
}
