import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Writes what `-o` asks for, with the folders on the way. What the disk refuses is for the user to change. */
export function writeOutput(path: string, content: string | Uint8Array): void {
  if (path === '') throw new UsageError('-o names no file; write where the output is to go, as -o report.json.');
  writeFileBelow(path, content, 'name another file with -o');
}

/** Writes a file, with the folders on the way; `advice` ends the sentence that says what is in the way. */
export function writeFileBelow(path: string, content: string | Uint8Array, advice: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, content);
  } catch (error) {
    throw new UsageError(`"${path}" cannot be written: ${reasons[codeOf(error)] ?? codeOf(error)}; ${advice}.`);
  }
}

/** One folder at a time: told to make them all, Node never comes back where the system allows none, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EEXIST: 'a file stands where its folder should be',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a file stands where its folder should be',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
