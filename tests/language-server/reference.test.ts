import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { CxaGrammar } from '../../language-server/generated/grammar.ts';
import { atProperty, commonProperties } from '../../language-server/reference/common.ts';
import type { DeclarationReference } from '../../language-server/reference/reference.ts';
import { editorSnippet, plainSnippet } from '../../language-server/reference/snippet.ts';
import { commonIn, declarations, declarationsIn, propertiesIn } from '../../language-server/reference/table.ts';
import { declaredByGrammar } from '../support/grammar-members.ts';
import { nameOf } from '../support/reference-texts.ts';

const fromGrammar = declaredByGrammar(CxaGrammar());

describe('the reference and the grammar', () => {
  test('declare the same', () => {
    expect([...declarations.map(nameOf)].sort()).toEqual([...fromGrammar.keys()].sort());
  });

  test.each(declarations.map((each) => [nameOf(each), each] as const))(
    '%s can state and hold the same',
    (name, declaration) => {
      const grammar = fromGrammar.get(name);
      const unheard = unheardIn(declaration);
      expect([...new Set(propertiesIn(declaration).map(({ keyword }) => keyword))].sort()).toEqual(
        [...(grammar?.properties ?? [])].filter((keyword) => !unheard.includes(keyword)).sort(),
      );
      expect([...new Set(declarationsIn(declaration).map(({ keyword }) => keyword))].sort()).toEqual(
        [...(grammar?.inside ?? [])].sort(),
      );
    },
  );

  test('nothing common is missing', () => {
    const common = CxaGrammar().rules.find((rule) => rule.name === 'CommonProperty');
    const keywords = common
      ? AstUtils.streamAllContents(common)
          .filter(GrammarAST.isKeyword)
          .map(({ value }) => value)
          .toArray()
      : [];
    expect(keywords.filter((keyword) => keyword !== ',')).toEqual(
      expect.arrayContaining(commonProperties.flatMap(({ keyword }) => keyword.split(' '))),
    );
  });
});

test('snippets are written in the notation of editors', () => {
  expect(editorSnippet('a «b» -> «c|d» {\n\t«»\n} $1')).toBe(
    ['a $', '{1:b} -> $', '{2|c,d|} {\n\t$0\n} \\$1'].join(''),
  );
  expect(plainSnippet('a «b» -> «c|d» {\n\t«»\n}')).toBe('a b -> c {\n  \n}');
});

/** What the grammar takes in every block, and nobody asks of what is only a part of an element. */
function unheardIn(declaration: DeclarationReference): readonly string[] {
  if (declaration.common === undefined) return [];
  return [...commonProperties, atProperty].filter((each) => !commonIn(declaration).includes(each)).map(({ keyword }) => keyword);
}
