import type { Token } from './token.ts';
import type { LexicalFault } from './scanner.ts';
import type { Vocabulary } from './vocabulary-tokens.ts';

export function balanceBraces(tokens: Token[], _vocabulary: Vocabulary, _faults: LexicalFault[]): Token[] {
  return tokens;
}
