import { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { formatText } from '../format-text.ts';
import type { Provider } from './provider.ts';

export const formatting: Provider = {
  capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
  register(requests) {
    requests.onDocument(DocumentFormattingRequest.type, null, (view) => formattingEdits(view.document.text));
    requests.onDocument(DocumentRangeFormattingRequest.type, null, (view, { range }) =>
      rangeEdits(view.document.text, range),
    );
  },
};

/**
 * An edit for each stretch of white space that changes, so that the cursor and folds elsewhere stay and a part can be laid out alone.
 * Nothing but white space differs: that is all there is to compare.
 */
export function formattingEdits(before: string): TextEdit[] {
  const after = formatText(before);
  const edits: TextEdit[] = [];
  const lineStarts = findLineStarts(before);
  let line = 0;
  const positionAt = (offset: number): Position => {
    while ((lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
    return { line, character: offset - (lineStarts[line] ?? 0) };
  };
  function replace(start: number, old: string, fresh: string): void {
    if (old !== fresh) edits.push({ range: { start: positionAt(start), end: positionAt(start + old.length) }, newText: fresh });
  }
  for (let old = 0, fresh = 0; old < before.length || fresh < after.length; old++, fresh++) {
    const [oldEnd, freshEnd] = [endOfBlanks(before, old), endOfBlanks(after, fresh)];
    const [was, is] = [splitBlanks(before.slice(old, oldEnd)), splitBlanks(after.slice(fresh, freshEnd))];
    if (was.breaks === '' || is.breaks === '') replace(old, was.tail + was.breaks + was.indent, is.tail + is.breaks + is.indent);
    else {
      replace(old, was.tail, is.tail);
      replace(old + was.tail.length, was.breaks, is.breaks);
      replace(oldEnd - was.indent.length, was.indent, is.indent);
    }
    old = oldEnd;
    fresh = freshEnd;
  }
  return edits;
}

/** The edits that lay out the lines of a range, and no others. */
export function rangeEdits(before: string, range: Range): TextEdit[] {
  return formattingEdits(before).filter((edit) => isOnLinesOf(edit.range, range));
}

/** Whether an edit touches no line that is not in the range; a range that ends before the first character of a line is without it. */
function isOnLinesOf(edit: Range, { start, end }: Range): boolean {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return edit.start.line >= start.line && edit.end.line <= last;
}

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (end < text.length && /\s/.test(text.charAt(end))) end++;
  return end;
}

/** What ends a line, the line breaks with the empty lines between them, and what begins the next line. */
function splitBlanks(blanks: string): { readonly tail: string; readonly breaks: string; readonly indent: string } {
  const first = /\r?\n/.exec(blanks);
  if (first === null) return { tail: blanks, breaks: '', indent: '' };
  const last = blanks.lastIndexOf('\n') + 1;
  return { tail: blanks.slice(0, first.index), breaks: blanks.slice(first.index, last), indent: blanks.slice(last) };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
