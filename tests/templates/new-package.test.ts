import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageNames } from '../../cli/package-texts.ts';
import { formatText } from '../../language-server/format-text.ts';
import { cxa } from '../support/command-line.ts';

/** A package that the command wrote, packed and installed by npm itself, without a network. */
let folder: string;
const maker = () => join(folder, 'help-desk');
const read = (path: string) => readFileSync(join(maker(), path), 'utf8');

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cxa-new-')));
  const { code, stderr } = await cxa(['template', 'new', '@acme/help-desk'], folder);
  if (code !== 0) throw new Error(stderr);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('its example uses the template by the name of the package and is without a finding', async () => {
  const { code, stdout } = await cxa(['check', 'help-desk/example'], folder);
  expect(stdout).toMatch(/^Horizon: yes — the journey holds\.\nNo findings — \d+ elements in 2 files\n$/);
  expect(code).toBe(0);
  expect(read('example/main.cxa')).toContain('import "@acme/help-desk"');
  for (const path of ['helpDesk.cxa', 'example/main.cxa']) expect(formatText(read(path))).toBe(read(path));
}, 60_000);

test('its manifest names the template, its files and a test', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({
    name: '@acme/help-desk',
    keywords: expect.arrayContaining(['cxa', 'cxa-template']),
    files: ['*.cxa', 'example', 'images'],
    cxa: { files: ['*.cxa'], template: 'helpDesk' },
    scripts: { test: 'cxa check example' },
    peerDependenciesMeta: { cxa: { optional: true } },
  });
});

test('its README shows pictures that are there, light and dark, and every parameter with its doc comment', () => {
  const readme = read('README.md');
  const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(pictures).toHaveLength(4);
  for (const path of pictures) expect(read(path)).toMatch(/^<svg /);
  expect(read('images/landscape.svg')).toContain('Acme service desk');
  expect(read('images/landscape.svg')).not.toBe(read('images/dark/landscape.svg'));
  expect(readme).toContain('| `staffed` | hours | `Mon-Fri 08:00-18:00` | When people answer. |');
  expect(readme).toContain('use helpDesk as myHelpDesk (brand: "Your brand", owner: owner, crm: crm)');
});

test('packed and installed it has what a new project needs', async () => {
  const npm = (cwd: string, ...args: readonly string[]) =>
    execFileSync('npm', [...args], { cwd, stdio: 'pipe', env: { ...process.env, npm_config_update_notifier: 'false' } });
  npm(maker(), 'pack', '--silent');
  const user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true }');
  npm(user, 'install', '--offline', '--no-audit', '--no-fund', '--silent', join('..', 'help-desk', readdirSync(maker()).find((name) => name.endsWith('.tgz')) ?? ''));
  const installed = join(user, 'node_modules/@acme/help-desk');
  const needed = ['README.md', 'helpDesk.cxa', 'example/main.cxa', 'example/cxa.json', 'images/landscape.svg', 'images/dark/landscape.svg'];
  expect(needed.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
  const begun = await cxa(['init', '--template', '@acme/help-desk', 'begun'], user);
  expect([begun.code, begun.stderr]).toEqual([0, '']);
  const { stdout } = await cxa(['check', '--format', 'json', 'begun'], user);
  const { findings, summary } = JSON.parse(stdout);
  expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  expect(summary.elements).toBeGreaterThan(8);
}, 180_000);

test.each([
  ['@acme/help-desk', 'helpDesk', 'Help desk'],
  ['retail.store_2', 'retailStore2', 'Retail store 2'],
  ['none', 'templateNone', 'None'],
  ['24x7', 'template24x7', '24x7'],
])('%s has the template %s', (name, template, title) => {
  expect(packageNames(name)).toEqual({ name, template, title });
});

test('its gallery shows the template, its parameters and its pictures, and the page may load nothing', async () => {
  const { code, stderr, stdout } = await cxa(['site', 'help-desk', '-o', 'gallery'], folder);
  expect([code, stderr, stdout]).toEqual([0, '', 'Wrote gallery/index.html: 1 template.\n']);
  const page = readFileSync(join(folder, 'gallery/index.html'), 'utf8');
  expect(page).toContain("default-src 'none'; img-src data:; style-src 'sha256-");
  expect(page).not.toMatch(/<script|<link rel="stylesheet"|https?:\/\/|\son\w+=/);
  expect(page).toContain('<b>2</b> channels');
  expect(page).toContain('<td><code>staffed</code></td><td>hours</td><td><code>Mon-Fri 08:00-18:00</code></td><td>When people answer.</td>');
  const pictures = [...page.matchAll(/class="(day|night)" src="data:image\/svg\+xml;base64,([^"]+)"/g)].map(([, when, data = '']) => [when, Buffer.from(data, 'base64').toString()]);
  expect(pictures.map(([when]) => when)).toEqual(['day', 'night', 'day', 'night']);
  expect(pictures[0]?.[1]).toBe(read('images/landscape.svg'));
  expect(pictures[1]?.[1]).toBe(read('images/dark/landscape.svg'));
}, 60_000);

test('a name that npm does not take, and a folder with something in it, are said', async () => {
  const wrong = await cxa(['template', 'new', 'Help Desk'], folder);
  expect([wrong.code, wrong.stderr]).toEqual([2, 'cxa: "Help Desk" is no name of an npm package; write it in lower case, such as help-desk or @acme/help-desk.\n']);
  const full = await cxa(['template', 'new', '@acme/other', 'help-desk'], folder);
  expect([full.code, full.stderr]).toEqual([2, 'cxa: "help-desk" is not empty; name another folder.\n']);
}, 60_000);
