import { GrammarAST, type Grammar } from 'langium';
import { keywordsIn } from './grammar-keywords.ts';

/** What may begin a line, read off the grammar. */
export interface BlockWords {
  /**
   * The words that may begin a statement of a block, by the word that begins the block's own statement.
   * Arrows are `->` on both sides; the key of the top level is the empty text.
   */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keywords that also stand later in a statement: at the start of a line they may continue the one above. */
  readonly tails: ReadonlySet<string>;
}

const known = new WeakMap<Grammar, BlockWords>();

/** Worked out once for a grammar, when first something is wrong. */
export function blockWordsOf(grammar: Grammar): BlockWords {
  let found = known.get(grammar);
  if (found === undefined) {
    found = collectBlockWords(grammar);
    known.set(grammar, found);
  }
  return found;
}

function collectBlockWords(grammar: Grammar): BlockWords {
  const words = new Map<string, Set<string>>();
  const first = new Set<GrammarAST.Keyword>();
  const firsts: KnownFirsts = new Map();
  function add(key: string, elements: readonly FirstElement[]): void {
    const texts = words.get(key) ?? new Set<string>();
    for (const element of elements) texts.add(textOf(element));
    words.set(key, texts);
  }
  for (const rule of grammar.rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const start = firstOfRule(rule, firsts);
    const block = findBlock(rule.definition);
    const body = block === undefined ? [] : firstElements(block, firsts);
    if (rule.entry) add('', start);
    if (!rule.fragment) for (const head of start) if (block !== undefined && textOf(head) !== '{') add(textOf(head), body);
    // A tail such as `(… )?` or `within 60s` after a name is a fragment or rule of its own as well: only whole statements count as first.
    for (const element of [...body, ...(STATEMENT_RULE.test(rule.name) || rule.entry ? start : [])]) if (GrammarAST.isKeyword(element)) first.add(element);
  }
  return { words, tails: collectTails(grammar, first) };
}

/** Fragments of properties; what they begin with begins a statement. */
const STATEMENT_RULE = /(Property|Member|Declarations)$/;

function collectTails(grammar: Grammar, first: ReadonlySet<GrammarAST.Keyword>): ReadonlySet<string> {
  const tails = new Set<string>();
  for (const rule of grammar.rules) {
    // In `defaults system { … }` the kind does not begin a line.
    if (rule.name === 'Defaults') continue;
    if (GrammarAST.isParserRule(rule)) for (const keyword of keywordsIn(rule)) if (!first.has(keyword)) tails.add(keyword.value);
  }
  return tails;
}

type FirstElement = GrammarAST.Keyword | 'LINK';

function textOf(element: FirstElement): string {
  return element === 'LINK' ? '->' : element.value;
}

/** A block's owner in words, with its article. */
export function nameOfBlock(head: string): string {
  if (head === '->') return 'an integration or arrow';
  if (head === 'on' || head === 'after') return 'an arrow';
  if (head === 'set' || head === 'defaults' || head === 'use') return `\`${head}\``;
  return `${/^[aeiou]/.test(head) ? 'an' : 'a'} ${head}`;
}

/** The repeated part between the braces of a rule. */
function findBlock(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement | undefined {
  if (GrammarAST.isGroup(element)) {
    const open = element.elements.findIndex((part) => GrammarAST.isKeyword(part) && part.value === '{');
    if (open !== -1) return element.elements[open + 1];
  }
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) {
    for (const part of element.elements) {
      const found = findBlock(part);
      if (found !== undefined) return found;
    }
  }
  if (GrammarAST.isRuleCall(element) && GrammarAST.isParserRule(element.rule.ref) && element.rule.ref.fragment) {
    return findBlock(element.rule.ref.definition);
  }
  return undefined;
}

/** What may come first; a name in front of an arrow counts, other terminals do not. */
function firstElements(element: GrammarAST.AbstractElement, known: KnownFirsts): readonly FirstElement[] {
  switch (element.$type) {
    case 'Keyword':
      return [element as GrammarAST.Keyword];
    case 'Assignment':
      return firstElements((element as GrammarAST.Assignment).terminal, known);
    case 'Alternatives':
      return (element as GrammarAST.Alternatives).elements.flatMap((part) => firstElements(part, known));
    case 'Group':
      return firstOfGroup(element as GrammarAST.Group, known);
    case 'RuleCall':
      return firstOfRule((element as GrammarAST.RuleCall).rule.ref, known);
    default:
      return [];
  }
}

type KnownFirsts = Map<GrammarAST.AbstractRule, readonly FirstElement[]>;

function firstOfGroup(group: GrammarAST.Group, known: KnownFirsts): readonly FirstElement[] {
  const found: FirstElement[] = [];
  for (const part of group.elements) {
    found.push(...firstElements(part, known));
    if (part.cardinality === undefined || part.cardinality === '+') break;
  }
  return found;
}

function firstOfRule(rule: GrammarAST.AbstractRule | undefined, known: KnownFirsts): readonly FirstElement[] {
  if (rule === undefined || rule.$type !== 'ParserRule') return rule?.name === 'LINK' ? ['LINK'] : [];
  let found = known.get(rule);
  if (found === undefined) {
    found = firstElements((rule as GrammarAST.ParserRule).definition, known);
    known.set(rule, found);
  }
  return found;
}
