import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** Comparing with another version in a real VS Code, by its own git extension, in a repository with a history of two commits. */

const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 30_000 };

const first = `team service "Service"
system bot "Bot" { kind chatbot  owner service }
system desk "Desk" { kind ccaas  owner service }
system fax "Fax gateway" { kind erp  owner service }
bot -> desk as handOver by rest { carries intent  owner service }
desk -> fax by soap { owner service }
channel chat "Chat" { served by bot  auth identified }
channel phone "Phone" { kind voice  served by desk }
handover chat -> phone warm { via transfer  carries intent, summary }
journey help "Needs help" {
  criticality critical  owner service  volume 1000/month
  step ask "Asks" on chat using bot { actor bot  produces intent, summary }
  step talk "Talks" on phone using desk { actor agent  needs intent, summary }
}
`;
const second = first
  .replace(/system fax.*\n/, 'system orders "Orders" { kind oms  owner service }\n')
  .replace('desk -> fax by soap', 'desk -> orders by rest');

let source: string;
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  source = await mkdtemp(join(tmpdir(), 'cxa-compare-'));
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: source, stdio: 'ignore' });
  const write = (text: string) => writeFile(join(source, 'shop.cxa'), text);
  git('init', '--initial-branch', 'main');
  await writeFile(join(source, 'cxa.json'), '{ "name": "Shop", "profile": "design" }\n');
  await write(first);
  git('add', '.');
  git('commit', '-m', 'Begin');
  git('branch', 'before');
  await write(second);
  git('commit', '-am', 'Orders in place of faxes');
  workbench = await openWorkbench({ folder: source });
  page = workbench.webview();
});
afterAll(async () => {
  await workbench?.close();
  await rm(source, { recursive: true, force: true });
});

test('a branch is picked in the palette, and the picture shows what is different from it', async () => {
  await workbench.openFile('shop.cxa');
  await compareWith('before');
  await changed('system:orders', 'added').waitFor(PATIENCE);
  await changed('system:fax', 'removed').waitFor(SOON);
  expect(await page.locator('.compare-names').textContent()).toContain('before ↔ the working tree');
  await page.getByRole('option', { name: /added: system "Orders"/ }).waitFor(SOON);
  await page.getByRole('option', { name: /removed: system "Fax gateway"/ }).waitFor(SOON);
  await workbench.screenshot('compare-branch');
});

test('what is typed is in the comparison before it is saved, and a change leads to its picture', async () => {
  await workbench.openFile('shop.cxa', { line: 8, character: 0 });
  await workbench.evaluate(async (api) => {
    const editor = api.window.activeTextEditor;
    if (editor === undefined) throw new Error('No editor is open.');
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('warm {'));
    await editor.edit((edit) => edit.replace(new api.Range(at, at.translate(0, 'warm { via transfer  carries intent, summary }'.length)), 'cold { via transfer  carries intent }'));
  });
  const told = page.getByRole('option', { name: /customers a month will have to repeat summary/ });
  await told.waitFor(SOON);
  await told.click();
  await page.locator('[data-element="step:help.talk"]').first().waitFor(SOON);
  await expect.poll(() => page.locator('.view-menu .tool-text').first().textContent(), SOON).toBe('Needs help');
  await workbench.screenshot('compare-journey');
  await workbench.evaluate(async (api) => void (await api.workspace.saveAll()));
});

test('the two sides of a text diff editor are compared from its title', async () => {
  await workbench.evaluate(async (api) => {
    const [document] = await api.workspace.findFiles('shop.cxa');
    const git = api.extensions.getExtension('vscode.git')?.exports.getAPI(1);
    await api.commands.executeCommand('vscode.diff', git.toGitUri(document, '~'), document, 'shop.cxa (Working Tree)', { viewColumn: api.ViewColumn.One });
  });
  await workbench.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor(SOON);
  await workbench.page.getByRole('button', { name: /Compare Both Sides in the Picture/ }).first().click();
  await page.locator('.compare-bar').waitFor(PATIENCE);
  await expect.poll(() => page.locator('.compare-names').textContent(), SOON).toContain('the staged changes ↔ the working tree');
  await page.getByRole('option', { name: /handover chat -> phone/ }).first().waitFor(SOON);
  await workbench.screenshot('compare-diff-editor');
});

test('what is staged meanwhile is the base from then on', async () => {
  execFileSync('git', ['add', '.'], { cwd: workbench.folder });
  await workbench.evaluate((api) => api.commands.executeCommand('git.refresh'));
  await expect.poll(() => page.locator('.change-summary').textContent(), SOON).toContain('Nothing is different.');
});

test('a revision that does not exist, and a file of no project, get one sentence', async () => {
  await workbench.runCommand('CXA: Compare With…');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Type a revision' }).click();
  await workbench.page.locator('.quick-input-widget:visible', { hasText: 'what git understands' }).waitFor(SOON);
  await workbench.page.keyboard.type('nowhere');
  await workbench.page.keyboard.press('Enter');
  await notice('There is no revision "nowhere" in this repository; fetch it first, or choose another one.');
  await appendFile(join(workbench.folder, 'notes.txt'), 'Nothing of ours.\n');
  await workbench.evaluate(async (api) => {
    const folder = api.workspace.workspaceFolders?.[0]?.uri;
    if (folder !== undefined) await api.commands.executeCommand('cxa.compareWith', api.Uri.joinPath(folder, '..', 'notes.txt'));
  });
  await notice('notes.txt belongs to no project of CXA, so there is no picture to compare.');
  expect(await readFile(join(workbench.folder, 'shop.cxa'), 'utf8')).toContain('cold');
});

test('after a reload it compares as before, and on its cross no more', async () => {
  await workbench.reload();
  await page.locator('.compare-bar').waitFor(PATIENCE);
  await expect.poll(() => page.locator('.compare-names').textContent(), SOON).toContain('the staged changes');
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect.poll(() => page.locator('.compare-bar').count(), SOON).toBe(0);
  // A window that begins anew on a busy machine takes its time.
}, 300_000);

async function compareWith(branch: string): Promise<void> {
  await expect.poll(() => workbench.evaluate((api) => api.extensions.getExtension('vscode.git')?.isActive === true && api.extensions.getExtension('vscode.git')?.exports.getAPI(1).repositories.length > 0), PATIENCE).toBe(true);
  await workbench.runCommand('CXA: Compare With…');
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { has: workbench.page.locator('.label-name').filter({ hasText: new RegExp(`^\\s*${branch}\\s*$`) }) });
  await row.first().waitFor(SOON);
  await workbench.screenshot('compare-pick');
  await row.first().click();
}

function changed(element: string, change: string) {
  return page.locator(`.cxa-box-mark[data-element="${element}"][data-change="${change}"]`).first();
}

async function notice(sentence: string): Promise<void> {
  // A toast goes by itself; the list keeps what was said.
  await workbench.evaluate(async (api) => void (await api.commands.executeCommand('notifications.showList')));
  await workbench.page.locator('.notification-list-item', { hasText: sentence }).first().waitFor(SOON);
}
