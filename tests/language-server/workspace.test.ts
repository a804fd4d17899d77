import type { Diagnostic, Location } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import type { ProjectInfo, ViewResult } from '../../language-server/protocol.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { ClientOptions, LanguageClient } from '../support/language-client.ts';

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}): Promise<LanguageClient> {
  const client = await startLanguageClient(files, options);
  onTestFinished(client.close);
  return client;
}

const at = (path: string) => `${clientRoot}/${path}`;
const messages = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ message }) => message);
const noTeam = 'No team "t" is declared; declare it: team t.';

async function projects(client: LanguageClient): Promise<readonly string[]> {
  return (await client.request<readonly ProjectInfo[]>('cxa/projects', {})).map(({ uri }) => uri);
}

test('files come, change and go on disk, and others feel it', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system crm { owner t }\n' });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  await client.changeDisk({ 'teams/b.cxa': 'team t { unit }\n' });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  await client.changeDisk({ 'teams/b.cxa': 'team other { unit }\n' });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  await client.changeDisk({ 'teams/b.cxa': 'team t { unit }\nteam t\n' });
  expect((await client.diagnostics(at('teams/b.cxa'))).length).toBe(1);
  await client.changeDisk({ 'teams/b.cxa': undefined });
  expect(await client.diagnostics(at('teams/b.cxa'))).toEqual([]);
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
});

test('a folder that is deleted takes its files with it', async () => {
  const client = await start({
    'cxa.json': '{}',
    'a.cxa': 'system crm { owner t }\n',
    'teams/deep/b.cxa': 'team t { unit }\n',
  });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  client.disk.delete(at('teams/deep/b.cxa'));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at('teams'), type: 3 }] });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
});

test('files of others leave everything as it is', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system a\n' });
  const version = async () =>
    (await client.request<readonly ProjectInfo[]>('cxa/projects', {})).map((project) => project.version);
  const before = await version();
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: at('README.md'), type: 3 },
      { uri: at('src'), type: 3 },
      { uri: at('a.cxa'), type: 2 },
    ],
  });
  expect(await version()).toEqual(before);
});

test('a renamed file is one file, whatever order the editor tells it in', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system crm { owner t }\n', 'old.cxa': 'team t { unit }\n' });
  await client.write(at('old.cxa'), 'team t { unit }\n');
  await client.write(at('new.cxa'), 'team t { unit }\n');
  await client.notify('textDocument/didClose', { textDocument: { uri: at('old.cxa') } });
  client.disk.set(at('new.cxa'), 'team t { unit }\n');
  client.disk.delete(at('old.cxa'));
  await client.notify('workspace/didRenameFiles', { files: [{ oldUri: at('old.cxa'), newUri: at('new.cxa') }] });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  expect(await client.diagnostics(at('old.cxa'))).toEqual([]);
  expect(await client.diagnostics(at('new.cxa'))).toEqual([]);
});

test('the text in the editor stands over the disk until it is closed', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system crm { owner t }\n', 'b.cxa': 'team t { unit }\n' });
  await client.write(at('b.cxa'), 'team u { unit }\n');
  await client.changeDisk({ 'b.cxa': 'team t { unit }\n// saved elsewhere\n' });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  await client.notify('textDocument/didClose', { textDocument: { uri: at('b.cxa') } });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
});

test('a new document that is not on the disk counts while it is open', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system crm { owner t }\n' });
  await client.write(at('new.cxa'), 'team t { unit }\n');
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  await client.notify('textDocument/didClose', { textDocument: { uri: at('new.cxa') } });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  expect(await client.diagnostics(at('new.cxa'))).toEqual([]);
});

test('cxa.json decides as soon as it is saved, or typed where the editor sends it', async () => {
  const integration = 'system a\nsystem b\na -> b\n';
  const client = await start({ 'cxa.json': '{ "profile": "sketch" }', 'a.cxa': integration });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  await client.changeDisk({ 'cxa.json': '{ "profile": "build" }' });
  expect((await client.diagnostics(at('a.cxa'))).map(({ code }) => code)).toContain('OWN-01');
  await client.changeDisk({ 'cxa.json': '{ "profile": "biuld" }' });
  expect(messages(await client.diagnostics(at('cxa.json')))).toEqual([
    '"profile" is one of sketch, design, build, run. Did you mean "build"?',
  ]);
  await client.write(at('cxa.json'), '{ "profile": "sketch" }');
  expect(await client.diagnostics(at('cxa.json'))).toEqual([]);
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  await client.changeDisk({ 'cxa.json': undefined });
  await client.notify('textDocument/didClose', { textDocument: { uri: at('cxa.json') } });
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
  expect(await projects(client)).toEqual([clientRoot]);
});

test('a new cxa.json makes a project of its own, and its end joins the two again', async () => {
  const client = await start({ 'a.cxa': 'system crm { owner t }\n', 'b/b.cxa': 'team t { unit }\n' });
  expect(await projects(client)).toEqual([clientRoot]);
  await client.changeDisk({ 'b/cxa.json': '{}' });
  expect(await projects(client)).toEqual([clientRoot, at('b')]);
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  await client.changeDisk({ 'b/cxa.json': undefined });
  expect(await projects(client)).toEqual([clientRoot]);
  expect(await client.diagnostics(at('a.cxa'))).toEqual([]);
});

test('what is excluded is no part of the project, and alone when it is open', async () => {
  const client = await start({
    'cxa.json': '{ "exclude": ["drafts/**"] }',
    'a.cxa': 'system crm { owner t }\n',
    'drafts/b.cxa': 'team t { unit }\n',
  });
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  await client.write(at('drafts/b.cxa'), 'team t { unit }\nsystem x { owner crm }\n');
  expect(messages(await client.diagnostics(at('a.cxa')))).toEqual([noTeam]);
  expect((await client.diagnostics(at('drafts/b.cxa'))).length).toBeGreaterThan(0);
  await client.notify('textDocument/didClose', { textDocument: { uri: at('drafts/b.cxa') } });
  expect(await client.diagnostics(at('drafts/b.cxa'))).toEqual([]);
  expect(await projects(client)).toEqual([clientRoot]);
});

test('workspace folders come and go', async () => {
  const client = await start(
    { 'one/a.cxa': 'system a { owner x }\n', 'two/b.cxa': 'system b { owner y }\n' },
    { clientFolders: [at('one')] },
  );
  expect(await projects(client)).toEqual([at('one')]);
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: at('two'), name: 'two' }], removed: [] },
  });
  expect(await projects(client)).toEqual([at('one'), at('two')]);
  expect((await client.diagnostics(at('two/b.cxa'))).length).toBe(1);
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: at('one'), name: 'one' }] },
  });
  expect(await projects(client)).toEqual([at('two')]);
  expect(await client.diagnostics(at('one/a.cxa'))).toEqual([]);
});

test('a document outside of all folders has its own folder, without those below, and is forgotten when it is closed', async () => {
  const files = {
    'in/a.cxa': 'system a\n',
    'out/b.cxa': 'system b { owner t }\n',
    'out/c.cxa': 'team t { unit }\n',
    'out/deep/d.cxa': 'team t\n',
  };
  const client = await start(files, { clientFolders: [at('in')] });
  await client.write(at('out/b.cxa'), files['out/b.cxa']);
  expect(await client.diagnostics(at('out/b.cxa'))).toEqual([]);
  expect(await projects(client)).toEqual([at('in'), at('out')]);
  await client.notify('textDocument/didClose', { textDocument: { uri: at('out/b.cxa') } });
  expect(await projects(client)).toEqual([at('in')]);
});

test('a document outside of all folders belongs to the project around it', async () => {
  const files = {
    'in/a.cxa': 'system a\n',
    'out/cxa.json': '{}',
    'out/teams/c.cxa': 'team t { unit }\n',
    'out/deep/b.cxa': 'system b { owner t }\n',
  };
  const client = await start(files, { clientFolders: [at('in')] });
  await client.write(at('out/deep/b.cxa'), files['out/deep/b.cxa']);
  expect(await client.diagnostics(at('out/deep/b.cxa'))).toEqual([]);
  expect(await projects(client)).toEqual([at('in'), at('out')]);
});

test('unsaved documents are each on their own', async () => {
  const client = await start({});
  await client.write('untitled:Untitled-1', 'team t { unit }\nsystem a { owner t }\n');
  await client.write('untitled:Untitled-2', 'system a { owner t }\n');
  expect(await client.diagnostics('untitled:Untitled-1')).toEqual([]);
  expect(messages(await client.diagnostics('untitled:Untitled-2'))).toEqual([noTeam]);
  const found = await client.request<Location>('textDocument/definition', {
    textDocument: { uri: 'untitled:Untitled-1' },
    position: { line: 1, character: 17 },
  });
  expect([found.uri, found.range.start.line]).toEqual(['untitled:Untitled-1', 0]);
  await client.notify('textDocument/didClose', { textDocument: { uri: 'untitled:Untitled-2' } });
  expect(await client.diagnostics('untitled:Untitled-2')).toEqual([]);
  expect(await projects(client)).toEqual(['untitled:Untitled-1']);
});

test('another revision of a file, as a comparison shows it, is not checked', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system a\n' });
  await client.write('git:/project/a.cxa?%7B%22ref%22%3A%22HEAD%22%7D', 'system a { owner t }\n');
  expect(await projects(client)).toEqual([clientRoot]);
  expect(await client.diagnostics('git:/project/a.cxa?%7B%22ref%22%3A%22HEAD%22%7D')).toEqual([]);
  expect(
    await client.request('textDocument/hover', {
      textDocument: { uri: 'git:/project/a.cxa?%7B%22ref%22%3A%22HEAD%22%7D' },
      position: { line: 0, character: 8 },
    }),
  ).toBeNull();
});

test('a file that another project imports is said once what is wrong with it, and follows the editor in both', async () => {
  const client = await start({
    'shared/cxa.json': '{}',
    'shared/s.cxa': 'system crm { owner t }\n',
    'app/cxa.json': '{}',
    'app/main.cxa': 'import "../shared/s.cxa"\nsystem web\nweb -> crm\n',
  });
  expect(messages(await client.diagnostics(at('shared/s.cxa')))).toEqual([noTeam]);
  await client.write(at('shared/s.cxa'), 'team t { unit }\nsystem erp { owner t }\n');
  expect(messages(await client.diagnostics(at('shared/s.cxa')))).toEqual([]);
  expect(messages(await client.diagnostics(at('app/main.cxa')))).toContain(
    'No system "crm" is declared; declare it: system crm.',
  );
});

test('a missing import is found when its file comes, and missed when it goes', async () => {
  const client = await start({
    'app/cxa.json': '{}',
    'app/main.cxa': 'import "../lib/s.cxa" as lib\nsystem web\nweb -> lib.crm\n',
  });
  expect(messages(await client.diagnostics(at('app/main.cxa')))).toContain(
    'There is no file "../lib/s.cxa" here; correct the path or remove the import.',
  );
  await client.changeDisk({ 'lib/s.cxa': 'system crm\n' });
  expect((await client.diagnostics(at('app/main.cxa'))).filter(({ code }) => code === 'reference')).toEqual([]);
  await client.changeDisk({ 'lib/s.cxa': undefined });
  expect(messages(await client.diagnostics(at('app/main.cxa')))).toContain(
    'There is no file "../lib/s.cxa" here; correct the path or remove the import.',
  );
});

test('the same file under two spellings of its address is one', async () => {
  const root = 'file:///my%20(own)%20project';
  const client = await start(
    { 'cxa.json': '{}', 'a@b.cxa': 'system crm { owner t }\n', 'c.cxa': 'team t { unit }\n' },
    { root, clientFolders: ['file:///my%20%28own%29%20project/'] },
  );
  await client.write('file:///my%20%28own%29%20project/a%40b.cxa', 'system crm { owner t }\n');
  expect(await client.diagnostics(`${root}/a@b.cxa`)).toEqual([]);
  expect(await projects(client)).toEqual([root]);
});

test('line ends, a byte order mark and characters of two units do not shift a place', async () => {
  const client = await start({ 'cxa.json': '{}' });
  const text = '\uFEFFsystem a "😀😀" { owner t }\r\n/* 😀 */ system b { owner u }\r\n';
  await client.write(at('a.cxa'), text);
  const found = await client.diagnostics(at('a.cxa'));
  expect(
    found.map(({ range }) => text.split('\r\n')[range.start.line]?.slice(range.start.character, range.end.character)),
  ).toEqual(['t', 'u']);
});

test('a project that is read afresh is never taken for what it was', async () => {
  const client = await start({ 'cxa.json': '{}', 'a.cxa': 'system a\n' });
  const version = async () =>
    (await client.request<ViewResult>('cxa/view', { project: clientRoot, view: { kind: 'landscape' } })).version;
  const before = await version();
  await client.changeDisk({ 'cxa.json': '{ "profile": "build" }' });
  expect(await version()).toBeGreaterThan(before);
});

test('what day it is, is asked when something is checked', async () => {
  let today = '2026-11-22';
  const text =
    'team t { unit }\nsystem a { owner t }\nsystem b { owner t }\na -> b { carries x }\nwaive OWN-01 on a -> b until 2026-12-31 because "Known"\n';
  const client = await start({ 'cxa.json': '{}', 'a.cxa': text }, { today: () => today });
  await client.write(at('a.cxa'), text);
  expect((await client.diagnostics(at('a.cxa'))).filter(({ code }) => code === 'waiver')).toEqual([]);
  today = '2027-01-01';
  await client.write(at('a.cxa'), `${text}\n`);
  expect(messages((await client.diagnostics(at('a.cxa'))).filter(({ code }) => code === 'waiver'))).toEqual([
    expect.stringContaining('ended on 2026-12-31'),
  ]);
});
