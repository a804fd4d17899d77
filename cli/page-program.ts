import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** The viewer's page as text, to be put into a file. */
export interface PageProgram {
  readonly script: string;
  /** With its fonts inside. */
  readonly style: string;
}

/**
 * Reads what the build has made.
 * @param letters code points of what is shown: only fonts that have some of them are put in
 */
export async function readPageProgram(letters: ReadonlySet<number>): Promise<PageProgram> {
  const folder = assetFolder();
  const [script, style] = await Promise.all(['static.js', 'static.css'].map((name) => readFile(new URL(name, folder), 'utf8')));
  if (script === undefined || style === undefined) throw new UsageError('The page is not built; run: npm run build');
  return { script: script.trim(), style: await withFonts(style.trim(), folder, letters) };
}

/** Beside the bundle, or, when the sources are run, where the build puts it. */
export function assetFolder(): URL {
  const beside = new URL('./webview/', import.meta.url);
  return existsSync(beside) ? beside : new URL('../dist/webview/', import.meta.url);
}

/** Each font face keeps its data in itself, or goes where the text has none of its letters. */
async function withFonts(style: string, folder: URL, letters: ReadonlySet<number>): Promise<string> {
  const pieces = style.split(/(@font-face\s*\{[^}]*\})/);
  const faces = pieces.map(async (piece) => {
    if (!piece.startsWith('@font-face')) return piece;
    const file = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(piece)?.[1];
    const range = /unicode-range:\s*([^;}]+)/i.exec(piece)?.[1] ?? '';
    if (file === undefined || !hasLetterIn(range, letters)) return '';
    const data = await readFile(new URL(file, folder));
    return piece.replace(file, `data:font/woff2;base64,${data.toString('base64')}`);
  });
  return (await Promise.all(faces)).join('');
}

function hasLetterIn(range: string, letters: ReadonlySet<number>): boolean {
  return range.split(',').some((piece) => {
    const [first = '', last = first] = piece.trim().replace(/^U\+/i, '').split('-');
    // What a question mark stands for is any digit.
    const [from, to] = [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(last.replaceAll('?', 'F'), 16)];
    return [...letters].some((letter) => letter >= from && letter <= to);
  });
}
