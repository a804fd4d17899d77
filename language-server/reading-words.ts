/** A word, sign, quantity or string before a place. */
export interface ReadWord {
  readonly text: string;
  readonly kind: 'word' | 'string' | 'quantity' | 'sign';
  /** It is the first on its line, or follows a brace. */
  readonly starts: boolean;
}

export interface WordsBefore {
  readonly words: readonly ReadWord[];
  /** The place is within a string or a comment. */
  readonly inside: boolean;
  /** Nothing stands before the place in its line. */
  readonly startsLine: boolean;
}

const pieces =
  /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*(?:"|$)?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<->|->|\.\.|[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*|\d[\p{L}\p{N}_.%:]*|\S/gu;

/** Reads the text before a place word by word: without a grammar, so that half-typed text is no obstacle. */
export function wordsBefore(text: string, offset: number): WordsBefore {
  const words: ReadWord[] = [];
  let end = 0;
  let inside = false;
  for (const match of text.slice(0, offset).matchAll(pieces)) {
    const [piece] = match;
    const previous = words.at(-1)?.text;
    const starts =
      words.length === 0 || previous === '{' || previous === '}' || text.slice(end, match.index).includes('\n');
    end = match.index + piece.length;
    inside = end === offset && isOpen(piece);
    if (piece.startsWith('//') || piece.startsWith('/*')) continue;
    words.push({ text: piece, kind: kindOf(piece), starts });
  }
  return { words, inside, startsLine: text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '' };
}

/** A comment or string that has not ended where the text is cut. */
function isOpen(piece: string): boolean {
  if (piece.startsWith('//')) return true;
  if (piece.startsWith('/*')) return piece.length < 4 || !piece.endsWith('*/');
  if (piece.startsWith('"""')) return piece.length < 6 || !piece.endsWith('"""');
  return piece.startsWith('"') && (piece.length < 2 || !/[^\\](?:\\\\)*"$/.test(piece));
}

function kindOf(piece: string): ReadWord['kind'] {
  if (piece.startsWith('"')) return 'string';
  if (/^\d/.test(piece)) return 'quantity';
  return /^[\p{L}_]/u.test(piece) ? 'word' : 'sign';
}
