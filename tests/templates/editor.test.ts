import type { CodeAction, CompletionList, DocumentSymbol, Hover, Location, SignatureHelp, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, onTestFinished, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { clientRoot } from '../support/language-client.ts';
import { startMarkedClient } from '../support/marked-files.ts';
import type { MarkedClient } from '../support/marked-files.ts';

const template = `/** A contact centre in a box. */
template centre(
  /** What customers call you. */
  brand: text,
  owner: team, chat: flag = yes
) "Centre" {
  system ccaas "{brand} platform" { kind ccaas  owner owner }
  channel phone "{brand} phone" { kind voice  served by ccaas }
  when chat { channel chat "{brand} chat" { served by ccaas } }
  journey help { step call on phone using ccaas }
}
`;
const main = `team service
system crm
use centre as support (brand: "Acme", owner: service) {
  set ccaas { availability 99.9% }
  system wfm
  ccaas -> wfm as schedules
}
crm -> support.ccaas as look
view landscape core { include support.ccaas, support.schedules }
waive INT-01 on support.schedules until 2027-01-01 because "Known"
waive INT-01 on support.ccaas -> support.wfm until 2027-01-01 because "Known"
`;

async function open(files: Readonly<Record<string, string>>): Promise<MarkedClient> {
  const client = await startMarkedClient(files);
  onTestFinished(client.close);
  return client;
}

const inMain = (from: string, to: string) => ({ 'template.cxa': template, 'main.cxa': main.replace(from, to) });
const inTemplate = (from: string, to: string) => ({ 'template.cxa': template.replace(from, to), 'main.cxa': main });

async function definition(files: Readonly<Record<string, string>>): Promise<string> {
  const client = await open(files);
  const place = await client.request<Location | null>('textDocument/definition', client.at);
  return place ? client.say(place) : 'nothing';
}

test.each([
  ['what a use made, to the template', inMain('-> support.ccaas as', '-> support.cc|aas as'), 'template.cxa 7: ccaas'],
  ['the use in front of it', inMain('-> support.ccaas as', '-> sup|port.ccaas as'), 'main.cxa 3: support'],
  ['the target of a set', inMain('set ccaas', 'set cc|aas'), 'template.cxa 7: ccaas'],
  ['an argument, to the parameter', inMain('brand: "', 'bra|nd: "'), 'template.cxa 4: brand'],
  ['the value of an argument', inMain('owner: service)', 'owner: ser|vice)'), 'main.cxa 1: service'],
  ['a template', inMain('use centre', 'use cen|tre'), 'template.cxa 2: centre'],
  ['a name inside of a template', inTemplate('served by ccaas }\n  when', 'served by cc|aas }\n  when'), 'template.cxa 7: ccaas'],
  ['a parameter in a string', inTemplate('"{brand} platform', '"{bra|nd} platform'), 'template.cxa 4: brand'],
  ['a parameter as a value', inTemplate('owner owner', 'owner own|er'), 'template.cxa 5: owner'],
  ['a condition', inTemplate('when chat', 'when ch|at'), 'template.cxa 5: chat'],
])('go to %s', async (_, files, place) => {
  expect(await definition(files)).toBe(place);
});

async function hover(files: Readonly<Record<string, string>>): Promise<string> {
  const client = await open(files);
  const found = await client.request<Hover | null>('textDocument/hover', client.at);
  return found && 'value' in Object(found.contents) ? String((found.contents as { value: string }).value) : 'nothing';
}

test('hover says who made it, what a parameter is, and what a use is of', async () => {
  const made = await hover(inMain('-> support.ccaas as', '-> support.cc|aas as'));
  expect(made).toContain('**Acme platform** — system (ccaas) `support.ccaas`');
  expect(made).toContain('made by use support of Centre');
  expect(await hover(inMain('brand: "', 'bra|nd: "'))).toBe('**brand: text** — parameter\n\nWhat customers call you.');
  const about = await hover(inMain('use centre', 'use cen|tre'));
  expect(about).toContain('A contact centre in a box.');
  expect(about).toContain('- `brand: text` — What customers call you.\n- `owner: team`\n- `chat: flag = yes`');
  expect(await hover(inTemplate('served by ccaas }\n  when', 'served by cc|aas }\n  when'))).toContain('system (ccaas) `ccaas`');
});

test('references of a name in a template are those in all its uses', async () => {
  const client = await open(inTemplate('system ccaas', 'system cc|aas'));
  const places = await client.request<Location[]>('textDocument/references', { ...client.at, context: { includeDeclaration: true } });
  expect(places.map(client.say)).toEqual([
    'template.cxa 7: ccaas',
    'main.cxa 4: ccaas',
    'main.cxa 6: ccaas',
    'main.cxa 8: ccaas',
    'main.cxa 9: ccaas',
    'main.cxa 11: ccaas',
    'template.cxa 8: ccaas',
    'template.cxa 9: ccaas',
    'template.cxa 10: ccaas',
  ]);
});

test('the outline has what a template declares, and not what a use makes', async () => {
  const client = await open(inMain('team service', 'team service|'));
  const names = (symbols: readonly DocumentSymbol[]): readonly string[] =>
    symbols.map(({ name, children = [] }) => (children.length > 0 ? `${name}(${names(children).join(' ')})` : name));
  const outline = (file: string) => client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: `${clientRoot}/${file}` } });
  expect(names(await outline('template.cxa'))).toEqual(['centre(ccaas phone help(call) chat)']);
  expect(names(await outline('main.cxa')).slice(0, 4)).toEqual(['service', 'crm', 'support(wfm schedules)', 'look']);
});

async function renamed(files: Readonly<Record<string, string>>, newName: string): Promise<Readonly<Record<string, string>>> {
  const client = await open(files);
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...client.at, newName });
  const apply = (path: string) =>
    TextDocument.applyEdits(TextDocument.create(path, 'cxa', 0, client.texts[path] ?? ''), edit.changes?.[`${clientRoot}/${path}`] ?? []);
  return { 'template.cxa': apply('template.cxa'), 'main.cxa': apply('main.cxa') };
}

function modelOf(files: Readonly<Record<string, string>>): string {
  const { model, fragments } = readTexts(Object.entries(files).map(([path, text]) => ({ uri: `file:///${path}`, text })));
  expect(fragments.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([]);
  return JSON.stringify(model.elements);
}

test.each([
  ['an element of a template, where it is declared', inTemplate('system ccaas', 'system cc|aas'), 'ccaas', 'hubDesk'],
  ['an element of a template, through what a use made of it', inMain('-> support.ccaas as', '-> support.cc|aas as'), 'ccaas', 'hubDesk'],
  ['an element of a template, in a set', inMain('set ccaas', 'set cc|aas'), 'ccaas', 'hubDesk'],
  ['a step of a template', inTemplate('step call', 'step ca|ll'), 'call', 'speak'],
  ['a use', inMain('as support', 'as sup|port'), 'support', 'helpdesk'],
  ['a use, where something of it is named', inMain('-> support.ccaas as', '-> sup|port.ccaas as'), 'support', 'helpdesk'],
  ['a parameter', inTemplate('{brand} phone', '{bra|nd} phone'), 'brand', 'label'],
  ['an addition', inMain('system wfm', 'system wf|m'), 'wfm', 'planner'],
  ['a template', inMain('use centre', 'use cen|tre'), 'centre', 'hub'],
  ['an element that is given to a template', inMain('owner: service)', 'owner: ser|vice)'), 'service', 'desk'],
])('renaming %s leaves the model equal but for the name', async (_, files, name, newName) => {
  const before = modelOf({ 'template.cxa': template, 'main.cxa': main });
  const after = await renamed(files, newName);
  const swapped = (text: string) => text.replace(new RegExp(`(?<![\\w-])${newName}(?!\\w|-\\w)`, 'g'), name);
  const isSame = swapped(modelOf(after)) === before;
  expect(isSame ? '' : modelOf(after)).toBe('');
  expect(after['template.cxa'] === template && after['main.cxa'] === main).toBe(false);
});

async function labels(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const client = await open(files);
  const { items } = await client.request<CompletionList>('textDocument/completion', client.at);
  return items.map(({ label }) => label);
}

test.each([
  ['brings its colon', '(|)', 'brand: '],
  ['keeps the colon that follows', '(|: "Acme")', 'brand'],
  ['keeps the colon that follows the rest of the word', '(br|and: "Acme")', 'brand'],
])('a completed parameter %s', async (_, given, written) => {
  const client = await open(inMain('(brand: "Acme", owner: service)', given));
  const { items } = await client.request<CompletionList>('textDocument/completion', client.at);
  const item = items.find(({ label }) => label === 'brand');
  expect(item?.textEdit?.newText).toBe(written);
});

test('completion knows parameters, their types and values, and the names of instances', async () => {
  expect(await labels(inMain('(brand: "Acme", owner: service)', '(|)'))).toEqual(['brand', 'owner', 'chat']);
  expect(await labels(inMain('(brand: "Acme", owner: service)', '(brand: "A", |)'))).toEqual(['owner', 'chat']);
  expect(await labels(inMain('owner: service)', 'owner: |)'))).toEqual(['service']);
  expect(await labels(inMain('owner: service)', 'owner: service, chat: |)'))).toEqual(['yes', 'no']);
  expect(await labels(inMain('use centre as', 'use | as'))).toEqual(['centre']);
  expect(await labels(inMain('set ccaas {', 'set | {'))).toEqual(expect.arrayContaining(['ccaas', 'phone', 'chat', 'help', 'help.call']));
  expect(await labels(inMain('set ccaas {', 'set | {'))).not.toContain('crm');
  const settable = await labels(inMain('availability 99.9% }', 'availability 99.9%\n  |\n }'));
  expect(settable).toEqual(expect.arrayContaining(['hosting', 'masters']));
  expect(settable).not.toContain('actor');
  expect(await labels(inMain('crm -> support.ccaas as', 'crm -> | as'))).toContain('support.ccaas');
  expect(await labels(inMain('crm -> support.ccaas as', 'crm -> support.| as'))).toEqual(expect.arrayContaining(['ccaas', 'wfm']));
  expect(await labels(inMain('ccaas -> wfm', 'ccaas -> |'))).toEqual(expect.arrayContaining(['ccaas', 'wfm', 'crm']));
  expect(await labels(inTemplate('served by ccaas }\n  when', 'served by | }\n  when'))).toEqual(expect.arrayContaining(['ccaas', 'crm']));
  expect((await labels(inTemplate('owner owner', 'owner |'))).slice(0, 2)).toEqual(['owner', 'service']);
  expect(await labels(inTemplate('when chat', 'when |'))).toEqual(expect.arrayContaining(['brand', 'owner', 'chat']));
  expect(await labels(inTemplate('"{brand} platform', '"{| platform'))).toEqual(['brand', 'owner']);
  expect(await labels(inTemplate('owner: team', 'owner: |'))).toEqual(expect.arrayContaining(['team', 'text', 'list of']));
});

test('completion says of a parameter what its doc comment says', async () => {
  const client = await open(inMain('(brand: "Acme", owner: service)', '(|)'));
  const { items } = await client.request<CompletionList>('textDocument/completion', client.at);
  expect(items.map(({ documentation }) => documentation)).toEqual([
    { kind: 'markdown', value: '`brand: text`\n\nWhat customers call you.' },
    { kind: 'markdown', value: '`owner: team`' },
    { kind: 'markdown', value: '`chat: flag = yes`' },
  ]);
});

test('signature help shows what is being given', async () => {
  const client = await open(inMain('owner: service)', 'owner: |service)'));
  const help = await client.request<SignatureHelp>('textDocument/signatureHelp', client.at);
  expect(help.signatures[0]?.label).toBe('centre(brand: text, owner: team, chat: flag = yes)');
  expect(help.signatures[0]?.documentation).toMatchObject({ value: 'A contact centre in a box.' });
  expect(help.signatures[0]?.parameters?.map(({ documentation }) => documentation)).toEqual([
    { kind: 'markdown', value: 'What customers call you.' },
    undefined,
    undefined,
  ]);
  expect(help.activeParameter).toBe(1);
});

test('a fix for what a template made is a set where it is used', async () => {
  const client = await open({
    'template.cxa': 'template t { system one  system two  one -> two as way { carries Order } }\ndata Order\n',
    'main.cxa': 'team service\nuse t as sup|port\n',
  });
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: client.at.textDocument,
    range: { start: client.at.position, end: client.at.position },
    context: { diagnostics: [] },
  });
  const texts = actions.flatMap(({ edit }) => Object.values(edit?.changes ?? {}).flatMap((edits) => edits.map(({ newText }) => newText)));
  expect(texts).toContainEqual(expect.stringContaining('set way { owner service }'));
});

test('what a use makes can be read, and parsed again', async () => {
  const client = await open(inMain('team service', 'team service|'));
  const text = await client.request<string>('cxa/expansion', { uri: client.at.textDocument.uri, use: 'support' });
  expect(text).toContain('system ccaas "Acme platform" { kind ccaas  owner service }');
  expect(text).toContain('channel chat "Acme chat"');
  const again = readTexts([{ uri: 'file:///a.cxa', text: `${text}\nteam service\n` }]);
  expect(again.fragments.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await client.request('cxa/expansion', { uri: client.at.textDocument.uri, use: 'nothing' })).toBeNull();
});

test('a template of a package that is not imported is offered, and fixed, with its import', async () => {
  const files = {
    'node_modules/@acme/cx/package.json': '{ "name": "@acme/cx", "version": "1.0.0", "description": "Patterns", "cxa": { "files": ["*.cxa"] } }',
    'node_modules/@acme/cx/cx.cxa': 'template pattern(brand: text) "A pattern" { system a "{brand}" }\n',
  };
  const completing = await open({ ...files, 'main.cxa': 'system x\nuse |\n' });
  const { items } = await completing.request<CompletionList>('textDocument/completion', completing.at);
  expect(items.map(({ label, additionalTextEdits }) => [label, additionalTextEdits?.[0]?.newText])).toEqual([
    ['pattern', 'import "@acme/cx"\n\n'],
  ]);
  const importing = await open({ ...files, 'main.cxa': 'import "|"\n' });
  const paths = await importing.request<CompletionList>('textDocument/completion', importing.at);
  expect(paths.items.map(({ label, detail }) => [label, detail])).toEqual([['@acme/cx', 'Patterns']]);
  const fixing = await open({ ...files, 'main.cxa': 'system x\nuse pat|tern as p (brand: "A")\n' });
  const actions = await fixing.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: fixing.at.textDocument,
    range: { start: fixing.at.position, end: fixing.at.position },
    context: { diagnostics: [] },
  });
  expect(actions[0]?.title).toBe('Import "@acme/cx"');
});
