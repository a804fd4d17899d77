import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { formatText } from '../format-text.ts';
import type { Provider } from './provider.ts';

export const formatting: Provider = {
  capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
  register({ connection, look }) {
    connection.onDocumentFormatting(async ({ textDocument }): Promise<TextEdit[]> => {
      const view = await look(textDocument.uri);
      return view ? formattingEdits(view.text) : [];
    });
    connection.onDocumentRangeFormatting(async ({ textDocument, range }): Promise<TextEdit[]> => {
      const view = await look(textDocument.uri);
      if (!view) return [];
      return formattingEdits(view.text).filter((edit) => edit.range.start.line >= range.start.line && edit.range.end.line <= range.end.line + 1);
    });
  },
};

/** One edit for each run of lines that changes, so that the cursor and folds elsewhere stay. */
export function formattingEdits(document: TextDocument): TextEdit[] {
  const before = document.getText();
  const after = formatText(before);
  if (before === after) return [];
  const old = before.split('\n');
  const fresh = after.split('\n');
  if (old.length !== fresh.length) {
    return [{ range: { start: { line: 0, character: 0 }, end: document.positionAt(before.length) }, newText: after }];
  }
  return fresh.flatMap((text, line) => {
    const previous = old[line] ?? '';
    return text === previous ? [] : [{ range: { start: { line, character: 0 }, end: { line, character: previous.length } }, newText: text }];
  });
}
