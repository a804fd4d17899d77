import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { clientRoot } from './language-client.ts';

/** The texts, by path below the root, as they are after an edit. */
export function applyEdit(
  texts: Readonly<Record<string, string>>,
  edit: WorkspaceEdit | null | undefined,
): Readonly<Record<string, string>> {
  const changes = edit?.changes ?? {};
  for (const uri of Object.keys(changes)) {
    if (texts[uri.slice(clientRoot.length + 1)] === undefined)
      throw new Error(`${uri} is edited, and is none of the files.`);
  }
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => {
      const edits = changes[`${clientRoot}/${path}`];
      return [path, edits ? TextDocument.applyEdits(TextDocument.create(path, 'cxa', 0, text), edits) : text];
    }),
  );
}
