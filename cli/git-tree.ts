import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRepository, runGit } from './git.ts';
import { openCommit } from './git-commit.ts';
import type { GitCommit } from './git-commit.ts';

/** What stands under a path of a commit, links followed and submodules entered. */
export type GitEntry =
  | { readonly kind: 'file'; readonly commit: GitCommit; readonly object: string }
  /** Where it really is. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'problem'; readonly sentence: string };

/** The tree of a commit as one sees it in a checkout with all submodules. Paths have slashes; the top is empty. */
export interface GitTree {
  find(path: string): Promise<GitEntry | undefined>;
  /** Every file below a folder, relative to it, hidden and installed ones left out; links are not listed. */
  below(folder: string): Promise<{ readonly files: readonly string[]; readonly problems: readonly string[] }>;
  foldersIn(folder: string): Promise<readonly string[]>;
  /** Whether the commit itself has such a folder. */
  hasFolder(path: string): boolean;
  /** Ends what was opened on the way, and the commit. */
  close(): void;
}

/** As many links as Linux follows in one path. */
const mostLinks = 40;

export function createGitTree(commit: GitCommit): GitTree {
  /** Commits by the paths at which they are seen; the inner ones are submodules, or the sentence that says why they cannot be read. */
  const mounts = new Map<string, Mount | string>([['', { commit, folders: foldersOf(commit) }]]);

  const mountOf = (path: string): { readonly mount: Mount | string; readonly inner: string; readonly at: string } => {
    for (let at = path; at !== ''; at = parentOf(at)) {
      const mount = mounts.get(at);
      if (mount !== undefined) return { mount, at, inner: path.slice(at.length + 1) };
    }
    return { mount: mounts.get('') ?? '', at: '', inner: path };
  };

  async function enter(path: string, id: string): Promise<Mount | string> {
    const known = mounts.get(path) ?? (await openSubmodule(join(commit.repository.top, path), path, id));
    mounts.set(path, known);
    return known;
  }

  async function find(path: string): Promise<GitEntry | undefined> {
    const rest = path.split('/');
    let at = '';
    let links = 0;
    for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
      if (part === '' || part === '.') continue;
      if (part === '..') {
        if (at === '') return { kind: 'problem', sentence: `${path} is a link that leads out of the repository, where no revision is; move what it leads to into the repository.` };
        at = parentOf(at);
        continue;
      }
      const next = at === '' ? part : `${at}/${part}`;
      const { mount, inner } = mountOf(next);
      if (typeof mount === 'string') return { kind: 'problem', sentence: mount };
      const link = mount.commit.links.get(inner);
      const submodule = mount.commit.submodules.get(inner);
      if (link !== undefined) {
        const target = new TextDecoder('utf-8').decode(await mount.commit.read(link));
        if (++links > mostLinks) return { kind: 'problem', sentence: `${path} is a link that leads to itself; let it lead to a file.` };
        // An absolute path is that of one machine.
        if (/^([/\\]|[a-z]:)/i.test(target)) return { kind: 'problem', sentence: `${path} is a link to ${target}, an absolute path, which is followed in no revision; make it a relative one.` };
        rest.unshift(...target.split('/'));
      } else {
        if (submodule !== undefined && inner !== '') {
          const entered = await enter(next, submodule);
          if (typeof entered === 'string') return { kind: 'problem', sentence: entered };
        }
        at = next;
      }
    }
    const { mount, inner } = mountOf(at);
    if (typeof mount === 'string') return { kind: 'problem', sentence: mount };
    const object = mount.commit.files.get(inner);
    if (object !== undefined) return { kind: 'file', commit: mount.commit, object };
    return mount.folders.has(inner) ? { kind: 'folder', path: at } : undefined;
  }

  async function below(folder: string): Promise<{ readonly files: readonly string[]; readonly problems: readonly string[] }> {
    const found = await find(folder);
    if (found?.kind !== 'folder') return { files: [], problems: found?.kind === 'problem' ? [found.sentence] : [] };
    const { mount, inner } = mountOf(found.path);
    if (typeof mount === 'string') return { files: [], problems: [mount] };
    const within = <T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] => {
      const prefix = inner === '' ? '' : `${inner}/`;
      return [...entries].flatMap(([path, value]) => (path.startsWith(prefix) && isSeen(path.slice(prefix.length)) ? [[path.slice(prefix.length), value] as const] : []));
    };
    const files = within(mount.commit.files).map(([path]) => path);
    const problems: string[] = [];
    for (const [path, id] of within(mount.commit.submodules)) {
      const place = found.path === '' ? path : `${found.path}/${path}`;
      // What nobody has checked out, nobody misses.
      if (!existsSync(join(commit.repository.top, place, '.git'))) continue;
      const entered = await enter(place, id);
      if (typeof entered === 'string') {
        problems.push(entered);
        continue;
      }
      const own = await below(place);
      files.push(...own.files.map((file) => `${path}/${file}`));
      problems.push(...own.problems);
    }
    return { files, problems };
  }

  return {
    find,
    below,
    async foldersIn(folder) {
      const found = await find(folder);
      if (found?.kind !== 'folder') return [];
      const { mount, inner } = mountOf(found.path);
      if (typeof mount === 'string') return [];
      const own = [...mount.folders, ...mount.commit.submodules.keys()].filter((each) => each !== '' && parentOf(each) === inner).map((each) => each.slice(each.lastIndexOf('/') + 1));
      const linked: string[] = [];
      for (const link of mount.commit.links.keys()) {
        if (parentOf(link) !== inner) continue;
        const name = link.slice(link.lastIndexOf('/') + 1);
        if ((await find(found.path === '' ? name : `${found.path}/${name}`))?.kind === 'folder') linked.push(name);
      }
      return [...new Set([...own, ...linked])].sort();
    },
    hasFolder: (path) => {
      const { mount, inner } = mountOf(path);
      return typeof mount !== 'string' && mount.folders.has(inner);
    },
    close: () => {
      for (const mount of mounts.values()) if (typeof mount !== 'string') mount.commit.close();
    },
  };
}

interface Mount {
  readonly commit: GitCommit;
  readonly folders: ReadonlySet<string>;
}

/** The commit that is recorded of a submodule, from the submodule's own repository; the sentence that says how to get it where that lacks it. */
async function openSubmodule(folder: string, path: string, id: string): Promise<Mount | string> {
  const repository = existsSync(join(folder, '.git')) ? await findRepository(folder) : undefined;
  if (repository?.top !== folder) return `The submodule ${path} is not checked out, so nothing in it is read; get it: git submodule update --init ${path}`;
  const { code } = await runGit(repository, ['cat-file', '-e', `${id}^{commit}`]);
  if (code !== 0) return `The submodule ${path} lacks the commit ${id.slice(0, 10)} that is recorded of it, so nothing in it is read; fetch it: git -C ${path} fetch origin ${id}`;
  const commit = await openCommit(repository, id);
  return { commit, folders: foldersOf(commit) };
}

function foldersOf({ files, links, submodules }: GitCommit): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const entries of [files, links, submodules]) {
    for (const path of entries.keys()) for (let at = parentOf(path); at !== ''; at = parentOf(at)) folders.add(at);
  }
  return folders;
}

/** As on the disk: neither what is hidden nor what is installed. */
function isSeen(path: string): boolean {
  return !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
