import type { Paint } from './paint.ts';

/** Reads well in a window of this many columns and up. */
const width = 96;

/** Our own Markdown for a terminal: headings and strong words bold, paragraphs filled, code as it stands, indented. */
export function terminalText(markdown: string, paint: Paint): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.trimEnd().split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(line === '' ? '' : `    ${line}`);
    else if (line.startsWith('#')) lines.push(paint.bold(line.replace(/^#+ /, '')));
    else lines.push(...filled(line, paint));
  }
  // A fence has an empty line on both sides, of which one is enough.
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function filled(line: string, paint: Paint): readonly string[] {
  if (line === '') return [''];
  const item = line.startsWith('- ');
  const text = item ? line.slice(2) : line;
  return wrapped(text, item ? '  ' : '').map((each, place) =>
    `${item && place === 0 ? `- ${each.slice(2)}` : each}`.replace(/\*\*(.+?)\*\*/g, (_, strong: string) => paint.bold(strong)).replaceAll('`', ''),
  );
}

/** Filled lines, each behind the indent. */
export function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
