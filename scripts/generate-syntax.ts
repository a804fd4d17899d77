import { GrammarAST } from 'langium';
import { blockWordsOf } from '../language-server/block-words.ts';
import { CxaGrammar } from '../language-server/generated/grammar.ts';
import { keywordsIn } from '../language-server/grammar-keywords.ts';

/** A word, as the scanner reads it. */
const WORD = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:-[\\p{L}\\p{N}_]+)*';
const UNTIL_ARROW = '(?!\\s*(?:->|<->)|\\.[\\p{L}_])';
/** Where a statement may begin. */
const START = '(?<=^|[{}])\\s*';

/** The TextMate grammar: it colours words by where they stand, as keywords are free as names. The server's semantic tokens refine it. */
export function generateSyntax(): string {
  const { kinds, properties, vocabulary, tails } = sortKeywords();
  const grammar = {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'CXA',
    scopeName: 'source.cxa',
    patterns: ['comments', 'strings', 'arrows', 'paths', 'declarations', 'constants', 'vocabulary', 'properties', 'quantities', 'tails', 'names', 'braces'].map((key) => ({ include: `#${key}` })),
    repository: {
      comments: {
        patterns: [
          { name: 'comment.block.documentation.cxa', begin: '/\\*\\*(?!/)', end: '\\*/' },
          { name: 'comment.block.cxa', begin: '/\\*', end: '\\*/' },
          { name: 'comment.line.double-slash.cxa', match: '//.*$' },
        ],
      },
      strings: {
        patterns: [
          { name: 'string.quoted.triple.cxa', begin: '"""', end: '"""', patterns: [{ include: '#placeholder' }] },
          {
            name: 'string.quoted.double.cxa',
            begin: '"',
            end: '"|$',
            patterns: [{ name: 'constant.character.escape.cxa', match: '\\\\["\\\\]' }, { include: '#placeholder' }],
          },
        ],
      },
      placeholder: { name: 'variable.parameter.cxa', match: `\\{${WORD}\\}` },
      arrows: { name: 'keyword.operator.arrow.cxa', match: '<->|->' },
      paths: {
        patterns: [
          { match: `(${WORD})(?=\\.[\\p{L}_])`, captures: { 1: { name: 'variable.other.cxa' } } },
          { match: `(?<=[\\p{L}\\p{N}_]\\.)(${WORD})`, captures: { 1: { name: 'variable.other.cxa' } } },
          { match: `(\\bon)\\s+(fail)(?=\\s*->)`, captures: { 1: { name: 'keyword.other.cxa' }, 2: { name: 'keyword.control.cxa' } } },
          { match: `(?<=->)\\s*(end)\\b(?!\\.)`, captures: { 1: { name: 'keyword.control.cxa' } } },
          { match: `(${WORD})(?=\\s*(?:->|<->))`, captures: { 1: { name: 'variable.other.cxa' } } },
          { match: `(?<=->)\\s*(${WORD})`, captures: { 1: { name: 'variable.other.cxa' } } },
        ],
      },
      declarations: {
        patterns: [
          {
            match: `${START}(${kinds.join('|')})\\b${UNTIL_ARROW}\\s+(?:(${WORD})${UNTIL_ARROW})?`,
            captures: { 1: { name: 'storage.type.cxa' }, 2: { name: 'entity.name.type.cxa' } },
          },
          { match: `(?<=\\sas)\\s+(${WORD})`, captures: { 1: { name: 'entity.name.type.cxa' } } },
        ],
      },
      vocabulary: {
        match: `\\b(${vocabulary.join('|')})\\s+(?!none\\b)(${WORD})${UNTIL_ARROW}`,
        captures: { 1: { name: 'keyword.other.property.cxa' }, 2: { name: 'support.constant.cxa' } },
      },
      properties: { name: 'keyword.other.property.cxa', match: `\\b(?:${properties.join('|')})\\b(?!-)${UNTIL_ARROW}` },
      quantities: {
        patterns: [
          { name: 'constant.numeric.date.cxa', match: '\\b\\d{4}-(?:\\d{2}(?:-\\d{2})?|Q[1-4])\\b' },
          { name: 'constant.numeric.time.cxa', match: '\\b\\d{1,2}:\\d{2}\\b' },
          {
            match: '(?<![\\p{L}\\p{N}_])(\\d+(?:\\.\\d+)?)(%|[\\p{L}][\\p{L}\\p{N}]*)?(?:\\s+([A-Z]{3})\\b)?(?:/([\\p{L}]+))?',
            captures: {
              1: { name: 'constant.numeric.cxa' },
              2: { name: 'keyword.other.unit.cxa' },
              3: { name: 'keyword.other.unit.cxa' },
              4: { name: 'keyword.other.unit.cxa' },
            },
          },
        ],
      },
      constants: { name: 'constant.language.cxa', match: `\\bnone\\b` },
      tails: { name: 'keyword.other.cxa', match: `\\b(?:${tails.join('|')})\\b(?!-)${UNTIL_ARROW}` },
      names: { name: 'variable.other.cxa', match: WORD },
      braces: { name: 'punctuation.section.block.cxa', match: '[{}()\\[\\]]' },
    },
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

interface KeywordGroups {
  /** Words that begin a declaration. */
  readonly kinds: readonly string[];
  /** Words that begin a property. */
  readonly properties: readonly string[];
  /** Properties whose value is a word of the vocabulary. */
  readonly vocabulary: readonly string[];
  /** Words inside a statement. */
  readonly tails: readonly string[];
}

/** Every keyword of the grammar is in `kinds`, `properties` or `tails`. */
function sortKeywords(): KeywordGroups {
  const grammar = CxaGrammar();
  const { words } = blockWordsOf(grammar);
  const rules = grammar.rules.filter(GrammarAST.isParserRule);
  const all = new Set(rules.flatMap((rule) => keywordsIn(rule).map(({ value }) => value)).filter((word) => /^[a-z]/.test(word)));
  const owners = [...words.keys(), ...(words.get('') ?? [])].filter((word) => all.has(word) && !['on', 'after', 'at'].includes(word));
  const kinds = new Set([...owners, 'expect', 'forbid']);
  const starters = new Set([...words.values()].flatMap((set) => [...set]).filter((word) => all.has(word) && !kinds.has(word)));
  const beforeNames = new Set(rules.flatMap((rule) => keywordsBefore(rule.definition, (terminal) => terminal !== 'ID')));
  const beforeWords = new Set(rules.flatMap((rule) => keywordsBefore(rule.definition, (terminal) => terminal === 'ID')));
  const vocabulary = [...beforeWords].filter((word) => starters.has(word) && !beforeNames.has(word));
  const tails = [...all].filter((word) => !kinds.has(word) && !starters.has(word) && word !== 'none');
  return { kinds: [...kinds].sort(), properties: [...starters].sort(), vocabulary: vocabulary.sort(), tails: tails.sort() };
}

/** Keywords right before a terminal or rule for which `fits` holds. */
function keywordsBefore(element: GrammarAST.AbstractElement, fits: (name: string) => boolean): readonly string[] {
  if (!GrammarAST.isGroup(element) && !GrammarAST.isAlternatives(element)) return [];
  const found = element.elements.flatMap((part) => keywordsBefore(part, fits));
  if (!GrammarAST.isGroup(element)) return found;
  for (const [index, part] of element.elements.entries()) {
    const next = element.elements[index + 1];
    const terminal = GrammarAST.isAssignment(next) && GrammarAST.isRuleCall(next.terminal) ? next.terminal.rule.ref?.name : undefined;
    if (GrammarAST.isKeyword(part) && terminal !== undefined && fits(terminal)) found.push(part.value);
  }
  return found;
}
