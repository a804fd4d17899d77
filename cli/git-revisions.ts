import { runGit } from './git.ts';
import type { GitAnswer, GitRepository } from './git.ts';

/** A branch, a tag or a commit, with who made it last and when, as git says it. */
export interface GitRevision {
  readonly kind: 'branch' | 'tag' | 'commit';
  /** `main`, `origin/main`, `v1.2`; of a commit its id. */
  readonly name: string;
  readonly subject: string;
  readonly author: string;
  /** `3 days ago` */
  readonly age: string;
}

/** The branches and tags of a repository and the latest commits of its working tree, the newest of each first. */
export async function listRevisions(repository: GitRepository): Promise<readonly GitRevision[]> {
  const fields = ['%(refname)', '%(refname:short)', '%(subject)', '%(authorname)', '%(creatordate:relative)', '%(symref)'].join('%1f');
  const refs = await runGit(repository, ['for-each-ref', '--sort=-creatordate', '--count=200', `--format=${fields}`, 'refs/heads', 'refs/remotes', 'refs/tags']);
  const log = await runGit(repository, ['log', '-n', '50', '--format=%H%x1f%s%x1f%an%x1f%cr']);
  return [
    // What only stands for another branch, as `origin/HEAD` does, is that branch.
    ...linesOf(refs).flatMap(([full = '', name = '', subject = '', author = '', age = '', symbolic = '']): readonly GitRevision[] =>
      symbolic === '' ? [{ kind: full.startsWith('refs/tags/') ? 'tag' : 'branch', name, subject, author, age }] : []),
    ...linesOf(log).map(([name = '', subject = '', author = '', age = '']): GitRevision => ({ kind: 'commit', name, subject, author, age })),
  ];
}

function linesOf({ code, stdout }: GitAnswer): readonly (readonly string[])[] {
  return code === 0 ? stdout.split('\n').filter((line) => line !== '').map((line) => line.split('\x1f')) : [];
}
