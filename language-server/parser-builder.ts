import { GrammarAST, type BaseParser, type Grammar } from 'langium';
import type { TokenType } from './token.ts';

type Method = () => void;

interface Builder {
  readonly parser: BaseParser;
  readonly tokens: Readonly<Record<string, TokenType>>;
  /** Chevrotain wants every call of a kind in one rule numbered. */
  readonly next: (kind: 'consume' | 'subrule' | 'alternatives' | 'many' | 'optional') => number;
  readonly observer: StatementObserver;
}

/** Is asked about the statements of files and blocks. */
export interface StatementObserver {
  beginStatement(): void;
  /** After an error; whether the next statement can be read. */
  skipStatement(error: unknown): boolean;
}

/** Rules have no parameters here, so that every call can have the same empty arguments. */
const NO_ARGUMENTS = {};

/**
 * Gives the grammar's rules to a parser. Langium's own builder makes a closure and an object for every alternative each time it comes to a
 * choice, forty for every property; here they are made once, which halves the time of parsing. It knows what our grammar uses: no
 * cross-references, actions, guards or unordered groups.
 */
export function buildRules(
  grammar: Grammar,
  parser: BaseParser,
  tokens: Readonly<Record<string, TokenType>>,
  observer: StatementObserver,
): void {
  for (const rule of grammar.rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const counts = { consume: 0, subrule: 0, alternatives: 0, many: 0, optional: 0 };
    const builder: Builder = { parser, tokens, next: (kind) => ++counts[kind], observer };
    parser.rule(rule, rule.entry ? buildStatements(builder, rule.definition) : build(builder, rule.definition));
  }
}

function build(builder: Builder, element: GrammarAST.AbstractElement): Method {
  return repeat(builder, element.cardinality, buildOnce(builder, element));
}

function buildOnce(builder: Builder, element: GrammarAST.AbstractElement): Method {
  if (GrammarAST.isKeyword(element)) return buildToken(builder, element.value, element);
  if (GrammarAST.isAssignment(element)) return build(builder, element.terminal);
  if (GrammarAST.isRuleCall(element)) return buildCall(builder, element);
  if (GrammarAST.isAlternatives(element)) return buildAlternatives(builder, element);
  if (GrammarAST.isGroup(element)) return buildGroup(builder, element);
  throw new Error(`The parser builder does not know ${element.$type}.`);
}

function buildToken({ parser, tokens, next }: Builder, name: string, element: GrammarAST.AbstractElement): Method {
  const type = tokens[name];
  if (type === undefined) throw new Error(`There is no token ${name}.`);
  const index = next('consume');
  return () => parser.consume(index, type, element);
}

function buildCall(builder: Builder, call: GrammarAST.RuleCall): Method {
  const rule = call.rule.ref;
  if (!GrammarAST.isParserRule(rule)) return buildToken(builder, rule?.name ?? '', call);
  const { parser, next } = builder;
  const index = next('subrule');
  const { name, fragment } = rule;
  let method: ReturnType<BaseParser['getRule']>;
  return () => {
    // Rules may call rules that are built later.
    method ??= parser.getRule(name);
    if (method === undefined) throw new Error(`There is no rule ${name}.`);
    parser.subrule(index, method, fragment, call, NO_ARGUMENTS);
  };
}

function buildAlternatives(builder: Builder, { elements }: GrammarAST.Alternatives): Method {
  const choices = elements.map((element) => ({ ALT: build(builder, element) }));
  const index = builder.next('alternatives');
  return () => builder.parser.alternatives(index, choices);
}

function buildGroup(builder: Builder, { elements }: GrammarAST.Group): Method {
  const methods = elements.map((element, index) =>
    isOpening(elements[index - 1]) ? buildStatements(builder, element) : build(builder, element),
  );
  return () => {
    for (const method of methods) method();
  };
}

function isOpening(element: GrammarAST.AbstractElement | undefined): boolean {
  return GrammarAST.isKeyword(element) && element.value === '{';
}

/** What stands between braces, or in a file: a repeated statement. */
function buildStatements(builder: Builder, element: GrammarAST.AbstractElement): Method {
  const { observer } = builder;
  const method = buildOnce(builder, element);
  return repeat(builder, element.cardinality, () => {
    observer.beginStatement();
    try {
      method();
    } catch (error) {
      if (!observer.skipStatement(error)) throw error;
    }
  });
}

function repeat({ parser, next }: Builder, cardinality: GrammarAST.AbstractElement['cardinality'], method: Method): Method {
  const body = { DEF: method };
  if (cardinality === '?') {
    const index = next('optional');
    return () => parser.optional(index, body);
  }
  if (cardinality === '*') {
    const index = next('many');
    return () => parser.many(index, body);
  }
  if (cardinality === '+') {
    const index = next('many');
    return () => parser.atLeastOne(index, body);
  }
  return method;
}
