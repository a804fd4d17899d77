import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { readEvent } from '../../action/event.ts';
import { openGit } from '../../action/git.ts';
import { findBase } from '../../action/merge-base.ts';
import type { Base, BaseWanted } from '../../action/merge-base.ts';
import { createPullRequestRepository } from '../support/pull-request-repository.ts';
import type { CommitText, PullRequestRepository } from '../support/pull-request-repository.ts';
import { folderWith } from '../support/command-line.ts';

// Waiting, and other programs, take their time.
vi.setConfig({ testTimeout: 60_000 });

const main = 'refs/heads/main';
const feature = 'refs/heads/feature';
const merge = 'refs/pull/1/merge';
const commit = (ref: string, parents: readonly string[] | undefined, text: string): CommitText => ({ ref, ...(parents && { parents }), files: { 'a.txt': text } });
const steps = (ref: string, count: number) => Array.from({ length: count }, (_, place) => commit(ref, undefined, `${ref} ${place}`));

/**
 * main:     0 ── 1 … 60 ── 61
 * feature:   \──── 1 … 4 ─ merge of 60 ─ …   (as `long` 70 more)
 */
const commits = [
  commit(main, undefined, '0'),
  commit(feature, [main], 'feature'),
  ...steps(main, 60),
  commit('refs/heads/joined', [feature, main], 'joined'),
  ...steps('refs/heads/joined', 70),
  ...steps(feature, 3),
  ...steps(main, 1),
  commit(merge, [main, feature], 'merge'),
  commit('refs/heads/alone', [], 'alone'),
];

const repository = createPullRequestRepository(commits);
const strict = createPullRequestRepository(commits, false);
const whole = repository.checkOut(feature, 0, false);
const common = (ref: string) => repository.git(whole, 'merge-base', repository.commit(main), repository.commit(ref));
const fork = common(feature);
afterAll(() => {
  repository.remove();
  strict.remove();
});

function pullRequest(of: PullRequestRepository, head = feature): BaseWanted {
  const event = readEvent({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: `${folderWith({ 'event.json': JSON.stringify(of.payload(head)) })}/event.json` });
  return event.pullRequest ? { pullRequest: event.pullRequest } : {};
}

const baseIn = (folder: string, wanted: BaseWanted): Promise<Base> => findBase(openGit(folder, { token: undefined, server: 'https://github.example' }), folder, wanted);

describe('the commit to compare with', () => {
  test('is what the merge that GitHub makes was merged into, in a clone of that commit alone', async () => {
    expect(await baseIn(repository.checkOut(merge, 1, false), pullRequest(repository))).toEqual({ id: repository.commit(main) });
  });

  test('is that one too where the server gives branches only', async () => {
    expect(await baseIn(strict.checkOut(merge, 1, false), pullRequest(strict))).toEqual({ id: strict.commit(main) });
  });

  test('is where the branch began, in a clone of the branch alone, which is deepened as far as needed', async () => {
    const folder = repository.checkOut(feature, 1, false);
    const refs = repository.git(folder, 'for-each-ref');
    expect(await baseIn(folder, pullRequest(repository))).toEqual({ id: fork });
    expect(repository.git(folder, 'for-each-ref')).toBe(refs);
  });

  test('is not an earlier one that a shallow clone takes for the last', async () => {
    const joined = 'refs/heads/joined';
    const last = common(joined);
    // 72 commits deep: the branch's own way to where it began is in it, the merge's other parent is cut.
    expect(await baseIn(repository.checkOut(joined, 72, false), pullRequest(repository, joined))).toEqual({ id: last });
    expect(last).not.toBe(fork);
  });

  test('is found in a whole clone, which stays whole', async () => {
    expect(await baseIn(whole, pullRequest(repository))).toEqual({ id: fork });
    expect(repository.git(whole, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  test.each(['origin/main', 'main'])('can be named: %s', async (revision) => {
    expect(await baseIn(whole, { ...pullRequest(repository), revision })).toEqual({ id: fork });
  });

  test('of a merge queue is what the queue says', async () => {
    expect(await baseIn(whole, { commit: repository.commit(main) })).toEqual({ id: fork });
  });
});

describe('where there is none, a sentence says what to do', () => {
  test.each(['nosuch', '--upload-pack=touch x', 'no such branch'])('for a base "%s"', async (revision) => {
    expect(await baseIn(whole, { revision })).toEqual({ problem: `There is no "${revision}" in this clone, and it cannot be fetched from origin; correct the input base, or let actions/checkout get the whole history: fetch-depth: 0.` });
  });

  test('for branches that have nothing in common', async () => {
    expect(await baseIn(repository.checkOut('refs/heads/alone', 1, false), pullRequest(repository, 'refs/heads/alone'))).toEqual({ problem: expect.stringMatching(/^No commit that \w{10} and its base \w{10} have in common is in this clone; .*fetch-depth: 0\.$/) });
  });

  test('for a server that is gone', async () => {
    const folder = strict.checkOut(merge, 1, false);
    rmSync(join(folder, '.git/config'));
    expect(await baseIn(folder, pullRequest(strict))).toEqual({ problem: expect.stringMatching(/^The commit \w{10} that this pull request is merged into cannot be fetched; .*fetch-depth: 0\.$/) });
  });

  test('for a folder in which nothing is checked out', async () => {
    expect(await baseIn(folderWith({}), pullRequest(repository))).toEqual({ problem: 'Nothing is checked out here; put actions/checkout before this action.' });
  });
});
