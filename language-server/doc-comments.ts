import type { Token } from './token.ts';

/** Offset of a declaration's first token → the text of the doc comment right before it. */
export type DocComments = ReadonlyMap<number, string>;

/** Finds the doc comments that stand right before a token. Both lists are in the order of the text. */
export function collectDocComments(tokens: readonly Token[], comments: readonly Token[]): DocComments {
  const found = new Map<number, string>();
  let at = 0;
  for (const comment of comments) {
    if (!comment.image.startsWith('/**') || comment.image.length < 5) continue;
    while (at < tokens.length && (tokens[at]?.startOffset ?? 0) < comment.startOffset) at++;
    const next = tokens[at];
    if (next !== undefined) found.set(next.startOffset, readDocComment(comment.image));
  }
  return found;
}

/** The Markdown inside: without the comment signs and the stars that begin its lines. */
function readDocComment(image: string): string {
  const inner = image.slice(3, image.endsWith('*/') ? -2 : undefined);
  const lines = inner.split(/\r?\n/).map((line, index) => (index === 0 ? line.trim() : line.replace(/^\s*\* ?/, '').trimEnd()));
  return lines.join('\n').trim();
}
