import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RunCxa } from './run-cxa.ts';

/** Which committed pictures are not what is drawn now, or why that cannot be told. */
export type Pictures = PictureState | { readonly problem: string };

export interface PictureState {
  /** Paths from the repository's top. */
  readonly differing: readonly string[];
  /** Of views that are drawn now and have no file. */
  readonly missing: readonly string[];
  /** Of views that are no more. */
  readonly leftOver: readonly string[];
  readonly current: number;
  /** What mends it. */
  readonly commands: readonly string[];
}

/** What `cxa render` writes; other files in the folder are nobody's business. */
const formats = ['svg', 'png', 'pdf', 'mermaid', 'drawio'];

export interface PictureFolder {
  readonly top: string;
  readonly project: string;
  /** From `top`. */
  readonly committed: string;
  readonly theme: string;
  /** Where to draw; an empty folder. */
  readonly drawn: string;
}

/** Draws again what the folder holds, and compares the bytes. */
export async function comparePictures(cxa: RunCxa, { top, project, committed, theme, drawn }: PictureFolder): Promise<Pictures> {
  const there = picturesIn(join(top, committed));
  const used = formats.filter((format) => there.some((path) => path.endsWith(`.${format}`)));
  const options = (format: string) => ['--all', '--format', format, ...(theme === 'light' ? [] : ['--theme', theme])];
  const commandOf = (format: string) => `npx cxa render ${[project, ...options(format), '-o', committed].map(shellWord).join(' ')}`;
  if (used.length === 0) return { problem: `There is no picture in ${committed}; write them: ${commandOf('svg')}` };
  for (const format of used) {
    const { code, problem } = await cxa('render', ...options(format), '-o', drawn, '--', project);
    if (code !== 0) return { problem: `The pictures cannot be drawn again: ${problem}` };
  }
  const now = picturesIn(drawn);
  const both = there.filter((path) => now.includes(path));
  const differing = both.filter((path) => !readFileSync(join(top, committed, path)).equals(readFileSync(join(drawn, path))));
  const inFolder = (paths: readonly string[]) => paths.map((path) => `${committed}/${path}`);
  return {
    differing: inFolder(differing),
    missing: inFolder(now.filter((path) => !there.includes(path))),
    leftOver: inFolder(there.filter((path) => !now.includes(path))),
    current: both.length - differing.length,
    commands: used.map(commandOf),
  };
}

/** How many are to be written or removed. */
export function oldCount({ differing, missing, leftOver }: PictureState): number {
  return differing.length + missing.length + leftOver.length;
}

function picturesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => formats.includes(extname(path).slice(1))).sort();
}

/** As it can be pasted into a shell. */
function shellWord(word: string): string {
  return /^[\p{L}\p{N}._/-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
