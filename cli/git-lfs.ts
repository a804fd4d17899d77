import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { largestFile } from '../language-server/file-system.ts';
import { runGit } from './git.ts';
import type { GitRepository } from './git.ts';

/**
 * What a pointer of Git LFS stands for, where it has been fetched; else the sentence that says how to. Undefined where the
 * bytes are no pointer. The filter that would be run in a checkout is not.
 * @param path of the file from the top of the repository
 */
export async function readLargeFile(repository: GitRepository, path: string, bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array } | { readonly problem: string } | undefined> {
  if (bytes.length > 1024) return undefined;
  const pointer = new TextDecoder('utf-8').decode(bytes);
  const object = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n/.exec(pointer)?.[1];
  if (object === undefined) return undefined;
  const { stdout } = await runGit(repository, ['rev-parse', '--git-common-dir']);
  const file = resolve(repository.top, stdout.replace(/\n$/, ''), 'lfs/objects', object.slice(0, 2), object.slice(2, 4), object);
  if (!existsSync(file)) return { problem: `${path} is kept in Git LFS and has not been fetched for this revision; fetch it: git lfs fetch --all origin` };
  return { bytes: statSync(file).size > largestFile ? new Uint8Array(largestFile + 1) : readFileSync(file) };
}
