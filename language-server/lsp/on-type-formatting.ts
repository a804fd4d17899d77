import { DocumentOnTypeFormattingRequest } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver';
import { formattingEdits } from './formatting.ts';
import type { DocumentView, Provider } from './provider.ts';

/** A line that is closed by a brace or left by a new line goes to its indentation; nothing else in it moves. */
export const onTypeFormatting: Provider = {
  capabilities: { documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] } },
  register(requests) {
    requests.onDocument(DocumentOnTypeFormattingRequest.type, null, (view, { position: { line }, ch }) =>
      indentEdits(view, ch === '\n' ? [line - 1, line] : [line]),
    );
  },
};

function indentEdits(view: DocumentView, lines: readonly number[]): TextEdit[] {
  const edits = formattingEdits(view.document.text);
  return lines.flatMap((line) => {
    const old = lineOf(view, line);
    const edit = edits.find(({ range }) => range.start.line === line);
    // On a line without words the cursor is where the editor has put it.
    if (!edit || old.trim() === '') return [];
    const [before, after] = [indentOf(old), indentOf(edit.newText)];
    if (before === after) return [];
    return [{ range: { start: { line, character: 0 }, end: { line, character: before.length } }, newText: after }];
  });
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function lineOf({ text }: DocumentView, line: number): string {
  return text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
