import type { LexerResult } from 'langium';

/** A token as the parser reads it: lines and columns from 1, ends inclusive. The types are Chevrotain's, which comes with Langium. */
export type Token = LexerResult['tokens'][number];
export type TokenType = Token['tokenType'];

export function createToken(tokenType: TokenType, image: string, offset: number, line: number, column: number): Token {
  return {
    image,
    startOffset: offset,
    endOffset: offset + image.length - 1,
    startLine: line,
    endLine: line,
    startColumn: column,
    endColumn: column + image.length - 1,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    tokenType,
  };
}
