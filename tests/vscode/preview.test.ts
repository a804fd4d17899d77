import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');

/** Opening the editor for the first time on a machine, and its first picture. */
const PATIENCE = 60_000;
const SOON = { timeout: 20_000 };

let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: QUICKSTART });
  await workbench.openFile('quickstart.cxa');
  await workbench.runCommand('CXA: Open Preview');
  page = workbench.webview();
  await page.locator('.cxa-marks').waitFor({ timeout: PATIENCE });
});

afterAll(() => workbench?.close());

describe('the preview beside the editor', () => {
  test('draws the project of the file, and says in the status bar how it stands', async () => {
    await expect.poll(() => box('crm').count(), SOON).toBe(1);
    await workbench.page.locator('.statusbar-item', { hasText: 'CXA design' }).waitFor();
    await workbench.screenshot('preview-opened');
  });

  test('marks what the cursor is in, and lets the rest step back', async () => {
    const line = await lineOf('system crm');
    await workbench.openFile('quickstart.cxa', { line, character: 9 });
    await expect.poll(() => strength('texts'), SOON).toBeLessThan(0.9);
    expect(await strength('crm')).toBe(1);
  });

  test('follows the text while it is typed: a fault is reported and what it names is drawn', async () => {
    const line = await lineOf('system texts');
    await workbench.openFile('quickstart.cxa', { line: line + 1 });
    await workbench.typeText('system loyalty "Loyalty card" { kind loyalty  owner servise }\n');
    await box('loyalty').waitFor(SOON);
    await expect.poll(diagnostics, SOON).toEqual([expect.stringContaining('service')]);
    await workbench.screenshot('preview-fault');
  });

  test('keeps the picture while a line is half typed, and says so quietly', async () => {
    await workbench.typeText('system "');
    await page.locator('.status-note', { hasText: 'Syntax errors' }).waitFor(SOON);
    expect(await box('crm').count()).toBe(1);
    await workbench.screenshot('preview-broken');
    await undoAll();
    await expect.poll(() => page.locator('.status-note').count(), SOON).toBe(0);
    await expect.poll(() => box('loyalty').count(), SOON).toBe(0);
  });

  test('leads from a node to its text', async () => {
    await workbench.openFile('quickstart.cxa');
    await clickOn(box('monitor'));
    const line = await lineOf('system monitor');
    await expect.poll(selection, SOON).toEqual({ line, text: 'monitor' });
  });

  test('opens at the journey that the cursor is in', async () => {
    await workbench.openFile('quickstart.cxa', { line: await lineOf('step talk'), character: 12 });
    await workbench.runCommand('CXA: Open Preview');
    await expect.poll(viewName, SOON).toContain('My internet is down');
    await page.locator('[data-element="step:outage.talk"]').first().waitFor(SOON);
    await workbench.screenshot('preview-journey');
  });

  test('is as it was after it was hidden: same view, same place, same zoom', async () => {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.canvas').press('ArrowRight');
    const before = { view: await viewName(), camera: await camera() };
    await workbench.evaluate(async (api) => {
      const text = await api.workspace.openTextDocument({ content: 'over it' });
      await api.window.showTextDocument(text, { viewColumn: api.ViewColumn.Two, preview: false });
    });
    await workbench.page.locator('iframe.webview.ready:visible').waitFor({ state: 'hidden' });
    await workbench.evaluate((api) => api.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
    await page.locator('.cxa-marks').waitFor(SOON);
    await expect.poll(async () => ({ view: await viewName(), camera: await camera() }), SOON).toEqual(before);
  });

  test('wears the theme of the editor', async () => {
    const canvas = () => page.locator('.stage').evaluate((stage) => getComputedStyle(stage).backgroundColor);
    const light = await canvas();
    await useTheme('Default Dark Modern');
    await expect.poll(canvas, SOON).not.toBe(light);
    await workbench.screenshot('preview-dark');
    await useTheme('Default High Contrast');
    await expect.poll(canvas, SOON).toBe('rgb(0, 0, 0)');
    await workbench.screenshot('preview-contrast');
    await useTheme('Default Light Modern');
    await expect.poll(canvas, SOON).toBe(light);
  });

  test('puts the picture on the clipboard', async () => {
    await workbench.runCommand('CXA: Copy Picture as PNG');
    await page.locator('.notice', { hasText: 'Copied as PNG' }).waitFor(SOON);
    const types = await workbench.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toContain('image/png');
  });

  test('is there again, with its view, after the window was reloaded', async () => {
    const before = await viewName();
    await workbench.reload();
    await page.locator('.cxa-marks').waitFor({ timeout: PATIENCE });
    expect(await viewName()).toBe(before);
  });
});

function box(system: string): Locator {
  return page.locator(`.cxa-box-mark[data-element="system:${system}"]`);
}

/** At a corner, where no text of the box is in the way. */
async function clickOn(mark: Locator): Promise<void> {
  await mark.locator('rect').first().click({ position: { x: 5, y: 12 } });
}

/** How strongly the words in a box stand out, 0 to 1. */
function strength(system: string): Promise<number> {
  const words = page.locator(`.cxa-text-mark[data-element="system:${system}"]`).first();
  return words.evaluate((element) => Number(getComputedStyle(element).opacity));
}

async function viewName(): Promise<string> {
  return (await page.locator('.view-menu .tool-text').textContent()) ?? '';
}

async function camera(): Promise<string> {
  return (await page.locator('.surface > g').getAttribute('transform')) ?? '';
}

/** Zero-based, of the first line that begins so. */
async function lineOf(start: string): Promise<number> {
  return workbench.evaluate(async (api, wanted: string) => {
    const [file] = await api.workspace.findFiles('quickstart.cxa');
    if (file === undefined) throw new Error('The example is gone.');
    const text = (await api.workspace.openTextDocument(file)).getText();
    const line = text.split('\n').findIndex((one) => one.trimStart().startsWith(wanted));
    if (line < 0) throw new Error(`No line begins with ${wanted}.`);
    return line;
  }, start);
}

function diagnostics(): Promise<readonly string[]> {
  return workbench.evaluate((api) =>
    api.languages
      .getDiagnostics()
      .flatMap(([, list]) => list)
      .filter(({ severity }) => severity === api.DiagnosticSeverity.Error)
      .map(({ message }) => message),
  );
}

function selection(): Promise<{ line: number; text: string } | undefined> {
  return workbench.evaluate((api) => {
    const editor = api.window.activeTextEditor;
    return editor && { line: editor.selection.start.line, text: editor.document.getText(editor.selection) };
  });
}

async function undoAll(): Promise<void> {
  await workbench.evaluate((api) => api.commands.executeCommand('workbench.action.files.revert'));
}

async function useTheme(name: string): Promise<void> {
  await workbench.evaluate(
    async (api, theme: string) => {
      await api.workspace.getConfiguration('workbench').update('colorTheme', theme, api.ConfigurationTarget.Global);
    },
    name,
  );
}
