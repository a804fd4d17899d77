import { fileURLToPath } from 'node:url';
import type { Comparisons } from '../language-server/comparison/comparisons.ts';
import { findProjectAt, findProjects } from '../language-server/project-finder.ts';
import type { Revision } from '../language-server/protocol.ts';
import type { Workspace } from '../language-server/workspace.ts';
import { findSource } from './diff-side.ts';
import type { DiffSource } from './diff-side.ts';
import { findCommit, findRepository, listRevisions, openCommit } from './git.ts';
import { createGitFiles } from './git-files.ts';
import { UsageError } from './usage-error.ts';

/** Finds the versions that a preview compares its projects with. */
export interface PreviewComparing {
  /** What a project can be compared with; undefined outside of a repository. */
  revisions(project: string): Promise<readonly Revision[] | undefined>;
  /** Compares a project with a revision of its repository; without one, with nothing any more. */
  compareWith(project: string, revision: string | undefined): Promise<void>;
  /** Compares every project with a revision or a folder, as a word on the command line names it. */
  compareAll(word: string): Promise<void>;
}

export interface PreviewComparingOptions {
  readonly workspace: Workspace;
  readonly comparisons: Comparisons;
  /** URI of the folder that is previewed. */
  readonly folder: string;
}

export function createPreviewComparing({ workspace, comparisons, folder }: PreviewComparingOptions): PreviewComparing {
  async function compareFrom(source: DiffSource): Promise<void> {
    try {
      const projects = workspace.projects();
      const isElsewhere = source.folder !== folder;
      for (const { root } of projects) {
        const base = isElsewhere ? await baseRoot(source, root, projects.length === 1) : root;
        await comparisons.set(root, { name: source.name, files: source.fileSystem, root: base });
      }
    } finally {
      source.close();
    }
  }

  /** At the same place in the other folder; where there is one project in each, that. */
  async function baseRoot({ folder: other, fileSystem }: DiffSource, root: string, isOnly: boolean): Promise<string> {
    const same = `${other}${root.slice(folder.length)}`;
    if (!isOnly || (await findProjectAt(fileSystem, same)) !== undefined) return same;
    const found = await findProjects(fileSystem, other);
    return found.length === 1 && found[0] ? found[0].root : same;
  }

  return {
    async revisions(project) {
      const path = pathOf(project);
      // Without git there is nothing to choose from, and nothing to complain about.
      const top = path === undefined ? undefined : await findRepository(path).catch(() => undefined);
      if (top === undefined) return undefined;
      const found = await listRevisions(top);
      if (found.length === 0) return undefined;
      const [last] = found.filter(({ kind }) => kind === 'commit');
      return [
        ...(last ? [{ revision: 'HEAD', kind: 'working' as const, title: 'Last commit', detail: last.subject }] : []),
        ...found.map(({ kind, name, subject, author, age }) => ({
          revision: name,
          kind,
          title: kind === 'commit' ? subject : name,
          detail: kind === 'commit' ? `${name.slice(0, 7)}, ${author}, ${age}` : [subject, age].filter((part) => part !== '').join(', '),
        })),
      ];
    },
    async compareWith(project, revision) {
      if (revision === undefined) return comparisons.set(project, undefined);
      const path = pathOf(project);
      const top = path === undefined ? undefined : await findRepository(path);
      if (top === undefined) throw new UsageError('This project lies in no git repository, so there is no other version of it.');
      const id = await findCommit(top, revision);
      if (id === undefined) throw new UsageError(`There is no revision "${revision}" in this repository any more.`);
      const commit = await openCommit(top, id);
      try {
        await comparisons.set(project, { name: revision === 'HEAD' ? 'the last commit' : shortName(revision), files: createGitFiles(commit) });
      } finally {
        commit.close();
      }
    },
    async compareAll(word) {
      if (/^plateau:/.test(word)) throw new UsageError('A preview compares with a revision or a folder; compare two plateaus with: cxa diff plateau:now plateau:tobe');
      await compareFrom(await findSource(word, fileURLToPath(folder), undefined));
    },
  };
}

/** A commit's id is cut; no branch is called as one. */
function shortName(revision: string): string {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** A single document is a project whose root is no folder; its folder is where git is asked. */
function pathOf(project: string): string | undefined {
  if (!project.startsWith('file:')) return undefined;
  return fileURLToPath(project.endsWith('.cxa') ? project.slice(0, project.lastIndexOf('/')) : project);
}
