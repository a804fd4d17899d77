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
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  return items;
}

async function labelsAt(marked: string): Promise<readonly string[]> {
  return (await completeAt(marked)).map((item) => item.label);
}

test('an empty file offers every declaration', async () => {
  expect(await labelsAt('|')).toEqual(
    expect.arrayContaining(['system', 'channel', 'journey', 'team', 'data', 'handover', 'integration', 'import']),
  );
});

test('the starter is not offered where a project has something already', async () => {
  expect(await labelsAt('|')).not.toContain('starter');
});

test('a block offers its own properties and none of another', async () => {
  const labels = await labelsAt('system x {\n  |\n}');
  expect(labels).toEqual(expect.arrayContaining(['hosting', 'owner', 'masters', 'description']));
  expect(labels).not.toContain('actor');
  expect(labels).not.toContain('staffed');
});

test('owner offers teams with their title and kind', async () => {
  const items = await completeAt('system x { owner | }');
  expect(items.map((item) => [item.label, item.detail, item.labelDetails?.description])).toEqual([
    ['service', 'Customer Service', 'team'],
    ['none', 'known to be absent', undefined],
  ]);
});

test('a title stands right behind its name', async () => {
  const [item] = await completeAt('system x { owner | }');
  expect(item?.labelDetails).toEqual({ detail: '  Customer Service', description: 'team' });
  const persona = (await completeAt('journey j { for | }')).find(({ label }) => label === 'dana');
  expect(persona?.labelDetails).toEqual({ description: 'persona' });
});

test('a word property offers its vocabulary', async () => {
  expect(await labelsAt('system x { hosting | }')).toEqual([
    'onprem',
    'private-cloud',
    'iaas',
    'paas',
    'saas',
    'hybrid',
  ]);
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
  expect(await labelsAt('journey j { step s { needs | } }')).toEqual(
    expect.arrayContaining(['Order', 'orderNo', 'summary']),
  );
});

test('for offers personas, and a half-typed word changes nothing', async () => {
  expect(await labelsAt('journey j { for da| }')).toContain('dana');
});

test('nothing is offered inside strings and comments', async () => {
  expect(await labelsAt('system x "Ti|')).toEqual([]);
  expect(await labelsAt('// sys|')).toEqual([]);
});

test('what may follow a value is offered behind it, with the other properties', async () => {
  expect(await labelsAt('journey j { step s { needs Order | } }')).toEqual(
    expect.arrayContaining(['fresh', 'produces']),
  );
  expect((await labelsAt('journey j { step s { needs Order | } }'))[0]).toBe('fresh');
  expect(await labelsAt('system x { recovery 10min losing | }')).toEqual(['0s', '5min']);
  expect(await labelsAt('system x { holds Order exempt er| }')).toContain('erasure');
  expect(await labelsAt('journey j { step s { on fail -> | } }')).toEqual(['s', 'end']);
});

test('a head offers what may stand in it, and its block', async () => {
  expect(await labelsAt('journey j { step s "S" | }')).toEqual(['on', 'using', '{ }']);
  expect(await labelsAt('handover chat -> chat | ')).toEqual(['warm', 'contextual', 'cold', 'none', '{ }']);
  expect(await labelsAt('crm -> bot | ')).toEqual(['as', 'by', '{ }']);
  expect(await labelsAt('crm -> bot by |')).toEqual(expect.arrayContaining(['rest', 'kafka']));
  expect(await labelsAt('waive JRN-02 | ')).toEqual(['on', 'until', 'because']);
  expect(await labelsAt('plateau p1 after |')).toEqual(['p1']);
});

test('values that come one after the other are offered in turn', async () => {
  expect(await labelsAt('journey j { intent where }\nchannel x { target | }')).toEqual([
    'where',
    'answer',
    'response',
    'acknowledge',
    'resolve',
  ]);
  expect(await labelsAt('channel x { target where | }')).toEqual(expect.arrayContaining(['response', '60s']));
  expect(await labelsAt('channel x { target where response | }')).toEqual(['20s', '60s', '24h', '48bh']);
  expect((await labelsAt('channel x { target where answer 80% | }'))[0]).toBe('in');
  expect(await labelsAt('crm -> bot { target | }')).toEqual(['p50', 'p95', 'p99', 'availability']);
  expect(await labelsAt('view | ')).toEqual(['landscape', 'journey', 'flow', 'sequence', 'compare']);
});

test('lists go on after a comma, on the next line too, and dotted names part by part', async () => {
  expect(await labelsAt('channel x { served by crm, | }')).toEqual(['crm', 'bot']);
  expect(await labelsAt('channel x { served by crm,\n  | }')).toEqual(['crm', 'bot']);
  expect(await labelsAt('system a { system b { system c }\n system d }\ncrm -> a.|')).toEqual(['b', 'd', 'b.c']);
  expect(await labelsAt('system a { system b { system c } }\ncrm -> a.b.|')).toEqual(['c']);
});

test('a journey offers its own steps by their short name, and those of others by their path', async () => {
  expect(await labelsAt('journey j {\n  step a\n  a -> |\n}\njourney k { step a }')).toEqual(['a', 'k.a', 'end']);
});

test('a name of two kinds comes with its kind', async () => {
  expect(await labelsAt('channel crm\nwaive JRN-02 on |')).toEqual(
    expect.arrayContaining(['system crm', 'channel crm', 'bot']),
  );
});

test('a selector offers names and what selects many', async () => {
  expect(await labelsAt('view landscape v { include | }')).toEqual(
    expect.arrayContaining(['kind', 'neighbours of', 'crm', 'chat']),
  );
  expect(await labelsAt('view landscape v { include kind | }')).toEqual(expect.arrayContaining(['crm', 'channel']));
  expect(await labelsAt('view landscape v { include owner | }')).toEqual(['service']);
  expect(await labelsAt('view landscape v { include crm, neighbours of c|rm }')).toEqual(['crm', 'bot']);
});

test('a name is not offered because it is just being typed', async () => {
  expect(await labelsAt('system x { owner serv| }')).toEqual(['service', 'none']);
  expect(await labelsAt('system y { owner other }\nsystem x { owner serv| }')).toEqual(['service', 'other', 'none']);
});

test('rules come with their titles, undeclared names where they can be declared', async () => {
  const items = await completeAt('waive |');
  expect(items.find(({ label }) => label === 'JRN-02')?.detail).toMatch(/\w/);
  expect(await labelsAt('crm -> newcomer\nsystem |')).toEqual(['newcomer']);
  expect(await labelsAt('journey j { for nobody }\npersona |')).toEqual(['nobody']);
});

test('properties that are stated already come last, and a line begins what is new', async () => {
  const labels = await labelsAt('system x {\n  kind crm\n  hosting saas\n  |\n}');
  expect(labels.indexOf('kind')).toBeGreaterThan(labels.indexOf('integration'));
  expect(labels.indexOf('vendor')).toBe(0);
  expect(await labelsAt('journey j {\n  step a "A"\n  |\n}')).toEqual(
    expect.arrayContaining(['step', 'phase', 'a ->', 'on']),
  );
});

test('where the same word means two things, the block decides', async () => {
  expect(await labelsAt('programme p { phase a weeks 1-3 { | } }')).toEqual(
    expect.arrayContaining(['milestone', 'gate']),
  );
  expect(await labelsAt('journey j { phase a { | } }')).toEqual(expect.arrayContaining(['step']));
  expect(await labelsAt('journey j { phase a { | } }')).not.toContain('milestone');
  expect(await labelsAt('defaults integration { | }')).toEqual(expect.arrayContaining(['encryption', 'via']));
  expect(await labelsAt('system x { at p1 { | } }')).toEqual(expect.arrayContaining(['hosting']));
  expect(await labelsAt('plateau p { | }')).toEqual(expect.arrayContaining(['starts', 'system', 'journey']));
});

test('keywords as names lead nobody astray', async () => {
  expect(await labelsAt('system system { hosting | }')).toContain('saas');
  expect(await labelsAt('channel data { auth | }')).toContain('identified');
  expect(await labelsAt('system owner\nowner -> |')).toContain('owner');
  expect(await labelsAt('system x { owner team\n  hosting | }')).toContain('saas');
});

test('a space alone opens no list but of values', async () => {
  const { text, position } = markedText('system x { owner service | }');
  const uri = `${clientRoot}/main.cxa`;
  await client.write(uri, text);
  const context = { triggerKind: 2, triggerCharacter: ' ' };
  const list = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position,
    context,
  });
  expect(list.items).toEqual([]);
  const before = { ...position, character: position.character - 'service '.length };
  const values = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: before,
    context,
  });
  expect(values.items.map(({ label }) => label)).toEqual(['service', 'none']);
});

test('what is inserted replaces what was typed of it, up to the cursor', async () => {
  const [item] = (await completeAt('system x { hosting sa|as }')).filter(({ label }) => label === 'saas');
  expect(item?.textEdit).toEqual({
    range: { start: { line: 0, character: 19 }, end: { line: 0, character: 21 } },
    newText: 'saas',
  });
});

test('an editor without snippets gets plain text', async () => {
  const plain = await startLanguageClient({ 'cxa.json': '{}' }, { snippets: false });
  await plain.write(`${clientRoot}/main.cxa`, '');
  const { items } = await plain.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: `${clientRoot}/main.cxa` },
    position: { line: 0, character: 0 },
  });
  plain.close();
  const item = items.find(({ label }) => label === 'team');
  expect([item?.textEdit?.newText, item?.insertTextFormat]).toEqual(['team name "Title" { unit }', undefined]);
});

test('of very many names those that fit are sent, and the editor asks again', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `system sys${index}`).join('\n');
  const crowd = await startLanguageClient({ 'cxa.json': '{}', 'many.cxa': many });
  const uri = `${clientRoot}/main.cxa`;
  const ask = async (typed: string) => {
    await crowd.write(uri, `journey j { step s using ${typed}`);
    return crowd.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 25 + typed.length },
    });
  };
  const all = await ask('');
  expect([all.isIncomplete, all.items.length]).toEqual([true, 1000]);
  const few = await ask('sys2999');
  crowd.close();
  expect([few.isIncomplete, few.items.map(({ label }) => label)]).toEqual([false, ['sys2999']]);
});

test('a number is offered its units', async () => {
  expect(await labelsAt('crm -> bot { every 5| }')).toEqual([
    '5ms',
    '5s',
    '5min',
    '5h',
    '5d',
    '5w',
    '5mo',
    '5y',
    '5bh',
    '5bd',
  ]);
  expect(await labelsAt('system x { availability 99.| }')).toEqual(['99%', 'none']);
  expect(await labelsAt('system x { availability 99.5| }')).toEqual(['99.5%', 'none']);
  expect(await labelsAt('journey j { volume 300| }')).toContain('300/month');
  expect(await labelsAt('journey j { volume 300/| }')).toContain('month');
  expect(await labelsAt('system x { cost 500| }')).toEqual(['500 EUR/year', '500 EUR/month', '500 EUR']);
  expect(await labelsAt('system x { cost 500 EUR/| }')).toContain('year');
  expect(await labelsAt('policy p { cap marketing 4 per | }')).toContain('month');
  const [item] = await completeAt('crm -> bot { every 60m| }');
  expect(item?.textEdit).toMatchObject({
    range: { start: { character: 19 }, end: { character: 22 } },
    newText: '60ms',
  });
});

test('a word with a hyphen is one word while it is typed', async () => {
  const items = await completeAt('system x { hosting private-| }');
  expect(items.find(({ label }) => label === 'private-cloud')?.textEdit).toMatchObject({
    range: { start: { character: 19 }, end: { character: 27 } },
  });
});

test('none is offered where something can be known to be absent, and not beside others', async () => {
  expect(await labelsAt('crm -> bot { via | }')).toEqual(['crm', 'bot', 'none']);
  expect(await labelsAt('crm -> bot { via crm, | }')).toEqual(['crm', 'bot']);
  expect(await labelsAt('crm -> bot { telemetry | }')).toEqual(['traces', 'metrics', 'logs', 'none']);
});
