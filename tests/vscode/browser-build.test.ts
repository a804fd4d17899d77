import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: QUICKSTART, extensionKind: 'web' });
  await workbench.openFile('quickstart.cxa', { line: 2 });
});

afterAll(() => workbench?.close());

const errors = () =>
  workbench.evaluate((vscode) =>
    vscode.languages
      .getDiagnostics()
      .flatMap(([, found]) => found)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
      .map(({ message }) => message),
  );

describe('in a web worker, as on github.dev', () => {
  test('the whole project is read and drawn', async () => {
    await workbench.runCommand('CXA: Open Preview');
    const picture = workbench.webview().locator('.cxa-marks');
    await picture.waitFor({ timeout: 60_000 });
    await expect.poll(() => picture.locator('[data-element="system:crm"]').count()).toBeGreaterThan(0);
    expect(await errors()).toEqual([]);
  });

  test('an unknown name is reported while typing', async () => {
    await workbench.openFile('quickstart.cxa', { line: 2 });
    await workbench.typeText('system extra "Extra" { owner nobody }');
    await expect.poll(errors, { timeout: 20_000 }).toEqual([expect.stringContaining('nobody')]);
    await workbench.screenshot('browser-build');
  });
});
