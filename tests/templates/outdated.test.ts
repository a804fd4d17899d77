import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGivenPackage } from '../../cli/package-archive.ts';
import { packageUpgrades } from '../../cli/package-upgrades.ts';
import { compareVersions, fitsRange } from '../../cli/package-versions.ts';
import { upgradesText } from '../../cli/upgrade-text.ts';
import { openProjects } from '../../cli/open-projects.ts';
import { cxa, folderWith } from '../support/command-line.ts';

const manifest = (version: string) => JSON.stringify({ name: '@acme/cx', version, files: ['*.cxa'], cxa: { files: ['*.cxa'] } });
const older = 'template desk(owner: team) { system acd "ACD" { owner owner  availability 99.5% } system old { owner owner } }\n';
const newer = `template desk(owner: team, brand: text) {
  system acd "ACD" { owner owner  availability 99.9% }
  system wfm "Workforce planning" { owner owner }
}
`;
const files = {
  'user/package.json': '{ "dependencies": { "@acme/cx": "^1.0.0" } }',
  'user/package-lock.json': '{ "packages": { "node_modules/@acme/cx": { "version": "1.0.1" } } }',
  'user/cxa.json': '{}',
  'user/main.cxa': 'import "@acme/cx"\nteam ops { unit }\nuse desk as help (owner: ops)\n',
  'user/node_modules/@acme/cx/package.json': manifest('1.0.0'),
  'user/node_modules/@acme/cx/cx.cxa': older,
  'next/package.json': manifest('2.0.0'),
  'next/cx.cxa': newer,
  'other/package.json': '{ "name": "@acme/other", "version": "1.0.0" }',
};

async function upgrades(folder: string, ...given: readonly string[]): Promise<string> {
  const [opened] = await openProjects([join(folder, 'user')], { today: '2026-11-26' });
  if (!opened) throw new Error('There is no project.');
  const text = upgradesText([await packageUpgrades(opened.project, await Promise.all(given.map((path) => readGivenPackage(join(folder, path)))))]);
  return text.replaceAll(/ of \S*cxa-test-[^/]*\//g, ' of ');
}

test('what is imported stands beside what is asked for and locked', async () => {
  expect(await upgrades(folderWith(files))).toBe(
    '@acme/cx  1.0.0  (package.json asks for ^1.0.0; package-lock.json has 1.0.1: run npm ci)\n' +
      '  No other version is at hand; give one with --with FOLDER-or-TGZ.\n',
  );
  const outside = folderWith({ ...files, 'user/package.json': '{ "devDependencies": { "@acme/cx": "~2.1" } }', 'user/package-lock.json': '{' });
  expect(await upgrades(outside)).toContain('(package.json asks for ~2.1; which it does not fit: run npm install)');
});

test('a newer one, in a folder or packed, tells what it makes otherwise and what is found then, and changes nothing', async () => {
  const folder = folderWith(files);
  const text = await upgrades(folder, 'next');
  expect(text).toContain('  With 2.0.0 of next; package.json does not ask for it, to take it: npm install @acme/cx@2.0.0\n');
  for (const line of ['~ system help.acd: availability 99.5 → 99.9', '- system help.old', '+ system help.wfm "Workforce planning"']) {
    expect(text).toContain(`    ${line}\n`);
  }
  expect(text).toMatch(/1 finding introduced:\n {4}error {3}reference .*brand/);
  execFileSync('npm', ['pack', '--silent'], { cwd: join(folder, 'next'), stdio: 'pipe' });
  const archive = readdirSync(join(folder, 'next')).find((name) => name.endsWith('.tgz')) ?? '';
  expect((await upgrades(folder, `next/${archive}`)).replace(archive, '').replace('next/;', 'next;')).toBe(text);
  expect(await upgrades(folder)).toContain('No other version is at hand');
}, 60_000);

test('a newer copy in another folder upwards is at hand, an older one is not spoken of', async () => {
  const above = (version: string) => ({ 'node_modules/@acme/cx/package.json': manifest(version), 'node_modules/@acme/cx/cx.cxa': older });
  expect(await upgrades(folderWith({ ...files, ...above('1.1.0') }))).toContain('  With 1.1.0 of node_modules/@acme/cx\n  Nothing changes in this architecture.\n');
  expect(await upgrades(folderWith({ ...files, ...above('0.9.0') }))).toContain('No other version is at hand');
});

test('the command ends with 1 where an error would be introduced, and says what it cannot use', async () => {
  const folder = folderWith(files);
  writeFileSync(join(folder, 'broken.tgz'), 'no archive');
  const { code, stdout } = await cxa(['template', 'outdated', '--with', '../next', '--format', 'json'], join(folder, 'user'));
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    packages: [
      {
        name: '@acme/cx',
        installed: '1.0.0',
        asked: { range: '^1.0.0', fits: true },
        locked: '1.0.1',
        newer: { version: '2.0.0', from: '../next', fits: false, introduced: [{ rule: 'reference', severity: 'error' }], fixed: [] },
      },
    ],
  });
  const other = await cxa(['template', 'outdated', 'user', '--with', 'other'], folder);
  expect([other.code, other.stderr]).toEqual([2, 'cxa: "other" is the package @acme/other, which is not imported here; @acme/cx is.\n']);
  await expect(readGivenPackage(join(folder, 'broken.tgz'))).rejects.toThrow('cannot be read as a package');
  await expect(readGivenPackage(join(folder, 'user'))).rejects.toThrow('does not state a name and a version');
}, 60_000);

/** Two packages of which one imports the other, and their next versions, which need each other. */
const pair = {
  'user/package.json': '{ "dependencies": { "@acme/desk": "^1.0.0" } }',
  'user/cxa.json': '{}',
  'user/main.cxa': 'import "@acme/desk"\nteam ops { unit }\nuse desk as help (owner: ops)\nuse desk as care (owner: ops)\n',
  'user/node_modules/@acme/desk/package.json': '{ "name": "@acme/desk", "version": "1.0.0", "cxa": { "files": ["*.cxa"] } }',
  'user/node_modules/@acme/desk/desk.cxa': 'import "@acme/base"\ntemplate desk(owner: team) { use store as files (owner: owner) }\n',
  'user/node_modules/@acme/desk/node_modules/@acme/base/package.json': '{ "name": "@acme/base", "version": "1.0.0", "cxa": { "files": ["*.cxa"] } }',
  'user/node_modules/@acme/desk/node_modules/@acme/base/base.cxa': 'template store(owner: team) { system vault { owner owner } }\n',
  'next/desk/package.json': '{ "name": "@acme/desk", "version": "2.0.0", "cxa": { "files": ["*.cxa"] }, "dependencies": { "@acme/base": "^2.0.0", "@acme/more": "*" } }',
  'next/desk/desk.cxa': 'import "@acme/base"\nimport "@acme/more"\ntemplate desk(owner: team) { use store as files (owner: owner, region: "EU")  use extra as more (owner: owner) }\n',
  'next/base/package.json': '{ "name": "@acme/base", "version": "2.0.0", "cxa": { "files": ["*.cxa"] } }',
  'next/base/base.cxa': 'template store(owner: team, region: text) { system vault "Vault in {region}" { owner owner } }\n',
  'next/more/package.json': '{ "name": "@acme/more", "version": "1.0.0", "cxa": { "files": ["*.cxa"] } }',
  'next/more/more.cxa': 'template extra(owner: team) { system cache { owner owner } }\n',
};

test('packages that need one another are taken together, also one that is not imported yet', async () => {
  const folder = folderWith(pair);
  const text = await upgrades(folder, 'next/desk', 'next/base', 'next/more');
  expect(text).toContain('@acme/desk  1.0.0  (package.json asks for ^1.0.0)\n  With 2.0.0 of next/desk; package.json does not ask for it');
  expect(text).toContain('With @acme/desk 2.0.0, @acme/base 2.0.0 and @acme/more 1.0.0 together\n');
  expect(text).toContain('    + system care.more.cache\n');
  expect(text).toContain('    ~ system help.files.vault: title not stated → Vault in EU\n');
  expect(text).not.toContain('introduced');
});

test('one of them alone is told what it needs', async () => {
  const text = await upgrades(folderWith(pair), 'next/desk');
  expect(text).toContain('  @acme/desk 2.0.0 asks for @acme/base ^2.0.0, and here it is read with 1.0.0; give that one too with --with.\n');
  expect(text).toContain('The package "@acme/more" is not installed');
});

test('cxa diff tells everything that follows from a newer package, and names each use that it breaks', async () => {
  const folder = folderWith(files);
  const { code, stdout } = await cxa(['diff', '--with', '../next', '--fail-on', 'breaking'], join(folder, 'user'));
  expect(code).toBe(1);
  expect(stdout).toContain('user: the working tree → the working tree with @acme/cx 2.0.0\n');
  expect(stdout).toContain('Breaking\n  "help" does not give brand (text), which "desk" now needs.\n');
  expect(stdout).toMatch(/error reference "help" has to give "desk" more: brand: text\./);
  const { stdout: json } = await cxa(['diff', '--with', '../next', '--format', 'json'], join(folder, 'user'));
  expect(JSON.parse(json)).toMatchObject({ head: 'the working tree with @acme/cx 2.0.0', breaking: [{ kind: 'template' }] });
  expect((await cxa(['diff', '--with', '../next', '--format', 'markdown'], join(folder, 'user'))).stdout).toContain('does not give brand');
}, 60_000);

test('cxa diff says what it cannot compare with', async () => {
  const folder = folderWith(files);
  const said = async (...args: readonly string[]) => (await cxa(['diff', ...args], join(folder, 'user'))).stderr;
  expect(await said()).toBe('cxa: What is compared is missing: name a git revision or a folder (cxa diff main), or a newer package (cxa diff --with ../help-desk-2.0.0.tgz).\n');
  expect(await said('--with', '../other')).toBe('cxa: "../other" is the package @acme/other, which is not imported here; @acme/cx is.\n');
  expect(await said('--with', '../next', '--with', '../next')).toBe('cxa: "../next" and "../next" are both the package @acme/cx; name one of them.\n');
}, 60_000);

test.each([
  ['1.2.3', '^1.0.0', true],
  ['2.0.0', '^1.0.0', false],
  ['2.0.0-beta.1', '^1.0.0', false],
  ['0.2.9', '^0.2.3', true],
  ['0.3.0', '^0.2.3', false],
  ['1.2.9', '~1.2.3', true],
  ['1.3.0', '~1.2', false],
  ['1.9.0', '1.x', true],
  ['1.2.3', '1.2.3', true],
  ['1.2.4', '1.2.3', false],
  ['1.5.0', '>=1.2 <2', true],
  ['2.0.0', '>= 1.2 < 2', false],
  ['1.2.9', '>1.2', false],
  ['3.1.0', '^1.0.0 || ^3.0.0', true],
  ['2.0.0-beta.2', '^2.0.0-beta.1', true],
  ['1.0.0', '*', true],
  ['1.0.0', 'file:../cx', undefined],
  ['1.0.0', 'workspace:^', undefined],
])('%s for %s: %s', (version, range, fits) => {
  expect(fitsRange(version, range)).toBe(fits);
});

test('versions are in the order of their numbers, what comes before a release before it', () => {
  const sorted = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.9.0', '1.10.0', '2.0.0'];
  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
});
