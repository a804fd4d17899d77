import type { LexicalFault } from './scanner.ts';

/** What is said of a block without an end. */
export const unclosedBlock = 'This `{` is not closed: add `}` where its block ends.';
/** What is said of a string without an end. */
export const unclosedString = 'This string is not closed: add `"` at its end.';

/** More unclosed blocks than these have one cause, and one sentence. */
const mostUnclosed = 3;

/** Says once what has one cause: many unclosed blocks, or a text that is cut in the middle of a string. */
export function sumUpFaults(faults: readonly LexicalFault[], text: string): readonly LexicalFault[] {
  const open = faults.filter((fault) => fault.message === unclosedBlock);
  const end = text.trimEnd().length;
  const isCut = faults.some((fault) => fault.message === unclosedString && fault.offset + fault.length >= end);
  if (isCut) return faults.filter((fault) => fault.message !== unclosedBlock);
  if (open.length <= mostUnclosed) return faults;
  const first = open.reduce((a, b) => (b.offset < a.offset ? b : a));
  const message = `This \`{\` is not closed, nor are ${open.length - 1} more after it: add \`}\` where their blocks end.`;
  return faults.flatMap((fault) => (fault === first ? [{ ...fault, message }] : fault.message === unclosedBlock ? [] : [fault]));
}
