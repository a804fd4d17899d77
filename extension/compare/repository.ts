import { Uri, workspace } from 'vscode';
import type { Revision } from '../../language-server/protocol.ts';
import { findGit, type GitCommit, type GitRef, type GitRepository } from '../git-api.ts';

/** What is staged, as a revision that no branch can be called. */
export const stagedRevision = ':staged';

/**
 * The repository of a project.
 * @throws with a sentence for the reader where there is none to be had.
 */
export async function repositoryOf(project: string): Promise<GitRepository> {
  const folder = folderOf(project);
  if (folder.scheme !== 'file') throw new Error('Other versions come from git, and this workspace is not on a disk that git knows; clone the repository to compare with them.');
  const git = await findGit();
  if (git === undefined) {
    throw new Error(
      workspace.isTrusted
        ? 'Other versions come from git, and the Git extension is switched off or finds no git; switch it on to compare with them.'
        : 'Other versions come from git, which does not run in a workspace that is not trusted; trust it to compare with them.',
    );
  }
  const repository = git.getRepository(folder) ?? (await git.openRepository(folder).catch(() => null));
  if (repository === null || repository === undefined) throw new Error(`${nameOf(folder)} lies in no git repository that is open here, so there is no other version of it to compare with.`);
  return repository;
}

/**
 * The id of the commit that a revision names; of what is staged, none.
 * @throws with a sentence for the reader where there is none of that name.
 */
export async function commitOf(repository: GitRepository, revision: string): Promise<string> {
  if (revision === stagedRevision) return '';
  // What begins with a dash would be an option.
  const commit = revision === '' || revision.startsWith('-') ? undefined : await find(repository, revision);
  if (commit !== undefined) return commit.hash;
  // What the extension has in its state may be older than the repository, or not read yet: git itself is asked.
  if ((await find(repository, 'HEAD')) === undefined) throw new Error('There is no commit in this repository yet, so there is nothing to compare with.');
  throw new Error(`There is no revision "${revision}" in this repository; fetch it first, or choose another one.`);
}

function find(repository: GitRepository, revision: string): Promise<GitCommit | undefined> {
  return repository.getCommit(revision).catch(() => undefined);
}

/** What a reader can compare with: the last commit and what is staged, then branches, tags and commits, the newest first. */
export async function revisionsIn(repository: GitRepository): Promise<readonly Revision[]> {
  const [refs, commits] = await Promise.all([
    repository.getRefs({ sort: 'committerdate', count: 200, includeCommitDetails: true }),
    repository.log({ maxEntries: 50 }).catch(() => []),
  ]);
  const [last] = commits;
  if (last === undefined) return [];
  const named = refs.filter(({ name, type }) => name !== undefined && !(type === 1 && name.endsWith('/HEAD')));
  return [
    { revision: 'HEAD', kind: 'working', title: 'Last commit', detail: subjectOf(last) },
    { revision: stagedRevision, kind: 'working', title: 'Staged changes', detail: 'what would be committed now' },
    ...named.filter(({ type }) => type !== 2).map((ref) => ofRef(ref, 'branch', commits)),
    ...named.filter(({ type }) => type === 2).map((ref) => ofRef(ref, 'tag', commits)),
    ...commits.map((commit): Revision => ({ revision: commit.hash, kind: 'commit', title: subjectOf(commit), detail: [commit.hash.slice(0, 7), ...signatureOf(commit)].join(', ') })),
  ];
}

/** How a revision is called in sentences. */
export function revisionName(revision: string): string {
  if (revision === stagedRevision) return 'the staged changes';
  if (revision === 'HEAD') return 'the last commit';
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** A single document is a project by itself; git is asked about its folder. */
function folderOf(project: string): Uri {
  const uri = Uri.parse(project);
  return project.endsWith('.cxa') ? Uri.joinPath(uri, '..') : uri;
}

function nameOf(folder: Uri): string {
  return folder.path.slice(folder.path.lastIndexOf('/') + 1) || folder.path;
}

function ofRef({ name = '', commit, commitDetails }: GitRef, kind: 'branch' | 'tag', commits: readonly GitCommit[]): Revision {
  const details = commitDetails ?? commits.find(({ hash }) => hash === commit);
  const detail = details === undefined ? [] : [subjectOf(details), ...signatureOf(details)];
  return { revision: name, kind, title: name, detail: detail.join(', ') };
}

function subjectOf({ message }: GitCommit): string {
  return message.split('\n', 1)[0] ?? '';
}

function signatureOf({ authorName, commitDate, authorDate }: GitCommit): readonly string[] {
  const date = commitDate ?? authorDate;
  return [...(authorName === undefined ? [] : [authorName]), ...(date === undefined ? [] : [ageOf(date)])];
}

const spans = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `3 days ago` */
function ageOf(date: Date): string {
  const seconds = Math.max(0, (Date.now() - date.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  const span = spans.find(([, length]) => seconds >= length);
  return span === undefined ? 'just now' : format.format(-Math.floor(seconds / span[1]), span[0]);
}
