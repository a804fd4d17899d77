import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface CommitText {
  /** `refs/heads/main`, `refs/pull/1/merge`; also what other commits call it by. */
  readonly ref: string;
  /** The refs whose commits so far are its parents; the ref's own last commit when left out. */
  readonly parents?: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** A repository as it is on the server, and clones of it as `actions/checkout` makes them. */
export interface PullRequestRepository {
  commit(ref: string): string;
  /** What GitHub tells of pull request 1 from `head` into `main`. */
  payload(head: string, from?: string): object;
  /** @param depth the whole history when 0; @param files whether they are written to the disk too */
  checkOut(ref: string, depth?: number, files?: boolean): string;
  git(folder: string, ...args: readonly string[]): string;
  remove(): void;
}

/** @param anyCommit whether the server gives any commit, as GitHub does, or branches only */
export function createPullRequestRepository(commits: readonly CommitText[], anyCommit = true): PullRequestRepository {
  const root = mkdtempSync(join(tmpdir(), 'cxa-pull-'));
  const origin = join(root, 'origin.git');
  const git = (folder: string, ...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  git(root, 'init', '--quiet', '--bare', '--initial-branch', 'main', origin);
  if (anyCommit) git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: origin, input: streamOf(commits) });
  const ids = new Map(git(origin, 'for-each-ref', '--format', '%(refname) %(objectname)').split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
  const commit = (ref: string) => ids.get(ref) ?? '';
  let clones = 0;
  return {
    commit,
    payload: (head, from = 'acme/shop') => ({
      pull_request: { number: 1, head: { sha: commit(head), ref: 'feature', repo: { full_name: from } }, base: { sha: commit('refs/heads/main'), ref: 'main', repo: { full_name: 'acme/shop' } } },
    }),
    checkOut(ref, depth = 1, files = true) {
      // As `git init` and `git remote add` would, which take their time.
      const folder = join(root, `clone-${++clones}`);
      for (const each of ['objects', 'refs']) mkdirSync(join(folder, '.git', each), { recursive: true });
      writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(join(folder, '.git/config'), `[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = ${pathToFileURL(origin).href}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`);
      git(folder, 'fetch', '--quiet', ...(depth === 0 ? [] : ['--no-tags', `--depth=${depth}`]), 'origin', ...(depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : []), ref);
      if (files) git(folder, 'checkout', '--quiet', '--detach', commit(ref));
      else writeFileSync(join(folder, '.git/HEAD'), `${commit(ref)}\n`);
      return folder;
    },
    git,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function streamOf(commits: readonly CommitText[]): string {
  const marks = new Map<string, number>();
  return commits
    .map(({ ref, parents = marks.has(ref) ? [ref] : [], files }, place) => {
      const lines = parents.map((parent, number) => `${number === 0 ? 'from' : 'merge'} :${marks.get(parent)}\n`);
      marks.set(ref, place + 1);
      const texts = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
      return `commit ${ref}\nmark :${place + 1}\ncommitter A <a@b> ${1_700_000_000 + place} +0000\ndata 1\nx\n${lines.join('')}deleteall\n${texts.join('')}\n`;
    })
    .join('');
}
