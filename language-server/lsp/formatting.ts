import { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver';
import { formatText } from '../format-text.ts';
import type { Provider } from './provider.ts';

export const formatting: Provider = {
  capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
  register(requests) {
    requests.onDocument(DocumentFormattingRequest.type, null, (view) => formattingEdits(view.document.text));
    requests.onDocument(DocumentRangeFormattingRequest.type, null, (view, { range }) =>
      formattingEdits(view.document.text).filter(
        ({ range: { start, end } }) => start.line <= range.end.line && end.line >= range.start.line,
      ),
    );
  },
};

/**
 * An edit for each line that changes, so that the cursor and folds elsewhere stay and a part can be laid out alone. Lines
 * keep their order and only empty ones are dropped: that is all there is to align.
 */
export function formattingEdits(before: string): TextEdit[] {
  const fresh = linesOf(formatText(before));
  const edits: TextEdit[] = [];
  let next = 0;
  linesOf(before).forEach((old, line) => {
    const isDropped = old.trim() === '' && fresh[next]?.trim() !== '';
    const text = isDropped ? '' : (fresh[next++] ?? '');
    if (text !== old) edits.push({ range: { start: { line, character: 0 }, end: endOf(old, line) }, newText: text });
  });
  return edits;
}

function endOf(text: string, line: number): TextEdit['range']['end'] {
  return text.endsWith('\n') ? { line: line + 1, character: 0 } : { line, character: text.length };
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
