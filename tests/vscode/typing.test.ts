import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

const SOON = { timeout: 20_000 };

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-typing-'));
  await writeFile(join(folder, 'cxa.json'), '{}\n');
  await writeFile(join(folder, 'main.cxa'), '');
  workbench = await openWorkbench({ folder });
  await workbench.openFile('main.cxa');
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the server offers at the start of the file, once it answers. */
const offered = () =>
  workbench.evaluate(async (api) => {
    const uri = api.window.activeTextEditor?.document.uri;
    if (uri === undefined) return [];
    const found = await api.commands.executeCommand<import('vscode').CompletionList>('vscode.executeCompletionItemProvider', uri, new api.Position(0, 0));
    return found.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  });

const text = () => workbench.evaluate((api) => api.window.activeTextEditor?.document.getText() ?? '');
const row = (label: string) =>
  workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: new RegExp(`^${label}`) }).first();
const list = () => workbench.page.locator('.suggest-widget.visible');

test('an empty file offers a whole architecture, and what is lost in it is found', async () => {
  await expect.poll(offered, { timeout: 60_000 }).toContain('starter');
  await workbench.typeText('star');
  await row('starter').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  await expect.poll(text, SOON).toContain('journey whereIsIt');
  const codes = () =>
    workbench.evaluate((api) => api.languages.getDiagnostics().flatMap(([, found]) => found.map(({ code }) => String(code))));
  await expect.poll(codes, SOON).toEqual(['JRN-02']);
});

test('values are listed by themselves once their keyword is there, and a line ends where it ends', async () => {
  await workbench.evaluate((api) => api.commands.executeCommand('cursorBottom'));
  await workbench.typeText('system loyalty "Points" {\nowner ');
  await row('service').waitFor(SOON);
  await workbench.screenshot('typing-owner');
  await workbench.page.keyboard.press('Enter');
  await workbench.typeText('\nhosting sa');
  await row('saas').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  // A space behind a value opens no list, so that Enter is the end of the line.
  await workbench.typeText(' ');
  await workbench.page.waitForTimeout(1000);
  expect(await list().count()).toBe(0);
  await workbench.typeText('\navail');
  await row('availability').waitFor(SOON);
  await workbench.page.keyboard.press('Enter');
  await row('99.9%').waitFor(SOON);
  await workbench.typeText('99');
  await row('99%').waitFor(SOON);
  await workbench.screenshot('typing-unit');
  await workbench.page.keyboard.press('Enter');
  await expect.poll(text, SOON).toContain('owner service\n  hosting saas \n  availability 99%');
});

test('hovers, definitions, names and the outline are answered through the editor', async () => {
  const answers = await workbench.evaluate(async (api) => {
    const document = api.window.activeTextEditor?.document;
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
