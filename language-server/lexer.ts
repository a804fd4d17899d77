import type { LangiumCoreServices, Lexer, LexerResult, LexingReport, TokenizeOptions } from 'langium';
import { collectBlockWords, type BlockWords } from './block-words.ts';
import { balanceBraces } from './braces.ts';
import { capDepth } from './depth.ts';
import { collectDocComments, type DocComments } from './doc-comments.ts';
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
 * Characters → tokens: cut (scanner.ts), cap the nesting (depth.ts), tell words apart (words.ts), balance braces (braces.ts), repair
 * lines that begin with an unknown word (line-repair.ts). In mode `partial`, which completion asks for, the text stays as typed:
 * a block must be open at the cursor, and a word half typed is not unknown.
 */
export class CxaLexer implements Lexer {
  private readonly vocabulary: Vocabulary;
  private readonly blockWords: () => BlockWords;

  constructor(services: LangiumCoreServices) {
    this.vocabulary = createVocabulary(services.Grammar);
    let words: BlockWords | undefined;
    this.blockWords = () => (words ??= collectBlockWords(services.Grammar));
  }

  get definition(): Lexer['definition'] {
    return this.vocabulary.dictionary;
  }

  tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const refusal = refuse(text);
    if (refusal !== undefined) return { tokens: [], hidden: [], errors: [toLexingError(refusal, text)] };
    const { tokens, comments, faults } = scan(text, this.vocabulary);
    capDepth(tokens, faults);
    classifyWords(tokens, this.vocabulary);
    const repaired = options?.mode === 'partial' ? tokens : this.repair(tokens, faults);
    const report: CxaLexingReport = { diagnostics: [], docComments: collectDocComments(tokens, comments) };
    return { tokens: repaired, hidden: comments, errors: faults.map((fault) => toLexingError(fault, text)), report };
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

function toLexingError(fault: LexicalFault, text: string): LexerResult['errors'][number] {
  const before = text.slice(0, fault.offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { offset: fault.offset, length: fault.length, line, column: fault.offset - lineStart + 1, message: fault.message };
}
