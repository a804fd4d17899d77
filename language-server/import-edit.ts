import type { Range } from '../model/source.ts';

/** Adds an import behind those that are there, else at the top. */
export function importEdit(text: string, path: string): { readonly range: Range; readonly newText: string } {
  const lines = text.split('\n');
  let after = 0;
  for (const [index, line] of lines.entries()) {
    if (/^\s*import\s*"/.test(line)) after = index + 1;
    else if (after > 0 && line.trim() !== '') break;
  }
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const at = { line: after, character: 0 };
  // At the end of a file that does not end in a new line there is no next line to begin.
  const isBehindEnd = after >= lines.length;
  const last = { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  const place = isBehindEnd ? last : at;
  const gap = after === 0 && text.trim() !== '' ? end : '';
  return { range: { start: place, end: place }, newText: isBehindEnd ? `${end}import "${path}"` : `import "${path}"${end}${gap}` };
}
