import * as vscode from 'vscode';

/** What the disk holds to begin with, by path; put in when this file is bundled. */
declare const VIRTUAL_FILES: Readonly<Record<string, string>>;

type Behaviour = 'well' | 'throws' | 'silent';

/**
 * A test's virtual disk, as github.dev and others bring one: an extension whose files nobody but the editor can read, in
 * which nobody can search. Commands change it from outside, with or without a word, and make it fail.
 */
export function activate(context: vscode.ExtensionContext): void {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>(Object.entries(VIRTUAL_FILES).map(([path, text]) => [path, { bytes: new TextEncoder().encode(text), mtime: 1 }]));
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let behaviour: Behaviour = 'well';
  let time = 1;

  const answer = <Answer>(work: () => Answer): Answer | Promise<Answer> => {
    if (behaviour === 'silent') return new Promise<Answer>(() => undefined);
    if (behaviour === 'throws') throw vscode.FileSystemError.Unavailable('The quota is used up.');
    return work();
  };
  const inside = (folder: string) => {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  };
  const stat = (uri: vscode.Uri): vscode.FileStat => {
    const file = files.get(uri.path);
    if (file !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (inside(uri.path).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  };
  const write = (uri: vscode.Uri, bytes: Uint8Array | undefined, isTold = true) => {
    const type = bytes === undefined ? vscode.FileChangeType.Deleted : files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    time += 1;
    if (bytes === undefined) for (const path of [...files.keys()]) (path === uri.path || path.startsWith(`${uri.path}/`)) && files.delete(path);
    else files.set(uri.path, { bytes, mtime: time });
    if (isTold) changed.fire([{ type, uri }]);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => answer(() => stat(uri)),
    readDirectory: (uri) =>
      answer(() => {
        if (stat(uri).type !== vscode.FileType.Directory) throw vscode.FileSystemError.FileNotADirectory(uri);
        const kinds = new Map(inside(uri.path).map((path) => path.split('/')).map(([name = '', ...rest]) => [name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File]));
        return [...kinds];
      }),
    readFile: (uri) =>
      answer(() => {
        const file = files.get(uri.path);
        if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
        return file.bytes;
      }),
    writeFile: (uri, content) => answer(() => write(uri, content)),
    createDirectory: () => undefined,
    delete: (uri) => answer(() => write(uri, undefined)),
    rename: (from, to) =>
      answer(() => {
        const file = files.get(from.path);
        if (file === undefined) throw vscode.FileSystemError.FileNotFound(from);
        write(to, file.bytes);
        write(from, undefined);
      }),
  };
  context.subscriptions.push(
    changed,
    vscode.workspace.registerFileSystemProvider('memfs', provider, { isCaseSensitive: true }),
    vscode.commands.registerCommand('virtualDisk.write', (address: string, text: string | undefined, isTold: boolean) =>
      write(vscode.Uri.parse(address), text === undefined ? undefined : new TextEncoder().encode(text), isTold),
    ),
    vscode.commands.registerCommand('virtualDisk.behave', (how: Behaviour) => {
      behaviour = how;
    }),
  );
}
