import { FoldingRangeKind, FoldingRangeRequest } from 'vscode-languageserver';
import type { FoldingRange } from 'vscode-languageserver';
import type { Provider } from './provider.ts';

export const folding: Provider = {
  capabilities: { foldingRangeProvider: true },
  register(requests) {
    requests.onDocument(FoldingRangeRequest.type, null, (view) => foldingRanges(view.text.getText()));
  },
};

/** Blocks in braces, comments and texts over several lines, and runs of line comments; strings and comments hide braces. */
export function foldingRanges(text: string): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  let line = 0;
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  let comments: { first: number; last: number } | undefined;
  const endComments = () => {
    if (comments) add(comments.first, comments.last, FoldingRangeKind.Comment);
    comments = undefined;
  };
  for (const [piece] of text.matchAll(pieces)) {
    const startLine = line;
    line += piece.split('\n').length - 1;
    if (piece.startsWith('//')) {
      if (comments?.last === startLine - 1) comments.last = startLine;
      else {
        endComments();
        comments = { first: startLine, last: startLine };
      }
    } else if (piece === '{') open.push(startLine);
    else if (piece === '}') {
      const start = open.pop();
      // The closing brace stays in sight.
      if (start !== undefined) add(start, startLine - 1);
    } else if (piece !== '\n') add(startLine, line, piece.startsWith('/*') ? FoldingRangeKind.Comment : undefined);
  }
  endComments();
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

const pieces = /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}\n]/g;
