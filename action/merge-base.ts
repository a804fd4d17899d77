import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PullRequest } from './event.ts';
import type { Git } from './git.ts';

export interface BaseWanted {
  /** What the workflow names; stands over the pull request's own. */
  readonly revision?: string;
  readonly pullRequest?: PullRequest;
  /** A full id, of a merge queue. */
  readonly commit?: string;
}

/** The full id of the commit to compare with, or the sentence that says what to do. */
export type Base = { readonly id: string } | { readonly problem: string };

/** By how many commits a shallow clone is deepened, one after the other. */
const depths = [50, 500, 5_000];

const deeper = 'let actions/checkout get the whole history: fetch-depth: 0.';

/**
 * The last commit that what is checked out and its base have in common. `actions/checkout` gets a single commit, the
 * merge of both, so what is missing is fetched, no more than needed.
 */
export async function findBase(git: Git, folder: string, wanted: BaseWanted): Promise<Base> {
  const head = await findCommit(git, 'HEAD');
  if (head === undefined) return { problem: 'Nothing is checked out here; put actions/checkout before this action.' };
  const { revision, pullRequest, commit } = wanted;
  if (revision === undefined && pullRequest) {
    const [first, second, ...more] = await parentsOf(git, head);
    // The merge that GitHub makes of a pull request: what it was merged into is what to compare with.
    if (first !== undefined && second === pullRequest.head && more.length === 0) {
      const isHere = (await findCommit(git, first)) !== undefined || (await fetchCommit(git, first)) || (await deepenMerge(git, first, pullRequest));
      return isHere ? { id: first } : { problem: `The commit ${shortened(first)} that this pull request is merged into cannot be fetched; ${deeper}` };
    }
  }
  const target = revision !== undefined ? await findRevision(git, revision) : await findTarget(git, commit ?? pullRequest?.base, pullRequest);
  if (target === undefined) {
    const name = revision !== undefined ? `"${revision}"` : `the base commit ${shortened(commit ?? pullRequest?.base ?? '')}`;
    return { problem: `There is no ${name.replace(/^the /, '')} in this clone, and it cannot be fetched from origin; ${revision !== undefined ? 'correct the input base, or ' : ''}${deeper}` };
  }
  const found = await commonCommit(git, folder, head, target, pullRequest);
  return found === undefined ? { problem: `No commit that ${shortened(head)} and its base ${shortened(target)} have in common is in this clone; ${deeper}` } : { id: found };
}

async function findCommit(git: Git, revision: string): Promise<string | undefined> {
  if (revision.startsWith('-')) return undefined;
  const { ok, out } = await git.run('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  return ok ? out : undefined;
}

/** As the commit itself says; in a shallow clone git shows it without any. */
async function parentsOf(git: Git, commit: string): Promise<readonly string[]> {
  const { out } = await git.run('cat-file', 'commit', commit);
  const [head = ''] = out.split('\n\n');
  return head.split('\n').flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git.run('rev-parse', '--is-shallow-repository')).out === 'true';
}

/** In a whole clone a depth would cut what is there. */
async function fetchCommit(git: Git, wanted: string): Promise<boolean> {
  return git.fetch((await isShallow(git)) ? ['--depth=1'] : [], [wanted]);
}

/** For servers that give branches only, not any commit. */
async function deepenMerge(git: Git, wanted: string, { number }: PullRequest): Promise<boolean> {
  return (await git.fetch(['--deepen=1'], [`refs/pull/${number}/merge`])) && (await findCommit(git, wanted)) !== undefined;
}

/** A branch of a name stands on the server where the clone has only what it was made for. */
async function findRevision(git: Git, revision: string): Promise<string | undefined> {
  const here = (await findCommit(git, revision)) ?? (await findCommit(git, `refs/remotes/origin/${revision}`));
  if (here !== undefined || !/^[\w./-]+$/.test(revision) || revision.startsWith('-')) return here;
  return (await fetchCommit(git, revision.replace(/^origin\//, ''))) ? findCommit(git, 'FETCH_HEAD') : undefined;
}

async function findTarget(git: Git, commit: string | undefined, pullRequest: PullRequest | undefined): Promise<string | undefined> {
  if (commit === undefined) return undefined;
  const here = await findCommit(git, commit);
  if (here !== undefined) return here;
  if (await fetchCommit(git, commit)) return findCommit(git, commit);
  return pullRequest && (await fetchCommit(git, `refs/heads/${pullRequest.branch}`)) ? findCommit(git, 'FETCH_HEAD') : undefined;
}

async function commonCommit(git: Git, folder: string, head: string, target: string, pullRequest: PullRequest | undefined): Promise<string | undefined> {
  for (const depth of [...depths, undefined]) {
    const { ok, out } = await git.run('merge-base', head, target);
    const found = ok ? out.split('\n')[0] : undefined;
    if (!(await isShallow(git))) return found;
    if (found !== undefined && (await isCertain(git, folder, found, [head, target]))) return found;
    if (depth === undefined) return found;
    const deepen = [`--deepen=${depth}`];
    const deepened = await git.fetch(deepen, [target, head]);
    if (!deepened && !(pullRequest && (await git.fetch(deepen, [`refs/heads/${pullRequest.branch}`, `refs/pull/${pullRequest.number}/head`])))) return found;
  }
  return undefined;
}

/** Behind a commit at which the clone is cut, on the way to the common one, there may be a later common one. */
async function isCertain(git: Git, folder: string, found: string, tips: readonly string[]): Promise<boolean> {
  const [{ out: path }, { out: between }] = await Promise.all([git.run('rev-parse', '--git-path', 'shallow'), git.run('rev-list', ...tips, '--not', found)]);
  const cut = new Set(readFileSync(resolve(folder, path), 'utf8').split('\n'));
  return !between.split('\n').some((commit) => commit !== '' && cut.has(commit));
}

function shortened(id: string): string {
  return id.slice(0, 10);
}
