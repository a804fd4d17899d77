/** Columns that text is wrapped to: wide enough for a sentence, narrow enough for a split terminal. */
const WIDTH = 110;

/** Narrower than this a column of words is not made, whatever stands before it. */
const NARROWEST = 36;

/**
 * Words in lines; the first begins with `first`, the others with `indent`. Escapes of colours count as nothing. A word
 * that is longer than a line stands alone and is not cut, because it may be a path.
 */
export function wrapped(text: string, indent: string, first = indent): readonly string[] {
  const room = Math.max(NARROWEST, WIDTH - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && shownLength(line) + 1 + shownLength(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, place) => `${place === 0 ? first : indent}${each}`);
}

/** With spaces up to a width; numbers stand at the right. */
export function padded(text: string, width: number, right = false): string {
  return right ? text.padStart(width) : text.padEnd(width);
}

function shownLength(text: string): number {
  return text.replace(colourEscape, '').length;
}

const colourEscape = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
