import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Location } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';
import { cxa } from '../support/command-line.ts';
import { markedText } from '../support/marked-text.ts';

/** A package of a third party, packed and installed by npm itself, without a network. */
let folder: string;
let client: LanguageClient;
const main = 'import "@third-party/patterns" as tp\nteam ops\nuse tp.desk as help (owner: ops)\nsystem crm\ncrm -> help.acd as look\n';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cxa-package-')));
  write('maker/package.json', JSON.stringify({ name: '@third-party/patterns', version: '1.2.3', description: 'Patterns', files: ['cxa'], cxa: { files: ['cxa/*.cxa'] } }));
  write('maker/cxa/desk.cxa', '/** A desk. */\ntemplate desk(owner: team) "Desk" {\n  system acd "ACD" { owner owner }\n}\n');
  npm('maker', 'pack', '--silent');
  const packed = readdirSync(join(folder, 'maker')).find((name) => name.endsWith('.tgz')) ?? '';
  write('user/package.json', JSON.stringify({ name: 'user', private: true }));
  npm('user', 'install', '--offline', '--no-audit', '--no-fund', '--silent', join('..', 'maker', packed));
  write('user/cxa.json', '{ "name": "User" }');
  write('user/main.cxa', main);
  client = await startLanguageClient({}, { root: root(), fileSystem: createNodeFiles() });
}, 120_000);
afterAll(() => {
  client.close();
  rmSync(folder, { recursive: true, force: true });
});

function root(): string {
  return pathToFileURL(join(folder, 'user')).href;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync('npm', [...args], { cwd: join(folder, cwd), stdio: 'pipe', env: { ...process.env, npm_config_update_notifier: 'false' } });
}

async function at(marked: string) {
  const { text, position } = markedText(marked);
  const textDocument = { uri: `${root()}/main.cxa` };
  await client.write(textDocument.uri, text);
  return { textDocument, position };
}

test('it is imported: what its template makes is checked with everything else', async () => {
  const { position: _, textDocument } = await at(`${main}|`);
  const said = await client.diagnostics(textDocument.uri);
  expect(said.filter(({ code }) => code === 'reference' || code === 'syntax')).toEqual([]);
});

test('its template is completed, imported or not', async () => {
  const imported = await client.request<CompletionList>('textDocument/completion', await at(main.replace('use tp.desk', 'use |')));
  expect(imported.items.map(({ label }) => label)).toEqual(['tp.desk']);
  const fresh = await client.request<CompletionList>('textDocument/completion', await at('team ops\nuse |'));
  expect(fresh.items.map(({ label, additionalTextEdits }) => [label, additionalTextEdits?.[0]?.newText])).toEqual([
    ['desk', 'import "@third-party/patterns"\n\n'],
  ]);
});

test('what it made is navigated to, into the package', async () => {
  const place = await client.request<Location>('textDocument/definition', await at(main.replace('help.acd', 'help.ac|d')));
  expect(place.uri).toBe(`${root()}/node_modules/@third-party/patterns/cxa/desk.cxa`);
  expect(place.range.start).toEqual({ line: 2, character: 9 });
});

test('the command line lists it, shows it, and shows what it makes', { timeout: 60_000 }, async () => {
  const project = join(folder, 'user');
  expect((await cxa(['template', 'list', project])).stdout).toBe('@third-party/patterns\n  tp.desk  Desk\n');
  expect((await cxa(['template', 'show', 'desk', project])).stdout).toContain('owner  team  has to be given');
  expect((await cxa(['template', 'expand', 'help', project])).stdout).toContain('system acd "ACD" { owner ops }');
});
