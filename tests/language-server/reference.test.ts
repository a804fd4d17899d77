import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { CxaGrammar } from '../../language-server/generated/grammar.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { commonProperties } from '../../language-server/reference/common.ts';
import type { DeclarationReference, PropertyReference } from '../../language-server/reference/reference.ts';
import { editorSnippet, plainSnippet } from '../../language-server/reference/snippet.ts';
import { declarations, declarationsIn, propertiesIn } from '../../language-server/reference/table.ts';
import { declaredByGrammar } from '../support/grammar-members.ts';

const fromGrammar = declaredByGrammar(CxaGrammar());

describe('the reference and the grammar', () => {
  test('declare the same', () => {
    expect([...declarations.map(nameOf)].sort()).toEqual([...fromGrammar.keys()].sort());
  });

  test.each(declarations.map((each) => [nameOf(each), each] as const))(
    '%s can state and hold the same',
    (name, declaration) => {
      const grammar = fromGrammar.get(name);
      expect([...new Set(propertiesIn(declaration).map(({ keyword }) => keyword))].sort()).toEqual(
        [...(grammar?.properties ?? [])].sort(),
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

describe('what the reference shows is CXA', () => {
  test.each(declarations.map((each) => [nameOf(each), each] as const))('%s: its snippet', (_, declaration) => {
    expect(syntaxProblems(inContainers(declaration, plainSnippet(declaration.snippet)))).toEqual([]);
  });

  test.each(declarations.map((each) => [nameOf(each), each] as const))(
    '%s: the example of each property, and of what may follow its value',
    (_, declaration) => {
      const lines = propertiesIn(declaration).flatMap((property) => [
        property.example,
        ...property.tails.map((tail) => `${firstWords(property)} ${tail.example}`),
      ]);
      expect(lines.flatMap((line) => syntaxProblems(inBlock(declaration, line)))).toEqual([]);
    },
  );

  test.each(declarations.map((each) => [nameOf(each), each] as const))(
    '%s: what its head may have',
    (_, declaration) => {
      const problems = declaration.head.flatMap(({ keyword, example }) => {
        const head = keyword === 'in' ? 'migration a to b' : shortHead(declaration);
        return syntaxProblems(inContainers(declaration, `${head} ${example}`));
      });
      expect(problems).toEqual([]);
    },
  );
});

test('snippets are written in the notation of editors', () => {
  expect(editorSnippet('a «b» -> «c|d» {\n\t«»\n} $1')).toBe(
    ['a $', '{1:b} -> $', '{2|c,d|} {\n\t$0\n} \\$1'].join(''),
  );
  expect(plainSnippet('a «b» -> «c|d» {\n\t«»\n}')).toBe('a b -> c {\n  \n}');
});

/** `phase`, or `phase in programme` where the word means another thing there. */
function nameOf({ keyword, within }: DeclarationReference): string {
  return declarations.filter((each) => each.keyword === keyword).length > 1 && within
    ? `${keyword} in ${within[0]}`
    : keyword;
}

/** What is wrong with the syntax, values and words; names that are nowhere declared are fine. */
function syntaxProblems(text: string): readonly string[] {
  const { fragments } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  return fragments.flatMap(({ problems }) =>
    problems
      .filter(({ rule, message }) => rule === 'syntax' || message.includes('not a known word'))
      .map(({ message }) => `${message}\n${text}`),
  );
}

const containers: Readonly<Record<string, (inner: string) => string>> = {
  journey: (inner) => `journey j {\n${inner}\n}`,
  phase: (inner) => `programme p {\nphase f weeks 1-3 {\n${inner}\n}\n}`,
  decision: (inner) => `decision d {\n${inner}\n}`,
  migration: (inner) => `migration a to b {\n${inner}\n}`,
  programme: (inner) => `programme p {\n${inner}\n}`,
  template: (inner) => `template t {\n${inner}\n}`,
  use: (inner) => `use t {\n${inner}\n}`,
};

function inContainers({ within }: DeclarationReference, text: string): string {
  const wrap = containers[within?.[0] ?? ''];
  return wrap ? wrap(text) : text;
}

/** The declaration's head alone, as short as it can be. */
function shortHead({ keyword, snippet, within }: DeclarationReference): string {
  const heads: Readonly<Record<string, string>> = {
    waive: 'waive INT-01',
    conform: 'conform',
    migration: 'migration a',
    plateau: 'plateau p',
    wave: 'wave w',
    import: 'import "./a.cxa"',
  };
  if (keyword === '->' && !within) return 'a -> b';
  if (keyword === '->') return 'a -> b 50%';
  if (keyword === 'handover') return 'handover a -> b';
  if (keyword === 'identity') return 'identity a = b';
  if (keyword === 'template') return 'template t(a: team)';
  return heads[keyword] ?? plainSnippet(snippet).split(' ').slice(0, 2).join(' ');
}

function inBlock(declaration: DeclarationReference, line: string): string {
  const head =
    declaration.keyword === 'migration'
      ? 'migration a to b'
      : declaration.keyword === 'when'
        ? 'when p'
        : shortHead(declaration);
  return inContainers(declaration, `${head} {\n${line}\n}`);
}

/** The property with the first of its values, without what may follow. */
function firstWords({ keyword, example, tails }: PropertyReference): string {
  const rest = example.slice(keyword.length);
  const cut = tails.map((tail) => rest.indexOf(` ${tail.keyword} `)).filter((at) => at >= 0);
  return keyword + rest.slice(0, Math.min(rest.length, ...cut)).split(',')[0];
}
