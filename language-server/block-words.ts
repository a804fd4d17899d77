import { AstUtils, GrammarAST, type Grammar } from 'langium';

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
  function add(key: string, elements: readonly FirstElement[]): void {
    const texts = words.get(key) ?? new Set<string>();
    for (const element of elements) texts.add(textOf(element));
    words.set(key, texts);
  }
  for (const rule of grammar.rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const start = firstElements(rule.definition);
    const block = findBlock(rule.definition);
    const body = block === undefined ? [] : firstElements(block);
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
    for (const node of AstUtils.streamAllContents(rule)) if (GrammarAST.isKeyword(node) && !first.has(node)) tails.add(node.value);
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
function firstElements(element: GrammarAST.AbstractElement): readonly FirstElement[] {
  if (GrammarAST.isKeyword(element)) return [element];
  if (GrammarAST.isAssignment(element)) return firstElements(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firstElements);
  if (GrammarAST.isGroup(element)) {
    const found: FirstElement[] = [];
    for (const part of element.elements) {
      found.push(...firstElements(part));
      if (part.cardinality === undefined || part.cardinality === '+') break;
    }
    return found;
  }
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (GrammarAST.isParserRule(rule)) return firstElements(rule.definition);
    return rule?.name === 'LINK' ? ['LINK'] : [];
  }
  return [];
}
