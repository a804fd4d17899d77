import { LangiumParser, type AstNode, type CstNode, type LangiumCoreServices, type LexerResult, type ParseResult, type ParserOptions } from 'langium';
import { buildRules } from './parser-builder.ts';
import { stayInBlock, type Recovery } from './recovery.ts';

/** Langium's parser with our rules, recovery that stays in its block, and less work for each node. */
export function createCxaParser(services: LangiumCoreServices): LangiumParser {
  const parser = new CxaParser(services);
  buildRules(services.Grammar, parser, services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}

class CxaParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    stayInBlock(this.wrapper as unknown as Recovery);
    assignLean(this as unknown as Internals);
  }

  /** As Langium's, but nodes know their container from the moment they are assigned, so that no second walk is needed. */
  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
    const internals = this as unknown as Internals;
    internals.nodeBuilder.buildRootNode(input);
    const lexed = this.lexer.tokenize(input);
    internals.lexerResult = lexed;
    this.wrapper.input = lexed.tokens;
    const rule = options.rule === undefined ? this.mainRule : this.allRules.get(options.rule);
    if (rule === undefined) throw new Error(`There is no rule ${options.rule}.`);
    const value = internals.doParse(rule) as T;
    internals.nodeBuilder.addHiddenNodes(lexed.hidden);
    internals.lexerResult = undefined;
    const result: ParseResult<T> = { value, lexerErrors: lexed.errors, parserErrors: this.wrapper.errors };
    return lexed.report === undefined ? result : { ...result, lexerReport: lexed.report };
  }
}

/** What Langium 4.4 keeps private and is replaced or used here. */
interface Internals {
  readonly stack: Record<string, unknown>[];
  readonly nodeBuilder: {
    buildRootNode(input: string): unknown;
    addHiddenNodes(tokens: LexerResult['hidden']): void;
  };
  lexerResult: LexerResult | undefined;
  doParse(rule: unknown): unknown;
  assign(operator: string, feature: string, value: unknown, cstNode: CstNode): void;
}

function assignLean(parser: Internals): void {
  const { stack, nodeBuilder } = parser;
  parser.assign = (operator, feature, value) => {
    const target = stack[stack.length - 1];
    if (target === undefined) return;
    if (typeof value === 'object' && value !== null) adopt(target, value as ParsedNode);
    if (operator === '+=') {
      const list = target[feature];
      if (Array.isArray(list)) list.push(value);
      else target[feature] = [value];
    } else {
      target[feature] = operator === '?=' ? true : value;
    }
  };
  const addHiddenNodes = nodeBuilder.addHiddenNodes.bind(nodeBuilder);
  nodeBuilder.addHiddenNodes = (tokens) => {
    if (tokens.length > 0) addHiddenNodes(tokens);
  };
}

interface ParsedNode {
  $container?: unknown;
  readonly $cstNode?: { astNode?: unknown };
}

function adopt(container: unknown, node: ParsedNode): void {
  node.$container = container;
  if (node.$cstNode !== undefined) node.$cstNode.astNode = node;
}
