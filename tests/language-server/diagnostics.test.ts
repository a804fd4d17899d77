import { afterEach, expect, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

let client: LanguageClient | undefined;
afterEach(() => client?.close());

const uri = `${clientRoot}/main.cxa`;
const other = `${clientRoot}/other.cxa`;

test('a fault is published while it is there, and gone when it is mended', async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': 'team a { unit }\nsystem crm { owner a }\n' });
  await client.write(uri, 'team a { unit }\nsystem crm { owner b }\n');
  expect((await client.diagnostics(uri)).map((each) => each.message)).toEqual([
    'No team "b" is declared; declare it: team b.',
  ]);
  await client.write(uri, 'team a { unit }\nsystem crm { owner a }\n');
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('a change in one file is felt in another that did not change', async () => {
  client = await startLanguageClient({
    'cxa.json': '{}',
    'main.cxa': 'team a { unit }\n',
    'other.cxa': 'system crm { owner a }\n',
  });
  await client.write(uri, 'team renamed { unit }\n');
  expect((await client.diagnostics(other)).map((each) => each.code)).toContain('reference');
  await client.write(uri, 'team a { unit }\n');
  expect(await client.diagnostics(other)).toEqual([]);
});

test('a document of no project is checked all the same', async () => {
  client = await startLanguageClient({});
  await client.write('untitled:Untitled-1', 'system crm {');
  expect((await client.diagnostics('untitled:Untitled-1')).length).toBeGreaterThan(0);
});
