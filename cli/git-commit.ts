import { spawn } from 'node:child_process';
import { largestFile } from '../language-server/file-system.ts';
import { harmless, runGit } from './git.ts';
import type { GitRepository } from './git.ts';
import { UsageError } from './usage-error.ts';

/** A commit, with all that is in it. Every name is a path from the top folder, with slashes. */
export interface GitCommit {
  readonly repository: GitRepository;
  /** 40 or 64 hexadecimal digits. */
  readonly id: string;
  /** The object of each file. */
  readonly files: ReadonlyMap<string, string>;
  /** The object of each symbolic link, which holds where it leads. */
  readonly links: ReadonlyMap<string, string>;
  /** The commit that is recorded of each submodule. */
  readonly submodules: ReadonlyMap<string, string>;
  /** The bytes of an object; of one that is larger than what we read, one byte more than that. */
  read(object: string): Promise<Uint8Array>;
  close(): void;
}

/** Lists a commit, and reads what is asked for by one process, which ends with `close`. Nothing in the working tree or the index is looked at. */
export async function openCommit(repository: GitRepository, id: string): Promise<GitCommit> {
  const listed = await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', id]);
  if (listed.code !== 0) throw new UsageError(`Git cannot list ${id.slice(0, 10)}: ${listed.stderr.trim().split('\n')[0] ?? ''}`);
  const [files, links, submodules] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const line of listed.stdout.split('\0')) {
    const match = /^(\d{6}) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line);
    const [, mode, object, path] = match ?? [];
    if (mode === undefined || object === undefined || path === undefined) continue;
    (mode === '160000' ? submodules : mode === '120000' ? links : files).set(path, object);
  }
  return { repository, id, files, links, submodules, ...openReader(repository) };
}

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** `git cat-file --batch` answers in the order in which it is asked. */
function openReader({ top, environment }: GitRepository): Pick<GitCommit, 'read' | 'close'> {
  let child: ReturnType<typeof start> | undefined;
  let left: Buffer = Buffer.alloc(0);
  const waiting: Waiting[] = [];

  function start() {
    const started = spawn('git', [...harmless, 'cat-file', '--batch'], { cwd: top, env: environment, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    let said = '';
    const fail = () => {
      for (const each of waiting.splice(0)) each.reject(new UsageError(/promisor|not allowed|lazy/.test(said) ? notHere : 'Git has stopped in the middle of reading; try again, or look whether the repository is whole: git fsck'));
    };
    started.on('error', fail);
    started.on('close', fail);
    started.stdin.on('error', () => {});
    started.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 4096) said += chunk.toString('utf8');
    });
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
    else next?.reject(new UsageError(notHere));
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

/** Of a clone that was made with a filter, git would fetch each file when it is read. */
const notHere = 'Files of this revision are not in the repository, which was cloned without them; fetch them: git fetch --refetch --no-filter origin';
