import { widthOf } from './format-pieces.ts';

/** A line that is laid out, with the comment that ends it. */
export interface LaidLine {
  /** Without the comment, indented; empty where a comment stands alone that goes on from the line above. */
  readonly code: string;
  readonly comment?: LineComment;
  /** Whether an empty line stands before it. */
  readonly apart: boolean;
}

export interface LineComment {
  readonly text: string;
  /** The column where it was written, and the blanks before it. */
  readonly column: number;
  readonly spaces: number;
}

/**
 * The lines with their comments. Comments of lines one after the other that were written in one column stay in one, however the
 * lines change; others keep their distance.
 */
export function alignComments(lines: readonly LaidLine[]): readonly string[] {
  const laid: string[] = [];
  for (let from = 0, to = 0; from < lines.length; from = to) {
    to = from + 1;
    while (sharesColumn(lines[to - 1], lines[to])) to++;
    const group = lines.slice(from, to);
    const column = columnOf(group);
    for (const { code, comment } of group) laid.push(comment === undefined ? code : `${code}${' '.repeat(Math.max(0, column - lastWidth(code)))}${comment.text}`);
  }
  return laid;
}

/** Whether a line's comment goes on in the next, where nothing else stands. */
export function goesOnBelow(above: LineComment | undefined, comment: LineComment): boolean {
  return above !== undefined && above.column === comment.column && above.text.startsWith('//') && comment.text.startsWith('//');
}

function sharesColumn(line: LaidLine | undefined, next: LaidLine | undefined): boolean {
  if (line?.comment === undefined || next?.comment === undefined || next.apart) return false;
  return line.comment.column === next.comment.column;
}

/** As near as the nearest of them was written. */
function columnOf(group: readonly LaidLine[]): number {
  let width = 0;
  let spaces = Number.POSITIVE_INFINITY;
  for (const { code, comment } of group) {
    if (comment === undefined || code === '') continue;
    width = Math.max(width, lastWidth(code));
    spaces = Math.min(spaces, Math.max(1, comment.spaces));
  }
  return width + (Number.isFinite(spaces) ? spaces : 1);
}

function lastWidth(code: string): number {
  return widthOf(code.slice(code.lastIndexOf('\n') + 1));
}
