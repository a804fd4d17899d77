import { GrammarAST, type Grammar } from 'langium';

/**
 * Which words may begin a line of a block, by the word that begins the block's own line; read off the grammar.
 * Arrows have the key `->`, the top level the key `''`.
 */
export type BlockWords = ReadonlyMap<string, ReadonlySet<string>>;

export function collectBlockWords(grammar: Grammar): BlockWords {
  const result = new Map<string, Set<string>>();
  function add(key: string, words: Iterable<string>): void {
    const known = result.get(key) ?? new Set<string>();
    for (const word of words) known.add(word);
    result.set(key, known);
  }
  for (const rule of grammar.rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    if (rule.entry) add('', firstWords(rule.definition));
    const block = findBlock(rule.definition);
    if (block === undefined || rule.fragment) continue;
    const words = firstWords(block);
    for (const head of firstWords(rule.definition)) if (head !== '{') add(head, words);
  }
  return result;
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

/** The keywords that may come first; a name in front of an arrow counts as `->`. */
function firstWords(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return firstWords(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firstWords);
  if (GrammarAST.isGroup(element)) {
    const words: string[] = [];
    for (const part of element.elements) {
      words.push(...firstWords(part));
      if (part.cardinality === undefined || part.cardinality === '+') break;
    }
    return words;
  }
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (GrammarAST.isParserRule(rule)) return firstWords(rule.definition);
    return rule?.name === 'LINK' ? ['->'] : [];
  }
  return [];
}
