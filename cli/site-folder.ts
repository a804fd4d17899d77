import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pageMark, partMark } from './static-page.ts';
import { UsageError } from './usage-error.ts';
import { writeFileBelow } from './write-output.ts';

/** Where the parts of a site lie, in its folder. */
const DATA = 'data';

/** Pages of a site, which are written again only where a run before has written them. */
const pages = ['index.html', 'templates.html'];

export interface SiteFolder {
  /** By paths in the folder. What an earlier run has written and this one has not is removed; nothing else is touched. */
  write(files: ReadonlyMap<string, string>): void;
}

/** @throws UsageError where a file stands in the way that no site has written. */
export function openSiteFolder(folder: string): SiteFolder {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`"${folder}" is a file; a site is a folder of files: name another with -o.`);
  for (const page of pages) {
    const path = join(folder, page);
    if (existsSync(path) && !begins(path, 2_000).includes(pageMark)) {
      throw new UsageError(`"${path}" was not written by cxa site and stays as it is; name another folder with -o.`);
    }
  }
  return {
    write: (files) => {
      for (const [path, content] of files) writeFileBelow(join(folder, path), content, 'name another folder with -o');
      const old = existsSync(join(folder, DATA)) ? readdirSync(join(folder, DATA)).map((name) => `${DATA}/${name}`) : [];
      for (const path of [...old, ...pages]) {
        if (!files.has(path) && isOurs(join(folder, path))) rmSync(join(folder, path));
      }
    },
  };
}

function isOurs(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const text = begins(path, 2_000);
  return path.endsWith('.js') ? text.startsWith(partMark) : text.includes(pageMark);
}

/** The first bytes of a file, as text; empty where it is not one. */
function begins(path: string, bytes: number): string {
  if (!statSync(path).isFile()) return '';
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0)).toString('utf8');
  } finally {
    closeSync(file);
  }
}
