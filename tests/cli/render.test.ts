import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cxa, folderWith } from '../support/command-line.ts';
import { readDrawio } from '../support/drawio.ts';

const project = {
  'cxa.json': '{}',
  'main.cxa': 'channel chat { served by bot }\nsystem bot\njourney help "Help me" { step ask "Asks" on chat using bot { actor customer } }\n',
};
const twoViews = ['--view', 'landscape', '--view', 'journey:help'];

test('Mermaid is text: one view goes to the terminal, several to a folder, and .mmd says it too', async () => {
  const folder = folderWith(project);
  const { code, stdout, stderr } = await cxa(['render', '--format', 'mermaid'], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('flowchart LR\n');
  expect((await cxa(['render', '-o', 'out.mmd'], folder)).code).toBe(0);
  expect(readFileSync(join(folder, 'out.mmd'), 'utf8')).toBe(stdout);
  expect(await cxa(['render', '--all', '--format', 'mermaid', '-o', 'pictures'], folder)).toMatchObject({ code: 0, stdout: '' });
  expect(readdirSync(join(folder, 'pictures')).toSorted()).toEqual(['flow-help.mermaid', 'journey-help.mermaid', 'landscape.mermaid', 'sequence-help.mermaid']);
}, 60_000);

test('several views are pages where -o is a file, and files where it is a folder', async () => {
  const folder = folderWith(project);
  expect(await cxa(['render', ...twoViews, '-o', 'all.drawio'], folder)).toMatchObject({ code: 0, stderr: 'all.drawio\n' });
  expect(readDrawio(readFileSync(join(folder, 'all.drawio'), 'utf8')).map(({ name }) => name)).toEqual([expect.any(String), 'Help me']);
  expect(await cxa(['render', ...twoViews, '-o', 'all.pdf'], folder)).toMatchObject({ code: 0, stderr: 'all.pdf\n' });
  expect(readFileSync(join(folder, 'all.pdf'), 'latin1').match(/\/Type \/Page\n/g)).toHaveLength(2);
  expect((await cxa(['render', ...twoViews, '--format', 'pdf', '-o', 'pages'], folder)).code).toBe(0);
  expect(readdirSync(join(folder, 'pages')).toSorted()).toEqual(['journey-help.pdf', 'landscape.pdf']);
}, 60_000);

test('pictures with nowhere to go are refused in one sentence', async () => {
  const folder = folderWith(project);
  expect(await cxa(['render', '--format', 'pdf'], folder)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('Name where to write the picture: -o FILE') });
  expect(await cxa(['render', ...twoViews, '--format', 'drawio'], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('-o FOLDER, or -o FILE.drawio for all in one') });
  expect(await cxa(['render', ...twoViews, '--format', 'mermaid'], folder)).toMatchObject({ code: 2, stderr: expect.stringMatching(/-o FOLDER\n$/) });
  expect(existsSync(join(folder, 'out'))).toBe(false);
}, 60_000);

test('a diagram larger than GitHub draws is written, and it is said what to do', async () => {
  const systems = Array.from({ length: 700 }, (_, at) => `system s${at} "System number ${at}"`);
  const arrows = Array.from({ length: 600 }, (_, at) => `s${at} -> s${at + 1}`);
  const folder = folderWith({ 'cxa.json': '{}', 'main.cxa': `${[...systems, ...arrows].join('\n')}\nview landscape all { include kind system }\n` });
  const { code, stdout, stderr } = await cxa(['render', '--view', 'all', '--format', 'mermaid'], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('flowchart');
  expect(stderr).toMatch(/^cxa: "[^"]+" has 600 lines between its boxes, and GitHub draws 500 at most; show less of it with a view .*: --view NAME\.\n$/);
}, 60_000);
