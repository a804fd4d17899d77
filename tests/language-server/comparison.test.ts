import { expect, onTestFinished, test, vi } from 'vitest';
import type { ComparedChange, ComparisonResult, ProjectInfo, ProjectVersion, ViewResult } from '../../language-server/protocol.ts';
import { clientRoot as project, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

// Each case reads two versions of a project.
vi.setConfig({ testTimeout: 30_000 });

const systems = `team service "Service"
system bot "Bot" { kind chatbot  owner service }
system desk "Desk" { kind ccaas  owner service }
system orders "Orders" { kind oms  owner service }
bot -> desk as handOver by rest { carries intent  owner service }
desk -> orders by rest { carries orderNo  owner service }
channel chat "Chat" { served by bot  auth identified }
channel phone "Phone" { kind voice  served by desk }
handover chat -> phone warm { via transfer  carries intent, summary }
`;
const journeys = `journey help "Needs help" {
  criticality critical  owner service  volume 1000/month
  step ask "Asks" on chat using bot { actor bot  produces intent, summary }
  step talk "Talks" on phone using desk { actor agent  needs intent, summary }
}
journey other "Elsewhere" { step only "Only" on phone using desk { actor agent } }
`;
const files = { 'cxa.json': '{ "name": "Shop", "profile": "design" }', 'systems.cxa': systems, 'journeys.cxa': journeys };

async function open(now: Readonly<Record<string, string>> = files): Promise<LanguageClient> {
  const client = await startLanguageClient(now);
  onTestFinished(client.close);
  return client;
}

/** A version with these texts in place of what is on the disk; undefined for a file that it does not have. */
function version(texts: Readonly<Record<string, string | undefined>>, name = 'main'): ProjectVersion {
  const entries = Object.entries(texts);
  return {
    name,
    files: entries.flatMap(([path, text]) => (text === undefined ? [] : [{ uri: `${project}/${path}`, text }])),
    gone: entries.flatMap(([path, text]) => (text === undefined ? [`${project}/${path}`] : [])),
  };
}

const compare = (client: LanguageClient, base: ProjectVersion | undefined, head?: ProjectVersion) => client.request<null>('cxa/compare', { project, base, head });
const comparison = (client: LanguageClient, plateau?: string) => client.request<ComparisonResult | null>('cxa/comparison', { project, plateau });
const view = (client: LanguageClient, kind = 'landscape', subject?: string) => client.request<ViewResult>('cxa/view', { project, view: { kind, subject }, compared: true });
const say = ({ kind, sign, text, view: seen }: ComparedChange) => `${kind} ${sign} ${text}${seen === undefined ? '' : ` [${[seen.kind, seen.subject, seen.plateau].filter(Boolean).join(' ')}]`}`;
const told = async (client: LanguageClient) => (await comparison(client))?.changes.map(say);
/** What became of the things in a compared picture. */
async function drawn(client: LanguageClient, kind?: string, subject?: string) {
  const { graph } = await view(client, kind, subject);
  return graph.shape === 'compared' ? graph.changes : graph.shape;
}

test('what was added, removed and changed is told with the picture that shows it', async () => {
  const client = await open();
  await compare(client, version({ 'systems.cxa': systems.replace(/system orders.*\n/, 'system erp "ERP" { kind erp  owner service }\n').replace('desk -> orders', 'desk -> erp').replace('"Bot"', '"Robot"') }));
  expect(await told(client)).toEqual([
    'added + integration Desk → Orders: by rest, carries orderNo [landscape]',
    'added + system "Orders": oms [landscape]',
    'removed - integration Desk → ERP [landscape]',
    'removed - system "ERP" [landscape]',
    'changed ~ system "Bot": title Robot → Bot [landscape]',
  ]);
  expect(await drawn(client)).toMatchObject({ 'system:orders': 'added', 'system:erp': 'removed', 'system:bot': 'changed' });
});

test('what it means for customers comes first, and leads to the journey', async () => {
  const client = await open({ ...files, 'systems.cxa': systems.replace('warm { via transfer  carries intent, summary', 'cold { via transfer  carries intent') });
  await compare(client, version({ 'systems.cxa': systems }));
  const changes = (await told(client)) ?? [];
  expect(changes[0]).toMatch(/^verdict worse Needs help: .* → no\..* \[journey journey:help\]$/);
  expect(changes[1]).toMatch(/^customers worse About 1,000 customers a month will have to repeat summary, chat → phone .*\[journey journey:help\]$/);
  expect(changes).toContainEqual(expect.stringMatching(/^changed ~ handover chat → phone: .*\[journey journey:help\]$/));
  expect(changes.at(-1)).toMatch(/^introduced worse JRN-0\d /);
});

test('views with differences are counted, those without are not listed', async () => {
  const client = await open();
  await compare(client, version({ 'journeys.cxa': journeys.replace('"Talks"', '"Speaks"') }));
  const { views, counts, base, head, summary } = (await comparison(client)) ?? {};
  expect(views?.map(({ name }) => name)).toEqual(['journey:help', 'flow:help', 'sequence:help']);
  expect(views?.[0]?.changes).toBe(Object.keys(await drawn(client, 'journey', 'journey:help')).length);
  expect({ counts, base, head, first: summary?.[0] }).toEqual({ counts: { changed: 1 }, base: 'main', head: 'the working tree', first: '1 element changed.' });
});

test('a renamed journey is one change, and its picture finds what it was called', async () => {
  const client = await open({ ...files, 'journeys.cxa': journeys.replace('journey help "Needs help" {', 'journey aid "Needs help" {\n  renamed from help') });
  await compare(client, version({ 'journeys.cxa': journeys }));
  expect(await told(client)).toEqual(['changed ~ journey "Needs help": renamed from help to aid [journey journey:aid]']);
  expect(await drawn(client, 'journey', 'journey:aid')).not.toMatchObject({ 'step:aid.ask': 'added' });
});

test('a journey that is gone is still among the views, as removed', async () => {
  const client = await open({ ...files, 'journeys.cxa': journeys.replace(/journey other.*\n/, '') });
  await compare(client, version({ 'journeys.cxa': journeys }));
  const [info] = await client.request<readonly ProjectInfo[]>('cxa/projects', {});
  expect(info?.base).toBe('main');
  expect(info?.views.map(({ title }) => title)).toContain('Elsewhere (removed)');
  expect(await drawn(client, 'journey', 'journey:other')).toMatchObject({ 'step:other.only': 'removed' });
  expect(await told(client)).toContainEqual('removed - journey "Elsewhere", with 1 element in it [journey journey:other]');
});

test('the comparison is live: a keystroke is in it, and what is taken back is not', async () => {
  const client = await open();
  await compare(client, version({}));
  expect(await comparison(client)).toMatchObject({ changes: [], views: [], summary: ['Nothing is different.'] });
  await client.write(`${project}/systems.cxa`, `${systems}system crm "CRM" { kind crm  owner service }\n`);
  expect(await told(client)).toEqual(['added + system "CRM": crm [landscape]']);
  expect(await drawn(client)).toEqual({ 'system:crm': 'added' });
  await client.write(`${project}/systems.cxa`, systems);
  expect(await told(client)).toEqual([]);
  // The base was read when it was chosen: what is saved later is a difference too.
  await client.changeDisk({ 'more.cxa': 'system wiki "Wiki" { owner service }' });
  expect(await told(client)).toEqual(['added + system "Wiki" [landscape]']);
});

test('its settings, contracts and files that it does not have belong to a version', async () => {
  const client = await open({ ...files, 'new.cxa': 'system late "Late" { owner service }\n', 'cxa.json': '{ "name": "Shop", "profile": "sketch" }' });
  await compare(client, version({ 'new.cxa': undefined, 'cxa.json': '{ "name": "Shop", "profile": "design" }' }));
  const changes = await told(client);
  expect(changes?.[0]).toMatch(/^silenced worse cxa\.json lowers the profile from "design" to "sketch"/);
  expect(changes).toContain('added + system "Late" [landscape]');
});

test('what exists only later is shown at its plateau', async () => {
  const plateaus = 'plateau now "Now"\nplateau p1 "Later" after now\n';
  const client = await open({ ...files, 'plateaus.cxa': plateaus, 'later.cxa': 'system lake "Lake" { owner service  exists from p1 }\n' });
  await compare(client, version({ 'later.cxa': undefined }));
  expect(await told(client)).toContainEqual(expect.stringMatching(/^added \+ system "Lake".* \[landscape plateau:p1\]$/));
  expect((await comparison(client))?.views).toEqual([]);
  expect((await comparison(client, 'plateau:p1'))?.views).toEqual([{ name: 'landscape', changes: 1 }]);
});

test('two other versions are compared, whatever is typed', async () => {
  const client = await open();
  await compare(client, version({ 'systems.cxa': systems.replace('"Desk"', '"First"') }, 'v1'), version({ 'systems.cxa': systems.replace('"Desk"', '"Second"') }, 'v2'));
  await client.write(`${project}/systems.cxa`, 'system alone\n');
  expect(await comparison(client)).toMatchObject({ base: 'v1', head: 'v2', changes: [{ text: 'system "Second": title First → Second' }] });
});

test('without a base there is no comparison any more, and pictures are as ever', async () => {
  const client = await open();
  await compare(client, version({ 'systems.cxa': undefined }));
  expect(await drawn(client)).toMatchObject({ 'system:bot': 'changed' });
  await compare(client, undefined);
  expect(await comparison(client)).toBeNull();
  expect(await drawn(client)).toBe('graph');
  const [info] = await client.request<readonly ProjectInfo[]>('cxa/projects', {});
  expect(info).not.toHaveProperty('base');
});

test('a base with mistakes, and one that has no architecture, are told of', async () => {
  const client = await open();
  await compare(client, version({ 'systems.cxa': systems.replace('system desk', 'system {{ desk') }));
  expect((await comparison(client))?.notes).toEqual([expect.stringMatching(/^\d+ mistakes? in the text of main \(first in systems\.cxa:3\) may hide a part of it/)]);
  await compare(client, version(Object.fromEntries(Object.keys(files).map((path) => [path, undefined]))));
  expect((await comparison(client))?.notes).toEqual(['There is no architecture in main: everything is new.']);
  await expect(client.request('cxa/compare', { project: 'file:///elsewhere', base: version({}) })).resolves.toBeNull();
});

test('of very many changes the first are listed and all are counted', async () => {
  const many = Array.from({ length: 1200 }, (_, place) => `system s${place} "System ${place}" { owner service }`).join('\n');
  const client = await open({ ...files, 'many.cxa': many });
  await compare(client, version({ 'many.cxa': undefined }));
  const { changes = [], counts, summary } = (await comparison(client)) ?? {};
  expect({ listed: changes.length, counts, said: summary?.[0] }).toEqual({ listed: 400, counts: { added: 1200 }, said: '1,200 elements added.' });
});

test('the page is told when another version is compared with', async () => {
  const client = await open();
  const heard: unknown[] = [];
  await client.diagnostics(`${project}/systems.cxa`);
  client.connection.onNotification('cxa/changed', ({ project: changed }: { readonly project: string }) => void heard.push(changed));
  await compare(client, version({ 'systems.cxa': undefined }));
  await comparison(client);
  expect(heard).toEqual([project]);
});
