import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type PreviewProgram, startPreview } from './preview-program.ts';

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'out', 'screenshots');
const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 20_000 };

let browser: Browser;
let folder: string;
let preview: PreviewProgram;
let page: Page;
let faults: string[] = [];
let now: string;

// A repository in which the working tree is one edit away from its only branch.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-compare-'));
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder, stdio: 'ignore' });
  const text = await readFile(join(QUICKSTART, 'quickstart.cxa'), 'utf8');
  const before = `${text}system fax "Fax gateway" { kind erp  owner service }\ncrm -> fax "Send" by soap { owner service }\n`;
  await writeFile(join(folder, 'quickstart.cxa'), before);
  git('init', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '-m', 'Begin');
  now = `${text}system planner "Visit planner" { kind knowledge  owner network }\ndesk -> planner "Plan" by rest { owner network }\n`
    .replace('"Customer records"', '"Customers"')
    .replace('carries customerNo, intent, testResult, transcript', 'carries customerNo, intent');
  await writeFile(join(folder, 'quickstart.cxa'), now);
  [preview, browser] = await Promise.all([startPreview(folder, '--compare', 'main'), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await preview?.interrupt();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(preview.address);
  await mark('system:planner', 'added').waitFor(PATIENCE);
});
afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

test('shows two versions, and by the slider each of them alone', async () => {
  await mark('system:fax', 'removed').waitFor(SOON);
  expect(await page.locator('.compare-names').textContent()).toContain('main ↔ the working tree');
  const slider = page.getByRole('slider', { name: 'Between before and after' });
  expect(await seen()).toEqual({ planner: 1, fax: 1 });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(seen, SOON).toEqual({ planner: 0, fax: 1 });
  expect(await slider.getAttribute('aria-valuetext')).toBe('Before: only main');
  await page.getByRole('button', { name: 'After', exact: true }).click();
  await expect.poll(seen, SOON).toEqual({ planner: 1, fax: 0 });
  await page.screenshot({ path: join(SCREENSHOTS, 'compare-after.png') });
  await page.reload();
  await mark('system:planner', 'added').waitFor(PATIENCE);
  await expect.poll(seen, SOON).toEqual({ planner: 1, fax: 0 });
});

test('flies to a change, also into another picture, by mouse and by keys', async () => {
  await page.getByRole('option', { name: /removed: system "Fax gateway"/ }).click();
  await expect.poll(() => isInTheMiddle('system:fax'), SOON).toBe(true);
  const list = page.getByRole('listbox', { name: 'Changes from main to the working tree' });
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.view-menu .tool-text').textContent(), SOON).toBe('My internet is down');
  await page.locator('.canvas').focus();
  const chosen = () => page.locator('[role=option][aria-selected=true]').first().textContent();
  const before = await chosen();
  await page.keyboard.press('n');
  await expect.poll(chosen, SOON).not.toBe(before);
  await page.keyboard.press('p');
  await expect.poll(chosen, SOON).toBe(before);
  await page.getByRole('button', { name: /^View/ }).click();
  await page.getByRole('option', { name: /Landscape \d+ differences/ }).waitFor(SOON);
});

test('follows the text while somebody writes', async () => {
  await writeFile(join(folder, 'quickstart.cxa'), `${now}system wiki "Wiki" { owner service }\n`);
  await mark('system:wiki', 'added').waitFor(SOON);
  await page.getByRole('option', { name: /added: system "Wiki"/ }).waitFor(SOON);
  await writeFile(join(folder, 'quickstart.cxa'), now);
  await expect.poll(() => mark('system:wiki', 'added').count(), SOON).toBe(0);
});

test('the walk by keys says what became of a box', async () => {
  await page.locator('.canvas').focus();
  const heard = new Set<string>();
  await page.keyboard.press('Enter');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
    heard.add((await page.locator('[aria-live=polite]').textContent()) ?? '');
  }
  expect([...heard].some((said) => /, (added|removed|changed|affected by other changes)$/.test(said))).toBe(true);
});

test('kinds of change can be left out of the list', async () => {
  const removed = page.getByRole('option', { name: /removed: system/ });
  await removed.first().waitFor(SOON);
  await page.getByRole('button', { name: /^Removed/ }).click();
  await expect.poll(() => removed.count(), SOON).toBe(0);
});

test('another version is chosen from a menu, and none any more', async () => {
  await page.getByRole('button', { name: /^Compare with/ }).click();
  await page.getByRole('option', { name: /Last commit/ }).click();
  await expect.poll(() => page.locator('.compare-names').textContent(), SOON).toContain('the last commit');
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect.poll(() => page.locator('.compare-bar').count(), SOON).toBe(0);
  await page.locator('.cxa-box-mark[data-element="system:planner"]:not([data-change])').first().waitFor(SOON);
  await page.getByRole('button', { name: /^Compare with/ }).click();
  await page.getByRole('option', { name: /^main/ }).click();
  await mark('system:planner', 'added').waitFor(SOON);
});

test.each(['light', 'dark', 'contrast'] as const)('has nothing for axe to complain about, in %s', async (theme) => {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  if (theme === 'contrast') {
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('option', { name: 'High contrast' }).click();
  }
  await page.getByRole('option', { name: /added: system "Visit planner"/ }).click();
  await expect.poll(() => isInTheMiddle('system:planner'), SOON).toBe(true);
  await page.screenshot({ path: join(SCREENSHOTS, `compare-${theme}.png`) });
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await axe.run()).violations;
  });
  expect(found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`))).toEqual([]);
});

function mark(element: string, change: string) {
  return page.locator(`.cxa-box-mark[data-element="${element}"][data-change="${change}"]`).first();
}

/** How strongly the two systems are seen, of which only one is in each version. */
async function seen() {
  const strength = (element: string) => page.locator(`.cxa-box-mark[data-element="${element}"]`).first().evaluate((node) => Number(getComputedStyle(node).opacity));
  return { planner: await strength('system:planner'), fax: await strength('system:fax') };
}

function isInTheMiddle(element: string): Promise<boolean> {
  return page.evaluate((id) => {
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    const box = document.querySelector(`.cxa-box-mark[data-element="${id}"]`)?.getBoundingClientRect();
    if (stage === undefined || box === undefined) return false;
    const isNear = (one: number, other: number) => Math.abs(one - other) < 30;
    return isNear(stage.left + stage.width / 2, box.left + box.width / 2) && isNear(stage.top + stage.height / 2, box.top + box.height / 2);
  }, element);
}
