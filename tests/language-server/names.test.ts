import type { Location } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { startMarkedClient } from '../support/marked-files.ts';

const landscape = `team service "Service"
system crm "CRM" {
  owner service
  system cases "Cases"
}
system oms
oms -> crm.cases as cases "Look up"
`;

async function definitionOf(
  main: string,
  files: Readonly<Record<string, string>> = { 'landscape.cxa': landscape },
): Promise<string | undefined> {
  const client = await startMarkedClient({ ...files, 'main.cxa': main });
  onTestFinished(client.close);
  const found = await client.request<Location | null>('textDocument/definition', client.at);
  return found ? client.say(found) : undefined;
}

async function referencesOf(main: string, includeDeclaration = true): Promise<readonly string[] | undefined> {
  const client = await startMarkedClient({ 'landscape.cxa': landscape, 'main.cxa': main });
  onTestFinished(client.close);
  const found = await client.request<Location[] | null>('textDocument/references', {
    ...client.at,
    context: { includeDeclaration },
  });
  return found?.map(client.say);
}

test('a name leads to its declaration in another file', async () => {
  expect(await definitionOf('system erp { owner serv|ice }')).toBe('landscape.cxa 1: service');
});

test('each part of a dotted name leads to its own declaration', async () => {
  expect(await definitionOf('system erp\nerp -> cr|m.cases')).toBe('landscape.cxa 2: crm');
  expect(await definitionOf('system erp\nerp -> crm.ca|ses')).toBe('landscape.cxa 4: cases');
});

test('a declaration leads to itself, before and behind its name too', async () => {
  for (const name of ['|erp', 'er|p', 'erp|'])
    expect(await definitionOf(`system ${name} "ERP"`)).toBe('main.cxa 1: erp');
});

test('a step, a context item and a view lead to what they name', async () => {
  expect(await definitionOf('journey j {\n  step a\n  step b { -> |a }\n}')).toBe('main.cxa 2: a');
  expect(await definitionOf('context summary "S"\njourney j { step a { needs sum|mary } }')).toBe(
    'main.cxa 1: summary',
  );
  expect(await definitionOf('journey j { step a }\nview journey |j')).toBe('main.cxa 1: j');
});

test('keywords, strings and names that are nowhere declared lead nowhere but to themselves', async () => {
  expect(await definitionOf('sys|tem erp')).toBeUndefined();
  expect(await definitionOf('system erp "cr|m"')).toBeUndefined();
  expect(await definitionOf('system erp {\n  owner nob|ody\n}')).toBe('main.cxa 2: nobody');
});

test('references are found in all files, dotted names by their part', async () => {
  expect(
    await referencesOf(
      'journey j { step a using cr|m, oms -> crm.cases }\nwaive INT-01 on oms -> crm.cases until 2027-01-01',
    ),
  ).toEqual(['landscape.cxa 2: crm', 'landscape.cxa 7: crm', 'main.cxa 1: crm', 'main.cxa 1: crm', 'main.cxa 2: crm']);
});

test('references can leave out the declaration, and a name of two kinds is two names', async () => {
  expect(
    await referencesOf(
      'journey j { step a using crm.ca|ses }\nwaive INT-01 on integration cases until 2027-01-01',
      false,
    ),
  ).toEqual(['landscape.cxa 7: cases', 'main.cxa 1: cases']);
});

test('nothing has no references', async () => {
  expect(await referencesOf('system erp\n|\nsystem b')).toBeUndefined();
});
