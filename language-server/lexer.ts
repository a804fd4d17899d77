import type { LangiumCoreServices, Lexer, LexerResult, LexingReport, TokenizeOptions } from 'langium';
import { blockWordsOf, type BlockWords } from './block-words.ts';
import { balanceBraces } from './braces.ts';
import { repairParentheses } from './parentheses.ts';
import { capDepth } from './depth.ts';
import { collectDocComments, type DocComments } from './doc-comments.ts';
import { sumUpFaults } from './fault-summary.ts';
import { scan, type LexicalFault } from './scanner.ts';
import type { Token } from './token.ts';
import { repairLines } from './line-repair.ts';
import { createVocabulary, type Vocabulary } from './vocabulary-tokens.ts';
import { classifyWords } from './words.ts';

/** What the lexer tells beside tokens and faults. */
export interface CxaLexingReport extends LexingReport {
  readonly docComments: DocComments;
}

/** UTF-16 units; a larger text is not read. */
export const MAX_TEXT_LENGTH = 4 * 1024 * 1024;

/**
 * Characters → tokens: cut (scanner.ts), cap the nesting (depth.ts), mend the parentheses of templates (parentheses.ts), tell words
 * apart (words.ts), balance braces (braces.ts), repair lines that begin with an unknown word (line-repair.ts). In mode `partial`, which completion asks for, the text stays as typed:
 * a block must be open at the cursor, and a word half typed is not unknown.
 */
export class CxaLexer implements Lexer {
  private readonly vocabulary: Vocabulary;
  private readonly blockWords: () => BlockWords;

  constructor(services: LangiumCoreServices) {
    this.vocabulary = createVocabulary(services.Grammar);
    this.blockWords = () => blockWordsOf(services.Grammar);
  }

  get definition(): Lexer['definition'] {
    return this.vocabulary.dictionary;
  }

  tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const refusal = refuse(text);
    if (refusal !== undefined) return { tokens: [], hidden: [], errors: placeFaults([refusal], text) };
    const { tokens, comments, faults } = scan(text, this.vocabulary);
    capDepth(tokens, faults);
    const isPartial = options?.mode === 'partial';
    const whole = isPartial ? tokens : repairParentheses(tokens, this.vocabulary, faults);
    classifyWords(whole, this.vocabulary);
    const repaired = isPartial ? tokens : this.repair(whole, faults);
    const report: CxaLexingReport = { diagnostics: [], docComments: collectDocComments(tokens, comments) };
    return { tokens: repaired, hidden: comments, errors: placeFaults(sumUpFaults(faults, text), text), report };
  }

  private repair(tokens: Token[], faults: LexicalFault[]): Token[] {
    const balanced = balanceBraces(tokens, this.vocabulary, this.blockWords, faults);
    return repairLines(balanced, this.vocabulary, this.blockWords, faults);
  }
}

/** What is no text of ours is one fault, not thousands. */
function refuse(text: string): LexicalFault | undefined {
  if (text.length > MAX_TEXT_LENGTH) {
    return { message: 'This file is larger than 4 MiB: split it into several files of the same project.', offset: 0, length: 1 };
  }
  const zero = text.indexOf('\0');
  if (zero !== -1) return { message: 'This is not a text file: it holds a zero byte.', offset: zero, length: 1 };
  return undefined;
}

/** Faults with their lines and columns, from 1. */
function placeFaults(faults: readonly LexicalFault[], text: string): LexerResult['errors'] {
  const starts = [0];
  if (faults.length > 0) for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return faults.map(({ message, offset, length }) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { offset, length, line: low + 1, column: offset - (starts[low] ?? 0) + 1, message };
  });
}
