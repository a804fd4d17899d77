import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';
import { keywordHelp } from '../../language-server/reference/keyword-help.ts';
import type { PropertyReference } from '../../language-server/reference/reference.ts';
import { plainSnippet } from '../../language-server/reference/snippet.ts';
import { declarations, propertiesIn } from '../../language-server/reference/table.ts';
import { unitWords, valueWords } from '../../language-server/reference/value-words.ts';
import { blockAround, blockWith, createReader, firstWords, headWith, listOf, nameOf, snippetInPlace, withTail } from '../support/reference-texts.ts';

const named = declarations.map((each) => [nameOf(each), each] as const);
/** What a `set` changes is of any kind: its properties are those of the kinds, and shown there. */
const ownNamed = named.filter(([name]) => name !== 'set');
const read = createReader();

describe('what the reference shows is read without a mistake, and changes the model', () => {
  test.each(named)('%s: its snippet', (_, declaration) => {
    const { problems, elements } = read(snippetInPlace(declaration));
    expect(problems).toEqual([]);
    if (declaration.keyword !== 'import') expect(meaning(elements)).not.toBe(meaning(read('').elements));
  });

  test.each(ownNamed.filter(([name]) => name !== 'import'))('%s: what its head may have', (_, declaration) => {
    const unheard = declaration.head.filter(({ keyword, example }) => !isHeard(headWith(declaration, keyword, ''), headWith(declaration, keyword, example)));
    expect(unheard.map(({ example }) => example)).toEqual([]);
  });

  test.each(ownNamed)('%s: each property', (_, declaration) => {
    const unheard = propertiesIn(declaration).filter(({ example }) => !isHeard(blockWith(declaration, ''), blockWith(declaration, example)));
    expect(unheard.map(({ example }) => example)).toEqual([]);
  });

  test.each(ownNamed)('%s: what may follow the value of a property', (_, declaration) => {
    const unheard = propertiesIn(declaration).flatMap((property) =>
      property.tails
        .filter((tail) => !isHeard(blockWith(declaration, firstWords(property)), blockWith(declaration, withTail(property, tail))))
        .map((tail) => withTail(property, tail)),
    );
    expect(unheard).toEqual([]);
  });

  test.each(ownNamed)('%s: several values where it says that there can be several, and only there', (_, declaration) => {
    const told = propertiesIn(declaration).filter(({ value }) => value.form !== 'flag');
    const wrong = told.filter((property) => {
      const takesSeveral = [property.example, firstWords(property)].some((line) => isSyntax(blockWith(declaration, listOf(property, line))));
      // A second plateau is read too, so that it can be told at its place that there can be one only.
      const isRefused = declaration.keyword === 'plateau' && property.keyword === 'after';
      return takesSeveral !== (property.value.several === true || isRefused);
    });
    expect(wrong.map(({ keyword }) => keyword)).toEqual([]);
  });
});

test('an import is no element: what is shown of it is in the syntax', () => {
  const [declaration] = declarations.filter(({ keyword }) => keyword === 'import');
  if (!declaration) throw new Error('Imports are not in the reference.');
  const [prefix] = declaration.head;
  const imported = parseDocument(`${snippetInPlace(declaration)} ${prefix?.example}`, 'a.cxa').root.imports?.[0];
  expect(imported).toMatchObject({ path: './shared.cxa', prefix: 'shared' });
});

describe('pointing at a keyword shows its line of the reference', () => {
  test.each(named)('%s', (_, declaration) => {
    const snippet = snippetInPlace(declaration);
    if (declaration.keyword !== '->') {
      const at = snippet.indexOf(plainSnippet(declaration.snippet).split('\n')[0] ?? '');
      const help = keywordHelp(snippet, at, declaration.keyword);
      expect(help).toContain(declaration.help);
      expect(help).toContain(plainSnippet(declaration.snippet));
    }
  });

  test.each(named)('%s: its properties and what may follow', (_, declaration) => {
    for (const property of propertiesIn(declaration)) {
      const [before, behind] = blockAround(declaration);
      expectHelp(before, property.example, behind, property);
      for (const tail of property.tails) {
        const first = `${firstWords(property)} `;
        expectHelp(before + first, tail.example, behind, tail, [property, ...property.tails]);
      }
    }
  });
});

/** Each word of the keyword shows all that is known of it. */
function expectHelp(before: string, line: string, behind: string, { keyword, help, value, default: otherwise, example }: PropertyReference, also: readonly PropertyReference[] = []) {
  const start = line.indexOf(keyword);
  if (keyword === '->' || start < 0 || also.some((each) => each.keyword !== keyword && each.keyword.startsWith(`${keyword} `))) return;
  for (const word of keyword.matchAll(/\S+/g)) {
    const shown = keywordHelp(before + line + behind, before.length + start + word.index, word[0]);
    for (const fact of [`**${keyword}** — `, help, valueWords(value), unitWords(value), otherwise ?? '', example]) expect(shown, `${before}${line}`).toContain(fact);
  }
}

/** Whether a text is read without a problem, and means something else than the one that lacks what is shown. */
function isHeard(without: string, text: string): boolean {
  const { problems, elements } = read(text);
  expect(problems).toEqual([]);
  return meaning(elements) !== meaning(read(without).elements);
}

function isSyntax(text: string): boolean {
  return read(text).fragment.problems.every(({ rule }) => rule !== 'syntax');
}

function meaning(elements: readonly unknown[]): string {
  return JSON.stringify(elements);
}
