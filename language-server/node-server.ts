import { createConnection } from 'vscode-languageserver/node';
import { today } from './local-day.ts';
import { createNodeFiles } from './node-files.ts';
import { serve } from './server.ts';

/**
 * Serves one editor over standard input and output. The process ends with the conversation: with 0 after a goodbye,
 * with 1 when the editor goes without one.
 */
export function serveStdio(): Promise<never> {
  // The streams themselves, not readers of them: only then does the connection notice that the editor has gone.
  serve(createConnection(process.stdin, process.stdout), { fileSystem: createNodeFiles(), today });
  return new Promise(() => undefined);
}
