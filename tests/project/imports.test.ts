import { expect, test } from 'vitest';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import type { ProjectState } from '../../language-server/project.ts';

const root = 'file:///home/shop';

async function read(files: Readonly<Record<string, string>>): Promise<ProjectState> {
  const disk = new Map(Object.entries({ 'shop/cxa.json': '{}', ...files }).map(([path, text]) => [`file:///home/${path}`, text]));
  const documents = [...disk.keys()].filter((uri) => uri.startsWith(`${root}/`) && uri.endsWith('.cxa'));
  const project = createProject({ root, config: `${root}/cxa.json`, documents }, { fileSystem: createMemoryFiles(disk), today: () => '2026-11-22' });
  await project.load();
  return project.state();
}

function names(state: ProjectState): readonly string[] {
  return state.model.elements.map((element) => element.id);
}

test('a file from outside the project brings its names', async () => {
  const state = await read({ 'shop/main.cxa': 'import "../shared/people.cxa"\nsystem crm { owner service }\n', 'shared/people.cxa': 'team service { unit }\n' });
  expect(names(state)).toEqual(['team:service', 'system:crm']);
  expect(state.findings).toEqual([]);
});

test('a prefix puts them under a name, and they still find each other', async () => {
  const state = await read({
    'shop/main.cxa': 'import "../shared/all.cxa" as base\nsystem crm { owner base.service }\n',
    'shared/all.cxa': 'team service { unit }\nsystem erp { owner service }\n',
  });
  expect(names(state)).toEqual(['team:base.service', 'system:base.erp', 'system:crm']);
  expect(state.findings).toEqual([]);
});

test('an installed package names its files, found upwards', async () => {
  const state = await read({
    'shop/main.cxa': 'import "@acme/people"\nsystem crm { owner service }\n',
    'node_modules/@acme/people/package.json': '{ "name": "@acme/people", "cxa": { "files": ["*.cxa"] } }',
    'node_modules/@acme/people/people.cxa': 'team service { unit }\n',
    'node_modules/@acme/people/deep/other.cxa': 'team other\n',
  });
  expect(names(state)).toEqual(['team:service', 'system:crm']);
  expect(state.findings).toEqual([]);
});

test('imports in a circle are read once, and said', async () => {
  const state = await read({
    'shop/main.cxa': 'import "../shared/a.cxa"\nsystem crm { owner service }\n',
    'shared/a.cxa': 'import "./b.cxa"\nteam service { unit }\n',
    'shared/b.cxa': 'import "./a.cxa"\nteam other { unit }\n',
  });
  expect(names(state)).toEqual(['team:service', 'team:other', 'system:crm']);
  expect(state.findings.map((finding) => [finding.source?.file, finding.severity])).toEqual([
    ['file:///home/shared/a.cxa', 'warning'],
    ['file:///home/shared/b.cxa', 'warning'],
  ]);
});

test('the view settings of cxa.json are words that views know', async () => {
  const good = await read({ 'shop/cxa.json': '{ "view": { "groupBy": "owner" } }' });
  expect(good.config.view).toEqual({ groupBy: 'owner' });
  const bad = await read({ 'shop/cxa.json': '{ "view": { "groupBy": "ownr" } }' });
  expect(bad.findings.map((finding) => finding.message)).toEqual(['"groupBy" is one of boundary, owner, layer, none. Did you mean "owner"?']);
});

test('an import of a folder is reported where it stands', async () => {
  const state = await read({ 'shop/main.cxa': 'import "../shared"\n', 'shared/people.cxa': 'team service\n' });
  expect(state.findings.map((finding) => [finding.source?.file, finding.message])).toEqual([
    [`${root}/main.cxa`, '"../shared" is no .cxa file; name a file, such as "./shared.cxa".'],
  ]);
});

test('where nearly every kind could be meant, the message does not list them all', async () => {
  const state = await read({ 'shop/main.cxa': 'view landscape core { include wombat }\n' });
  expect(state.findings.map((finding) => finding.message)).toEqual(['No element "wombat" is declared; declare it: system wombat.']);
});
