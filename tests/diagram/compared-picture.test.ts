import { describe, expect, test } from 'vitest';
import { exportSvg } from '../../diagram/export/svg.tsx';
import type { Box, BoxMark, PlacedGraph } from '../../diagram/placed-graph.ts';
import { inlineStylesheet, pageStylesheet } from '../../diagram/svg/stylesheet.ts';
import { themes } from '../../diagram/svg/theme.ts';
import { compareViews } from '../../diagram/compare/compare-views.ts';
import type { ComparedView } from '../../diagram/views/compared-view.ts';
import { buildView } from '../../diagram/views/table.ts';
import { compareTexts, standing, versionMarks } from '../support/compare-texts.ts';
import { marksOutside, overlappingTexts, repeatedIds } from '../support/mark-boxes.ts';
import { openPlacing } from '../support/place-view.ts';
import { contrast } from '../support/contrast.ts';

const shop = `
  boundary eu "EU" { kind region }
  team it "IT"
  channel chat "Web chat" { kind chat  served by bot }
  channel voice "Phone" { kind voice  served by desk }
  system bot "Chatbot" { kind chatbot  hosting saas  owner it  in eu }
  system desk "Agent desktop" { kind agent-desktop  owner it  in eu  availability 99.9% }
  system crm "CRM" { kind crm  hosting saas  in eu }
  system erp "ERP" { kind erp }
  context summary
  bot -> crm as look "Look up" by rest
  desk -> crm "Open the case" by rest
  crm -> erp by soap
  journey late "Late delivery" {
    volume 12000/month
    phase ask "Asks" {
      step bot "Asks the bot" on chat using bot -> crm { actor bot  produces summary  on fail -> call  emotion -1 evidence "Survey" }
      bot -> call 62% when "unresolved"
      bot -> end when "solved"
    }
    phase call "Calls" {
      step call "Calls" on voice using desk, crm { actor agent  needs summary  within 3d }
      step remind "Is reminded" on chat using bot { actor system  emotion 1 evidence "Survey"  ends abandoned }
    }
  }
`;
const offer = '      step offer "Is offered a day that suits" on chat using bot -> erp { actor bot  needs summary  emotion 1 evidence "Pilot" }\n';
const stories: Readonly<Record<string, string>> = {
  'one integration replaced': shop.replace('bot -> crm as look "Look up" by rest', 'bot -> erp as order "Where is it?" by kafka').replace('using bot -> crm', 'using bot -> erp'),
  'a step in the middle': shop.replace('      bot -> call 62%', `${offer}      bot -> call 62%`).replace('within 3d', 'within 1d'),
  'a system called otherwise': shop.replace(/(?<!kind )\bcrm\b/g, 'profiles').replace('"CRM"', '"Customer profiles"').replace('99.9%', '99.5%'),
  'a system split in two': shop.replace('system crm "CRM" { kind crm  hosting saas  in eu }', 'system cases "Cases" { kind case  in eu }\n  system profiles "Profiles" { kind cdp  in eu }').replace('bot -> crm', 'bot -> profiles').replace('desk -> crm', 'desk -> cases').replace('crm -> erp', 'cases -> erp').replace('using bot -> crm', 'using bot -> profiles').replace('using desk, crm', 'using desk, cases'),
};
const views = ['landscape', 'journey:late', 'flow:late', 'sequence:late'];
const cases = Object.keys(stories).flatMap((story) => views.map((view) => [story, view] as const));

describe('a picture of two versions', () => {
  const place = openPlacing();

  test.each(cases)('%s, %s: each version shows what it shows alone', async (story, name) => {
    const versions = compareTexts(shop, stories[story] ?? '');
    const compared = versions.view(name);
    const picture = await place(compared, {});
    for (const side of ['before', 'after'] as const) {
      const alone = await place(buildView(versions[side].context(undefined), compared[side].request), {});
      expect(wordsOf(versionMarks(picture, side)), side).toEqual(wordsOf(versionMarks(alone, side)));
    }
  }, 60_000);

  test.each(cases)('%s, %s: what is in both stands in one place, and nothing lies on another', async (story, name) => {
    const compared = compareTexts(shop, stories[story] ?? '').view(name);
    const picture = await place(compared, {});
    const [before, after] = [cards(versionMarks(picture, 'before')), cards(versionMarks(picture, 'after'))];
    for (const [id, card] of before) if (after.has(id)) expect([id, placeOf(card)]).toEqual([id, placeOf(after.get(id))]);
    expect(repeatedIds(picture)).toEqual([]);
    const still = standing(picture);
    expect(overlappingTexts(still)).toEqual([]);
    expect(marksOutside(still)).toEqual([]);
    expect(overlappingCards(still)).toEqual([]);
    const marked = new Set(Object.values(compared.changes));
    expect(new Set(picture.marks.flatMap(({ change }) => change ?? []))).toEqual(marked);
    for (const mark of picture.marks) if (mark.change === 'added' || mark.change === 'removed') expect(mark.version).toBe(mark.change === 'added' ? 'after' : 'before');
  }, 60_000);

  test.each(views)('%s: of a view and itself nothing is marked, and nothing is there twice', async (name) => {
    const { after } = compareTexts(shop, shop).view(name);
    const alone = await place(after, {});
    const picture = await place(compareViews(after, after, { ids: new Map(), changed: new Set() }), {});
    expect(picture.marks.filter(({ change, version }) => change !== undefined || version !== undefined)).toEqual([]);
    expect(versionMarks(picture, 'after')).toEqual(versionMarks(alone, 'after'));
  }, 60_000);

  test.each(views)('%s: the same versions give the same bytes', async (name) => {
    const draw = async () => exportSvg(await place(compareTexts(shop, stories['a step in the middle'] ?? '').view(name), {}), { theme: 'light' });
    expect(await draw()).toBe(await draw());
  }, 60_000);

  test('a picture made after another one keeps its cards where they were', async () => {
    const first = await place(compareTexts(shop, stories['one integration replaced'] ?? '').view('landscape'), {});
    const more = (stories['one integration replaced'] ?? '').replace('"CRM"', '"Customers"');
    const second = await place(compareTexts(shop, more).view('landscape'), { previous: first });
    const [before, after] = [cards(versionMarks(first, 'after')), cards(versionMarks(second, 'after'))];
    expect([...after].map(([id, card]) => [id, placeOf(card)])).toEqual([...before].map(([id, card]) => [id, placeOf(card)]));
  }, 60_000);

  test('each thing has one glyph that says in words what became of it, and what it was', async () => {
    const picture = await place(compareTexts(shop, stories['a step in the middle'] ?? '').view('journey:late'), {});
    const glyphs = picture.marks.flatMap((mark) => (mark.kind === 'badge' && mark.id.startsWith('change:') ? [mark.label] : []));
    expect(glyphs).toEqual(expect.arrayContaining(['added: Step 2: Is offered a day that suits, Bot', 'changed: within 1 d; was within 3 d']));
    expect(glyphs.filter((label) => label.startsWith('added: Step 2'))).toHaveLength(1);
  });

  test('a short text stands struck through beside what it is now; a long one on hover', async () => {
    const svg = exportSvg(await place(compareTexts(shop, (stories['a step in the middle'] ?? '').replace('"Calls" on', '"Calls somebody who has never heard of it" on')).view('journey:late'), {}), { theme: 'light' });
    expect(svg).toMatch(/<text[^>]*cxa-struck[^>]*>within 3 d<\/text>/);
    expect(svg.split('>Calls</text>')).toHaveLength(2);
  });

  test('a still picture has no earlier looks in it, and has what is gone', async () => {
    const svg = exportSvg(await place(compareTexts(shop, stories['a system split in two'] ?? '').view('landscape'), {}), { theme: 'dark' });
    expect(svg).not.toContain('cxa-earlier"');
    expect(svg).toMatch(/class="cxa-mark cxa-box-mark cxa-before" data-change="removed" data-id="system:crm"/);
    expect(svg).toMatch(/class="cxa-mark cxa-box-mark cxa-after" data-change="added" data-id="system:cases"/);
  });

  test.each(['a step in the middle', 'a system split in two'])('%s looks as it looked', async (story) => {
    for (const [name, file] of [['landscape', 'landscape'], ['journey:late', 'journey']] as const) {
      const picture = await place(compareTexts(shop, stories[story] ?? '').view(name), {});
      await expect(exportSvg(picture, { theme: 'light' })).toMatchFileSnapshot(`golden/compared-${story.replaceAll(' ', '-')}-${file}.svg`);
    }
  }, 60_000);

  test('a version that is not there leaves the other one whole', async () => {
    const compared: ComparedView = compareTexts('team it "IT"', shop).view('journey:late');
    const picture = await place(compared, {});
    expect(versionMarks(picture, 'before').filter(({ kind }) => kind === 'box')).toEqual([]);
    expect(picture.marks.filter(({ kind, change }) => kind === 'box' && change === undefined)).toEqual([]);
  });
});

describe('what steps back', () => {
  test.each(['light', 'dark', 'contrast'] as const)('stays legible in the %s theme', (name) => {
    const theme = themes[name];
    const opacity = Number(/\.cxa-steps-back-text\{opacity:([\d.]+)\}/.exec(inlineStylesheet(theme, { compared: true }))?.[1]);
    for (const [tone, { text, fill }] of Object.entries(theme.tones)) {
      const ground = mix(theme.canvas, fill, opacity);
      expect(contrast(mix(ground, text, opacity), ground), tone).toBeGreaterThanOrEqual(3);
      expect(contrast(mix(theme.canvas, text, opacity), theme.canvas), tone).toBeGreaterThanOrEqual(3);
    }
  });

  test('is moved by the page, and only there', () => {
    for (const name of ['before', 'after', 'earlier', 'later', 'steps-back', 'steps-back-text']) {
      expect(pageStylesheet()).toMatch(new RegExp(`\\.cxa-${name}\\{opacity:var\\(--cxa-${name}-opacity,[\\d.]+\\)\\}`));
    }
    expect(inlineStylesheet(themes.light, { compared: true })).not.toContain('var(');
  });
});

/** What can be read, without the numbers and places that only an order gives. */
function wordsOf(marks: PlacedGraph['marks']): readonly string[] {
  // Headings of rows and columns stand wherever either version has something under them.
  const said = marks.filter(({ id }) => !/^(?:lane|column|emotion):(?!step)/.test(id));
  return said.flatMap((mark) => (mark.kind === 'text' || mark.kind === 'badge' ? [mark.text] : mark.kind === 'box' ? [`[${mark.shape}]`] : [])).sort();
}

function cards(marks: PlacedGraph['marks']): ReadonlyMap<string, BoxMark> {
  return new Map(marks.flatMap((mark) => (mark.kind === 'box' && mark.shape !== 'container' ? [[mark.id, mark] as const] : [])));
}

function placeOf(box: Box | undefined) {
  return box && [box.x, box.y];
}

function overlappingCards({ marks }: PlacedGraph): readonly string[] {
  const boxes = [...cards(marks).values()];
  return boxes.flatMap((one, place) =>
    boxes.slice(place + 1).filter((other) => Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 0.5 && Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 0.5).map((other) => `${one.id} × ${other.id}`),
  );
}

function mix(under: string, over: string, share: number): string {
  return `#${[1, 3, 5].map((at) => Math.round(Number.parseInt(under.slice(at, at + 2), 16) * (1 - share) + Number.parseInt(over.slice(at, at + 2), 16) * share).toString(16).padStart(2, '0')).join('')}`;
}
