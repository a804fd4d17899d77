import type { LangiumCoreServices, Lexer, LexerResult, LexingReport, TokenizeOptions } from 'langium';
import { balanceBraces } from './braces.ts';
import { capDepth } from './depth.ts';
import { collectDocComments, type DocComments } from './doc-comments.ts';
import { scan, type LexicalFault } from './scanner.ts';
import { createVocabulary, type Vocabulary } from './vocabulary-tokens.ts';
import { classifyWords } from './words.ts';

/** What the lexer tells beside tokens and faults. */
export interface CxaLexingReport extends LexingReport {
  readonly docComments: DocComments;
}

/** UTF-16 units; a larger text is not read. */
export const MAX_TEXT_LENGTH = 4 * 1024 * 1024;

/**
 * Characters → tokens: cut (scanner.ts), cap the nesting (depth.ts), tell words apart (words.ts), balance braces (braces.ts).
 * In mode `partial`, which completion asks for, braces stay as typed: a block must be open at the cursor.
 */
export class CxaLexer implements Lexer {
  private readonly vocabulary: Vocabulary;

  constructor(services: LangiumCoreServices) {
    this.vocabulary = createVocabulary(services.Grammar);
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
    const balanced = options?.mode === 'partial' ? tokens : balanceBraces(tokens, this.vocabulary, faults);
    const report: CxaLexingReport = { diagnostics: [], docComments: collectDocComments(tokens, comments) };
    return { tokens: balanced, hidden: comments, errors: faults.map((fault) => toLexingError(fault, text)), report };
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
