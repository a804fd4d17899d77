import { RelativePattern, Uri, workspace } from 'vscode';
import type { ProjectVersion } from '../../language-server/protocol.ts';
import type { GitChange, GitRepository } from '../git-api.ts';

/** Of a project: its own texts, and what its settings and integrations can name. */
const ownFile = /\.(cxa|csv|tsv|json|ya?ml|wsdl|xml|graphqls?|gql|proto)$/i;

/** So many questions to git at a time. */
const atOnce = 8;

/**
 * A project as it is in a commit, told as what is otherwise than on the disk.
 * @param commit its id; empty for what is staged
 */
export async function versionAt(repository: GitRepository, commit: string, project: string, name: string): Promise<ProjectVersion> {
  const root = Uri.parse(project).fsPath;
  const isWithin = (path: string) => path === root || path.startsWith(`${root}/`) || path.startsWith(`${root}\\`);
  // What is imported may lie elsewhere in the repository.
  const concerns = ({ fsPath, path }: Uri) => (isWithin(fsPath) && ownFile.test(path)) || path.endsWith('.cxa');
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const changes = commit === '' ? [...workingTreeChanges, ...untrackedChanges] : await repository.diffWith(commit);
  const changed = unique(changes.flatMap(urisOf).filter(concerns));
  // Files that git does not know are in no list of changes.
  const known = new Set(changed.map(({ fsPath }) => fsPath));
  const others = (await ownTexts(project)).filter(({ fsPath }) => !known.has(fsPath));
  const files: { readonly uri: string; readonly text: string }[] = [];
  const gone: string[] = [];
  await forEach(changed, async (uri) => {
    const text = await repository.show(commit, uri.fsPath).catch(() => undefined);
    if (text === undefined) gone.push(uri.toString());
    else files.push({ uri: uri.toString(), text });
  });
  await forEach(others, async (uri) => {
    const isThere = await repository.getObjectDetails(commit, uri.fsPath).then(
      () => true,
      () => false,
    );
    if (!isThere) gone.push(uri.toString());
  });
  return { name, files, gone };
}

async function ownTexts(project: string): Promise<readonly Uri[]> {
  const uri = Uri.parse(project);
  if (project.endsWith('.cxa')) return [uri];
  return workspace.findFiles(new RelativePattern(uri, '**/{*.cxa,cxa.json}'), '**/node_modules/**');
}

function urisOf({ uri, originalUri, renameUri }: GitChange): readonly Uri[] {
  return [uri, originalUri, ...(renameUri === undefined ? [] : [renameUri])];
}

function unique(uris: readonly Uri[]): readonly Uri[] {
  return [...new Map(uris.map((uri) => [uri.fsPath, uri])).values()];
}

async function forEach<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const open = [...all];
  const next = async (): Promise<void> => {
    for (let each = open.shift(); each !== undefined; each = open.shift()) await work(each);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
