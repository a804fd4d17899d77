import type { ParseResult } from 'langium';
import type { Position, Range } from '../model/source.ts';
import type { CxaParser } from './cxa-parser.ts';
import type { DocComments } from './doc-comments.ts';
import type { CxaFile } from './generated/ast.ts';
import type { CxaLexingReport } from './lexer.ts';
import { createParser } from './parser.ts';
import type { Token } from './token.ts';

/** What is wrong with a text as text; names and values are checked elsewhere. */
export interface SyntaxDiagnostic {
  readonly code: 'syntax';
  readonly message: string;
  readonly range: Range;
}

export interface ParsedDocument {
  readonly uri: string;
  readonly text: string;
  /** Every node has its place in the text: `placeOf`. */
  readonly root: CxaFile;
  readonly diagnostics: readonly SyntaxDiagnostic[];
  /** By the offset of a declaration's first token: `docComments.get(placeOf(node).offset)`. */
  readonly docComments: DocComments;
}

type ParserError = ParseResult['parserErrors'][number] & { readonly previousToken?: Token };

/** One parser for all: building it takes longer than most parses. */
let shared: CxaParser | undefined;

/**
 * Reads one document. Never throws: broken text gives a smaller tree and diagnostics, at most one for a line.
 */
export function parseDocument(text: string, uri: string): ParsedDocument {
  shared ??= createParser();
  return documentOf(text, uri, shared.parse<CxaFile>(text));
}

/** A document, and where the statements of the file and of its blocks begin: offsets, in the order of the text. */
export function parseStatements(text: string): { readonly document: ParsedDocument; readonly statements: readonly number[] } {
  shared ??= createParser();
  const result = shared.parseStatements<CxaFile>(text);
  return { document: documentOf(text, '', result), statements: result.statements };
}

function documentOf(text: string, uri: string, result: ParseResult<CxaFile>): ParsedDocument {
  const lexical = result.lexerErrors.map((error) => {
    const start = { line: (error.line ?? 1) - 1, character: (error.column ?? 1) - 1 };
    return diagnostic(error.message, { start, end: endOf(text, error.offset, error.length, start) });
  });
  const syntactic = result.parserErrors.map((error) => diagnostic(error.message, rangeOf(error)));
  const report = result.lexerReport as CxaLexingReport | undefined;
  return { uri, text, root: result.value, diagnostics: onePerLine(lexical, syntactic), docComments: report?.docComments ?? new Map() };
}

function diagnostic(message: string, range: Range): SyntaxDiagnostic {
  return { code: 'syntax', message, range };
}

function endOf(text: string, offset: number, length: number, start: Position): Position {
  const covered = text.slice(offset, offset + length);
  const lastBreak = covered.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, character: start.character + length };
  return { line: start.line + covered.split('\n').length - 1, character: covered.length - lastBreak - 1 };
}

/** What is missing is shown at the word before it, where the author has to type; what is wrong at the word itself. */
function rangeOf(error: ParserError): Range {
  const { token, previousToken: previous } = error;
  const isReal = !Number.isNaN(token.startOffset) && token.isInsertedInRecovery !== true;
  const hasPrevious = previous !== undefined && !Number.isNaN(previous.startOffset) && previous.isInsertedInRecovery !== true;
  if (hasPrevious && (!isReal || (token.startLine !== previous.endLine && error.message.startsWith('After')))) return rangeOfToken(previous);
  return isReal ? rangeOfToken(token) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

/** More than anybody reads; what is no architecture at all could have one on every line. */
const MAX_DIAGNOSTICS = 500;

/** One mistake rarely needs two messages: a line has the first of its faults, those of the characters before those of the grammar. */
function onePerLine(lexical: readonly SyntaxDiagnostic[], syntactic: readonly SyntaxDiagnostic[]): readonly SyntaxDiagnostic[] {
  const lines = new Map<number, SyntaxDiagnostic>();
  for (const found of lexical.concat(syntactic)) if (!lines.has(found.range.start.line)) lines.set(found.range.start.line, found);
  return [...lines.values()].sort((a, b) => a.range.start.line - b.range.start.line).slice(0, MAX_DIAGNOSTICS);
}

function rangeOfToken(token: Token): Range {
  return {
    start: { line: (token.startLine ?? 1) - 1, character: (token.startColumn ?? 1) - 1 },
    end: { line: (token.endLine ?? 1) - 1, character: token.endColumn ?? 0 },
  };
}
