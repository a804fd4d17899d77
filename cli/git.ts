import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** A repository on this machine, and how to ask git about it. */
export interface GitRepository {
  /** The top folder of the working tree, spelt as the given folder is; of a bare repository its own folder. */
  readonly top: string;
  /** What git has to be told beside the folder, when it is asked about this repository. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface GitAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The repository that a folder lies in; undefined outside of any. Around the folder comes first: a hook is told by `GIT_DIR` where its
 * repository is, relative to another folder than ours. Where there is none around, the one that `GIT_DIR` names is meant.
 * @throws UsageError when there is no git to ask, or git does not trust the folder
 */
export async function findRepository(folder: string): Promise<GitRepository | undefined> {
  const around = await locate(folder, baseEnvironment());
  const { GIT_DIR: named, GIT_WORK_TREE: tree } = process.env;
  if (around || named === undefined || named === '') return around;
  const top = resolve(tree ?? '.');
  if (!existsSync(top)) return undefined;
  const environment = { ...baseEnvironment(), GIT_DIR: resolve(named), GIT_WORK_TREE: top };
  const { code } = await runGit({ top: folder, environment }, ['rev-parse', '--git-dir']);
  return code === 0 ? { top, environment } : undefined;
}

/** The repository around that of a submodule, in which that is recorded; undefined where it is no submodule. */
export async function findSuperproject(repository: GitRepository): Promise<GitRepository | undefined> {
  const { code, stdout } = await runGit(repository, ['rev-parse', '--show-superproject-working-tree']);
  return code === 0 && stdout.trim() !== '' ? findRepository(resolve(repository.top, '..')) : undefined;
}

/** The id of the commit that a revision names; undefined when there is none here. */
export async function findCommit(repository: GitRepository, revision: string): Promise<string | undefined> {
  // A revision that begins with a dash would be an option.
  if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) return undefined;
  const { code, stdout } = await runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return code === 0 ? stdout.trim() : undefined;
}

/** The commit from which two others have gone apart, each by its id; undefined when none is here. */
export async function findForkPoint(repository: GitRepository, one: string, other: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(repository, ['merge-base', one, other]);
  return code === 0 ? stdout.trim() : undefined;
}

/**
 * Asks git, never by a shell, and never so that anything which the repository's own settings name is run: they may come from
 * a stranger. There are no hooks, no watcher of files, no filters (only objects are read), and nothing is fetched, which
 * could start any program that calls itself a transport.
 */
export function runGit({ top, environment }: GitRepository, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((done, reject) => {
    const options = { cwd: top, maxBuffer: 1024 * 1024 * 1024, env: environment, windowsHide: true };
    execFile('git', [...harmless, ...args], options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') reject(new UsageError('There is no git on this machine to read a revision with; install it, or compare two folders.'));
      else done({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr });
    });
  });
}

/** What stands before every command. */
export const harmless: readonly string[] = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];

async function locate(folder: string, environment: NodeJS.ProcessEnv): Promise<GitRepository | undefined> {
  const asked = { top: folder, environment };
  const { code, stdout, stderr } = await runGit(asked, ['rev-parse', '--is-bare-repository', '--is-inside-work-tree', '--show-cdup']);
  // In a container the folder often belongs to somebody else, which git takes for a trap.
  const untrusted = /safe\.directory (.+)$/m.exec(stderr)?.[1];
  if (untrusted !== undefined) throw new UsageError(`Git does not read ${untrusted}, since it belongs to another user; allow it: git config --global --add safe.directory ${untrusted}`);
  if (code !== 0) return undefined;
  const [bare, inside, up = ''] = stdout.split('\n');
  if (inside === 'true') return { top: resolve(folder, up), environment };
  // The inside of a `.git` folder is neither.
  if (bare !== 'true') return undefined;
  const { stdout: own } = await runGit(asked, ['rev-parse', '--git-dir']);
  return { top: resolve(folder, own.replace(/\n$/, '')), environment };
}

/** Nobody is asked for a password, no lock is taken to note down what was read, and no protocol is allowed. */
function baseEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
}
