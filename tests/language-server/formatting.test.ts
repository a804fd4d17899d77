import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatText } from '../../language-server/format-text.ts';
import { formattingEdits, rangeEdits } from '../../language-server/lsp/formatting.ts';
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

  test.each(examples)('%s is the same, however its words are spaced', (path) => {
    const text = readFileSync(join(examplesFolder, path), 'utf8');
    const shape = fc.record({ step: fc.constantFrom('', ' ', '    ', '\t'), gaps: fc.array(fc.constantFrom(' ', '  ', '\t', '     '), { minLength: 7, maxLength: 23 }) });
    fc.assert(
      fc.property(shape, ({ step, gaps }) => {
        let at = 0;
        const respaced = text.split('\n').map((line) => {
          const indent = /^ */.exec(line)?.[0] ?? '';
          const rest = line.slice(indent.length);
          // Comments keep their distance, and a block without indentation in the first column is read otherwise.
          if (/\/\/|\/\*|^\*/.test(rest)) return indent.replaceAll('  ', `  ${step}`) + rest;
          const words = rest.replaceAll(/("(?:\\.|[^"\\])*")| +/g, (found, string: string | undefined) => string ?? gaps[at++ % gaps.length] ?? found);
          return `${indent.replaceAll('  ', `  ${step}`)}${words}${gaps[at % gaps.length]}`;
        });
        const laid = formatText(`\n${respaced.join('\n').replaceAll('\n\n', '\n \n\n\n')}`);
        expect(laid).toBe(text);
      }),
      { numRuns: 8, seed: 4 },
    );
  });

  test('any words taken out of the examples, what is left says what it said', () => {
    const holes = fc.record({
      which: fc.nat(texts.length - 1),
      at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      kept: fc.constantFrom('', '{', '}', '\n', '"', ','),
    });
    fc.assert(
      fc.property(holes, ({ which, at, kept }) => {
        const words = [...(texts[which]?.[1] ?? '').matchAll(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|<?->|[\w-]+|\s+|\S/g)].map(([word]) => word);
        for (const share of at) words[Math.floor(share * words.length)] = kept;
        const text = words.join('');
        const laid = formatText(text);
        expect(formatText(laid)).toBe(laid);
        expect(withoutSpace(laid)).toBe(withoutSpace(text));
        expect(meaning(laid)).toBe(meaning(text));
      }),
      { numRuns: 120, seed: 8 },
    );
  });

  test('edits of a part change none of the other lines, those of all lines make the text as a whole', () => {
    const part = fc.record({ words: soup, from: fc.nat({ max: 8 }), length: fc.nat({ max: 6 }) });
    fc.assert(
      fc.property(part, ({ words, from, length }) => {
        const text = words.join('');
        const lines = text.split('\n');
        const range = { start: { line: from, character: 0 }, end: { line: from + length, character: 1 } };
        const edited = TextDocument.applyEdits(TextDocument.create('a', 'cxa', 0, text), rangeEdits(text, range));
        const rest = lines.slice(from + length + 1);
        expect(edited.split('\n').slice(0, Math.min(from, lines.length))).toEqual(lines.slice(0, from));
        expect(rest.length === 0 ? [] : edited.split('\n').slice(-rest.length)).toEqual(rest);
        expect(rangeEdits(text, { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } })).toEqual(formattingEdits(text));
      }),
      { numRuns: 300, seed: 6 },
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
  ['blocks are indented by two', 'system a {\nkind crm\n    system b {\nowner x\n}\n}', 'system a {\n  kind crm\n  system b {\n    owner x\n  }\n}\n'],
  ['a line that goes on is indented once more', 'system a {\n  masters X,\n  Y\n}', 'system a {\n  masters X,\n    Y\n}\n'],
  [
    'a list that goes on behind a comment is indented as well',
    'a -> b {\ncarries X,\n// why\nY\nevery 60min\n}',
    'a -> b {\n  carries X,\n    // why\n    Y\n  every 60min\n}\n',
  ],
  ['a head that goes on is indented once, its block as any', 'a -> b\nby soap {\ncarries x\n}', 'a -> b\n  by soap {\n  carries x\n}\n'],
  ['arguments are indented', 'use t as x (\na: b,\nc: [\nd,\ne\n]\n)', 'use t as x (\n  a: b,\n  c: [\n    d,\n    e\n  ]\n)\n'],
  ['arrows and braces have room', 'a->b{carries x}\na <->b', 'a -> b { carries x }\na <-> b\n'],
  ['a head has single blanks', 'system   a  "A  title"    {\n}', 'system a "A  title" {\n}\n'],
  ['an empty block is empty', 'system a { }\nsystem b {}', 'system a {}\nsystem b {}\n'],
  ['a block begins in the line of its head', 'system a\n{\n  kind crm\n}', 'system a {\n  kind crm\n}\n'],
  [
    'a block over several lines has its braces at their ends',
    'system a { kind crm  owner x\n  hosting saas } system b',
    'system a {\n  kind crm  owner x\n  hosting saas\n}\nsystem b\n',
  ],
  [
    'inner blocks too',
    'journey j { phase p { step s {\n actor bot } } }',
    'journey j {\n  phase p {\n    step s {\n      actor bot\n    }\n  }\n}\n',
  ],
  ['at most one empty line, and none at the ends', '\n\nsystem a\n\n\n\nsystem b\n\n', 'system a\n\nsystem b\n'],
  ['no empty line at the ends of a block', 'system a {\n\n  kind crm\n\n\n  owner x\n\n}', 'system a {\n  kind crm\n\n  owner x\n}\n'],
  [
    'two spaces between properties',
    'system a { kind crm owner x     hosting saas }\npolicy p { cap a 4 per 30d   cap b 1 per 90d }',
    'system a { kind crm  owner x  hosting saas }\npolicy p { cap a 4 per 30d  cap b 1 per 90d }\n',
  ],
  [
    'properties of two words are one',
    'system a { run   owner x end of life 2029-01-01 }\nstep s',
    'system a { run owner x  end of life 2029-01-01 }\nstep s\n',
  ],
  [
    'quantities are close',
    'programme p { phase f weeks 1 - 3 { gate g { requires a>=60% } } }\nsystem a { cost 900 EUR / year capacity 5 / h }\nchannel c { hours Mon-Sat 08:00 - 20:00 }',
    'programme p { phase f weeks 1-3 { gate g { requires a >= 60% } } }\nsystem a { cost 900 EUR/year  capacity 5/h }\nchannel c { hours Mon-Sat 08:00-20:00 }\n',
  ],
  ['columns of comments stay', 'system a      // one\nsystem bcd    // two', 'system a      // one\nsystem bcd    // two\n'],
  [
    'comments in a column stay in one when lines change',
    'system a {\n kind   crm     // one\n owner x        // two\n                // more of two\n hosting saas // alone\n}',
    'system a {\n  kind crm     // one\n  owner x      // two\n               // more of two\n  hosting saas // alone\n}\n',
  ],
  [
    'a comment behind a brace stays there',
    'system a { // one\nkind crm\n// two\n}\n// three',
    'system a { // one\n  kind crm\n  // two\n}\n// three\n',
  ],
  ['a comment among words has room', 'system a { kind /* why */crm /** doc */ owner x }', 'system a { kind /* why */ crm /** doc */ owner x }\n'],
  ['stars of a comment line up', '  /**\n* One\n     * two\n   */\nsystem a', '/**\n * One\n * two\n */\nsystem a\n'],
  [
    'a long text stays as it is',
    'system a { description """one\n\n\n    two  \n""" }',
    'system a { description """one\n\n\n    two  \n""" }\n',
  ],
  ['line ends stay', 'system a {\r\nkind crm\r\n\r\n\r\n}\r\n', 'system a {\r\n  kind crm\r\n}\r\n'],
  ['the mark of a text in UTF-8 stays', '\uFEFFsystem  a', '\uFEFFsystem a\n'],
  ['nothing is nothing', ' \n\n ', ''],
  [
    'a declaration with a mistake stays as it is, others do not',
    'system a {\nkind   crm\n}\n\n\nsystem b {\nkind   crm\n  owner   §\n}\n   \nsystem   c',
    'system a {\n  kind crm\n}\n\nsystem b {\nkind   crm\n  owner   §\n}\n\nsystem c\n',
  ],
])('%s', (_, text, laid) => {
  expect(formatText(text)).toBe(laid);
});

describe('a block in one line', () => {
  const fits = `system a "${'x'.repeat(60)}" { kind crm  owner somebody  hosting saas }`;

  test('stays up to 120 columns', () => {
    const longest = fits.replace('x', 'x'.repeat(121 - fits.length));
    expect(longest).toHaveLength(120);
    expect(formatText(longest)).toBe(`${longest}\n`);
    expect(formatText(`${longest} // and a comment`)).toBe(`${longest} // and a comment\n`);
  });

  test('that is longer is put on lines, property by property', () => {
    const title = 'x'.repeat(100);
    expect(formatText(`system a "${title}" { kind crm owner x /** Why */ at p1 { hosting saas }  system b { kind y  owner z } }`)).toBe(
      [`system a "${title}" {`, '  kind crm', '  owner x', '  /** Why */ at p1 { hosting saas }', '  system b { kind y  owner z }', '}', ''].join('\n'),
    );
  });

  test('that shares its line is put on a line of its own first', () => {
    expect(formatText(`system a {\n  kind crm  at p1 { vendor "${'x'.repeat(90)}" }  owner somebody\n}`)).toBe(
      `system a {\n  kind crm\n  at p1 { vendor "${'x'.repeat(90)}" }\n  owner somebody\n}\n`,
    );
  });
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

  test('a document is laid out by the blanks that change', async () => {
    const found = await edits('system a {\nkind crm\n  owner x\n}\n\n\n\nsystem  b\n', 'textDocument/formatting');
    expect(found.map(({ range: { start, end }, newText }) => [start.line, start.character, end.line, end.character, newText])).toEqual([
      [1, 0, 1, 0, '  '],
      [3, 1, 7, 0, '\n\n'],
      [7, 6, 7, 8, ' '],
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
