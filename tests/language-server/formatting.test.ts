import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatText } from '../../language-server/format-text.ts';
import { formattingEdits } from '../../language-server/lsp/formatting.ts';
import { parseDocument } from '../../language-server/parse.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { rules } from '../../model/rules/table.ts';
import { damages } from '../language/damage.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';
import { examplesFolder } from '../support/read-example.ts';

const examples = globSync('**/*.cxa', { cwd: examplesFolder }).sort();
const page = readFileSync(join(import.meta.dirname, '../language/fixtures/language.md'), 'utf8');
const texts: readonly (readonly [string, string])[] = [
  ...examples.map((path) => [path, readFileSync(join(examplesFolder, path), 'utf8')] as const),
  ...[...page.matchAll(/```cxa\n([\s\S]*?)```/g)].map(
    (match, index) => [`the language, ${index + 1}`, match[1] ?? ''] as const,
  ),
  ...Object.values(rules).flatMap(({ id, bad, good }) => [
    [`${id}, bad`, bad] as const,
    [`${id}, good`, good] as const,
  ]),
];

/** What a text says, without its places. */
function meaning(text: string): string {
  const { model } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  const { diagnostics } = parseDocument(text, 'file:///project/a.cxa');
  return JSON.stringify([model.elements, diagnostics.map(({ message }) => message)]);
}

/** Every comment, without the white space that lays it out. */
function comments(text: string): readonly string[] {
  return [...text.matchAll(/"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g)]
    .map(([piece]) => piece)
    .filter((piece) => piece.startsWith('/'))
    .map((piece) => piece.replace(/\s+/g, ' ').trim());
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '');

describe('laying out keeps what is said', () => {
  test.each(texts)('%s', (_, text) => {
    const laid = formatText(text);
    expect(formatText(laid)).toBe(laid);
    expect(comments(laid)).toEqual(comments(text));
    expect(withoutSpace(laid)).toBe(withoutSpace(text));
    expect(meaning(laid)).toBe(meaning(text));
  });

  test('examples are laid out as they are written', () => {
    expect(
      examples.filter(
        (path) =>
          formatText(readFileSync(join(examplesFolder, path), 'utf8')) !==
          readFileSync(join(examplesFolder, path), 'utf8'),
      ),
    ).toEqual([]);
  });

  test.each(Object.entries(damages))('text with a mistake means what it meant: %s', (_, damage) => {
    const quickstart = texts.find(([name]) => name.includes('quickstart'))?.[1] ?? '';
    const parts = quickstart.split(/\n(?=\w)/).filter((part) => part.includes('{\n'));
    const found = parts.map((part) => quickstart.replace(part, damage(part) ?? part));
    expect(found.length).toBeGreaterThan(1);
    for (const text of found) {
      const laid = formatText(text);
      expect(meaning(laid)).toBe(meaning(text));
      expect(formatText(laid)).toBe(laid);
    }
  });

  const all = texts.map(([, text]) => text).join('\n');
  const pieces = [...all.matchAll(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<?->|[\w-]+|\s+|\S/g)].map(
    ([piece]) => piece,
  );
  const soup = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      fc.constantFrom(
        '{',
        '}',
        '\n',
        '\n\n\n',
        '  ',
        '\t',
        ',',
        '->',
        '//x\n',
        '/* a\n  * b */',
        '"""a\n  b"""',
        '"',
        '😀',
        '\\',
        '$',
        '(',
        ')',
        'é',
        '\u00a0',
        '-',
        '1',
        '..',
        '/',
      ),
    ),
    {
      maxLength: 60,
    },
  );

  test('any order of words and signs, twice as once', () => {
    fc.assert(
      fc.property(soup, (words) => {
        const text = words.join('');
        const laid = formatText(text);
        expect(formatText(laid)).toBe(laid);
        expect(withoutSpace(laid)).toBe(withoutSpace(text));
        expect(comments(laid)).toEqual(comments(text));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('any stretch of the examples, cut where it may be, means the same', () => {
    const stretch = fc.record({
      which: fc.nat(texts.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(600),
    });
    fc.assert(
      fc.property(stretch, ({ which, from, length }) => {
        const text = texts[which]?.[1] ?? '';
        const start = Math.floor(from * text.length);
        const cut = text.slice(start, start + length);
        const laid = formatText(cut);
        expect(meaning(laid)).toBe(meaning(cut));
        expect(formatText(laid)).toBe(laid);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  test('edits of single lines make the same text as a whole', () => {
    fc.assert(
      fc.property(soup, (words) => {
        const text = words.join('');
        const edited = TextDocument.applyEdits(TextDocument.create('a', 'cxa', 0, text), formattingEdits(text));
        expect(edited).toBe(formatText(text));
      }),
      { numRuns: 300, seed: 9 },
    );
  });
});

test.each([
  [
    'blocks are indented by two',
    'system a {\nkind crm\n    system b {\nowner x\n}\n}',
    'system a {\n  kind crm\n  system b {\n    owner x\n  }\n}\n',
  ],
  [
    'a line that goes on is indented once more',
    'system a {\n  masters X,\n  Y\n}',
    'system a {\n  masters X,\n    Y\n}\n',
  ],
  ['arrows and braces have room', 'a->b{carries x}\na <->b', 'a -> b { carries x }\na <-> b\n'],
  ['at most one empty line, and none at the ends', '\n\nsystem a\n\n\n\nsystem b\n\n', 'system a\n\nsystem b\n'],
  [
    'two spaces between properties stay, more do not',
    'system a { kind crm  owner x     hosting saas }',
    'system a { kind crm  owner x  hosting saas }\n',
  ],
  [
    'columns of comments stay',
    'system a      // one\nsystem bcd    // two',
    'system a      // one\nsystem bcd    // two\n',
  ],
  ['stars of a comment line up', '  /**\n* One\n     * two\n   */\nsystem a', '/**\n * One\n * two\n */\nsystem a\n'],
  [
    'a long text stays as it is',
    'system a { description """one\n\n\n    two\n""" }',
    'system a { description """one\n\n\n    two\n""" }\n',
  ],
  ['line ends stay', 'system a {\r\nkind crm\r\n}\r\n', 'system a {\r\n  kind crm\r\n}\r\n'],
  ['nothing is nothing', ' \n\n ', ''],
])('%s', (_, text, laid) => {
  expect(formatText(text)).toBe(laid);
});

describe('in an editor', () => {
  const uri = `${clientRoot}/main.cxa`;
  const options = { tabSize: 2, insertSpaces: true };
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient({});
  });
  afterAll(() => client.close());

  async function edits(text: string, method: string, more: object = {}): Promise<TextEdit[]> {
    await client.write(uri, text);
    return client.request(method, { textDocument: { uri }, options, ...more });
  }

  test('a document is laid out by the lines that change', async () => {
    const found = await edits('system a {\nkind crm\n  owner x\n}\n\n\n\nsystem  b\n', 'textDocument/formatting');
    expect(found.map(({ range, newText }) => [range.start.line, newText])).toEqual([
      [1, '  kind crm\n'],
      [5, ''],
      [6, ''],
    ]);
  });

  test('what is laid out already is left alone', async () => {
    expect(await edits('system a {\n  kind crm\n}\n', 'textDocument/formatting')).toEqual([]);
    expect(await edits('system a {\r\n  kind crm\r\n}\r\n', 'textDocument/formatting')).toEqual([]);
  });

  test('a selection is laid out alone', async () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 8 } };
    const found = await edits('system a {\nkind crm\n}\nsystem b {\nkind crm\n}\n', 'textDocument/rangeFormatting', {
      range,
    });
    expect(found.map((edit) => edit.range.start.line)).toEqual([4]);
  });
});
