import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { createProject } from '../../language-server/project.ts';
import type { ProjectState } from '../../language-server/project.ts';
import { createWorkspace } from '../../language-server/workspace.ts';

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

function messages(state: ProjectState): readonly string[] {
  return state.findings.map((finding) => finding.message);
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

describe('a package', () => {
  test('may keep its files in folders, named by patterns or as a whole', async () => {
    const state = await read({
      'shop/main.cxa': 'import "patterns"\n',
      'node_modules/patterns/package.json': '{ "name": "patterns", "cxa": { "files": ["core/**/*.cxa", "./teams/", "one.cxa"] } }',
      'node_modules/patterns/core/a.cxa': 'team inCore\n',
      'node_modules/patterns/core/deep/er/b.cxa': 'team inDeep\n',
      'node_modules/patterns/teams/c/d.cxa': 'team inTeams\n',
      'node_modules/patterns/one.cxa': 'team one\n',
      'node_modules/patterns/other.cxa': 'team other\n',
    });
    expect(names(state)).toEqual(['team:inCore', 'team:inDeep', 'team:one', 'team:inTeams']);
    expect(state.findings).toEqual([]);
  });

  test('needs no exports, and its own imports are packages that it brings', async () => {
    const state = await read({
      'shop/main.cxa': 'import "@acme/patterns"\nsystem crm { owner service }\n',
      'shop/node_modules/@acme/patterns/package.json': '{ "name": "@acme/patterns", "version": "1.0.0", "cxa": { "files": ["*.cxa"] } }',
      'shop/node_modules/@acme/patterns/all.cxa': 'import "people"\nsystem erp { owner service }\n',
      'shop/node_modules/@acme/patterns/node_modules/people/package.json': '{ "cxa": { "files": ["*.cxa"] } }',
      'shop/node_modules/@acme/patterns/node_modules/people/people.cxa': 'team service { unit }\n',
    });
    expect(names(state).toSorted()).toEqual(['system:crm', 'system:erp', 'team:service']);
    expect(state.findings).toEqual([]);
  });

  test('cannot know which names of a project its parameters hide', async () => {
    const template = 'template desk(crm: system) {\n  system wfm\n  wfm -> crm\n}\n';
    const imported = await read({
      'shop/main.cxa': 'import "desks"\nsystem crm\nuse desk as front (crm: crm)\n',
      'packages/desks/package.json': '{ "name": "desks", "cxa": { "files": ["*.cxa"] } }',
      'packages/desks/desk.cxa': template,
      'package.json': '{ "workspaces": ["packages/*"] }',
    });
    expect(imported.findings.filter(({ rule }) => rule === 'reference')).toEqual([]);
    expect(names(imported)).toContain('system:front.wfm');
    const own = await read({ 'shop/main.cxa': `system crm\nuse desk as front (crm: crm)\n${template}` });
    expect(messages(own)).toContain('The parameter "crm" hides the system crm of the project; give one of them another name.');
  });

  test('that is not there says how to install it, at the import', async () => {
    const state = await read({ 'shop/main.cxa': 'import "@acme/people"\n' });
    expect(messages(state)).toEqual(['The package "@acme/people" is not installed; run: npm install @acme/people']);
  });

  test('that names no files says what it lacks', async () => {
    const state = await read({ 'shop/main.cxa': 'import "people"\n', 'node_modules/people/package.json': '{ "cxa": { "files": "*.cxa" } }' });
    expect(messages(state)).toEqual(['The package "people" does not name its files: its package.json lacks "cxa": { "files": ["*.cxa"] }.']);
  });
});

describe('the workspaces of a repository', () => {
  const people = {
    'packages/people/package.json': '{ "name": "@acme/people", "cxa": { "files": ["*.cxa"] } }',
    'packages/people/people.cxa': 'team service { unit }\n',
    'packages/other/package.json': '{ "name": "other", "cxa": { "files": ["*.cxa"] } }',
    'packages/other/other.cxa': 'team other\n',
    'shop/main.cxa': 'import "@acme/people"\nsystem crm { owner service }\n',
  };

  test.each([
    ['by a pattern', '["packages/*"]'],
    ['by its folder', '["shop", "./packages/people/"]'],
    ['by a pattern over folders', '["**"]'],
    ['as Yarn writes them', '{ "packages": ["packages/*"] }'],
  ])('have the package before it is installed: %s', async (_, workspaces) => {
    const state = await read({ ...people, 'package.json': `{ "private": true, "workspaces": ${workspaces} }` });
    expect(names(state)).toEqual(['team:service', 'system:crm']);
    expect(state.findings).toEqual([]);
  });

  test('are left aside where the package is installed', async () => {
    const state = await read({
      ...people,
      'package.json': '{ "workspaces": ["packages/*"] }',
      'node_modules/@acme/people/package.json': '{ "cxa": { "files": ["*.cxa"] } }',
      'node_modules/@acme/people/installed.cxa': 'team service\nteam installed\n',
    });
    expect(names(state)).toContain('team:installed');
  });

  test.each([
    ['none', '{}'],
    ['a folder that is not there', '{ "workspaces": ["libs/*", "gone"] }'],
    ['the package is taken out', '{ "workspaces": ["packages/*", "!packages/people"] }'],
    ['no JSON', '{ "workspaces": ['],
    ['no list', '{ "workspaces": "packages/*" }'],
  ])('without the package: %s', async (_, manifest) => {
    const state = await read({ ...people, 'package.json': manifest });
    expect(messages(state)).toContain('The package "@acme/people" is not installed; run: npm install @acme/people');
  });

  test('are those of the nearest package.json that has the package', async () => {
    const state = await read({
      ...people,
      'package.json': '{ "workspaces": ["packages/*"] }',
      'shop/package.json': '{ "name": "shop", "dependencies": { "@acme/people": "^1.0.0" } }',
    });
    expect(state.findings).toEqual([]);
  });
});

describe('on the disk', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function write(files: Readonly<Record<string, string>>): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cxa-imports-')));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  async function open(folder: string) {
    const workspace = createWorkspace({ fileSystem: createNodeFiles(), today: () => '2026-11-22' });
    await workspace.openFolder(pathToFileURL(folder).href);
    return workspace;
  }

  const repository = {
    'packages/people/package.json': '{ "name": "@acme/people", "cxa": { "files": ["**/*.cxa"] } }',
    'packages/people/src/people.cxa': 'import "base"\nteam service { unit }\n',
    'packages/base/package.json': '{ "name": "base", "cxa": { "files": ["*.cxa"] } }',
    'packages/base/base.cxa': 'team base\n',
    'shop/cxa.json': '{}',
    'shop/main.cxa': 'import "@acme/people"\nsystem crm { owner service }\n',
  };

  test('a linked package is read once, under the name it really has', async () => {
    const folder = write(repository);
    mkdirSync(join(folder, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/people', join(folder, 'node_modules/@acme/people'), 'dir');
    symlinkSync('../packages/base', join(folder, 'node_modules/base'), 'dir');
    const workspace = await open(folder);
    const shop = workspace.project(pathToFileURL(join(folder, 'shop')).href)?.state();
    expect(shop?.findings).toEqual([]);
    const file = pathToFileURL(join(folder, 'packages/people/src/people.cxa')).href;
    expect(shop?.model.sources.get('team:service')?.file).toBe(file);
    // The package is a project of its own, and both have the same document.
    expect(workspace.projectsOf(file).length).toBe(2);
  });

  test('a repository that is itself reached over a link keeps the name it is opened by', async () => {
    const folder = write({ ...repository, 'package.json': '{ "workspaces": ["packages/*"] }' });
    mkdirSync(join(folder, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/people', join(folder, 'node_modules/@acme/people'), 'dir');
    const link = `${folder}-link`;
    folders.push(link);
    symlinkSync(folder, link, 'dir');
    const shop = (await open(link)).project(pathToFileURL(join(link, 'shop')).href)?.state();
    expect(shop?.findings).toEqual([]);
    expect(shop?.model.sources.get('team:service')?.file).toBe(pathToFileURL(join(link, 'packages/people/src/people.cxa')).href);
  });

  test('a change of an imported file outside of what is open reaches the project', async () => {
    const folder = write({ ...repository, 'package.json': '{ "workspaces": ["packages/*"] }' });
    const workspace = await open(join(folder, 'shop'));
    const file = join(folder, 'packages/base/base.cxa');
    writeFileSync(file, 'team renamed\n');
    await workspace.filesChanged([pathToFileURL(file).href]);
    expect(names(workspace.projects()[0]?.state() ?? (await read({})))).toContain('team:renamed');
  });
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

test('what is imported goes with its import, and comes back with it', async () => {
  const main = 'import "../shared/a.cxa"\nsystem crm\n';
  const disk = new Map([
    [`${root}/main.cxa`, main],
    ['file:///home/shared/a.cxa', 'import "./b.cxa"\nteam service\n'],
    ['file:///home/shared/b.cxa', 'team other\n'],
  ]);
  const project = createProject({ root, config: undefined, documents: [`${root}/main.cxa`] }, { fileSystem: createMemoryFiles(disk), today: () => '2026-11-22' });
  await project.load();
  const all = ['team:service', 'team:other', 'system:crm'];
  expect(names(project.state())).toEqual(all);
  for (const [text, expected] of [['system crm\n', ['system:crm']], [main, all]] as const) {
    project.setText(`${root}/main.cxa`, text);
    expect(await project.loadImports()).toBe(true);
    expect(names(project.state())).toEqual(expected);
  }
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
