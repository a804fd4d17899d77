import { type Event, extensions, type Uri } from 'vscode';

/**
 * The part of the built-in Git extension's API, version 1, that comparing uses. It is published as source, not as a package:
 * `extensions/git/src/api/git.d.ts` in github.com/microsoft/vscode.
 */
export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  /** The one that a file or folder lies in; null outside of all that are open. */
  getRepository(uri: Uri): GitRepository | null;
  /** Opens the one around a folder, also where the editor has not looked for it. */
  openRepository(root: Uri): Promise<GitRepository | null>;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: Event<void>;
  };
  /** The files of the working tree that are not as they are there; untracked ones are not among them. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  /** The text of a file; with an empty `ref` as it is staged. Fails where it is not there. */
  show(ref: string, path: string): Promise<string>;
  /** Fails where a file is not there; with an empty `ref`, where it is neither tracked nor staged. */
  getObjectDetails(ref: string, path: string): Promise<unknown>;
  /** Fails where there is no such commit. */
  getCommit(ref: string): Promise<GitCommit>;
  log(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  getRefs(query: { readonly sort: 'committerdate'; readonly count?: number; readonly includeCommitDetails?: boolean }): Promise<readonly GitRef[]>;
}

export interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}

export interface GitRef {
  /** 0 a branch, 1 a branch of a remote, 2 a tag. */
  readonly type: 0 | 1 | 2;
  readonly name?: string;
  readonly commit?: string;
  readonly commitDetails?: GitCommit;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly commitDate?: Date;
  readonly authorDate?: Date;
}

/** Undefined where the extension is not there or switched off, as in an untrusted workspace and on github.dev. */
export async function findGit(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
  if (extension === undefined) return undefined;
  const exported = extension.isActive ? extension.exports : await extension.activate();
  if (!exported.enabled) return undefined;
  const api = exported.getAPI(1);
  if (api.state === 'initialized') return api;
  await new Promise<void>((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      watch.dispose();
      resolve();
    };
    const watch = api.onDidChangeState((state) => state === 'initialized' && settle());
    const timer = setTimeout(settle, patience);
  });
  return api;
}

/** ms that it may look for repositories; what it has not found by then it is asked to open. */
const patience = 15_000;
