import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentsPart, SourcesPart, ViewPart } from '../../extension/webview/static/snapshot.ts';
import { cxa, folderWith } from '../support/command-line.ts';
import { partInFile, partsIn, snapshotIn } from '../support/static-page.ts';

const hostile = '</script><img src=x onerror=alert(1)>';
const project = {
  'cxa.json': '{ "name": "Shop", "profile": "design" }',
  'main.cxa': `architecture shop "${hostile}"
plateau now "Now"
plateau later "Later"
team desk "Service desk"
channel web "Web ${hostile}" { served by site }
/** Sells. ${hostile} */
system site "Site ${hostile}" { kind web  owner desk  link "Wiki" "https://wiki.example/site" }
system crm "CRM" { kind crm  owner desk  exists from later }
site -> crm "Orders" by rest { carries orderId }
journey buy "Buys ${hostile}" { criticality critical  step order "Orders" on web using site { actor customer } }
view landscape own "Own" { exclude crm }
`,
};

test('a page of pictures holds all it needs, runs only what its policy names, and shows no word of the user as markup', async () => {
  const folder = folderWith(Object.fromEntries(Object.entries(project).map(([path, text]) => [`shop/${path}`, text])));
  const { code, stderr } = await cxa(['render', 'shop', '--format', 'html', '-o', 'one.html'], folder);
  expect([code, stderr]).toEqual([0, 'one.html\n']);
  const page = readFileSync(join(folder, 'one.html'), 'utf8');
  expect(runOnly(page)).toEqual([]);
  expect(page.includes('<img')).toBe(false);
  expect([...page.matchAll(/https?:\/\/[\w.]+/g)].map(([address]) => address).filter((address) => address !== 'http://www.w3.org')).toEqual([]);
  const [, title = ''] = /<title>(.*?)<\/title>/.exec(page) ?? [];
  expect(title).toBe('&#60;/script&#62;&#60;img src=x onerror=alert(1)&#62;');
  const parts = partsIn(page);
  expect(JSON.stringify([...parts.values()])).not.toContain(folder);
  const [shop] = snapshotIn(page).projects;
  expect(shop?.info.views.map(({ name }) => name)).toEqual(['landscape', 'compare', 'own', 'journey:buy', 'flow:buy', 'sequence:buy']);
  const landscape = parts.get(shop?.views.landscape ?? '') as ViewPart;
  const drawnAt = Object.entries(landscape).map(([plateau, { placed }]) => [plateau, placed?.marks.some(({ element }) => element === 'system:crm')]);
  expect(drawnAt).toEqual([['', false], ['plateau:later', true]]);
  const sources = parts.get(shop?.sources ?? '') as SourcesPart;
  expect(Object.keys(sources.texts)).toEqual(['shop/main.cxa']);
  expect(sources.places['system:crm']?.range.start.line).toBe(7);
}, 60_000);

test('the same text makes the same bytes, wherever it lies; what was not asked for is not in it', async () => {
  const folder = folderWith(Object.fromEntries(Object.entries(project).map(([path, text]) => [`a/shop/${path}`, text])));
  cpSync(join(folder, 'a'), join(folder, 'other/place'), { recursive: true });
  await Promise.all([
    cxa(['render', 'a/shop', '--view', 'landscape', '--at', 'later', '--no-source', '-o', 'a.html'], folder),
    cxa(['render', 'other/place/shop', '--view', 'landscape', '--at', 'later', '--no-source', '-o', 'b.html'], folder),
  ]);
  const page = readFileSync(join(folder, 'a.html'), 'utf8');
  expect(page).toBe(readFileSync(join(folder, 'b.html'), 'utf8'));
  const [shop] = snapshotIn(page).projects;
  expect([shop?.sources, shop?.info.plateaus.map(({ id }) => id), Object.keys(shop?.views ?? {})]).toEqual([undefined, ['plateau:later'], ['landscape']]);
  expect(JSON.stringify([...partsIn(page).values()])).not.toContain('exists from later');
}, 60_000);

test('a site has a page about everything, whose parts lie beside it', async () => {
  const folder = folderWith({ ...Object.fromEntries(Object.entries(project).map(([path, text]) => [`shop/${path}`, text])), 'quiet/cxa.json': '{}', 'quiet/q.cxa': 'template own(brand: text) { channel web "{brand}" }\nsystem only "Only"\n' });
  const { code, stdout, stderr } = await cxa(['site', '.', '-o', 'out'], folder);
  expect([code, stdout, stderr]).toEqual([0, 'Wrote out/index.html: 13 pictures, 1 template.\n', '']);
  const page = readFileSync(join(folder, 'out/index.html'), 'utf8');
  expect(runOnly(page)).toEqual(["'strict-dynamic'"]);
  const snapshot = snapshotIn(page);
  expect([snapshot.title, snapshot.templates, snapshot.projects.map(({ slug }) => slug)]).toEqual(['2 architectures', 'templates.html', ['quiet', 'shop']]);
  expect(readFileSync(join(folder, 'out/templates.html'), 'utf8')).toContain('<a href="index.html">2 architectures</a>');
  const shop = snapshot.projects[1];
  const documents = partInFile(readFileSync(join(folder, `out/data/${shop?.documents}.js`), 'utf8')) as DocumentsPart;
  const site = documents.find(({ id }) => id === 'system:site');
  expect(site).toMatchObject({ label: `Site ${hostile}`, description: `Sells. ${hostile}`, owner: 'team:desk', type: 'web', links: [{ title: 'Wiki', target: 'https://wiki.example/site' }] });
  expect(site?.usedBy).toEqual(['channel:web', 'integration:site->crm', 'step:buy.order']);
  expect(site?.journeys).toEqual(['journey:buy']);
  expect(documents.find(({ id }) => id === 'system:crm')?.views).toEqual([{ view: 'landscape', plateau: 'plateau:later' }, { view: 'compare' }]);
  expect(documents.find(({ id }) => id === 'system:crm')?.properties).toContainEqual({ word: 'exists', values: ['from later'] });
  const rules = new Set(shop?.findings.map(({ rule }) => rule));
  expect(Object.keys(snapshot.rules).filter((rule) => rules.has(rule)).length).toBeGreaterThan(0);
}, 60_000);

test('of a folder only what a site has written is written again or removed', async () => {
  const folder = folderWith({ 'shop/cxa.json': '{}', 'shop/a.cxa': 'system one "One"\n', 'out/notes.md': 'mine', 'out/data/mine.js': 'mine', 'theirs/index.html': '<p>theirs</p>' });
  expect((await cxa(['site', 'shop', '-o', 'out'], folder)).code).toBe(0);
  const before = readdirSync(join(folder, 'out/data'));
  writeFileSync(join(folder, 'shop/a.cxa'), 'system two "Two"\n');
  expect((await cxa(['site', 'shop', '-o', 'out'], folder)).code).toBe(0);
  const after = readdirSync(join(folder, 'out/data'));
  expect(after).toContain('mine.js');
  expect(after.length).toBe(before.length);
  expect(after.filter((name) => before.includes(name) && name.includes('landscape'))).toEqual([]);
  expect(readFileSync(join(folder, 'out/notes.md'), 'utf8')).toBe('mine');

  const refused = await cxa(['site', 'shop', '-o', 'theirs'], folder);
  expect([refused.code, refused.stderr]).toEqual([2, `cxa: "${join('theirs', 'index.html')}" was not written by cxa site and stays as it is; name another folder with -o.\n`]);
  expect(readFileSync(join(folder, 'theirs/index.html'), 'utf8')).toBe('<p>theirs</p>');
  expect(existsSync(join(folder, 'theirs/data'))).toBe(false);
}, 60_000);

test.each([
  [['site', 'shop'], 'Name where to write the site: -o FOLDER'],
  [['site', 'shop', '-o', 'file.txt'], '"file.txt" is a file; a site is a folder of files: name another with -o.'],
  [['site', 'nowhere', '-o', 'out'], '"nowhere" does not exist; name a folder or a .cxa file.'],
  [['site', 'shop', '--at', 'never', '-o', 'out'], 'There is no plateau "never"; the architecture declares none.'],
  [['site', 'empty', '-o', 'out'], 'There is no template in "empty"; name a package of templates, or begin one with: cxa template new NAME'],
  [['render', 'shop', '--format', 'html'], 'Name where to write the page: -o FILE.html'],
  [['render', 'shop', '--format', 'html', '-o', 'folder'], `"folder" is a folder; the page is one file: -o ${join('folder', 'architecture.html')}`],
  [['render', 'shop', '--view', 'landscap', '-o', 'a.html'], 'There is no view "landscap". Did you mean "landscape"?'],
])('cxa %j says what to do', async (args, sentence) => {
  const folder = folderWith({ 'shop/cxa.json': '{}', 'shop/a.cxa': 'system one "One"\n', 'file.txt': '', 'empty/package.json': '{ "name": "empty", "cxa": { "files": [] } }' });
  mkdirSync(join(folder, 'folder'));
  const { code, stdout, stderr } = await cxa(args, folder);
  expect([code, stdout, stderr]).toEqual([2, '', `cxa: ${sentence}\n`]);
}, 60_000);

test('a page of two versions has the views that differ, with both in them, and the list of changes', async () => {
  const text = 'system one "One"\nsystem two "Two"\none -> two\nchannel web { served by one }\njourney j "J" { step s on web using one }\n';
  const folder = folderWith({ 'v1/cxa.json': '{}', 'v1/a.cxa': text, 'v2/cxa.json': '{}', 'v2/a.cxa': `${text}system new "New"\ntwo -> new\n` });
  const { code, stderr } = await cxa(['diff', 'v1', 'v2', '--format', 'html', '-o', 'd.html'], folder);
  expect([code, stderr]).toEqual([0, '']);
  const page = readFileSync(join(folder, 'd.html'), 'utf8');
  expect(runOnly(page)).toEqual([]);
  const [only] = snapshotIn(page).projects;
  expect([only?.info.base, only?.info.views.map(({ name }) => name)]).toEqual(['v1', ['landscape']]);
  const parts = partsIn(page);
  const { placed } = (parts.get(only?.views.landscape ?? '') as ViewPart)[''] ?? {};
  expect(placed?.marks.filter(({ kind, change }) => kind === 'box' && change === 'added').map(({ element }) => element)).toEqual(['system:new']);
  expect(parts.get(only?.comparison ?? '')).toMatchObject({ '': { base: 'v1', head: 'v2', counts: { added: 2 } } });
}, 60_000);

/** What may run or style the page beside its own script and sheet, which the policy names by their hashes. */
function runOnly(page: string): readonly string[] {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]));
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => hashOf(text));
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = '']) => hashOf(text));
  expect([scripts.length, styles.length]).toEqual([1, 1]);
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('style-src')).toEqual(styles);
  expect(directives.get('font-src')).toEqual(['data:']);
  expect(directives.has('connect-src')).toBe(false);
  // All other scripts are data.
  expect([...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag !== '<script>' && !tag.startsWith('<script type="text/plain" data-part="'))).toEqual([]);
  const allowed = directives.get('script-src') ?? [];
  expect(allowed).toContain(scripts[0]);
  return allowed.filter((source) => source !== scripts[0]);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
