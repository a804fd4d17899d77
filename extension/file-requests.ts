import { type Disposable, FileSystemError, FileType, RelativePattern, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type FileBytes, type FileFindParams, type FileReadParams, type FileStamp, type FolderEntries, fileRequests } from '../language-server/protocol.ts';

/** Reads files for the server where it has no disk, or where they are on none: through whatever the workspace lies on. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest<FileBytes, void>(fileRequests.read, ({ uri, most }: FileReadParams) => read(Uri.parse(uri), most).catch(problemOf));
  client.onRequest<FileStamp | null, void>(fileRequests.stamp, ({ uri }: { readonly uri: string }) => stampOf(folderUri(uri)).catch(() => null));
  client.onRequest<FolderEntries, void>(fileRequests.entries, ({ folder }: { readonly folder: string }) => entriesOf(folderUri(folder)).catch(problemOf));
  client.onRequest<readonly string[], void>(fileRequests.find, ({ folder, patterns }: FileFindParams) => find(folderUri(folder), patterns).catch(() => []));
  lookAgainWith(client);
}

async function read(uri: Uri, most: number): Promise<FileBytes> {
  const { size } = await workspace.fs.stat(uri);
  // Before it is read: otherwise it might not get through.
  if (size > most) return { problem: 'too-large', stamp: await stampOf(uri) };
  const bytes = Array.from(await workspace.fs.readFile(uri));
  // After it was read: what changes in between is noticed later.
  return { bytes, stamp: await stampOf(uri) };
}

async function stampOf(uri: Uri): Promise<FileStamp> {
  const { mtime, size } = await workspace.fs.stat(uri);
  return `${mtime} ${size}`;
}

async function entriesOf(folder: Uri): Promise<FolderEntries> {
  const found = await workspace.fs.readDirectory(folder);
  return {
    entries: found.map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0, isLink: (type & FileType.SymbolicLink) !== 0 })),
  };
}

async function find(folder: Uri, patterns: readonly string[]): Promise<readonly string[]> {
  const search = (pattern: string) => workspace.findFiles(new RelativePattern(folder, pattern), '**/{node_modules,.*}/**');
  return (await Promise.all(patterns.map(search))).flat().map(String);
}

/** The root of a disk is written without a path by the server. */
function folderUri(folder: string): Uri {
  const uri = Uri.parse(folder);
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
}

const reasons: Readonly<Record<string, string>> = {
  FileNotFound: 'it does not exist',
  FileIsADirectory: 'it is a folder',
  FileNotADirectory: 'it is no folder',
  NoPermissions: 'access is denied',
  Unavailable: 'its file system is not there',
};

function problemOf(error: unknown): { readonly problem: string } {
  const known = error instanceof FileSystemError ? reasons[error.code] : undefined;
  const [said = ''] = error instanceof Error ? error.message.split('\n') : [];
  return { problem: known ?? (said.replace(/[.\s]+$/, '') || 'an unknown error') };
}

/**
 * Not every virtual disk tells what happens on it. What is saved here is told by us; what happened elsewhere is looked for
 * when somebody comes back to the window.
 */
function lookAgainWith(client: BaseLanguageClient): void {
  const isVirtual = ({ scheme }: Uri) => scheme !== 'file' && scheme !== 'untitled';
  const tell = () => {
    if (workspace.workspaceFolders?.some(({ uri }) => isVirtual(uri))) void client.sendNotification(fileRequests.lookAgain);
  };
  let watching: readonly Disposable[] = [];
  client.onDidChangeState(({ newState }) => {
    for (const watch of watching) watch.dispose();
    watching = newState === State.Running ? [workspace.onDidSaveTextDocument(({ uri }) => isVirtual(uri) && tell()), window.onDidChangeWindowState(({ focused }) => focused && tell())] : [];
  });
}
