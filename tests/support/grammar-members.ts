import { GrammarAST } from 'langium';

/** What a declaration's block can hold, by keyword. */
export interface GrammarMembers {
  readonly properties: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
}

/** Reads from the grammar what can be declared, and where; by keyword, with its container where a keyword declares two things. */
export function declaredByGrammar(grammar: GrammarAST.Grammar): ReadonlyMap<string, GrammarMembers> {
  const rules = new Map(grammar.rules.filter(GrammarAST.isParserRule).map((rule) => [rule.name, rule]));
  const declared = new Map<string, GrammarMembers>();

  function ruleOf(element: GrammarAST.AbstractElement): GrammarAST.ParserRule | undefined {
    return GrammarAST.isRuleCall(element) ? rules.get(element.rule.ref?.name ?? element.rule.$refText) : undefined;
  }

  /** The keywords that an element can begin with, words that belong together as one; empty where it begins otherwise. */
  function starts(element: GrammarAST.AbstractElement): readonly string[] {
    if (GrammarAST.isKeyword(element)) return [element.value];
    if (GrammarAST.isAssignment(element)) return starts(element.terminal);
    if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(starts);
    const rule = ruleOf(element);
    if (rule) return starts(rule.definition);
    if (!GrammarAST.isGroup(element)) return [];
    const [first, ...rest] = element.elements;
    if (!first) return [];
    const [second] = rest;
    const heads = starts(first);
    const optional = first.cardinality === '?' && second ? starts(second) : [];
    const isWord = heads.every((head) => /^\p{L}/u.test(head));
    const next =
      second && isWord && onlyKeywords(second) && !second.cardinality
        ? starts(second).filter((word) => /^\p{L}/u.test(word))
        : [];
    if (next.length === 0) return [...heads, ...optional];
    const tail = rest.slice(1).find((each) => each === rest[1] && GrammarAST.isKeyword(each) && !each.cardinality);
    return heads
      .flatMap((head) => next.map((word) => [head, word, ...(tail ? starts(tail) : [])].join(' ')))
      .concat(optional);
  }

  /** `'run' 'owner'`, `'alert' ('below' … | 'above' …)`, but not a keyword and the words of what follows it. */
  function onlyKeywords(element: GrammarAST.AbstractElement): boolean {
    if (GrammarAST.isKeyword(element)) return true;
    if (GrammarAST.isAssignment(element)) return element.operator === '?=' && GrammarAST.isKeyword(element.terminal);
    return (
      GrammarAST.isAlternatives(element) &&
      element.elements.every(
        (each) => GrammarAST.isGroup(each) && each.elements[0] !== undefined && GrammarAST.isKeyword(each.elements[0]),
      )
    );
  }

  function declarationName(rule: GrammarAST.ParserRule): string {
    if (rule.name === 'Integration') return '->';
    if (rule.name === 'Transition') return '-> in journey';
    if (rule.name === 'ProgrammePhase') return 'phase in programme';
    if (rule.name === 'Phase') return 'phase in journey';
    return starts(rule.definition)[0]?.split(' ')[0] ?? rule.name;
  }

  function members(element: GrammarAST.AbstractElement, into: { properties: Set<string>; inside: Set<string> }): void {
    if (GrammarAST.isAssignment(element)) {
      members(element.terminal, into);
      return;
    }
    if (GrammarAST.isAlternatives(element)) {
      for (const each of element.elements) members(each, into);
      return;
    }
    const rule = ruleOf(element);
    if (rule?.name === 'Expectation') for (const keyword of ['expect', 'forbid']) into.inside.add(keyword);
    else if (rule && declarationRules.has(rule.name)) into.inside.add(declarationName(rule).split(' ')[0] ?? '');
    else if (rule && (rule.fragment || rule.name === 'Declarations')) members(rule.definition, into);
    else for (const keyword of starts(element)) into.properties.add(keyword);
  }

  const declarationRules = new Set([
    ...[
      'Import',
      'Defaults',
      'Phase',
      'Step',
      'Transition',
      'DecisionOption',
      'Wave',
      'ProgrammePhase',
      'Milestone',
      'Gate',
      'When',
      'SetBlock',
      'Expectation',
    ],
    ...callsOf(rules.get('Declarations')?.definition),
  ]);

  function callsOf(element: GrammarAST.AbstractElement | undefined): readonly string[] {
    if (!element) return [];
    if (GrammarAST.isRuleCall(element)) return [element.rule.ref?.name ?? element.rule.$refText];
    if (GrammarAST.isAssignment(element)) return callsOf(element.terminal);
    return GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element) ? element.elements.flatMap(callsOf) : [];
  }

  for (const name of declarationRules) {
    const rule = rules.get(name);
    if (!rule) continue;
    const into = { properties: new Set<string>(), inside: new Set<string>() };
    for (const block of blocksOf(rule.definition)) members(block, into);
    if (name === 'Expectation') for (const keyword of ['expect', 'forbid']) declared.set(keyword, into);
    else declared.set(declarationName(rule), into);
  }
  return declared;

  /** What stands between braces, of the rule itself or of a fragment that it ends with. */
  function blocksOf(element: GrammarAST.AbstractElement): readonly GrammarAST.AbstractElement[] {
    const rule = ruleOf(element);
    if (rule?.fragment) return blocksOf(rule.definition);
    if (!GrammarAST.isGroup(element) && !GrammarAST.isAlternatives(element)) return [];
    const open = element.elements.findIndex((each) => GrammarAST.isKeyword(each) && each.value === '{');
    if (open < 0) return element.elements.flatMap(blocksOf);
    return element.elements.slice(open + 1).filter((each) => !(GrammarAST.isKeyword(each) && each.value === '}'));
  }
}
