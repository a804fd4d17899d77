import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type PreviewProgram, startPreview } from './preview-program.ts';

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'out', 'screenshots');
const SOON = { timeout: 15_000 };

let browser: Browser;
let folder: string;
let preview: PreviewProgram;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-preview-'));
  await cp(QUICKSTART, folder, { recursive: true });
  preview = await startPreview(folder);
  faults = [];
  await openPage();
});
afterEach(async () => {
  await page.context().close();
  await preview.interrupt();
  await rm(folder, { recursive: true, force: true });
});

async function openPage(): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  // Whatever the page or its content security policy complains about fails the test.
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(preview.address);
  await page.locator('.cxa-marks').waitFor(SOON);
}

describe('the viewer', () => {
  test('changes the picture when the file changes on disk', async () => {
    expect(await box('loyalty').count()).toBe(0);
    await edit((text) => `${text}\nsystem loyalty "Loyalty card" { kind loyalty  owner service }\ncrm -> loyalty "Points" by rest { owner service }\n`);
    await box('loyalty').waitFor(SOON);
    await edit((text) => text.replace('"Loyalty card"', '"Bonus card"'));
    await page.locator('.cxa-text-mark', { hasText: 'Bonus card' }).waitFor(SOON);
    expect(faults).toEqual([]);
  });

  test('shows the text of an element that is clicked, with its lines marked', async () => {
    await clickOn(box('monitor'));
    const marked = page.locator('.source .marked');
    await marked.first().waitFor(SOON);
    expect(await marked.allTextContents()).toEqual([expect.stringMatching(/^system monitor "Line monitor"/)]);
    expect(await marked.first().isVisible()).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-source.png') });
    await page.getByRole('button', { name: 'Close quickstart.cxa' }).click();
    expect(await page.locator('.source').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('keeps the picture while the text is broken, and says so', async () => {
    await edit((text) => text.replace('system texts "Text messages" {', 'system texts "Text messages {'));
    await page.locator('.status-note', { hasText: 'Syntax errors' }).waitFor(SOON);
    expect(await box('crm').count()).toBe(1);
    await edit(() => 'system "');
    await page.locator('.status-note', { hasText: 'Stale' }).waitFor(SOON);
    expect(await box('crm').count()).toBe(1);
    await edit(() => '');
    await page.locator('.empty').waitFor(SOON);
    expect(await page.locator('.status-note').count()).toBe(0);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-empty.png') });
  });

  test('lists what the checks say: a click shows the text', async () => {
    await edit((text) => text.replace('kind fault-mgmt  owner network', 'kind fault-mgmt'));
    const finding = page.locator('.finding', { hasText: 'OWN-01' }).first();
    await finding.waitFor(SOON);
    await finding.hover();
    await expect.poll(() => strength('texts'), SOON).toBeLessThan(0.5);
    await finding.click();
    await expect.poll(() => page.locator('.source .marked').allTextContents(), SOON).toEqual([expect.stringContaining('monitor')]);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-findings.png') });
    expect(faults).toEqual([]);
  });

  test('is as it was after a reload: view, place, zoom and panels', async () => {
    await chooseView('My internet is down · flow');
    await page.getByRole('button', { name: 'Outline' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.canvas').press('ArrowRight');
    const before = [await viewName(), await camera()];
    await page.reload();
    await page.locator('.cxa-marks').waitFor(SOON);
    expect([await viewName(), await camera()]).toEqual(before);
    expect(await page.getByRole('tree').count()).toBe(1);
  });

  test('follows the system’s theme until the reader chooses one, which stays', async () => {
    const canvas = () => page.locator('.stage').evaluate((stage) => getComputedStyle(stage).backgroundColor);
    expect(await canvas()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await canvas();
    expect(dark).not.toBe('rgb(255, 255, 255)');
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-dark.png') });
    await chooseFrom('Theme', 'High contrast');
    expect(await canvas()).toBe('rgb(0, 0, 0)');
    await page.reload();
    await page.locator('.cxa-marks').waitFor(SOON);
    expect(await canvas()).toBe('rgb(0, 0, 0)');
  });

  test('saves the picture as SVG and PNG, and copies it', async () => {
    for (const [item, begins] of [['Save as SVG', '<svg'], ['Save as PNG', '\u0089PNG']] as const) {
      const waiting = page.waitForEvent('download');
      await chooseFrom('Export', item);
      const content = await readFile(await (await waiting).path());
      expect(content.subarray(0, 4).toString('latin1')).toBe(begins);
    }
    await chooseFrom('Export', 'Copy as PNG');
    await page.locator('.notice', { hasText: 'Copied as PNG' }).waitFor(SOON);
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toEqual(['image/png']);
    expect(faults).toEqual([]);
  });

  test('says so when its server has ended', async () => {
    expect(await preview.interrupt()).toBe(0);
    await page.locator('.status-note', { hasText: 'Disconnected' }).waitFor(SOON);
    expect(await box('crm').count()).toBe(1);
  });
});

describe('by keyboard alone', () => {
  test('boxes are chosen and walked along their edges, and Enter opens the text', async () => {
    const canvas = page.locator('.canvas');
    await canvas.focus();
    await page.keyboard.press('Enter');
    const first = await spoken();
    await page.keyboard.press('ArrowRight');
    await expect.poll(spoken, SOON).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.source .marked').first().waitFor(SOON);
    await canvas.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => strength('texts')).toBe(1);
  });

  test('the picture is panned, zoomed and shown as a whole', async () => {
    await page.locator('.canvas').focus();
    const start = await camera();
    await page.keyboard.press('ArrowDown');
    const panned = await camera();
    expect(panned).not.toBe(start);
    await page.keyboard.press('+');
    expect(await camera()).not.toBe(panned);
    await page.keyboard.press('0');
    expect(await page.locator('.zoom-level').textContent()).toBe(`${await wholeZoom()} %`);
  });

  test('the outline is walked like a tree', async () => {
    await page.getByRole('button', { name: 'Outline' }).click();
    const tree = page.getByRole('tree');
    const chosen = () => tree.locator('[aria-selected=true]').allTextContents();
    await expect.poll(() => tree.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    const [last] = await chosen();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(chosen).not.toEqual([last]);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(chosen).toEqual([last]);
    await page.keyboard.press('Escape');
    expect(await tree.count()).toBe(0);
  });

  test('anything is found: a box in this picture, and another view', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('engineer plan');
    await expect.poll(() => strength('crm'), SOON).toBeLessThan(0.5);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-search.png') });
    await page.keyboard.press('Enter');
    expect(await spoken()).toContain('Engineer planning');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('internet sequence');
    await page.keyboard.press('Enter');
    await expect.poll(viewName, SOON).toContain('sequence');
  });

  test('a view is picked by typing', async () => {
    await page.getByRole('button', { name: /^View/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('down flow');
    await page.keyboard.press('Enter');
    await expect.poll(viewName, SOON).toBe('My internet is down · flow');
  });
});

describe('an answer', () => {
  test('is read in the picture’s place, leads to the text, follows the text and is there after a reload', async () => {
    await chooseAnswer('Does it support the experience now, next and later?');
    const verdict = page.locator('.verdict.large');
    await expect.poll(() => verdict.textContent(), SOON).toBe('yes');
    expect(await page.locator('.canvas').count()).toBe(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await violations()).toEqual([]);
    await edit((text) => text.replace('owner network  availability', 'owner none  availability'));
    await expect.poll(() => verdict.textContent(), SOON).toBe('at risk');
    await page.locator('.answer-reasons .place').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.source .marked').allTextContents(), SOON).toEqual([expect.stringContaining('monitor')]);
    await page.reload();
    await expect.poll(() => verdict.textContent(), SOON).toBe('at risk');
    await page.getByRole('button', { name: 'My internet is down' }).click();
    await page.locator('.scene-title', { hasText: 'The bot tests her line' }).waitFor(SOON);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Blueprint' }).click();
    await page.locator('.cxa-marks').waitFor(SOON);
    expect(faults).toEqual([]);
  });
});

describe('accessibility', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the page as it is worked with, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Outline' }).click();
    await clickOn(box('crm'));
    await page.locator('.source .marked').first().waitFor(SOON);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: /^View/ }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('line');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await chooseView('My internet is down');
    await page.getByRole('button', { name: 'Legend' }).click();
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, `viewer-blueprint-${colorScheme}.png`) });
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

async function edit(change: (text: string) => string): Promise<void> {
  const file = join(folder, 'quickstart.cxa');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

async function chooseView(title: string): Promise<void> {
  await page.getByRole('button', { name: /^View/ }).click();
  await page.getByRole('option', { name: title, exact: true }).click();
  await expect.poll(viewName, SOON).toBe(title);
  await page.locator('main[aria-busy=false] .cxa-marks').waitFor(SOON);
}

async function chooseAnswer(question: string): Promise<void> {
  await page.getByRole('button', { name: /^View/ }).click();
  await page.getByRole('option', { name: question }).click();
}

async function chooseFrom(menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('option', { name: item }).click();
}

async function viewName(): Promise<string> {
  return (await page.locator('.view-menu .tool-text').textContent()) ?? '';
}

async function camera(): Promise<string> {
  return (await page.locator('.surface > g').getAttribute('transform')) ?? '';
}

/** What a screen reader was told last. */
async function spoken(): Promise<string> {
  return (await page.locator('[aria-live=polite]').textContent()) ?? '';
}

/** The zoom in % at which the whole picture is seen, computed from what is on the screen. */
function wholeZoom(): Promise<number> {
  return page.evaluate(() => {
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    const world = document.querySelector<SVGGElement>('.surface > g');
    if (stage === undefined || world === null) return 0;
    const shown = world.getBoundingClientRect();
    const inside = shown.left >= stage.left && shown.right <= stage.right && shown.top >= stage.top && shown.bottom <= stage.bottom;
    return inside ? Math.round((world.getScreenCTM()?.a ?? 0) * 100) : 0;
  });
}

/** What axe finds, a line each. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}
