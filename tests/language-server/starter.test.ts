import type { CodeAction } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { formatText } from '../../language-server/format-text.ts';
import { starterFiles, starterTemplates } from '../../language-server/starter-project.ts';
import { applyEdit } from '../support/apply-edit.ts';
import { cxa, folderWith } from '../support/command-line.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

const files = Object.fromEntries(starterFiles.map(({ name, text }) => [name, text]));
const uri = `${clientRoot}/main.cxa`;

test('the starter has one warning, that something is lost on the way; its quick fix heals it and leaves nothing', async () => {
  const client = await startLanguageClient(files);
  onTestFinished(client.close);
  const found = await client.diagnostics(uri);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['JRN-02', 2]]);
  expect(found[0]?.message).toContain('loses summary');
  const params = { textDocument: { uri }, range: found[0]?.range, context: { diagnostics: found } };
  const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', params);
  expect(fix?.isPreferred).toBe(true);
  const healed = applyEdit(files, fix?.edit)['main.cxa'] ?? '';
  expect(healed).toContain('handover chat -> phone warm { carries orderNo, intent, summary }');
  await client.write(uri, healed);
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('the starter is laid out as it would be', () => {
  expect(formatText(files['main.cxa'] ?? '')).toBe(files['main.cxa']);
});

test('`cxa init` writes it, and `cxa check` says one warning and ends with 0', async () => {
  const folder = folderWith({});
  expect((await cxa(['init'], folder)).code).toBe(0);
  const { code, stdout } = await cxa(['check', '--format', 'json'], folder);
  const { findings, summary } = JSON.parse(stdout);
  expect([code, summary.errors, summary.warnings, summary.infos]).toEqual([0, 0, 1, 0]);
  expect(findings).toMatchObject([{ rule: 'JRN-02', severity: 'warning', fixable: true }]);
  expect((await cxa(['init'], folder)).code).toBe(2);
}, 30_000);

test('`cxa init --template` writes another, and names them all where there is none of that name', async () => {
  const folder = folderWith({});
  expect((await cxa(['init', 'new', '--template', 'empty'], folder)).code).toBe(0);
  const { code, stdout } = await cxa(['check', 'new'], folder);
  expect([code, stdout]).toEqual([0, expect.stringContaining('No findings')]);
  expect((await cxa(['init', 'other', '--template', 'shop'], folder)).stderr).toContain('There is no template "shop". There are order and empty;');
}, 30_000);

test('in the profiles that ask for more, the starter has the same warning and a screen of missing facts at most', async () => {
  const folder = folderWith(files);
  for (const profile of ['build', 'run']) {
    const { code, stdout } = await cxa(['check', '--profile', profile], folder);
    expect([profile, code]).toEqual([profile, 0]);
    expect(stdout.match(/^ .*(warning|error) .*$/gm)).toEqual([expect.stringContaining('JRN-02')]);
    expect(stdout.split('\n').length).toBeLessThan(20);
  }
}, 30_000);

test.each(starterTemplates)('a new project from $title has no error, whatever it is called', async (template) => {
  const name = 'The "big" \\ shop';
  const made = Object.fromEntries(template.files(name).map((file) => [file.name, file.text]));
  const client = await startLanguageClient(made);
  onTestFinished(client.close);
  const found = await client.diagnostics(uri);
  expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
  const projects = await client.request<readonly { readonly name: string }[]>('cxa/projects', {});
  expect(projects.map((project) => project.name)).toEqual([name]);
});
