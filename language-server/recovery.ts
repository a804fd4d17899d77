import type { ParseResult } from 'langium';
import type { Token, TokenType } from './token.ts';

type ParserError = ParseResult['parserErrors'][number];

/** The part of Chevrotain's recovery (13.2, its `Recoverable` trait) that is replaced or used here. */
export interface Recovery {
  LA(distance: number): Token;
  SAVE_ERROR(error: ParserError): ParserError;
  SKIP_TOKEN(): Token;
  tokenMatcher(token: Token, type: TokenType): boolean;
  buildFullFollowKeyStack(): unknown[];
  getFollowSetFromFollowKey(key: unknown): TokenType[];
  canTokenTypeBeInsertedInRecovery(type: TokenType): boolean;
  canTokenTypeBeDeletedInRecovery(type: TokenType): boolean;
  tryInRepetitionRecovery(rule: unknown, args: unknown, lookahead: unknown, expected: TokenType): void;
  findReSyncTokenType(): TokenType;
}

/**
 * Chevrotain recovers at the next token that fits anything around, so that a stray `channel` in a block would end the block. The lexer
 * has balanced the braces: recovery may trust them, skips inner blocks whole, and never goes past the `}` of the block it is in.
 */
export function stayInBlock(parser: Recovery): void {
  const skipToken = parser.SKIP_TOKEN.bind(parser);
  const recoverRepetition = parser.tryInRepetitionRecovery.bind(parser);
  /** The end of the block whose next statement is looked for; asked for once, right after it is set. */
  let blockEnd: TokenType | undefined;

  parser.canTokenTypeBeInsertedInRecovery = (type) => type.name !== '}' && type.name !== '{';
  parser.canTokenTypeBeDeletedInRecovery = () => parser.LA(1).image !== '{' && parser.LA(1).image !== '}';

  parser.SKIP_TOKEN = () => {
    let depth = 0;
    do {
      const { image } = parser.LA(1);
      if (image === '{') depth++;
      else if (image === '}') depth--;
      skipToken();
    } while (depth > 0 && parser.LA(1).tokenType.name !== 'EOF');
    return parser.LA(1);
  };

  parser.tryInRepetitionRecovery = (rule, args, lookahead, expected) => {
    if (expected.name === '}') blockEnd = expected;
    const release = holdPrevious(parser);
    recoverRepetition(rule, args, lookahead, expected);
    release();
  };

  parser.findReSyncTokenType = () => {
    if (blockEnd !== undefined) {
      const end = blockEnd;
      blockEnd = undefined;
      return end;
    }
    const candidates = followsInBlock(parser);
    for (let distance = 1, depth = 0; ; distance++) {
      const token = parser.LA(distance);
      if (token.tokenType.name === 'EOF') return token.tokenType;
      const found = depth === 0 ? candidates.find((type) => parser.tokenMatcher(token, type)) : undefined;
      if (found !== undefined) return found;
      if (token.image === '{') depth++;
      else if (token.image === '}' && depth > 0) depth--;
    }
  };
}

/**
 * Chevrotain words the error after it has skipped: until it is saved, the token before is the one before the fault.
 * What is returned ends that where no error was saved.
 */
function holdPrevious(parser: Recovery): () => void {
  const { LA, SAVE_ERROR } = parser;
  const previous = parser.LA(0);
  let held = true;
  function release(): void {
    if (!held) return;
    held = false;
    parser.LA = LA;
    parser.SAVE_ERROR = SAVE_ERROR;
  }
  parser.LA = (distance) => (distance === 0 ? previous : LA.call(parser, distance));
  parser.SAVE_ERROR = (error) => {
    release();
    return SAVE_ERROR.call(parser, error);
  };
  return release;
}

/** What may follow the rules that are being read, outwards up to the first that is followed by the end of its block. */
function followsInBlock(parser: Recovery): readonly TokenType[] {
  const follows: TokenType[] = [];
  const keys = parser.buildFullFollowKeyStack();
  for (const key of keys.reverse()) {
    const set = parser.getFollowSetFromFollowKey(key);
    follows.push(...set);
    if (set.some((type) => type.name === '}')) break;
  }
  return follows;
}
