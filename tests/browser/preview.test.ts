import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type PreviewProgram, startPreview } from './preview-program.ts';

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'out', 'screenshots');
/** A page that opens on a busy machine. */
const PATIENCE = { timeout: 60_000 };
const SOON = { timeout: 20_000 };

let browser: Browser;
let context: BrowserContext;
let folder: string;
let preview: PreviewProgram;
let page: Page;
let original: string;
let faults: string[] = [];
let round = 0;

// One program and one browser serve all tests: what they prove is in the page, which each of them opens anew.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-preview-'));
  await cp(QUICKSTART, folder, { recursive: true });
  original = await readFile(join(folder, 'quickstart.cxa'), 'utf8');
  [preview, browser] = await Promise.all([startPreview(folder), launchBrowser()]);
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
});
afterAll(async () => {
  await browser?.close();
  await preview?.interrupt();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  round += 1;
  // The name tells this test's text from the one that the test before left behind.
  await edit(() => original.replace('"Brightline Broadband"', `"Brightline ${round}"`));
  page = await context.newPage();
  faults = [];
  // Whatever the page or its content security policy complains about fails the test.
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(preview.address);
  await page.locator('.cxa-text-mark', { hasText: `Brightline ${round}:` }).waitFor(PATIENCE);
});
afterEach(() => page.close());

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
    await expect.poll(() => marked.allTextContents(), SOON).toEqual([expect.stringMatching(/^system monitor "Line monitor"/)]);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-source.png') });
    await page.getByRole('button', { name: 'Close quickstart.cxa' }).click();
    await expect.poll(() => page.locator('.source').count(), SOON).toBe(0);
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
    await expect.poll(() => page.locator('.status-note').count(), SOON).toBe(0);
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
    await page.getByRole('tree').waitFor(SOON);
    const start = await camera();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const zoomed = await moved(start);
    await page.locator('.canvas').press('ArrowRight');
    const before = [await viewName(), await moved(zoomed)];
    await page.reload();
    await page.locator('.cxa-marks').waitFor(SOON);
    await expect.poll(async () => [await viewName(), await camera()], SOON).toEqual(before);
    await page.getByRole('tree').waitFor(SOON);
  });

  test('follows the system’s theme until the reader chooses one, which stays', async () => {
    const canvas = () => page.locator('.stage').evaluate((stage) => getComputedStyle(stage).backgroundColor);
    await expect.poll(canvas, SOON).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(canvas, SOON).not.toBe('rgb(255, 255, 255)');
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-dark.png') });
    await chooseFrom('Theme', 'High contrast');
    await expect.poll(canvas, SOON).toBe('rgb(0, 0, 0)');
    await page.reload();
    await page.locator('.cxa-marks').waitFor(SOON);
    await expect.poll(canvas, SOON).toBe('rgb(0, 0, 0)');
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
});

describe('by keyboard alone', () => {
  test('boxes are chosen and walked along their edges, and Enter opens the text', async () => {
    const canvas = page.locator('.canvas');
    await canvas.focus();
    await page.keyboard.press('Enter');
    await expect.poll(spoken, SOON).not.toBe('');
    const first = await spoken();
    await page.keyboard.press('ArrowRight');
    await expect.poll(spoken, SOON).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.source .marked').first().waitFor(SOON);
    await canvas.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => strength('texts'), SOON).toBe(1);
  });

  test('the picture is panned, zoomed and shown as a whole', async () => {
    await page.locator('.canvas').focus();
    const start = await camera();
    await page.keyboard.press('ArrowDown');
    const panned = await moved(start);
    await page.keyboard.press('+');
    await moved(panned);
    await page.keyboard.press('0');
    await expect.poll(async () => (await page.locator('.zoom-level').textContent()) === `${await wholeZoom()} %`, SOON).toBe(true);
  });

  test('the outline is walked like a tree', async () => {
    await page.getByRole('button', { name: 'Outline' }).click();
    const tree = page.getByRole('tree');
    const chosen = () => tree.locator('[aria-selected=true]').allTextContents();
    await expect.poll(() => tree.evaluate((element) => element === document.activeElement), SOON).toBe(true);
    const [first] = await chosen();
    await page.keyboard.press('End');
    await expect.poll(chosen, SOON).not.toEqual([first]);
    const [last] = await chosen();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(chosen, SOON).not.toEqual([last]);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(chosen, SOON).toEqual([last]);
    await page.keyboard.press('Escape');
    await expect.poll(() => tree.count(), SOON).toBe(0);
  });

  test('anything is found: a box in this picture, and another view', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('engineer plan');
    await expect.poll(() => strength('crm'), SOON).toBeLessThan(0.5);
    await page.screenshot({ path: join(SCREENSHOTS, 'viewer-search.png') });
    await page.keyboard.press('Enter');
    await expect.poll(spoken, SOON).toContain('Engineer planning');
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
    await expect.poll(() => page.locator('.canvas').count(), SOON).toBe(0);
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
    expect(await violations({ colours: true })).toEqual([]);
    await page.getByRole('button', { name: 'Blueprint' }).click();
    await page.locator('.cxa-marks').waitFor(SOON);
    expect(faults).toEqual([]);
  });
});

describe('accessibility', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the page as it is worked with, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const only = { colours: colorScheme === 'dark' };
    expect(await violations(only)).toEqual([]);
    await page.getByRole('button', { name: 'Outline' }).click();
    await clickOn(box('crm'));
    await page.locator('.source .marked').first().waitFor(SOON);
    expect(await violations(only)).toEqual([]);
    await page.getByRole('button', { name: /^View/ }).click();
    expect(await violations(only)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('line');
    expect(await violations(only)).toEqual([]);
    await page.keyboard.press('Escape');
    await chooseView('My internet is down');
    await page.getByRole('button', { name: 'Legend' }).click();
    expect(await violations(only)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, `viewer-blueprint-${colorScheme}.png`) });
  });
});

// The last, because it ends the program that serves all others.
describe('afterwards', () => {
  test('says so when its server has ended', async () => {
    expect(await preview.interrupt()).toBe(0);
    await page.locator('.status-note', { hasText: 'Disconnected' }).waitFor(SOON);
    expect(await box('crm').count()).toBe(1);
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

/** Where the camera is once it has left a place. */
async function moved(from: string): Promise<string> {
  await expect.poll(camera, SOON).not.toBe(from);
  return camera();
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

/** What axe finds, a line each: by every rule, or in colours that changed alone. */
async function violations({ colours = false } = {}): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await axe.run(rules.length === 0 ? {} : { runOnly: rules })).violations;
  }, colours ? ['color-contrast'] : []);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}
