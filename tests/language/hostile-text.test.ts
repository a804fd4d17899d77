import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';

const page = readFileSync(new URL('./fixtures/language.md', import.meta.url), 'utf8');
const sample = [...page.matchAll(/```cxa\n([\s\S]*?)```/g)].map((match) => match[1] ?? '').join('\n');

describe('text that is no architecture', () => {
  test('an empty file is fine', () => {
    expect(parseDocument('', 'a.cxa').diagnostics).toEqual([]);
    expect(parseDocument('\uFEFF \r\n\t// nothing\n/* nothing */', 'a.cxa').diagnostics).toEqual([]);
  });

  test('10,000 unclosed braces are one sentence about depth and one about what is open', () => {
    const { diagnostics } = parseDocument(`system a ${'{'.repeat(10_000)}`, 'a.cxa');
    expect(diagnostics.length).toBeLessThanOrEqual(2);
    expect(diagnostics.map(({ message }) => message).join()).toMatch(/not closed|deeper|one too many/);
  });

  test('10,000 nested systems are cut at the depth that is read, and what comes after is kept', () => {
    const nested = Array.from({ length: 10_000 }, (_, index) => `system s${index} {`).join('\n');
    const { root, diagnostics } = parseDocument(`${nested}\n${'}\n'.repeat(10_000)}\nteam after "After"`, 'a.cxa');
    expect(diagnostics.map(({ message }) => message)).toEqual(['Blocks nest deeper than 64 here: what is inside is not read.']);
    expect(root.declarations?.map((node) => node.$type)).toEqual(['System', 'Team']);
  });

  test('10,000 nested lists do not exhaust the stack', () => {
    const { diagnostics } = parseDocument(`use t as x (a: ${'['.repeat(10_000)}`, 'a.cxa');
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(parseDocument('system a', 'a.cxa').diagnostics).toEqual([]);
  });

  test('a binary file is one sentence', () => {
    const { diagnostics } = parseDocument(`\u0089PNG\r\n\u001a\n${'\0\u0001{}"'.repeat(1000)}`, 'a.cxa');
    expect(diagnostics.map(({ message }) => message)).toEqual(['This is not a text file: it holds a zero byte.']);
  });

  test('a file that is too large is one sentence', () => {
    const { diagnostics, root } = parseDocument('x'.repeat(4 * 1024 * 1024 + 1), 'a.cxa');
    expect(diagnostics).toHaveLength(1);
    expect(root.declarations).toBeUndefined();
  });

  test('a file cut in the middle of a string keeps what stands before', () => {
    const { diagnostics, root } = parseDocument('system a { kind crm }\nsystem b "half a ti', 'a.cxa');
    expect(diagnostics.map(({ message }) => message)).toEqual(['This string is not closed: add `"` at its end.']);
    expect(root.declarations).toMatchObject([{ name: 'a', kind: 'crm' }, { name: 'b', title: 'half a ti' }]);
  });

  test('a file cut in the middle of a long string keeps the declarations after it', () => {
    const { diagnostics, root } = parseDocument('system a { description """one\n  two\n\nsystem b', 'a.cxa');
    expect(diagnostics.length).toBeLessThanOrEqual(2);
    expect(root.declarations).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });

  test('more errors than anybody reads end the reading, and what stands before is kept', () => {
    const { diagnostics, root } = parseDocument(`team first\nsystem a {\n  kind crm\n${'  kind x 5 y\n'.repeat(20_000)}}`, 'a.cxa');
    expect(diagnostics.length).toBeGreaterThan(100);
    expect(diagnostics.length).toBeLessThanOrEqual(500);
    expect(root.declarations?.[0]).toMatchObject({ $type: 'Team', name: 'first' });
    expect(parseDocument(`a -> ${'b -> '.repeat(50_000)}`, 'a.cxa').diagnostics.length).toBeGreaterThan(0);
    expect(parseDocument('system a', 'a.cxa').diagnostics).toEqual([]);
  });

  test.each(['}', '/*', '/*\n', '"', '"""', '->', 'a -> ', 'a.', '[', '(', '§\n', 'owner\n', '// x\n', 'system a {\n'])(
    'a hundred thousand times %j is read',
    (piece) => {
      expect(parseDocument(piece.repeat(100_000), 'a.cxa').diagnostics.length).toBeLessThanOrEqual(500);
    },
    60_000,
  );

  test('prose is a few sentences, not one for every word', () => {
    const prose = 'The quick brown fox jumps over the lazy dog.\n'.repeat(200);
    expect(parseDocument(prose, 'a.cxa').diagnostics.length).toBeLessThan(5);
  });
});

describe('text broken at random', () => {
  const pieces = ['{', '}', '"', '->', '<->', ',', '.', '..', '/*', '*/', '//', '(', '[', ']', '\n', ' ', 'system', 'end', 'none', '5min', '"""', '\0', '😀', '\u2028', '-', '$', 'ü'];
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat({ max: 30 }), insert: fc.constantFrom(...pieces, '') });

  test('never throws, places every diagnostic inside the text, and leaves the parser whole', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = sample;
        for (const { at, remove, insert } of edits) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + insert + text.slice(offset + remove);
        }
        const lines = text.split('\n');
        for (const { range } of parseDocument(text, 'a.cxa').diagnostics) {
          expect(range.start.line).toBeLessThan(lines.length);
          expect(range.end.character).toBeLessThanOrEqual((lines[range.end.line] ?? '').length);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(parseDocument(sample, 'a.cxa').diagnostics).toEqual([]);
  });

  test('never throws on words and signs in any order', () => {
    const word = fc.constantFrom(...pieces, ...sample.split(/\s+/).slice(0, 300));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        parseDocument(words.join(' '), 'a.cxa');
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
