import type { ParsedDocument } from './parse.ts';

/** Where a text cannot be read, for telling what else is only a consequence of that. */
export interface BrokenLines {
  /** What is said of each broken line; lines from 0. */
  readonly messages: ReadonlyMap<number, string>;
  /** The words of those lines: one of them may be the name of a declaration that could not be read. */
  readonly words: ReadonlySet<string>;
  /** The kinds of declarations that lack their names. */
  readonly nameless: ReadonlySet<string>;
}

/** Undefined where the whole text can be read. */
export function findBrokenLines({ text, diagnostics }: ParsedDocument): BrokenLines | undefined {
  if (diagnostics.length === 0) return undefined;
  const lines = text.split('\n');
  const words = new Set<string>();
  const nameless = new Set<string>();
  for (const { range, message } of diagnostics) {
    const line = lines[range.start.line] ?? '';
    for (const [word] of line.replace(/"(?:\\.|[^"\\])*"?/g, ' ').matchAll(/[\p{L}_][\p{L}\p{N}_-]*/gu)) words.add(word);
    const kind = /^After `(\w+)` (?:comes )?a name/.exec(message)?.[1];
    if (kind !== undefined && new RegExp(`^\\s*${kind}\\b`).test(line)) nameless.add(kind);
  }
  return { messages: new Map(diagnostics.map(({ range, message }) => [range.start.line, message])), words, nameless };
}
