export interface Room {
  /** In what `sizeOf` measures, the note included. */
  readonly size: number;
  sizeOf(text: string): number;
  /** What stands at the end where something is left out. */
  readonly note: string;
}

/**
 * The beginning of a Markdown text that has room: cut between lines, never in a block of code, with what is folded
 * closed. The whole text where it has room.
 */
export function cutMarkdown(text: string, { size, sizeOf, note }: Room): string {
  if (sizeOf(text) <= size) return text;
  const end = `\n\n${note}\n`;
  const closing = '\n\n</details>';
  let left = size - sizeOf(end);
  let open = 0;
  const kept: string[] = [];
  for (const part of partsOf(text)) {
    const opened = open + (part.startsWith('<details') ? 1 : 0) - (part.startsWith('</details') ? 1 : 0);
    const needed = sizeOf(`${part}\n`) + Math.max(0, opened) * sizeOf(closing);
    if (needed > left) break;
    left -= sizeOf(`${part}\n`);
    open = opened;
    kept.push(part);
  }
  return `${kept.join('\n').trimEnd()}${closing.repeat(Math.max(0, open))}${end}`;
}

/** Lines, a block of code as one. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) parts.push(line);
    else parts.push(`${parts.pop() ?? ''}\n${line}`);
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  return parts;
}
