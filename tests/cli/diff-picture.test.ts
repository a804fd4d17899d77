import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDiffRepository } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

// Each case reads two projects, asks git several times and lays out a picture.
vi.setConfig({ testTimeout: 60_000 });

let repository: DiffRepository;

beforeAll(async () => {
  repository = createDiffRepository();
  await repository.diff(['main', 'main', '--format', 'svg']);
}, 120_000);

afterAll(() => repository.remove());

/** The picture's title and subtitle. */
async function picture(...args: readonly string[]) {
  const { code, text, stderr } = await repository.diff(['main', ...args, '--format', 'svg']);
  return { code, stderr, text, said: /aria-label="([^"]*)"/.exec(text)?.[1] };
}

test('the picture is that of the journey that changed most', async () => {
  const { code, said, text } = await picture('cold');
  expect(code).toBe(0);
  expect(said).toMatch(/^Needs help\. main → cold: \d+ affected/);
  expect(text).toContain('data-change="affected"');
});

test('without a journey that changed, it is the landscape', async () => {
  expect((await picture('promise', '--view', 'landscape')).said).toMatch(/^Landscape\. main → promise: 2 changed/);
  expect((await picture('renamed')).said).toMatch(/^Landscape\. main → renamed: 1 changed/);
});

test('nothing that differs is a picture as well', async () => {
  const { said, text } = await picture('formatting');
  expect(said).toContain('nothing is different');
  expect(text).not.toContain('data-change');
});

test('a view is named as in cxa render, also one that is gone', async () => {
  expect((await picture('retired', '--view', 'sequence:help')).said).toMatch(/^Needs help/);
  const { said, text } = await picture('before', '--view', 'journey:help');
  expect(said).toMatch(/^Needs help\. main → before: \d+ removed/);
  expect(text).not.toContain('data-change="added"');
  const unknown = await picture('retired', '--view', 'journey:hlep');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "journey:help"?')]);
});

test('the colours are those of a theme, and the bytes the same each time', async () => {
  const one = await picture('split', '--theme', 'dark');
  expect(one.text).toContain('.cxa-canvas{fill:#14171c}');
  expect((await picture('split', '--theme', 'dark')).text).toBe(one.text);
});

test('a big landscape is narrowed to what is different', async () => {
  const { said } = await picture('many', '--view', 'landscape');
  expect(said).toContain('the 120 with most lines of 1,000 that differ');
});
