import type { Token } from './token.ts';
import type { LexicalFault } from './scanner.ts';

/** How deep blocks and lists may nest. The parser recurses: without a cap, text could exhaust the stack and leave the parser unusable. */
export const MAX_DEPTH = 64;

/** Drops, in place, what is nested deeper than the cap, with one fault for the whole text. */
export function capDepth(tokens: Token[], faults: LexicalFault[]): void {
  let depth = 0;
  let kept = 0;
  let reported = false;
  for (const token of tokens) {
    const opens = token.image === '{' || token.image === '[';
    const closes = token.image === '}' || token.image === ']';
    if (opens) depth++;
    const tooDeep = depth > MAX_DEPTH;
    if (closes && depth > 0) depth--;
    if (!tooDeep) {
      tokens[kept++] = token;
    } else if (!reported) {
      reported = true;
      faults.push({ message: `Blocks nest deeper than ${MAX_DEPTH} here: what is inside is not read.`, offset: token.startOffset, length: token.image.length });
    }
  }
  tokens.length = kept;
}
