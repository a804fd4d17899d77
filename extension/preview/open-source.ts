import { Range, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { SourceRange } from '../../model/source.ts';

/** Shows a stretch of text in an editor beside the picture, never over it, and puts the cursor on it. */
export async function openSource({ file, range }: SourceRange, panel: WebviewPanel): Promise<void> {
  const uri = Uri.parse(file, true);
  const { start, end } = range;
  const column = columnFor(uri, panel);
  await window.showTextDocument(uri, {
    viewColumn: column,
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}

/** Where the file is open already, else where there is another editor, else beside. */
function columnFor(uri: Uri, panel: WebviewPanel): ViewColumn {
  const editors = window.visibleTextEditors.filter((editor) => editor.viewColumn !== undefined);
  const same = editors.find((editor) => editor.document.uri.toString() === uri.toString());
  const other = editors.find((editor) => editor.viewColumn !== panel.viewColumn);
  const group = window.tabGroups.all.find((one) => one.viewColumn !== panel.viewColumn);
  return same?.viewColumn ?? other?.viewColumn ?? group?.viewColumn ?? ViewColumn.Beside;
}
