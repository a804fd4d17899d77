/** The block that a place in the text is in, and how its line of thought began; by tokens, so that half-typed text is no obstacle. */
export interface BlockContext {
  /** Keywords of the declarations around, outermost first: `journey`, `phase`, `step`; `->` for integrations. Empty at the top level. */
  readonly blocks: readonly string[];
  /** The names of those declarations; empty for one without. */
  readonly names: readonly string[];
  /** The words and signs since the innermost `{` or `}`, up to the place. */
  readonly before: readonly string[];
  /** For each of `before`, whether it is the first on its line. */
  readonly lineStarts: readonly boolean[];
}

const piece = /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*(?:"|$)?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<->|->|\.\.|[{}()[\],]|[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*|\d[\p{L}\p{N}_.%:]*|[^\s]/gu;

/** `inside` is true where the place is within a string or comment, where nothing is completed. */
export function blockAt(text: string, offset: number, keywords: ReadonlySet<string>): BlockContext & { readonly inside: boolean } {
  const blocks: string[] = [];
  const names: string[] = [];
  let before: string[] = [];
  let lineStarts: boolean[] = [];
  let last = 0;
  let inside = false;
  for (const match of text.slice(0, offset).matchAll(piece)) {
    const [word] = match;
    const lineStart = text.slice(last, match.index).includes('\n') || last === 0;
    last = match.index + word.length;
    const isString = word.startsWith('"');
    inside = last === offset && ((isString && !(word.length > 1 && word.endsWith('"'))) || word.startsWith('//') || (word.startsWith('/*') && !word.endsWith('*/')));
    if (word.startsWith('//') || word.startsWith('/*')) continue;
    if (word === '{') {
      const keyword = blockKeyword(before, lineStarts, blocks, keywords);
      names.push(before[before.lastIndexOf(keyword) + 1] ?? '');
      blocks.push(keyword);
      before = [];
      lineStarts = [];
    } else if (word === '}') {
      blocks.pop();
      names.pop();
      before = [];
      lineStarts = [];
    } else {
      before.push(isString ? '"' : word);
      lineStarts.push(lineStart);
    }
  }
  return { blocks, names, before, lineStarts, inside };
}

/** What the head before a `{` declares: the last declaration keyword that begins a line or follows nothing, else an arrow. */
function blockKeyword(before: readonly string[], lineStarts: readonly boolean[], blocks: readonly string[], keywords: ReadonlySet<string>): string {
  for (let index = before.length - 1; index >= 0; index--) {
    const word = before[index] ?? '';
    const next = before[index + 1];
    if (keywords.has(word) && next !== '->' && next !== '.' && next !== ',' && before[index - 1] !== '->') return word;
    if (word === 'at' && (lineStarts[index] || index === 0)) return blocks.at(-1) ?? '';
    if ((word === '->' || word === '<->') && !before.slice(0, index).some((each, at) => (each === 'handover' || each === 'step') && at < index)) return '->';
  }
  return '';
}
