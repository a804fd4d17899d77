import { type ExtensionContext, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Around } from './table.ts';

/** The example that comes with the extension; nothing lists a folder where the extension is served as a web page. */
const folder = ['examples', 'quickstart'];
const names = ['quickstart.cxa', 'cxa.json'] as const;

/**
 * Opens the example with its picture, without a question. It is the reader's own copy, kept with the extension's data, so
 * that an update does not take away what was tried in it; where there is no disk, it is a text that is not saved.
 */
export async function openExample({ context, previews }: Around): Promise<void> {
  const document = await (context.globalStorageUri.scheme === 'file' ? copyOf(context) : unsavedOf(context));
  await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: false });
  await previews.open(document.uri);
}

/** Its files, the one to read first. */
export function exampleFiles({ extensionUri }: ExtensionContext) {
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await workspace.fs.readFile(Uri.joinPath(extensionUri, ...folder, name)) })),
  );
}

async function copyOf(context: ExtensionContext) {
  const to = Uri.joinPath(context.globalStorageUri, ...folder);
  for (const { name, bytes } of await exampleFiles(context)) {
    const file = Uri.joinPath(to, name);
    const isThere = await workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!isThere) await workspace.fs.writeFile(file, bytes);
  }
  return workspace.openTextDocument(Uri.joinPath(to, names[0]));
}

async function unsavedOf(context: ExtensionContext) {
  const [first] = await exampleFiles(context);
  return workspace.openTextDocument({ language: 'cxa', content: new TextDecoder().decode(first?.bytes) });
}
