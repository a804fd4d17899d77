import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mermaidLabel } from '../../cli/mermaid-label.ts';
import { launchBrowser } from '../support/browser.ts';
import { createDiffRepository, hostileTitles } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

const MERMAID = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
const GOLDENS = join(import.meta.dirname, '../cli/golden/diff');
const SCREENSHOTS = join(import.meta.dirname, '../../out/screenshots');

let browser: Browser;
let page: Page;
let repository: DiffRepository;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ path: MERMAID });
  // As GitHub sets it up: no scripts, and what a text says of the settings does not count.
  await page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })");
  repository = createDiffRepository();
});

afterAll(async () => {
  await browser?.close();
  repository?.remove();
});

/** What Mermaid itself draws, as people read it; it throws where it cannot read the text. */
async function drawn(text: string): Promise<string> {
  return page.evaluate(`(async () => {
    const text = ${JSON.stringify(text)};
    await mermaid.parse(text);
    const { svg } = await mermaid.render('picture', text);
    document.body.innerHTML = svg;
    return document.body.innerText || document.body.textContent;
  })()`);
}

function picturesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, text = '']) => text);
}

test('Mermaid reads and draws every picture of the golden comments', async () => {
  let count = 0;
  for (const name of readdirSync(GOLDENS).filter((each) => each.endsWith('.md'))) {
    for (const text of picturesIn(readFileSync(join(GOLDENS, name), 'utf8'))) {
      const shown = await drawn(text).catch((error) => `${name}: ${error}`);
      if (name === 'new-handover.md' || name === 'northfield-event.md') await page.screenshot({ path: join(SCREENSHOTS, `mermaid-${name}-${count}.png`) });
      const titles = [...text.matchAll(/\["([\w ]+)/g)].map(([, title = '']) => title);
      expect(titles.length).toBeGreaterThan(0);
      for (const title of titles) expect(shown).toContain(title);
      count++;
    }
  }
  expect(count).toBeGreaterThan(10);
});

test('titles that would be read as something else stand in the picture as they are', async () => {
  const { text } = await repository.diff(['main', 'hostile', '--format', 'markdown']);
  const pictures = picturesIn(text);
  expect(pictures).toHaveLength(1);
  const [picture = ''] = pictures;
  expect(picture.split('\n').length).toBeLessThan(100);
  await drawn(picture);
  await page.screenshot({ path: join(SCREENSHOTS, 'mermaid-hostile.png') });
  // One after the other, so that each is in a picture.
  for (const title of hostileTitles) {
    const shown = await drawn(`flowchart LR\n  a["${mermaidLabel(title)}"]`);
    expect(shown.replace(/\s+/g, ' ').trim()).toBe(title.replace('\u202e', ''));
  }
});
