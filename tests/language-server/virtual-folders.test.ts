import { afterEach, describe, expect, test, vi } from 'vitest';
import { canonicalFolder, canonicalUri, originOf } from '../../language-server/canonical-uri.ts';
import { createClientFiles } from '../../language-server/client-files.ts';
import { filesByScheme } from '../../language-server/files-by-scheme.ts';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { mostFolders } from '../../language-server/folder-walk.ts';
import { findProjects, foldersAbove, projectFolderOf } from '../../language-server/project-finder.ts';
import { fileRequests } from '../../language-server/protocol.ts';
import { createWorkspace } from '../../language-server/workspace.ts';

const today = () => '2026-11-22';

interface Editor {
  /** By URI; a test changes it as somebody else would. */
  readonly disk: Map<string, string>;
  readonly said: string[];
  readonly asked: string[];
  searches: boolean;
  answers: 'well' | 'never' | 'throws';
}

/** An editor with a virtual disk, seen from the server: it may be unable to search, and fail to answer. */
function openEditor(files: Readonly<Record<string, string>>, given: Partial<Editor> = {}) {
  const editor: Editor = { disk: new Map(Object.entries(files)), said: [], asked: [], searches: false, answers: 'well', ...given };
  const bytes = (uri: string) => [...new TextEncoder().encode(editor.disk.get(uri))];
  const inside = (folder: string) => [...editor.disk.keys()].filter((uri) => uri.startsWith(`${folder}/`)).map((uri) => uri.slice(folder.length + 1));
  const answer = async (method: string, { uri = '', folder = '', most = 0 }: { uri?: string; folder?: string; most?: number }): Promise<unknown> => {
    editor.asked.push(`${method.split('/').at(-1)} ${uri}${folder}`);
    if (editor.answers === 'never') return new Promise(() => undefined);
    if (editor.answers === 'throws') throw new Error('Unhandled method');
    const text = editor.disk.get(uri);
    const stamp = `${text}`;
    switch (method) {
      case fileRequests.read:
        if (text === undefined) return { problem: 'it does not exist' };
        return text.length > most ? { problem: 'too-large', stamp } : { bytes: bytes(uri), stamp };
      case fileRequests.stamp:
        return text === undefined ? null : stamp;
      case fileRequests.find:
        return editor.searches ? inside(folder).filter((path) => path.endsWith('.cxa') || path.endsWith('cxa.json')).map((path) => `${folder}/${path}`.replaceAll('(', '%28').replaceAll(')', '%29')) : [];
      default: {
        const names = new Map(inside(folder).map((path) => path.split('/')).map(([name = '', ...rest]) => [name, rest.length > 0]));
        if (names.size === 0) return { problem: 'it does not exist' };
        return { entries: [...names].map(([name, isFolder]) => ({ name: decodeURIComponent(name), isFolder, isLink: name === 'linked' })) };
      }
    }
  };
  const window = { showWarningMessage: (sentence: string) => void editor.said.push(sentence) };
  const sendRequest = (method: string, params: object) => answer(method, params);
  const files_ = createClientFiles({ sendRequest, window } as unknown as Parameters<typeof createClientFiles>[0]);
  return { editor, files: files_ };
}

afterEach(() => void vi.useRealTimers());

describe('addresses', () => {
  test.each([
    ['vscode-vfs://github%2B7b22/o/r%26d/x%28y%29.cxa', 'vscode-vfs://github%2B7b22/o/r&d/x(y).cxa'],
    ['memfs:/a%20b/100%25%3F.cxa', 'memfs:/a%20b/100%25%3F.cxa'],
    ['memfs:/Stra%C3%9Fe.cxa', 'memfs:/Stra%C3%9Fe.cxa'],
    ['git:/a/b%28.cxa?%7B%22ref%22%7D', 'git:/a/b%28.cxa?%7B%22ref%22%7D'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['memfs:/stray%', 'memfs:/stray%'],
  ])('%s has one spelling', (given, expected) => {
    expect(canonicalUri(given)).toBe(expected);
    expect(canonicalUri(expected)).toBe(expected);
  });

  test('the folders above a file end with the root of its disk', () => {
    expect(foldersAbove('memfs:/a/b.cxa')).toEqual(['memfs:/a', 'memfs:']);
    expect(foldersAbove('vscode-vfs://github/o/r.cxa')).toEqual(['vscode-vfs://github/o', 'vscode-vfs://github']);
    expect(foldersAbove('file:///a/b.cxa')).toEqual(['file:///a', 'file://']);
    expect(foldersAbove('file:///c:/a.cxa')).toEqual(['file:///c:']);
    expect(foldersAbove('untitled:Untitled-1')).toEqual([]);
    expect(originOf('vscode-vfs://github/o')).toBe('vscode-vfs://github');
  });

  test('a disk whose root is the project is one', async () => {
    const files = createMemoryFiles(new Map([['memfs:/cxa.json', '{}'], ['memfs:/a.cxa', ''], ['memfs:/in/b.cxa', '']]));
    expect(canonicalFolder('memfs:/')).toBe('memfs:');
    expect(await findProjects(files, 'memfs:')).toEqual([{ root: 'memfs:', config: 'memfs:/cxa.json', documents: ['memfs:/a.cxa', 'memfs:/in/b.cxa'] }]);
    expect(await projectFolderOf(files, 'memfs:/in')).toBe('memfs:');
  });
});

describe('files that only the editor has', () => {
  const root = 'memfs://acme/shop';

  test('are found folder by folder where nobody can search, without packages, hidden ones and links', async () => {
    const paths = ['a.cxa', 'in/cxa.json', 'in/deep/b%20(1).cxa', 'node_modules/p/x.cxa', '.git/y.cxa', '.z.cxa', 'linked/l.cxa', 'note.md'];
    const { files } = openEditor(Object.fromEntries(paths.map((path) => [`${root}/${path}`, ''])));
    expect(await files.list(root)).toEqual([`${root}/a.cxa`, `${root}/in/cxa.json`, `${root}/in/deep/b%20(1).cxa`]);
    expect(await files.list(root, { depth: 1 })).toEqual([`${root}/a.cxa`]);
    expect(await files.list(`${root}/node_modules/p`)).toEqual([`${root}/node_modules/p/x.cxa`]);
    expect(await files.list(root, { patterns: ['*.md'] })).toEqual([`${root}/note.md`]);
  });

  test('are searched by the editor where it can, and then not walked', async () => {
    const { files, editor } = openEditor({ [`${root}/a(1).cxa`]: '', [`${root}/in/b.cxa`]: '' }, { searches: true });
    expect(await files.list(root)).toEqual([`${root}/a(1).cxa`, `${root}/in/b.cxa`]);
    expect(await files.list(root, { depth: 1 })).toEqual([`${root}/a(1).cxa`]);
    expect(editor.asked.filter((each) => each.startsWith('entries'))).toEqual([]);
  });

  test('are read, or it is said why not', async () => {
    const { files } = openEditor({ [`${root}/a.cxa`]: 'team ü', [`${root}/large.cxa`]: 'x'.repeat(4 * 1024 * 1024 + 1), [`${root}/b.cxa`]: '\0' });
    expect(await files.read(`${root}/a.cxa`)).toEqual({ text: 'team ü' });
    expect(await files.read(`${root}/large.cxa`)).toEqual({ problem: 'large.cxa is larger than 4 MiB and was not read; split it into several files.' });
    expect(await files.read(`${root}/b.cxa`)).toEqual({ problem: 'b.cxa is a binary file, not a text; it was not read.' });
    expect(await files.read(`${root}/gone.cxa`)).toEqual({ problem: 'gone.cxa cannot be read: it does not exist.' });
    expect(await files.read('untitled:Untitled-1')).toEqual({ problem: 'untitled:Untitled-1 is not saved yet.' });
  });

  test('a tree without an end is given up, with a sentence', async () => {
    const { files, editor } = openEditor(Object.fromEntries(Array.from({ length: mostFolders + 5 }, (_, place) => [`${root}/f${place}/a.cxa`, ''])));
    expect(await files.list(root)).toHaveLength(mostFolders - 1);
    expect(editor.said).toEqual([`${root} is too large to be searched: 2000 folders were; open the folder inside that holds the architecture.`]);
  });

  test('a disk that never answers is waited for once, not for each file', async () => {
    vi.useFakeTimers();
    const { files, editor } = openEditor({}, { answers: 'never' });
    const workspace = createWorkspace({ fileSystem: files, today });
    const opened = workspace.openFolder(root);
    await vi.advanceTimersByTimeAsync(25_000);
    await opened;
    expect(editor.said[0]).toBe(
      'The file system of memfs://acme did not answer within 15 seconds, so its files are missing here; when it answers again, "CXA: Restart Language Server" reads them.',
    );
    expect(new Set(editor.said).size).toBe(editor.said.length);
    expect(workspace.projects()).toEqual([]);
  });

  test('a folder that cannot be read is said, once', async () => {
    const { files, editor } = openEditor({});
    await files.list(root);
    await files.list(root);
    expect(editor.said).toEqual([`${root} cannot be read, so its files are missing here: it does not exist.`]);
  });

  test('an editor that knows nothing of this answers nothing', async () => {
    const { files } = openEditor({ [`${root}/a.cxa`]: '' }, { answers: 'throws' });
    expect(await files.list(root)).toEqual([]);
    expect(await files.exists(`${root}/a.cxa`)).toBe(false);
    expect(await files.read(`${root}/a.cxa`)).toEqual({ problem: 'a.cxa cannot be read: The file system of memfs://acme did not answer.' });
  });

  test('what changes without a word is found when it is looked for', async () => {
    const { files, editor } = openEditor({ [`${root}/cxa.json`]: '{ "name": "Shop", "profile": "design" }', [`${root}/a.cxa`]: 'team a { unit }\n', [`${root}/b.cxa`]: 'import "./c/d.cxa"\n' });
    const workspace = createWorkspace({ fileSystem: files, today });
    await workspace.openFolder(root);
    expect(await files.changes()).toEqual([]);
    editor.disk.set(`${root}/a.cxa`, 'team aa { unit }\n');
    editor.disk.set(`${root}/c/d.cxa`, 'system d { kind crm }\n');
    editor.disk.set(`${root}/new.cxa`, 'system crm { owner aa }\n');
    const changed = await files.changes();
    expect(changed).toEqual([`${root}/a.cxa`, `${root}/c/d.cxa`, `${root}/new.cxa`]);
    await workspace.filesChanged(changed);
    const names = workspace.projects()[0]?.state().model.elements.map(({ id }) => id);
    expect(names).toEqual(expect.arrayContaining(['team:aa', 'system:d', 'system:crm']));
    expect(await files.changes()).toEqual([]);
  });
});

test('the disk is read by the server itself, all else by the editor', async () => {
  const { files, editor } = openEditor({ 'memfs:/b.cxa': 'b' });
  const both = filesByScheme(createMemoryFiles(new Map([['file:///a.cxa', 'a']])), files);
  expect(await both.read('file:///a.cxa')).toEqual({ text: 'a' });
  expect(editor.asked).toEqual([]);
  expect(await both.read('memfs:/b.cxa')).toEqual({ text: 'b' });
  expect(await both.list('memfs:')).toEqual(['memfs:/b.cxa']);
});

test('a project on a disk and one that is not are open side by side', async () => {
  const { files } = openEditor({ 'memfs:/v/cxa.json': '{ "name": "Virtual" }', 'memfs:/v/v.cxa': 'team v { unit }\n' });
  const disk = createMemoryFiles(new Map([['file:///d/cxa.json', '{ "name": "Disk" }'], ['file:///d/d.cxa', 'team d { unit }\n']]));
  const workspace = createWorkspace({ fileSystem: filesByScheme(disk, files), today });
  await workspace.openFolder('file:///d');
  await workspace.openFolder('memfs:/v');
  expect(workspace.projects().map((project) => [project.root, project.state().config.name])).toEqual([
    ['file:///d', 'Disk'],
    ['memfs:/v', 'Virtual'],
  ]);
});
