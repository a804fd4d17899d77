import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-sidebar-'));
  await writeFile(join(folder, 'README.md'), '# Nothing here yet\n');
  workbench = await openWorkbench({ folder });
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a folder without an architecture is welcomed, and starts no language server', async () => {
  await workbench.page.locator('.activitybar .action-label[aria-label^="CX Architecture"]').click();
  const welcome = workbench.page.locator('.sidebar .welcome-view');
  await welcome.getByRole('button', { name: 'New Project' }).waitFor(PATIENCE);
  await welcome.getByRole('button', { name: 'Open Example' }).waitFor();
  await workbench.screenshot('sidebar-1-welcome');
});

test('the walkthrough leads through the first ten minutes', async () => {
  await workbench.page.locator('.sidebar .welcome-view a', { hasText: 'first ten minutes' }).click();
  const steps = workbench.page.locator('.gettingStartedContainer:visible .getting-started-step');
  await expect.poll(() => steps.count(), SOON).toBe(6);
  for (let step = 0; step < 6; step++) {
    if (step > 0) await steps.nth(step).click();
    await workbench.page.locator('.gettingStartedContainer iframe.webview.ready').waitFor(SOON);
    await workbench.screenshot(`sidebar-2-walkthrough-${step + 1}`);
  }
  await workbench.evaluate((api) => api.commands.executeCommand('workbench.action.closeAllEditors'));
});

test('New Project asks what, where and how it is called, and the tree fills', async () => {
  await workbench.page.locator('.sidebar .welcome-view').getByRole('button', { name: 'New Project' }).click();
  await pick('Where is my order?');
  await pick('In this folder');
  const name = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await expect.poll(() => name.inputValue(), SOON).toBe('workspace');
  await name.fill('Corner "Shop"');
  await name.press('Enter');
  await row('Corner "Shop"').waitFor(PATIENCE);
  expect(await readFile(join(workbench.folder, 'main.cxa'), 'utf8')).toContain('architecture shop "Corner \\"Shop\\""');
  for (const [label, count] of [['Journeys', '1'], ['Systems', '3'], ['Channels', '2'], ['Findings', '1 warning']] as const) {
    await expect.poll(() => row(label).textContent(), SOON).toContain(count);
  }
  await workbench.screenshot('sidebar-3-tree');
});

test('the journey opens to its steps, and the broken one is marked', async () => {
  await unfold('Journeys');
  await unfold('Where is my order?');
  const step = row('Is called by an agent');
  await step.waitFor(SOON);
  expect(await step.getAttribute('aria-label')).toContain('1 finding');
  await unfold('Findings');
  await unfold('Missed context');
  await workbench.screenshot('sidebar-4-open');
});

test('a finding leads to its place, and the tree stays with it', async () => {
  const finding = rows('Is called by an agent').last();
  await finding.click();
  await expect.poll(cursorLine, SOON).toContain('needs Order, intent, summary');
  await expect.poll(() => finding.getAttribute('aria-selected'), SOON).toBe('true');
});

test('an element leads to its declaration, beside the picture', async () => {
  await unfold('Systems');
  await row('Order system').click();
  await expect.poll(cursorLine, SOON).toContain('system orders');
  await workbench.webview().locator('.cxa-marks').waitFor(SOON);
  await row('Order system').hover();
  await row('Order system').getByRole('button', { name: 'Open View' }).click();
  await workbench.webview().locator('.cxa-box-mark[data-element="system:orders"]').first().waitFor(SOON);
  await workbench.screenshot('sidebar-5-open-view');
});

test('the tree follows the cursor, and leaves it alone where that is not wanted', async () => {
  await workbench.openFile('main.cxa', { line: await lineOf('system desk'), character: 8 });
  await expect.poll(selected, SOON).toContain('Agent desktop');
  await setting('tree.followEditor', false);
  const before = await selections();
  await workbench.openFile('main.cxa', { line: await lineOf('system bot'), character: 8 });
  // Back where the selection is: what is looked up late then, with the setting on again, selects nothing new.
  await workbench.openFile('main.cxa', { line: await lineOf('system desk'), character: 8 });
  await setting('tree.followEditor', true);
  await workbench.openFile('main.cxa', { line: await lineOf('system orders'), character: 8 });
  await expect.poll(selected, SOON).toContain('Order system');
  expect((await selections()).slice(before.length)).toEqual([expect.stringContaining('Order system')]);
});

test('what is typed appears in the tree, and nothing folds', async () => {
  await workbench.openFile('main.cxa', { line: await lineOf('system orders') });
  await workbench.typeText('system archive "Archive" { kind crm  owner service }\n');
  await row('Archive').waitFor(SOON);
  await row('Asks the bot').waitFor(SOON);
  await expect.poll(() => row('Systems').textContent(), SOON).toContain('4');
});

test('a pause on a node tells what a hover tells', async () => {
  await unfold('Systems');
  const hover = workbench.page.locator('.workbench-hover:visible', { hasText: 'used in' });
  // A row that is drawn anew under the pointer starts its pause again.
  await expect
    .poll(async () => {
      await workbench.page.mouse.move(700, 300);
      await row('Agent desktop').locator('.label-name').hover();
      return hover.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
    }, SOON)
    .toBe(true);
  await workbench.screenshot('sidebar-6-tooltip');
  await workbench.page.mouse.move(700, 300);
});

test('the status bar says how the project stands, and changes its profile', async () => {
  const item = workbench.page.locator('.statusbar-item', { hasText: 'CXA design' });
  await item.waitFor(SOON);
  await item.click();
  await workbench.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Show Problems' }).waitFor(SOON);
  await workbench.screenshot('sidebar-7-status');
  await pick('Change Profile…');
  await workbench.screenshot('sidebar-8-profile');
  await pick('sketch');
  await workbench.page.locator('.statusbar-item', { hasText: 'CXA sketch' }).waitFor(SOON);
  const settings: unknown = JSON.parse(await readFile(join(workbench.folder, 'cxa.json'), 'utf8'));
  expect(settings).toEqual({ name: 'Corner "Shop"', profile: 'sketch' });
});

test('the picture can have colours of its own', async () => {
  const ground = () => workbench.webview().locator('.stage').evaluate((stage) => getComputedStyle(stage).backgroundColor);
  await setting('preview.theme', 'contrast');
  await expect.poll(ground, SOON).toBe('rgb(0, 0, 0)');
  await setting('preview.theme', 'auto');
  await expect.poll(ground, SOON).not.toBe('rgb(0, 0, 0)');
});

test('lenses come and go with their setting', async () => {
  const lenses = workbench.page.locator('.monaco-editor .codelens-decoration a');
  await workbench.openFile('main.cxa', { line: 0 });
  await expect.poll(() => lenses.count(), SOON).toBeGreaterThan(0);
  await setting('codeLens', false);
  await expect.poll(() => lenses.count(), SOON).toBe(0);
  await setting('codeLens', true);
  await expect.poll(() => lenses.count(), SOON).toBeGreaterThan(0);
});

test('the output shows the talk with the server when its setting says so, whatever its own level', async () => {
  // A client writes while it is told Trace. What an output channel holds cannot be read back, so a stand-in notes it.
  expect(await workbench.runInExtensionHost(join(import.meta.dirname, '..', 'support', 'trace-check.ts'))).toEqual([
    ...['Off', 'messages: Trace', 'while messages', 'off: Off', 'while off'],
  ]);
  await workbench.runCommand('CXA: Show Output');
  await workbench.page.locator('.part.panel .action-item.checked', { hasText: 'Output' }).waitFor(SOON);
  await workbench.evaluate((api) => api.commands.executeCommand('workbench.action.closePanel'));
});

test('a server that crashes comes back, and one that has crashed for good is started again by hand', async () => {
  const host = await workbench.evaluate(() => process.pid);
  const first = await nextServer(host, undefined);
  if (first === undefined) throw new Error('There is no language server.');
  // What is asked before its end is known cannot be written any more.
  await workbench.evaluate((api, pid) => {
    process.kill(Number(pid), 'SIGKILL');
    const uri = api.window.activeTextEditor?.document.uri;
    for (let asked = 0; asked < 12; asked++) {
      void api.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri).then(undefined, () => undefined);
      void api.commands.executeCommand('vscode.executeFoldingRangeProvider', uri).then(undefined, () => undefined);
    }
  }, String(first));
  let server = await nextServer(host, first);
  expect(server).toBeDefined();
  await expect.poll(symbols, SOON).toContain('orders');
  // The client gives up after a handful of crashes.
  for (let crash = 0; crash < 8 && server !== undefined; crash++) {
    process.kill(server, 'SIGKILL');
    server = await nextServer(host, server);
  }
  expect(server).toBeUndefined();
  await workbench.evaluate(async (api) => void (await api.commands.executeCommand('notifications.clearAll')));
  await workbench.runCommand('CXA: Restart Language Server');
  await expect.poll(symbols, SOON).toContain('orders');
  await expect.poll(() => row('Systems').count(), SOON).toBe(1);
});

test('in the dark too', async () => {
  await workbench.evaluate(async (api) => {
    await api.workspace.getConfiguration('workbench').update('colorTheme', 'Default Dark Modern', api.ConfigurationTarget.Global);
  });
  await workbench.page.locator('.monaco-workbench.vs-dark').waitFor(SOON);
  await workbench.screenshot('sidebar-9-dark');
  await workbench.evaluate(async (api) => {
    await api.workspace.saveAll();
    await api.commands.executeCommand('workbench.action.closeAllEditors');
  });
  await workbench.runCommand('CXA: Open Walkthrough');
  await workbench.page.locator('.gettingStartedContainer iframe.webview.ready').waitFor(SOON);
  await workbench.screenshot('sidebar-10-walkthrough-dark');
});

/** The process id of the language server that an extension host has started. */
function serverOf(host: number): number | undefined {
  const processes = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  const found = processes.find((line) => line.includes('server.cjs') && line.includes(`--clientProcessId=${host}`));
  const [pid, state] = found?.trim().split(/\s+/) ?? [];
  return pid === undefined || state?.startsWith('Z') ? undefined : Number(pid);
}

/** The one that runs after another has ended; undefined when the client says that it gives up. */
async function nextServer(host: number, before: number | undefined): Promise<number | undefined> {
  let found: number | undefined;
  const hasEnded = workbench.page.locator('.notification-list-item', { hasText: 'stays ended' });
  await expect
    .poll(async () => {
      found = serverOf(host);
      if (found !== undefined && found !== before) return true;
      found = undefined;
      await workbench.evaluate((api) => void api.commands.executeCommand('notifications.showList'));
      return (await hasEnded.count()) > 0;
    }, PATIENCE)
    .toBe(true);
  return found;
}

/** What has been selected in the tree, one after the other, since this was asked first. */
function selections(): Promise<readonly string[]> {
  return workbench.page.evaluate(() => {
    const kept: { selections?: string[] } = window as object;
    const sidebar = document.querySelector('.sidebar');
    if (kept.selections === undefined && sidebar !== null) {
      const found: string[] = [];
      kept.selections = found;
      const look = () => {
        const text = sidebar.querySelector('.monaco-list-row.selected')?.textContent ?? '';
        if (text !== '' && text !== found.at(-1)) found.push(text);
      };
      look();
      new MutationObserver(look).observe(sidebar, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    }
    return [...(kept.selections ?? [])];
  });
}

/** The names in the outline of the file in the editor, which the language server tells. */
function symbols(): Promise<readonly string[]> {
  return workbench.evaluate(async (api) => {
    const uri = api.window.visibleTextEditors.find(({ document }) => document.languageId === 'cxa')?.document.uri;
    const found = await api.commands.executeCommand<{ name: string }[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
    return (found ?? []).map(({ name }) => name);
  });
}

function rows(label: string): Locator {
  return workbench.page.locator('.sidebar .monaco-list-row', {
    has: workbench.page.locator('.label-name').filter({ hasText: new RegExp(`^${label.replace(/[?.]/g, '\\$&')}$`) }),
  });
}

function row(label: string): Locator {
  return rows(label).first();
}

/** The tree may open a node by itself, on the way to the cursor, while it is about to be opened here. */
async function unfold(label: string): Promise<void> {
  const expanded = () => row(label).getAttribute('aria-expanded');
  await expect
    .poll(async () => {
      if ((await expanded()) === 'true') return true;
      await row(label).locator('.monaco-tl-twistie').click();
      // A second click before the first has shown would fold it again.
      return expect.poll(expanded, { timeout: 3_000 }).toBe('true').then(
        () => true,
        () => false,
      );
    }, SOON)
    .toBe(true);
}

async function pick(label: string): Promise<void> {
  const choice = workbench.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: label });
  await choice.first().click();
}

async function selected(): Promise<string> {
  return (await workbench.page.locator('.sidebar .monaco-list-row.selected').first().textContent()) ?? '';
}

function cursorLine(): Promise<string> {
  return workbench.evaluate((api) => {
    const editor = api.window.visibleTextEditors[0];
    return editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text;
  });
}

function lineOf(start: string): Promise<number> {
  return workbench.evaluate(async (api, wanted: string) => {
    const text = api.window.visibleTextEditors[0]?.document.getText() ?? '';
    return text.split('\n').findIndex((line) => line.startsWith(wanted));
  }, start);
}

async function setting(name: string, value: unknown): Promise<void> {
  await workbench.evaluate(
    async (api, [key, wanted]: readonly [string, unknown]) => {
      await api.workspace.getConfiguration('cxa').update(key, wanted, api.ConfigurationTarget.Global);
    },
    [name, value] as const,
  );
}
