import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportMermaid, mermaidExcess } from '../../diagram/export/mermaid.ts';
import { drawable } from '../../diagram/layout/text-measure.ts';
import { buildView, listViews } from '../../diagram/views/table.ts';
import { viewContext } from '../../language-server/view-context.ts';
import type { SingleView } from '../../diagram/views/compared-view.ts';
import { launchBrowser } from '../support/browser.ts';
import { hostileTitles } from '../support/hostile-titles.ts';
import { graphOf, viewsCalled } from '../support/hostile-views.ts';
import { type MermaidPage, openMermaid } from '../support/mermaid.ts';
import { readExample } from '../support/read-example.ts';
import { sampleSequence } from '../support/sample-sequence.ts';

let browser: Browser;
let page: Page;
let mermaid: MermaidPage;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  mermaid = await openMermaid(page);
});

afterAll(async () => {
  await browser?.close();
});

test.each(['quickstart', 'northfield', 'meridian', 'telvia'])('Mermaid reads every view of examples/%s, and GitHub draws it', async (example) => {
  const context = viewContext(await readExample(example), undefined);
  for (const entry of listViews(context.index)) {
    const view = buildView(context, entry);
    const text = exportMermaid(view, { theme: 'light' });
    expect(await mermaid.read(text), entry.name).toBe('');
    expect(mermaidExcess(view, text), entry.name).toBeUndefined();
  }
});

test('a title that means something to Mermaid breaks no diagram', async () => {
  for (const title of hostileTitles) {
    for (const view of viewsCalled(title)) expect(await mermaid.read(exportMermaid(view, { theme: 'light' })), `${view.shape}: ${title}`).toBe('');
  }
});

test('it stands in the picture as it is', async () => {
  const readable = (text: string) => drawable(text.replace(/[\u202e\u200b]/g, ''));
  const [node] = graphOf('').nodes.slice(-1);
  const { participants, steps } = sampleSequence({ steps: 1 });
  const [participant] = participants;
  if (node === undefined || participant === undefined) throw new Error('The samples are empty.');
  const views: readonly SingleView[] = [
    { ...graphOf(''), nodes: hostileTitles.map((title, at) => ({ ...node, id: `n${at}`, title, subtitle: title, badges: [] })), edges: [] },
    {
      ...sampleSequence({ steps: 1 }),
      participants: [...participants, ...hostileTitles.map((title, at) => ({ ...participant, id: `p${at}`, title }))],
      steps: steps.flatMap((step) => hostileTitles.map((title) => ({ ...step, title }))),
    },
  ];
  for (const view of views) {
    const texts = (await mermaid.draw(exportMermaid(view, { theme: 'light' }))).map(readable);
    await page.screenshot({ path: `out/screenshots/mermaid-${view.shape}.png`, fullPage: true });
    for (const title of hostileTitles) expect(texts.join('\n')).toContain(readable(title));
  }
});
