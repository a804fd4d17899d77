import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** What a newcomer does in the first ten minutes, with the hands on the keyboard; each stage leaves a picture behind. */

const NORTHFIELD = join(import.meta.dirname, '..', '..', 'examples', 'northfield');
const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 20_000 };

let folder: string;
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-ten-'));
  await writeFile(join(folder, 'cxa.json'), '{ "name": "Mine", "profile": "design" }\n');
  await writeFile(join(folder, 'shop.cxa'), '');
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
  await command('editor.action.triggerSuggest');
  await workbench.page.locator('.suggest-widget:visible .monaco-list-row', { hasText: 'starter' }).click();
  await expect.poll(text, SOON).toContain('journey whereIsIt');
  await workbench.openFile('shop.cxa', { line: await lineOf('journey whereIsIt') });
  await workbench.runCommand('CXA: Open Preview');
  await page.locator('[data-element="step:whereIsIt.talk"]').first().waitFor(PATIENCE);
  await stage('01-starter');
});

test('the break is told where it is written and where it is drawn, and its fix heals both', async () => {
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
  expect(await billing.getAttribute('stroke-dasharray')).toBeTruthy();
  await stage('05-undeclared');
  await cursorAt('billing');
  await pickFix('Declare system "billing"');
  await expect.poll(text, SOON).toContain('\nsystem billing');
  await expect.poll(() => billing.getAttribute('stroke-dasharray'), SOON).toBeNull();
  await stage('06-declared');
});

test('a rename reaches every use and the picture', async () => {
  await cursorAt('loyalty ->');
  await workbench.runCommand('Rename Symbol');
  const name = workbench.page.locator('.rename-box:visible input');
  await name.fill('points');
  await name.press('Enter');
  await expect.poll(text, SOON).toContain('points -> billing');
  expect(await text()).toContain('system points "Points"');
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
  expect(await marks.count()).toBe(before);
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
  await expect.poll(cursorLine, SOON).toContain('step talk');
  await stage('11-sequence');
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
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'identity islands' }).first().waitFor(SOON);
  await stage('15-problems');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'identity islands' }).first().dblclick();
  await expect.poll(fileName, SOON).toBe('data.cxa');
  await command('workbench.action.closePanel');
  await chooseView('Landscape');
  await page.locator('.cxa-text-mark', { hasText: 'Northfield Home: landscape' }).waitFor(SOON);
  await stage('16-northfield-landscape');
});

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

async function pickFix(title: string): Promise<void> {
  // The menu shows what is known when it opens: it is opened again until the finding has arrived.
  const row = workbench.page.locator('.action-widget:visible .monaco-list-row', { hasText: title });
  await expect
    .poll(async () => {
      await workbench.page.keyboard.press('Escape');
      await command('editor.action.quickFix');
      return row.first().waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }, SOON)
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
