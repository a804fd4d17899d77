import type { Disposable, LogOutputChannel } from 'vscode';
import type { CompareParams, ProjectVersion, RevisionsResult } from '../../language-server/protocol.ts';
import type { GitRepository } from '../git-api.ts';
import type { ServerLink } from '../server-link.ts';
import { commitOf, repositoryOf, revisionName, revisionsIn } from './repository.ts';
import { versionAt } from './version-files.ts';

/** Which other version each project is compared with, kept up to date when that version moves on. */
export interface Comparing extends Disposable {
  /** Undefined where there is no repository to choose from. */
  readonly revisions: (project: string) => Promise<RevisionsResult>;
  /**
   * Compares with a revision of the project's repository, or with nothing any more; `head` is another one that is compared with it, in place of
   * the project as it is.
   * @throws with a sentence for the reader.
   */
  readonly compareWith: (project: string, revision: string | undefined, head?: string) => Promise<void>;
  /** Compares with a version that is in no repository. */
  readonly compareWithVersion: (project: string, base: ProjectVersion) => Promise<void>;
}

interface ComparingOptions {
  readonly server: ServerLink;
  readonly output: LogOutputChannel;
}

/** ms that git may still be at it when it says that something has changed. */
const pause = 400;

export function openComparing({ server, output }: ComparingOptions): Comparing {
  const watching = new Map<string, Disposable>();

  const send = (params: CompareParams) => server.ask<undefined>('compare', params);
  const forget = (project: string) => {
    watching.get(project)?.dispose();
    watching.delete(project);
  };

  /** A branch moves when somebody commits, and what is staged when somebody stages. */
  const follow = (project: string, repository: GitRepository, stand: () => Promise<string>, first: string, read: () => Promise<CompareParams>) => {
    let last = first;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const now = await stand();
      if (now === last || !watching.has(project)) return;
      last = now;
      await send(await read());
    };
    const watch = repository.state.onDidChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void look().catch((error: unknown) => output.warn(String(error))), pause);
    });
    watching.set(project, {
      dispose: () => {
        clearTimeout(timer);
        watch.dispose();
      },
    });
  };

  return {
    revisions: async (project) => {
      // Who cannot compare is not offered it; the command says why.
      const repository = await repositoryOf(project).catch(() => undefined);
      const found = repository === undefined ? [] : await revisionsIn(repository).catch(() => []);
      return found.length === 0 ? undefined : found;
    },
    compareWith: async (project, revision, head) => {
      forget(project);
      if (revision === undefined) return void (await send({ project }));
      const repository = await repositoryOf(project);
      const versionOf = async (name: string) => versionAt(repository, await commitOf(repository, name), project, revisionName(name));
      const read = async (): Promise<CompareParams> => ({ project, base: await versionOf(revision), ...(head !== undefined && { head: await versionOf(head) }) });
      const names = [revision, ...(head === undefined ? [] : [head])];
      // A commit stays what it is; of what is staged only the texts tell.
      const standOf = async (name: string) => (await commitOf(repository, name)) || JSON.stringify(await versionOf(name));
      const stand = async () => (await Promise.all(names.map(standOf))).join(' ');
      const first = await stand();
      await send(await read());
      follow(project, repository, stand, first, read);
    },
    compareWithVersion: async (project, base) => {
      forget(project);
      await send({ project, base });
    },
    dispose: () => {
      for (const project of [...watching.keys()]) forget(project);
    },
  };
}
