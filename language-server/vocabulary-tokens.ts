import type { TokenType } from './token.ts';
import { GrammarAST, type Grammar } from 'langium';
import { keywordsIn } from './grammar-keywords.ts';

/** The forms of one keyword; see words.ts for which is which. */
export interface KeywordTokens {
  /** Only the keyword, never a name. */
  readonly strict: TokenType;
  /** The keyword or a name, as the grammar wants it. */
  readonly free: TokenType;
  /** In front of a name: the keyword, or the kind of a reference. Only kinds have it. */
  readonly prefix?: TokenType;
}

/** Every token type of the language. */
export interface Vocabulary {
  /** By keyword text and terminal name, as the parser asks; the other forms of keywords are added under names of their own. */
  readonly dictionary: Readonly<Record<string, TokenType>>;
  readonly keywords: ReadonlyMap<string, KeywordTokens>;
  readonly symbols: ReadonlyMap<string, TokenType>;
  readonly terminals: {
    /** A plain word that begins its line, and one that does not. */
    readonly word: TokenType;
    readonly inlineWord: TokenType;
    readonly link: TokenType;
    readonly currency: TokenType;
    readonly quantity: TokenType;
    readonly date: TokenType;
    readonly time: TokenType;
    readonly string: TokenType;
    readonly lineComment: TokenType;
    readonly blockComment: TokenType;
  };
  /** Keywords that begin a declaration at the top level. */
  readonly declarationKeywords: ReadonlySet<string>;
}

/** Kinds that a reference may name first: `channel ivr`. */
const REFERENCE_KINDS: ReadonlySet<string> = new Set([
  'team', 'persona', 'boundary', 'intent', 'context', 'channel', 'capability', 'system', 'integration', 'data', 'processing', 'journey',
  'phase', 'step', 'communication', 'policy', 'metric', 'outcome', 'initiative', 'decision', 'requirement', 'assumption', 'problem', 'risk',
  'plateau', 'programme', 'milestone', 'gate', 'template',
]);

/**
 * Makes the token types from the grammar's keywords. Keywords are no patterns: words are looked up after they are read,
 * and token categories say what a word may be. That is how every keyword stays free as a name.
 */
export function createVocabulary(grammar: Grammar): Vocabulary {
  const dictionary: Record<string, TokenType> = {};
  const keywords = new Map<string, KeywordTokens>();
  const symbols = new Map<string, TokenType>();
  function define(key: string, name: string, categories: TokenType[] = []): TokenType {
    const type: TokenType = { name, CATEGORIES: categories };
    dictionary[key] = type;
    return type;
  }

  const id = define('ID', 'ID');
  const inline = define('INLINE', 'INLINE', [id]);
  const kind = define('KIND', 'KIND');
  const terminals = {
    word: define('word', 'ID', [id]),
    inlineWord: define('inline word', 'ID', [inline]),
    link: define('LINK', 'LINK', [id]),
    currency: define('CURRENCY', 'CURRENCY', [inline]),
    quantity: define('QUANTITY', 'QUANTITY'),
    date: define('DATE', 'DATE'),
    time: define('TIME', 'TIME'),
    string: define('STRING', 'STRING'),
    lineComment: define('LINE_COMMENT', 'LINE_COMMENT'),
    blockComment: define('COMMENT', 'COMMENT'),
  };
  for (const text of keywordsOf(grammar)) {
    const strict = define(text, text);
    if (!/^\p{L}/u.test(text)) {
      symbols.set(text, strict);
      continue;
    }
    const free = define(`${text} (free)`, text, [strict, inline]);
    keywords.set(text, REFERENCE_KINDS.has(text) ? { strict, free, prefix: define(`${text} (kind)`, text, [strict, kind]) } : { strict, free });
  }
  return { dictionary, keywords, symbols, terminals, declarationKeywords: firstKeywords(grammar, 'Declarations') };
}

function keywordsOf(grammar: Grammar): readonly string[] {
  const words = new Set<string>();
  for (const rule of grammar.rules) if (GrammarAST.isParserRule(rule)) for (const { value } of keywordsIn(rule)) words.add(value);
  return [...words].sort();
}

/** The first keywords of the rules that `ruleName` assigns: a declaration's kind is its first word. */
function firstKeywords(grammar: Grammar, ruleName: string): ReadonlySet<string> {
  const found = new Set<string>(['import']);
  const rule = grammar.rules.find((candidate) => candidate.name === ruleName);
  const assignment = GrammarAST.isParserRule(rule) && GrammarAST.isAssignment(rule.definition) ? rule.definition : undefined;
  const calls = GrammarAST.isAlternatives(assignment?.terminal) ? assignment.terminal.elements : [];
  for (const call of calls) {
    const definition = GrammarAST.isRuleCall(call) && GrammarAST.isParserRule(call.rule.ref) ? call.rule.ref.definition : undefined;
    const first = GrammarAST.isGroup(definition) ? definition.elements[0] : definition;
    if (GrammarAST.isKeyword(first)) found.add(first.value);
  }
  return found;
}
