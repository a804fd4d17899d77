import { describe, expect, test } from 'vitest';
import type { DeclarationReference } from '../../language-server/reference/reference.ts';
import { declarations, propertiesIn } from '../../language-server/reference/table.ts';
import { blockWith, createReader, firstWords, headWith, nameOf, snippetInPlace, withTail } from '../support/reference-texts.ts';

const named = declarations.map((each) => [nameOf(each), each] as const);
const read = createReader();

describe('what the reference shows is read, without a mistake', () => {
  test.each(named)('%s: its snippet', (_, declaration) => {
    const { problems, elements } = read(snippetInPlace(declaration));
    expect(problems).toEqual([]);
    expect(elements.length).toBeGreaterThan(0);
  });

  test.each(named)('%s: what its head may have', (_, declaration) => {
    const silent = declaration.head.filter(({ keyword, example }) => !isHeard(headWith(declaration, keyword, ''), headWith(declaration, keyword, example)));
    expect(silent.map(({ example }) => example)).toEqual([]);
  });

  test.each(named)('%s: the example of each property', (_, declaration) => {
    const silent = propertiesIn(declaration).filter(({ example }) => !isHeard(blockWith(declaration, ''), blockWith(declaration, example), declaration));
    expect(silent.map(({ example }) => example)).toEqual([]);
  });

  test.each(named)('%s: what may follow the value of a property', (_, declaration) => {
    const silent = propertiesIn(declaration).flatMap((property) =>
      property.tails
        .filter((tail) => !isHeard(blockWith(declaration, firstWords(property)), blockWith(declaration, withTail(property, tail)), declaration))
        .map((tail) => withTail(property, tail)),
    );
    expect(silent).toEqual([]);
  });
});

/** Whether a text is read without a problem, and means something else than the one that lacks what is shown. */
function isHeard(without: string, text: string, declaration?: DeclarationReference): boolean {
  const { problems, elements } = read(text);
  expect(problems).toEqual([]);
  return meaning(elements) !== meaning(read(without).elements);
}

function meaning(elements: readonly unknown[]): string {
  return JSON.stringify(elements);
}
