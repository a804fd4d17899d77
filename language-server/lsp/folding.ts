import { FoldingRangeKind } from 'vscode-languageserver';
import type { FoldingRange } from 'vscode-languageserver';
import type { Provider } from './provider.ts';

export const folding: Provider = {
  capabilities: { foldingRangeProvider: true },
  register({ connection, look }) {
    connection.onFoldingRanges(async ({ textDocument }): Promise<FoldingRange[]> => {
      const view = await look(textDocument.uri);
      return view ? foldingRanges(view.text.getText()) : [];
    });
  },
};

/** Blocks in braces and comments over several lines; strings and comments hide braces. */
export function foldingRanges(text: string): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  let line = 0;
  const pieces = /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}\n]/g;
  for (const [piece] of text.matchAll(pieces)) {
    const startLine = line;
    line += piece.split('\n').length - 1;
    if (piece === '{') open.push(startLine);
    else if (piece === '}') {
      const start = open.pop();
      if (start !== undefined && startLine > start) ranges.push({ startLine: start, endLine: startLine - 1 });
    } else if (piece.startsWith('/*') && line > startLine) ranges.push({ startLine, endLine: line, kind: FoldingRangeKind.Comment });
  }
  return ranges.filter((range) => range.endLine > range.startLine).sort((a, b) => a.startLine - b.startLine);
}
