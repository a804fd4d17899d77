import { Range, TabInputWebview, Uri, ViewColumn, window } from 'vscode';
import type { SourceRange } from '../../model/source.ts';

interface OpenOptions {
  /** The group in which the picture is; found when left out. */
  readonly picture?: ViewColumn | undefined;
  /** The cursor moves, the keyboard stays where it is. */
  readonly preserveFocus?: boolean;
}

/** Shows a stretch of text in an editor beside the picture, never over it, and puts the cursor on it. */
export async function openSource({ file, range }: SourceRange, { picture = pictureColumn(), preserveFocus = false }: OpenOptions = {}): Promise<void> {
  const uri = Uri.parse(file, true);
  const { start, end } = range;
  await window.showTextDocument(uri, {
    viewColumn: columnFor(uri, picture),
    selection: new Range(start.line, start.character, end.line, end.character),
    preserveFocus,
  });
}

/** Where the file is open already, else where there is another editor, else beside. */
function columnFor(uri: Uri, picture: ViewColumn | undefined): ViewColumn {
  const editors = window.visibleTextEditors.filter((editor) => editor.viewColumn !== undefined);
  const same = editors.find((editor) => editor.document.uri.toString() === uri.toString());
  const other = editors.find((editor) => editor.viewColumn !== picture);
  const group = window.tabGroups.all.find((one) => one.viewColumn !== picture);
  return same?.viewColumn ?? other?.viewColumn ?? group?.viewColumn ?? ViewColumn.Beside;
}

function pictureColumn(): ViewColumn | undefined {
  const isPicture = (input: unknown) => input instanceof TabInputWebview && input.viewType.endsWith('cxa.preview');
  return window.tabGroups.all.find(({ activeTab }) => isPicture(activeTab?.input))?.viewColumn;
}
