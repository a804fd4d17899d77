import type { CodeLens } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ElementPlace } from '../../language-server/protocol.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { ClientOptions, LanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

async function open(files: Readonly<Record<string, string>>, options: ClientOptions = {}): Promise<LanguageClient> {
  const client = await startLanguageClient({ 'cxa.json': '{}', ...files }, options);
  onTestFinished(client.close);
  await client.write(uri, files['main.cxa'] ?? '');
  return client;
}

async function lensesOf(client: LanguageClient): Promise<readonly CodeLens[]> {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
}

/** `2: 1 journey · no findings · open view`, a line of lenses each. */
async function said(client: LanguageClient): Promise<readonly string[]> {
  const lines = new Map<number, string[]>();
  for (const { range, command } of await lensesOf(client)) {
    const line = lines.get(range.start.line + 1) ?? [];
    lines.set(range.start.line + 1, [...line, command?.title ?? '?']);
  }
  return [...lines].map(([line, titles]) => `${line}: ${titles.join(' · ')}`);
}

const main = `team service "Service" { unit }
team nobody "Nobody" { unit }
system desk "Desk" { owner service }
system crm "CRM" {
  owner service
  system cases "Cases"
}
system alone "Alone"
desk -> crm.cases as lookUp by rest { via none  carries caseId  owner service }
`;

const journeys = `journey help "Gets help" {
  accountable service
  step ask "Asks" using desk -> crm { actor agent }
}
journey pay "Pays" {
  accountable service
  step pay "Pays" using crm.cases { actor agent }
}
`;

test('systems, components and owning teams say what touches them and what is found', async () => {
  const client = await open({ 'main.cxa': main, 'journeys.cxa': journeys });
  expect(await said(client)).toEqual([
    '1: owns 3 · no findings',
    '3: 1 journey · no findings · open view',
    '4: 2 journeys · no findings · open view',
    '6: 1 journey · no findings · open view',
    '8: no journeys · 1 finding · open view',
  ]);
});

test('a journey says what it passes, and what affects it', async () => {
  const client = await open({ 'main.cxa': journeys, 'landscape.cxa': main.replace('owner service\n  system', 'system') });
  const lines = await said(client);
  expect(lines[0]).toBe('1: 2 systems · 2 findings · open view');
  expect(lines[1]).toBe('5: 1 system · 2 findings · open view');
});

test('a lens shows the picture or a list, and one of nothing leads nowhere', async () => {
  const client = await open({ 'main.cxa': main, 'journeys.cxa': journeys });
  const commands = (await lensesOf(client)).filter(({ range }) => range.start.line === 2).map(({ command }) => command);
  expect(commands).toEqual([
    { title: '1 journey', command: 'cxa.showPlaces', arguments: [uri, 'system:desk', 'journeys'] },
    { title: 'no findings', command: '' },
    { title: 'open view', command: 'cxa.showElement', arguments: [uri, 'system:desk'] },
  ]);
});

test('the list has each place with its text', async () => {
  const client = await open({ 'main.cxa': main, 'journeys.cxa': journeys });
  const places = async (element: string, of: string) =>
    (await client.request<ElementPlace[]>('cxa/places', { uri, element, of })).map(
      ({ label, detail, source }) => `${label} | ${detail} | ${source.file.slice(clientRoot.length + 1)}:${source.range.start.line + 1}`,
    );
  expect(await places('system:crm', 'journeys')).toEqual([
    'Gets help | journey help | journeys.cxa:1',
    'Pays | journey pay | journeys.cxa:5',
  ]);
  expect(await places('team:service', 'owned')).toEqual([
    'Desk | system desk | main.cxa:3',
    'CRM | system crm | main.cxa:4',
    'lookUp | integration lookUp | main.cxa:9',
  ]);
  expect(await places('system:alone', 'findings')).toEqual([expect.stringMatching(/\| info OWN-01 \| main.cxa:8$/)]);
  expect(await places('journey:help', 'systems')).toHaveLength(2);
  expect(await places('system:gone', 'journeys')).toEqual([]);
});

test('lenses are asked for without their counts', async () => {
  const client = await open({ 'main.cxa': main });
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  expect(lenses.map(({ command }) => command)).toEqual(lenses.map(() => undefined));
});

test('an editor that can is told to ask again when another file changes', async () => {
  const client = await open({ 'main.cxa': main, 'journeys.cxa': journeys }, { refreshes: true });
  await vi.waitFor(() => expect(client.refreshed).toEqual({ codeLens: 1, inlayHint: 1 }), 5000);
  await client.changeDisk({ 'journeys.cxa': undefined });
  await vi.waitFor(() => expect(client.refreshed.codeLens).toBe(2), 5000);
  expect((await said(client))[1]).toBe('3: no journeys · no findings · open view');
});

test('one that cannot is left in peace', async () => {
  const client = await open({ 'main.cxa': main });
  await client.diagnostics(uri);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(client.refreshed).toEqual({ codeLens: 0, inlayHint: 0 });
});

test('a lens that is none of ours, or of a project that has gone, stays as it is', async () => {
  const client = await open({ 'main.cxa': main });
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  for (const lens of [{ range }, { range, data: { uri: 'file:///gone.cxa', element: 'system:a', of: 'view' } }])
    expect(await client.request<CodeLens>('codeLens/resolve', lens)).toEqual(lens);
  expect(client.logged).toEqual([]);
});
