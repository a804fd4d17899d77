import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';
import { markedText } from '../support/marked-text.ts';

const shared = `team service "Customer Service" { unit }
system crm "CRM" { owner service }
system bot "Chat bot" { owner service }
channel chat "Web chat" { served by bot }
data Order "An order" { identifiers orderNo }
persona dana
`;

let client: LanguageClient;
beforeAll(async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'shared.cxa': shared });
});
afterAll(() => client.close());

async function completeAt(marked: string): Promise<readonly CompletionItem[]> {
  const { text, position } = markedText(marked);
  const uri = `${clientRoot}/main.cxa`;
  await client.write(uri, text);
  const { items } = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
  return items;
}

async function labelsAt(marked: string): Promise<readonly string[]> {
  return (await completeAt(marked)).map((item) => item.label);
}

test('an empty file offers every declaration', async () => {
  expect(await labelsAt('|')).toEqual(expect.arrayContaining(['system', 'channel', 'journey', 'team', 'data', 'handover', 'integration', 'import']));
});

test('a block offers its own properties and none of another', async () => {
  const labels = await labelsAt('system x {\n  |\n}');
  expect(labels).toEqual(expect.arrayContaining(['hosting', 'owner', 'masters', 'description']));
  expect(labels).not.toContain('actor');
  expect(labels).not.toContain('staffed');
});

test('owner offers teams with their title and kind', async () => {
  const items = await completeAt('system x { owner | }');
  expect(items.map((item) => [item.label, item.detail, item.labelDetails?.description])).toEqual([['service', 'Customer Service', 'team']]);
});

test('a word property offers its vocabulary', async () => {
  expect(await labelsAt('system x { hosting | }')).toEqual(['onprem', 'private-cloud', 'iaas', 'paas', 'saas', 'hybrid']);
});

test('a quantity offers units', async () => {
  expect(await labelsAt('crm -> bot { every | }')).toContain('60min');
});

test('a step head offers channels after on and systems after using', async () => {
  expect(await labelsAt('journey j { step s "S" on | }')).toEqual(['chat']);
  expect(await labelsAt('journey j { step s "S" on chat using | }')).toEqual(['crm', 'bot']);
  expect(await labelsAt('journey j { step s "S" on chat using bot -> | }')).toEqual(['crm', 'bot']);
});

test('an arrow offers systems at the top, steps in a journey, channels and teams after handover', async () => {
  expect(await labelsAt('crm -> |')).toEqual(['crm', 'bot']);
  expect(await labelsAt('journey j {\n  step a\n  step b\n  a -> |\n}')).toEqual(['a', 'b', 'end']);
  expect(await labelsAt('handover chat -> |')).toEqual(['service', 'chat']);
});

test('needs offers data, identifiers and context items', async () => {
  expect(await labelsAt('journey j { step s { needs | } }')).toEqual(expect.arrayContaining(['Order', 'orderNo', 'summary']));
});

test('for offers personas, and a half-typed word changes nothing', async () => {
  expect(await labelsAt('journey j { for da| }')).toContain('dana');
});

test('nothing is offered inside strings and comments', async () => {
  expect(await labelsAt('system x "Ti|')).toEqual([]);
  expect(await labelsAt('// sys|')).toEqual([]);
});
