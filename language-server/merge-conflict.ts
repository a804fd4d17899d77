/** What is said where the marks of a conflict begin; `cxa diff` tells it by these words. */
export const unsettledMerge = 'A merge left both versions here: keep one of them and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`. The first is read meanwhile.';

/** A place that a merge could not decide; UTF-16 offsets. */
interface MergeConflict {
  /** Where the line that opens it ends. */
  readonly openEnd: number;
  /** The other version, and in a merge with three that of their ancestor, with their marks: up to the end of the last line. */
  readonly theirs: { readonly start: number; readonly end: number };
}

/**
 * Reads the marks that git leaves behind. Only whole ones are: seven signs at the beginning of three lines. Reading one
 * version alone keeps the rest of the file what it is, where both would declare everything twice.
 */
export function conflictAt(text: string, start: number): MergeConflict | undefined {
  if (!text.startsWith('<<<<<<<', start) || /[^ \r\n]/.test(text.charAt(start + 7))) return undefined;
  const middle = lineWith('=======', text, start);
  const close = middle === undefined ? undefined : lineWith('>>>>>>>', text, middle.end);
  if (middle === undefined || close === undefined) return undefined;
  const ancestor = lineWith('|||||||', text, start);
  const first = ancestor !== undefined && ancestor.start < middle.start ? ancestor.start : middle.start;
  return { openEnd: endOfLine(text, start), theirs: { start: first, end: close.end } };
}

function lineWith(mark: string, text: string, from: number): { readonly start: number; readonly end: number } | undefined {
  for (let at = text.indexOf(`\n${mark}`, from); at !== -1; at = text.indexOf(`\n${mark}`, at + 1)) {
    if (!/[^ \r\n]/.test(text.charAt(at + 8))) return { start: at + 1, end: endOfLine(text, at + 1) };
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
