import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCREENSHOTS = join(PROJECT, 'out', 'screenshots');
const SOON = { timeout: 20_000 };

let browser: Browser;
let context: BrowserContext;
let folder: string;
let page: Page;
let faults: string[] = [];
let requests: string[] = [];

// Every page is written once by the built command line, and opened from the disk with no network there.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-static-'));
  await cp(join(PROJECT, 'examples', 'quickstart'), join(folder, 'now'), { recursive: true });
  await cp(join(PROJECT, 'examples', 'quickstart'), join(folder, 'next'), { recursive: true });
  const changed = join(folder, 'next', 'quickstart.cxa');
  await writeFile(changed, `${await readFile(changed, 'utf8')}\nsystem loyalty "Loyalty card" { kind loyalty  owner service }\ncrm -> loyalty "Points" by rest { owner service }\n`);
  await cp(join(PROJECT, 'examples', 'quickstart'), join(folder, 'faulty'), { recursive: true });
  const faulty = join(folder, 'faulty', 'quickstart.cxa');
  await writeFile(faulty, (await readFile(faulty, 'utf8')).replace('kind fault-mgmt  owner network', 'kind fault-mgmt'));
  [browser] = await Promise.all([
    launchBrowser(),
    cxa('render', 'now', '--format', 'html', '-o', 'one.html'),
    cxa('site', 'faulty', '-o', 'site/below'),
    cxa('diff', 'now', 'next', '--format', 'html', '-o', 'diff.html'),
  ]);
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, offline: true });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await context.newPage();
  faults = [];
  requests = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
});
afterEach(() => page.close());

test('one file shows pictures, answers and text, finds a system, saves a picture, and asks for nothing', async () => {
  await open('one.html');
  await page.locator('.cxa-box-mark[data-element="system:crm"]').waitFor(SOON);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('line monitor');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[aria-live=polite]').first().textContent(), SOON).toContain('Line monitor');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.source .marked').allTextContents(), SOON).toEqual([expect.stringMatching(/^system monitor "Line monitor"/)]);
  await choose('My internet is down · flow');
  await page.locator('.cxa-marks').waitFor(SOON);
  await expect.poll(() => page.evaluate(() => location.hash), SOON).toMatch(/^#\/flow\//);
  await choose('Who owns it end to end?');
  await page.locator('.answer-title', { hasText: 'Who owns it end to end?' }).waitFor(SOON);
  await page.goBack();
  await page.locator('.cxa-marks').waitFor(SOON);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('option', { name: 'Save as SVG' }).click();
  expect(await readFile(await (await saved).path(), 'utf8')).toContain('@font-face{font-family:Inter;font-weight:400');
  expect(await violations()).toEqual([]);
  expect(outside()).toEqual([]);
  expect(faults).toEqual([]);
});

test('a site opens on its answers; a search leads to a system, and from there into a picture that shows it', async () => {
  await open('site/below/index.html');
  await page.locator('.site-question').waitFor(SOON);
  expect(await page.locator('.site-card').count()).toBeGreaterThan(2);
  await shoot('site-front');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('line monitor');
  await page.getByRole('option').first().waitFor(SOON);
  await page.keyboard.press('Enter');
  await page.locator('.site-title', { hasText: 'Line monitor' }).waitFor(SOON);
  expect(await page.title()).toMatch(/^Line monitor · /);
  await page.locator('.written', { hasText: 'system monitor' }).waitFor(SOON);
  await shoot('site-element');
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: 'Landscape', exact: true }).click();
  await page.locator('.cxa-box-mark[data-element="system:monitor"]').waitFor(SOON);
  await expect.poll(() => page.locator('.cxa-text-mark[data-element="system:texts"]').first().evaluate((text) => Number(getComputedStyle(text).opacity)), SOON).toBeLessThan(1);
  await page.getByRole('link', { name: /^Findings/ }).click();
  await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor(SOON);
  await shoot('site-findings');
  expect(await violations()).toEqual([]);
  await page.locator('.finding-places a').first().click();
  await page.getByRole('heading', { name: 'Why it matters' }).waitFor(SOON);
  await page.goBack();
  await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor(SOON);
  // Its own parts are files beside it, and nothing else is asked for.
  expect(outside()).toEqual([]);
  expect(requests.some((address) => /\/data\/[\w-]+\.js$/.test(address))).toBe(true);
  expect(faults).toEqual([]);
});

test('every page of a site has an address that can be sent, on a phone too, and one that names nothing says so', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [hash, heading] of [['#/elements/system', 'Elements'], ['#/element/team/service', 'Customer service'], ['#/rule/JRN-02', undefined], ['#/journey/gone', undefined]] as const) {
    await open(`site/below/index.html${hash}`);
    await page.locator('.site-title', heading === undefined ? {} : { hasText: heading }).waitFor(SOON);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth || (document.querySelector('.site-main')?.scrollWidth ?? 0) > innerWidth);
    expect([hash, wide]).toEqual([hash, false]);
    expect(await violations()).toEqual([]);
  }
  await page.locator('.site-note', { hasText: 'names nothing here any more' }).waitFor(SOON);
  await shoot('site-phone');
  expect(faults).toEqual([]);
});

test('two versions in one file: the slider takes one away, and a change in the list is flown to', async () => {
  await open('diff.html');
  const added = page.locator('.cxa-box-mark[data-element="system:loyalty"]');
  await added.waitFor(SOON);
  const change = page.getByRole('option', { name: /system "Loyalty card"/ });
  await change.click();
  await expect.poll(() => page.locator('[aria-live=polite]').first().textContent(), SOON).toContain('Loyalty card');
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect.poll(() => added.evaluate((mark) => Number(getComputedStyle(mark).opacity)), SOON).toBeLessThan(0.1);
  await shoot('diff-page');
  expect(outside()).toEqual([]);
  expect(faults).toEqual([]);
});

async function open(path: string): Promise<void> {
  // A new document each time, whatever stands behind the number sign.
  await page.goto('about:blank');
  await page.goto(`${pathToFileURL(folder).href}/${path}`);
}

/** Requests for anything that does not lie in the page's own folder. */
function outside(): readonly string[] {
  return requests.filter((address) => !address.startsWith(pathToFileURL(folder).href) && !/^(data|blob|about):/.test(address));
}

async function choose(title: string): Promise<void> {
  await page.getByRole('button', { name: /^View/ }).click();
  await page.getByRole('option', { name: title, exact: true }).click();
}

async function shoot(name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
  }
}

async function violations(): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}

async function cxa(...args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(PROJECT, 'dist', 'cli.js'), ...args], { cwd: folder });
}
