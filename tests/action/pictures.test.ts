import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparePictures } from '../../action/pictures.ts';
import type { RunCxa } from '../../action/run-cxa.ts';
import { folderWith } from '../support/command-line.ts';

/** Draws these, in the format that is asked for. */
function drawing(names: readonly string[], calls: string[][] = []): RunCxa {
  return async (...args) => {
    calls.push([...args]);
    const [format = '', folder = ''] = ['--format', '-o'].map((option) => args[args.indexOf(option) + 1]);
    mkdirSync(folder, { recursive: true });
    for (const name of names) writeFileSync(join(folder, `${name}.${format}`), `${name} as ${format}`);
    return { code: 0, out: '', problem: '' };
  };
}

function compare(files: Readonly<Record<string, string>>, cxa: RunCxa, theme = 'light') {
  return comparePictures(cxa, { top: folderWith(files), project: "Ada's arch", committed: 'pictures', theme, drawn: join(folderWith({}), 'drawn') });
}

test('each format that the folder holds is drawn again, and nothing else is looked at', async () => {
  const files = { 'pictures/a.svg': 'a as svg', 'pictures/b.svg': 'old', 'pictures/a.png': 'a as png', 'pictures/b.png': 'b as png', 'pictures/sub/c.svg': 'c as svg', 'pictures/notes.md': 'x' };
  expect(await compare(files, drawing(['a', 'b', 'd']))).toEqual({
    differing: ['pictures/b.svg'],
    missing: ['pictures/d.png', 'pictures/d.svg'],
    leftOver: ['pictures/sub/c.svg'],
    current: 3,
    commands: ["npx cxa render 'Ada'\\''s arch' --all --format svg -o pictures", "npx cxa render 'Ada'\\''s arch' --all --format png -o pictures"],
  });
});

test('they are drawn in the theme in which they were', async () => {
  const calls: string[][] = [];
  expect(await compare({ 'pictures/a.svg': 'a as svg' }, drawing(['a'], calls), 'dark')).toMatchObject({ current: 1, commands: [expect.stringContaining('--theme dark')] });
  expect(calls).toEqual([expect.arrayContaining(['--theme', 'dark'])]);
});

test('a folder without pictures, or what cannot be drawn, is told in a sentence', async () => {
  expect(await compare({ 'pictures/notes.md': 'x' }, drawing([]))).toEqual({ problem: "There is no picture in pictures; write them: npx cxa render 'Ada'\\''s arch' --all --format svg -o pictures" });
  expect(await compare({ 'pictures/a.svg': 'x' }, async () => ({ code: 2, out: '', problem: 'No.' }))).toEqual({ problem: 'The pictures cannot be drawn again: No.' });
});
