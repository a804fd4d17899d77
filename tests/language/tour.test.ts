import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readModel } from '../support/check-text.ts';

const tour = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const examples = [...tour.matchAll(/```cxa\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

test('the tour has examples', () => expect(examples.length).toBeGreaterThan(4));

test.each(examples.map((text, place) => [place + 1, text] as const))('example %i of the tour has no mistake', (_, text) => {
  expect(readModel(text, true).elements.length).toBeGreaterThan(0);
});
