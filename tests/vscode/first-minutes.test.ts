import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 20_000 };

let folder: string;
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-first-'));
  await writeFile(join(folder, 'README.md'), '# Nothing here yet\n');
  workbench = await openWorkbench({ folder });
  page = workbench.webview();
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a new project shows what a customer must repeat, and its quick fix heals the picture', async () => {
  await workbench.runCommand('CXA: New Project');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Where is my order?' }).click();
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'In this folder' }).click();
  const name = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await expect.poll(() => name.inputValue(), SOON).toBe('workspace');
  await name.press('Enter');
  await page.locator('.cxa-marks').waitFor(PATIENCE);
  const repeats = page.locator('.cxa-mark', { hasText: /repeats/i });
  await repeats.first().waitFor(SOON);
  await workbench.screenshot('first-minutes-break');
  await expect.poll(warnings, SOON).toHaveLength(1);

  const title = await applyFirstFix();
  expect(title).toContain('summary');
  await expect.poll(warnings, SOON).toEqual([]);
  await expect.poll(() => repeats.count(), SOON).toBe(0);
  await workbench.screenshot('first-minutes-healed');
});

test('a system of one’s own is drawn while it is typed', async () => {
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.evaluate((api) => api.commands.executeCommand('cursorBottom'));
  await workbench.typeText('\nsystem loyalty "Points" { kind loyalty  owner service }');
  await page.locator('.view-menu button').click();
  await page.getByRole('option', { name: 'Landscape' }).click();
  await page.locator('[data-element="system:loyalty"]').first().waitFor(SOON);
  await workbench.screenshot('first-minutes-own-system');
});

/** Of our own, with severity warning or worse. */
function warnings(): Promise<readonly string[]> {
  return workbench.evaluate((api) =>
    api.languages
      .getDiagnostics()
      .flatMap(([, list]) => list)
      .filter(({ severity, source }) => source === 'cxa' && severity <= api.DiagnosticSeverity.Warning)
      .map(({ message }) => message),
  );
}

/** Applies the first quick fix for the first warning and returns its title. */
function applyFirstFix(): Promise<string> {
  return workbench.evaluate(async (api) => {
    for (const [uri, list] of api.languages.getDiagnostics()) {
      const warning = list.find(({ severity, source }) => source === 'cxa' && severity === api.DiagnosticSeverity.Warning);
      if (warning === undefined) continue;
      const actions = await api.commands.executeCommand<import('vscode').CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        warning.range,
        api.CodeActionKind.QuickFix.value,
        10,
      );
      const fix = actions.find(({ edit }) => edit !== undefined);
      if (fix?.edit === undefined) throw new Error(`There is no fix for: ${warning.message}`);
      await api.workspace.applyEdit(fix.edit);
      return fix.title;
    }
    throw new Error('There is no warning to fix.');
  });
}
