import type { CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clientRoot, startLanguageClient } from './language-client.ts';

/** Types into an empty file as a newcomer does: takes what is offered, and only makes up names and titles. */
export interface Typist {
  /**
   * Takes the item with this label, which has to be offered. `fill` says what goes into the places of a snippet, by
   * what stands there: words of his own, or with `@` in front what has to be offered there.
   */
  take(label: string, fill?: Readonly<Record<string, string>>): Promise<void>;
  /** Types by hand. */
  type(text: string): void;
  /** Goes behind everything that is written. */
  leave(): void;
  text(): string;
  diagnostics(): Promise<readonly Diagnostic[]>;
  close(): void;
}

export async function startTyping(files: Readonly<Record<string, string>> = {}): Promise<Typist> {
  const client = await startLanguageClient({ 'cxa.json': '{}', ...files });
  const uri = `${clientRoot}/main.cxa`;
  /** What stands before the cursor, and behind it. */
  let before = '';
  let after = '';

  async function offered() {
    await client.write(uri, before + after);
    const position = TextDocument.create(uri, 'cxa', 0, before).positionAt(before.length);
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return items;
  }

  async function find(label: string) {
    const items = await offered();
    const item = items.find((each) => each.label === label);
    if (item?.textEdit && 'range' in item.textEdit) return item.textEdit;
    throw new Error(`"${label}" is not offered after\n${before}\nbut ${items.map((each) => each.label).join(', ')}.`);
  }

  /** Goes through a snippet as one does with the tab key. */
  async function insert(snippet: string, fill: Readonly<Record<string, string>>): Promise<void> {
    const behind = after;
    let stop: string | undefined;
    const pieces = snippet.split(/(\$\{\d+[:|](?:\\.|[^}\\])*\}|\$0)/);
    for (const [index, piece] of pieces.entries()) {
      after =
        pieces
          .slice(index + 1)
          .map(asText)
          .join('') + behind;
      const place = /^\$\{\d+(?::(.*)|\|(.*)\|)\}$/s.exec(piece);
      if (piece === '$0') stop = before;
      else if (!place) before += asText(piece);
      else {
        const name = asText(piece);
        const wanted = fill[name] ?? name;
        if (wanted.startsWith('@')) await find(wanted.slice(1));
        before += wanted.replace(/^@/, '');
      }
    }
    after = behind;
    if (stop === undefined) return;
    after = before.slice(stop.length) + behind;
    before = stop;
  }

  return {
    type(text) {
      before += text;
    },
    leave() {
      before += after;
      after = '';
    },
    text: () => before + after,
    async diagnostics() {
      await client.write(uri, before + after);
      return client.diagnostics(uri);
    },
    async take(label, fill = {}) {
      const { range, newText } = await find(label);
      before = before.slice(0, TextDocument.create(uri, 'cxa', 0, before).offsetAt(range.start));
      await insert(newText, fill);
    },
    close: client.close,
  };
}

/** What a piece of a snippet looks like before it is filled in. */
function asText(piece: string): string {
  const place = /^\$\{\d+(?::(.*)|\|(.*)\|)\}$/s.exec(piece);
  if (piece === '$0') return '';
  const text = place ? ((place[1] ?? place[2] ?? '').split(',')[0] ?? '') : piece;
  return text.replace(/\\(.)/g, '$1').replaceAll('\t', '  ');
}
