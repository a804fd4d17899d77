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
