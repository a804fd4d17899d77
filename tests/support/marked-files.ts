import type { Range } from '../../model/source.ts';
import { clientRoot, startLanguageClient } from './language-client.ts';
import type { LanguageClient } from './language-client.ts';
import { markedText } from './marked-text.ts';

/** An editor with files open in it, one of them with a cursor written as `|`. */
export interface MarkedClient extends LanguageClient {
  /** Where the cursor is. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Range['start'] };
  /** The texts as opened, without the cursor, by path. */
  readonly texts: Readonly<Record<string, string>>;
  /** `main.cxa 3: crm`: a place as its file, its line from 1 and its text. */
  say(place: { readonly uri: string; readonly range: Range }): string;
}

/** All files are on the disk; the one with the cursor is open, too. */
export async function startMarkedClient(files: Readonly<Record<string, string>>): Promise<MarkedClient> {
  const marked = Object.entries(files).find(([path, text]) => path.endsWith('.cxa') && text.includes('|'));
  if (!marked) throw new Error('No file has a cursor.');
  const [path, { text, position }] = [marked[0], markedText(marked[1])];
  const texts = { ...files, [path]: text };
  const client = await startLanguageClient({ 'cxa.json': '{}', ...texts });
  const uri = `${clientRoot}/${path}`;
  await client.write(uri, text);
  return {
    ...client,
    at: { textDocument: { uri }, position },
    texts,
    say({ uri: file, range }) {
      const name = file.slice(clientRoot.length + 1);
      const line = (texts[name] ?? '').split('\n')[range.start.line] ?? '';
      return `${name} ${range.start.line + 1}: ${line.slice(range.start.character, range.end.line > range.start.line ? undefined : range.end.character)}`;
    },
  };
}
