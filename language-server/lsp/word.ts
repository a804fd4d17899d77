import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../model/source.ts';

/** The word around a position; undefined where there is none. */
export function wordAt(
  document: TextDocument,
  position: Position,
): { readonly text: string; readonly range: Range } | undefined {
  const line = document.getText({
    start: { line: position.line, character: 0 },
    end: { line: position.line + 1, character: 0 },
  });
  for (const match of line.matchAll(/[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start <= position.character && position.character <= end) {
      return {
        text: match[0],
        range: { start: { line: position.line, character: start }, end: { line: position.line, character: end } },
      };
    }
  }
  return undefined;
}
