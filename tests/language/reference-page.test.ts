import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters, propertiesIn } from '../../language-server/reference/table.ts';
import { generateLanguage } from '../../scripts/generate-language.ts';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

test('the language page is current', () => {
  expect(page === generateLanguage(), 'docs/language.md is current: run npm run generate').toBe(true);
});

test('each declaration and property is on the page, with its example', () => {
  for (const declaration of chapters.flatMap((chapter) => chapter.declarations)) {
    expect(page).toContain(declaration.help);
    if (declaration.keyword === 'set') continue;
    for (const { keyword, example } of [...declaration.head, ...propertiesIn(declaration)].flatMap((each) => [each, ...each.tails])) {
      expect(page).toContain(`\`${keyword}\` |`);
      expect(page).toContain(`| \`${example}\` |`);
    }
  }
});

test('links within the page lead somewhere, and no two places have the same anchor', () => {
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]);
  const headings = [...page.matchAll(/^#+ ([\w ,]+)$/gm)].map((match) => match[1]?.toLowerCase().replaceAll(',', '').replaceAll(' ', '-'));
  expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((link) => ![...anchors, ...headings].includes(link))).toEqual([]);
});
