import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declarations, declarationsIn, propertiesIn } from '../../language-server/reference/table.ts';

const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');

/** `system.end of life`: a declaration, and what the page says can be stated or declared in it. */
const places = [...page.matchAll(/`([a-z]+)\.([a-z][^`]*)`/g)].map(([, keyword = '', rest = '']) => [keyword, rest] as const);

test('the page says where facts are said', () => expect(places.length).toBeGreaterThan(80));

test.each([...new Map(places.map((place) => [place.join('.'), place])).values()])('%s can state `%s`', (keyword, rest) => {
  const heads = keyword === 'integration' ? '->' : keyword;
  const found = declarations.filter((each) => each.keyword === heads);
  const words = found.flatMap((each) => [...propertiesIn(each), ...declarationsIn(each)].map((inner) => inner.keyword));
  expect(words.filter((word) => rest === word || rest.startsWith(`${word} `))).not.toEqual([]);
});

test('no fact is listed twice', () => {
  const ids = [...page.matchAll(/^\| ([\dA-Z.×–]+) \|/gm)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(95);
  expect(new Set(ids).size).toBe(ids.length);
});
