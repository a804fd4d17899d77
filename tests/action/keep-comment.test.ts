import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openApi } from '../../action/api.ts';
import { keepComment } from '../../action/keep-comment.ts';
import { startGitHubApi } from '../support/github-api.ts';
import type { GitHubApi } from '../support/github-api.ts';

// Waiting, and other programs, take their time.
vi.setConfig({ testTimeout: 30_000 });

const marker = '<!-- cxa project=arch workflow=.github/workflows/a.yml -->';
const bot = 'github-actions[bot]';
let github: GitHubApi;

beforeAll(async () => {
  github = await startGitHubApi();
});
beforeEach(() => github.clear());
afterAll(() => github.close());

function keep(text: string, { isOwnToken = true, mayCreate = true } = {}) {
  const place = { repository: 'acme/shop', number: 1, marker, isOwnToken };
  return keepComment(openApi({ address: github.address, token: 'secret' }), place, `${marker}\n${text}`, mayCreate);
}

const bodies = () => github.comments.map(({ body }) => body.replace(`${marker}\n`, ''));

test('a comment is made once, then changed, and left alone where it says the same', async () => {
  expect(await keep('one')).toMatchObject({ kind: 'created', url: expect.stringContaining('#issuecomment-') });
  expect((await keep('two')).kind).toBe('updated');
  expect((await keep('two')).kind).toBe('unchanged');
  expect(bodies()).toEqual(['two']);
});

test('it is found behind 250 others, and by nobody else\'s marker', async () => {
  for (let count = 0; count < 120; count++) github.add('ada', `${count}`);
  github.add('ada', `${marker}\nnot ours`);
  const own = github.add(bot, `${marker}\nours`, 'Bot');
  github.add(bot, `> ${marker}\n${marker}`, 'Bot');
  github.add(bot, `${marker.replace('arch', 'other')}\nof another project`, 'Bot');
  for (let count = 0; count < 126; count++) github.add('ada', `${count}`);
  expect((await keep('new')).kind).toBe('updated');
  expect(own.body).toBe(`${marker}\nnew`);
  expect(github.requests.filter((request) => request.startsWith('GET'))).toHaveLength(3);
});

test('of two that runs at the same time have made, the first stays', async () => {
  github.add(bot, `${marker}\na`, 'Bot');
  github.add(bot, `${marker}\nb`, 'Bot');
  expect((await keep('c')).kind).toBe('updated');
  expect(bodies()).toEqual(['c']);
});

test('with a token of one\'s own the author is who it belongs to; with an app\'s, a bot', async () => {
  github.author = 'ada';
  github.add(bot, `${marker}\nthe job's`, 'Bot');
  expect((await keep('hers', { isOwnToken: false })).kind).toBe('created');
  expect((await keep('hers anew', { isOwnToken: false })).kind).toBe('updated');
  github.comments.length = 0;
  github.author = 'refused';
  expect((await keep('an app\'s', { isOwnToken: false })).kind).toBe('created');
  expect((await keep('an app\'s anew', { isOwnToken: false })).kind).toBe('updated');
  expect(github.comments).toHaveLength(1);
});

test('without news there is no comment, but an older one is brought up to date', async () => {
  expect(await keep('nothing', { mayCreate: false })).toEqual({ kind: 'none' });
  await keep('something');
  expect((await keep('nothing', { mayCreate: false })).kind).toBe('updated');
});

test('a busy server is asked again', async () => {
  github.troubles.push({ method: 'GET', status: 502 }, { method: 'GET', status: 403, headers: { 'retry-after': '0' } }, { method: 'POST', status: 429, headers: { 'retry-after': '0' } });
  expect((await keep('at last')).kind).toBe('created');
  expect(bodies()).toEqual(['at last']);
});

test('a comment that was made in spite of a failure is not made twice', async () => {
  github.troubles.push({ method: 'POST', status: 504, done: true });
  expect((await keep('once')).kind).toBe('unchanged');
  expect(bodies()).toEqual(['once']);
});

test('a comment that is removed meanwhile is made anew', async () => {
  github.add(bot, `${marker}\nold`, 'Bot');
  github.troubles.push({ method: 'PATCH', status: 404 });
  const kept = keep('new');
  while (!github.requests.some((request) => request.startsWith('PATCH'))) await new Promise((done) => setTimeout(done, 5));
  github.comments.length = 0;
  expect((await kept).kind).toBe('created');
});

test('what is refused is not asked again, nor is one waited for an hour', async () => {
  github.author = 'reader';
  expect(await keep('no')).toMatchObject({ kind: 'failed', answer: { status: 403, problem: '403 Resource not accessible by integration' } });
  expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  github.clear();
  github.troubles.push({ method: 'GET', status: 403, headers: { 'retry-after': '3600' } });
  expect(await keep('no')).toMatchObject({ kind: 'failed', answer: { status: 403 } });
  expect(github.requests).toHaveLength(1);
});
