import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPackageGallery, readProjectGallery } from '../../cli/gallery.ts';
import { galleryPage } from '../../cli/gallery-page.ts';
import { openProjects } from '../../cli/open-projects.ts';
import { folderWith } from '../support/command-line.ts';

const hostile = '<img src=x onerror="alert(1)">';
const files = {
  'package.json': JSON.stringify({ name: '@acme/cx', version: '1.0.0', description: hostile, cxa: { files: ['*.cxa'], template: 'whole' } }),
  'parts.cxa': `/** Says ${hostile} and \`code\`. */
template part(
  /** Who ${hostile} */
  owner: team, title: text = "${hostile.replaceAll('"', '\\"')}"
) "Part ${hostile.replaceAll('"', '\\"')}" { system one { owner owner } system two { owner owner } one -> two }
template rules { expect capability caseHandling  forbid direct kind web -> kind erp }
`,
  'whole.cxa': 'template whole(owner: team) "Whole" { use part as inner (owner: owner)  system hub { owner owner } }\n',
  'app/cxa.json': '{ "name": "App" }',
  'app/main.cxa': 'template own(brand: text) "Own" { channel web "{brand}" }\n',
};

test('a package shows its main template first, and of each what a use with placeholders makes', async () => {
  const { title, version, entries = [] } = (await readPackageGallery(folderWith(files))) ?? {};
  expect([title, version]).toEqual(['@acme/cx', '1.0.0']);
  expect(entries.map(({ template, made }) => [template.name, [...made]])).toEqual([
    ['whole', [['system', 3], ['integration', 1]]],
    ['part', [['system', 2], ['integration', 1]]],
    ['rules', []],
  ]);
  expect(entries[2]?.expectations).toEqual({ must: 1, mustNot: 1 });
  for (const { example } of entries) expect(example.findings.filter(({ rule }) => rule === 'syntax' || rule === 'reference')).toEqual([]);
});

test('an architecture shows its own templates, and is no package', async () => {
  expect(await readPackageGallery(join(folderWith(files), 'app'))).toBeUndefined();
  const opened = await openProjects([join(folderWith(files), 'app')]);
  const { title, entries } = await readProjectGallery(opened.map(({ project }) => project));
  expect(title).toBe('Templates for App');
  expect(entries.map(({ template, from, made }) => [template.name, from, [...made]])).toEqual([['own', '../main.cxa', [['channel', 1]]]]);
});

test("on the page the user's words are nothing but text, and the style is the one that the policy names", async () => {
  const gallery = await readPackageGallery(folderWith(files));
  if (!gallery) throw new Error('There is no package.');
  const page = galleryPage(gallery, gallery.entries.map((entry) => ({ ...entry, pictures: [] })));
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62; and <code>code</code>.');
  expect(page).toContain('It expects 1 thing and forbids 1 thing of the architecture');
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  expect(page).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});
