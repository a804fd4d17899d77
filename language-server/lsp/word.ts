import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../model/source.ts';

/** What is being typed in front of a position: the beginning of a word, or a number with what is glued to it. */
export function typedBefore(document: TextDocument, { line, character }: Position): string {
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  return (
    /(?:(?<![\p{L}\p{N}_.-])\d[\d.:-]*[\p{L}%]*|[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]*)*)$/u.exec(before)?.[0] ?? ''
  );
}

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
