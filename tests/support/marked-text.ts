import type { Position } from '../../model/source.ts';

/** A text with a cursor written as `|`, and where that was. */
export function markedText(marked: string): { readonly text: string; readonly position: Position } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('The text has no cursor.');
  const before = marked.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { text: before + marked.slice(offset + 1), position: { line, character: offset - before.lastIndexOf('\n') - 1 } };
}
