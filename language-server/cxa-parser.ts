import { LangiumParser, type AstNode, type CstNode, type LangiumCoreServices, type LexerResult, type ParseResult, type ParserOptions } from 'langium';
import { decideLate, tellNextWordOnly, type Lookahead } from './late-lookahead.ts';
import { buildRules } from './parser-builder.ts';
import { stayInBlock, type Recovery } from './recovery.ts';
import { PlaceBuilder } from './syntax-place.ts';
import type { Token } from './token.ts';

/** Langium's parser with our rules, recovery that stays in its block, and less work for each node. */
export function createCxaParser(services: LangiumCoreServices): CxaParser {
  const parser = new CxaParser(services);
  buildRules(services.Grammar, parser, services.parser.Lexer.definition, parser);
  parser.finalize();
  return parser;
}

export class CxaParser extends LangiumParser {
  private readonly limit: ErrorLimit = { errors: [] };
  private statements: number[] | undefined;
  /** The first token of the statement that is being read. */
  private statement: Token | undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    const recovery = this.wrapper as unknown as Recovery;
    stayInBlock(recovery);
    const lookahead = this.wrapper as unknown as Lookahead;
    decideLate(lookahead);
    tellNextWordOnly(lookahead);
    stopAfterErrors(recovery, this.limit);
    const internals = this as unknown as Internals;
    internals.nodeBuilder = new PlaceBuilder();
    assignLean(internals);
  }

  /**
   * As Langium's, but nodes know their container from the moment they are assigned, so that no second walk is needed, and text with more
   * errors than recovery can take is read up to where they get too many.
   */
  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
    const rule = options.rule === undefined ? this.mainRule : this.allRules.get(options.rule);
    if (rule === undefined) throw new Error(`There is no rule ${options.rule}.`);
    const lexed = this.lexer.tokenize(input);
    const value = this.read(rule, input, lexed, lexed.tokens) as T;
    const result: ParseResult<T> = { value, lexerErrors: lexed.errors, parserErrors: this.limit.errors };
    return lexed.report === undefined ? result : { ...result, lexerReport: lexed.report };
  }

  /** As `parse`, and where the statements of the file and of its blocks begin: offsets, in the order of the text. */
  parseStatements<T extends AstNode = AstNode>(input: string): ParseResult<T> & { readonly statements: readonly number[] } {
    const statements: number[] = [];
    this.statements = statements;
    const result = this.parse<T>(input);
    this.statements = undefined;
    return { ...result, statements };
  }

  /** The parser is about to read a statement. */
  beginStatement(): void {
    this.statement = (this.wrapper as unknown as Recovery).LA(1);
    this.statements?.push(this.statement.startOffset);
  }

  /**
   * A statement failed. Where it could not even begin, Chevrotain would give up the whole block; so what is left of its line is skipped.
   * Whether it was.
   */
  skipStatement(error: unknown): boolean {
    const parser = this.wrapper as unknown as Recovery;
    const first = parser.LA(1);
    if (error instanceof TooManyErrors || first !== this.statement || first.tokenType.name === 'EOF') return false;
    do parser.SKIP_TOKEN();
    while (parser.LA(1).image !== '}' && parser.LA(1).startLine === parser.LA(0).endLine);
    return true;
  }

  private read(rule: unknown, input: string, lexed: LexerResult, tokens: Token[]): unknown {
    this.limit.errors = [];
    try {
      return this.readTokens(rule, input, lexed, tokens);
    } catch (error) {
      const { errors } = this.limit;
      const cut = error instanceof TooManyErrors ? startOfStatement(tokens, error.offset) : 0;
      this.limit.errors = [];
      const value = cut === 0 ? this.readTokens(rule, input, lexed, []) : this.read(rule, input, lexed, tokens.slice(0, cut));
      this.limit.errors = errors;
      return value;
    }
  }

  private readTokens(rule: unknown, input: string, lexed: LexerResult, tokens: Token[]): unknown {
    const internals = this as unknown as Internals;
    if (this.statements) this.statements.length = 0;
    // What an abandoned run left behind.
    internals.stack.length = 0;
    internals.nodeBuilder.buildRootNode(input);
    internals.lexerResult = { ...lexed, hidden: [] };
    this.wrapper.input = tokens;
    const value = internals.doParse(rule);
    internals.lexerResult = undefined;
    return value;
  }
}

/** Recovery recurses with every error of a block; many more would exhaust the stack. No author reads as many either. */
const MAX_ERRORS = 200;

class TooManyErrors extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`There are more than ${MAX_ERRORS} syntax errors.`);
    this.offset = offset;
  }
}

/** The errors of the run at hand. */
interface ErrorLimit {
  errors: ParseResult['parserErrors'];
}

function stopAfterErrors(parser: Recovery, limit: ErrorLimit): void {
  const save = parser.SAVE_ERROR;
  parser.SAVE_ERROR = (error) => {
    if (limit.errors.length >= MAX_ERRORS) throw new TooManyErrors(parser.LA(1).startOffset);
    limit.errors.push(error);
    return save.call(parser, error);
  };
}

/** The index of the last token before `offset` that begins a line outside of all blocks. */
function startOfStatement(tokens: readonly Token[], offset: number): number {
  let start = 0;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.startOffset >= offset) break;
    if (depth === 0 && tokens[index - 1]?.endLine !== token.startLine) start = index;
    if (token.image === '{') depth++;
    else if (token.image === '}') depth--;
  }
  return start;
}

/** What Langium 4.4 keeps private and is replaced or used here. */
interface Internals {
  readonly stack: Record<string, unknown>[];
  nodeBuilder: PlaceBuilder;
  lexerResult: LexerResult | undefined;
  doParse(rule: unknown): unknown;
  assign(operator: string, feature: string, value: unknown, cstNode: CstNode): void;
}

function assignLean(parser: Internals): void {
  const { stack } = parser;
  parser.assign = (operator, feature, value) => {
    const target = stack[stack.length - 1];
    if (target === undefined) return;
    if (typeof value === 'object' && value !== null) (value as { $container?: unknown }).$container = target;
    if (operator === '+=') {
      const list = target[feature];
      if (Array.isArray(list)) list.push(value);
      else target[feature] = [value];
    } else {
      target[feature] = operator === '?=' ? true : value;
    }
  };
}
