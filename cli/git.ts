import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { largestFile } from '../language-server/file-system.ts';
import { UsageError } from './usage-error.ts';

/** A commit, with all that is in it. */
export interface GitCommit {
  /** 40 or 64 hexadecimal digits. */
  readonly id: string;
  /** The top folder of the working tree, spelt as the given folder is. */
  readonly top: string;
  /** The object of each file by its path from the top folder, without links and submodules. */
  readonly files: ReadonlyMap<string, string>;
  /** The bytes of an object; of one that is larger than what we read, one byte more than that. */
  read(object: string): Promise<Uint8Array>;
  close(): void;
}

/** The top folder of the working tree that a folder lies in, spelt as that is; undefined outside of any. A `UsageError` when there is no git to ask. */
export async function findRepository(folder: string): Promise<string | undefined> {
  const { code, stdout, stderr } = await git(folder, ['rev-parse', '--show-cdup']);
  // In a container the folder often belongs to somebody else, which git takes for a trap.
  const untrusted = /safe\.directory (\S+)/.exec(stderr)?.[1];
  if (untrusted !== undefined) throw new UsageError(`Git does not read ${untrusted}, since it belongs to another user; allow it: git config --global --add safe.directory ${untrusted}`);
  return code === 0 ? resolve(folder, stdout.replace(/\n$/, '')) : undefined;
}

/** The id of the commit that a revision names; undefined when there is none here. */
export async function findCommit(folder: string, revision: string): Promise<string | undefined> {
  // A revision that begins with a dash would be an option.
  if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) return undefined;
  const { code, stdout } = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return code === 0 ? stdout.trim() : undefined;
}

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
export async function listRevisions(folder: string): Promise<readonly GitRevision[]> {
  const fields = ['%(refname)', '%(refname:short)', '%(subject)', '%(authorname)', '%(creatordate:relative)', '%(symref)'].join('%1f');
  const refs = await git(folder, ['for-each-ref', '--sort=-creatordate', '--count=200', `--format=${fields}`, 'refs/heads', 'refs/remotes', 'refs/tags']);
  const log = await git(folder, ['log', '-n', '50', '--format=%H%x1f%s%x1f%an%x1f%cr']);
  const linesOf = ({ code, stdout }: { readonly code: number; readonly stdout: string }) => (code === 0 ? stdout.split('\n').filter((line) => line !== '').map((line) => line.split('\x1f')) : []);
  return [
    // What only stands for another branch, as `origin/HEAD` does, is that branch.
    ...linesOf(refs).flatMap(([full = '', name = '', subject = '', author = '', age = '', symbolic = '']): readonly GitRevision[] =>
      symbolic === '' ? [{ kind: full.startsWith('refs/tags/') ? 'tag' : 'branch', name, subject, author, age }] : []),
    ...linesOf(log).map(([name = '', subject = '', author = '', age = '']): GitRevision => ({ kind: 'commit', name, subject, author, age })),
  ];
}

/** Lists a commit of the repository whose top folder is given, and reads what is asked for by one process, which ends with `close`. Nothing in the working tree or the index is looked at. */
export async function openCommit(top: string, id: string): Promise<GitCommit> {
  const listed = await git(top, ['ls-tree', '-r', '-z', '--full-tree', id]);
  if (listed.code !== 0) throw new UsageError(`Git cannot list ${id.slice(0, 10)}: ${firstLine(listed.stderr)}`);
  const files = new Map<string, string>();
  for (const line of listed.stdout.split('\0')) {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) files.set(match[2], match[1]);
  }
  return { id, top, files, ...openReader(top) };
}

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** `git cat-file --batch` answers in the order in which it is asked. */
function openReader(folder: string): Pick<GitCommit, 'read' | 'close'> {
  let child: ReturnType<typeof start> | undefined;
  let left: Buffer = Buffer.alloc(0);
  const waiting: Waiting[] = [];

  function start() {
    const started = spawn('git', ['cat-file', '--batch'], { cwd: folder, env: environment(), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const fail = () => {
      for (const each of waiting.splice(0)) each.reject(new UsageError('Git has stopped in the middle of reading; try again, or look whether the repository is whole: git fsck'));
    };
    started.on('error', fail);
    started.on('close', fail);
    started.stdin.on('error', fail);
    started.stdout.on('data', (chunk: Buffer) => {
      left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
      while (answer()) if (left.length === 0) break;
    });
    return started;
  }

  /** Hands out what has come in full; false when more has to come. */
  function answer(): boolean {
    const end = left.indexOf(0x0a);
    if (end < 0) return false;
    const size = Number(/ (\d+)$/.exec(left.toString('latin1', 0, end))?.[1] ?? 'NaN');
    const isMissing = Number.isNaN(size);
    if (!isMissing && left.length < end + 1 + size + 1) return false;
    const content = isMissing ? undefined : left.subarray(end + 1, Math.min(end + 1 + size, end + 2 + largestFile));
    left = left.subarray(isMissing ? end + 1 : end + 1 + size + 1);
    const next = waiting.shift();
    if (content) next?.resolve(content);
    else next?.reject(new UsageError('A file of this revision is not in the repository; fetch it: git fetch --refetch'));
    return true;
  }

  return {
    read(object) {
      child ??= start();
      return new Promise((done, reject) => {
        waiting.push({ resolve: done, reject });
        child?.stdin.write(`${object}\n`);
      });
    },
    close: () => child?.stdin.end(),
  };
}

/** Never by a shell, and never asking anybody for a password. */
function git(folder: string, args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((done, reject) => {
    const options = { cwd: folder, maxBuffer: 1024 * 1024 * 1024, env: environment(), windowsHide: true };
    execFile('git', args, options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') reject(new UsageError('There is no git on this machine to read a revision with; install it, or compare two folders.'));
      else done({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr });
    });
  });
}

/** A hook is told where its repository is, relative to another folder than ours; we ask by the folder. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
