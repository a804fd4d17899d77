import { StreamMessageReader, StreamMessageWriter, createConnection } from 'vscode-languageserver/node';
import { createNodeFiles } from './node-files.ts';
import { serve } from './server.ts';

/** Serves one editor over standard input and output, until it says goodbye. */
export function serveStdio(): Promise<void> {
  const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  return new Promise((resolve) => {
    process.stdin.once('end', resolve);
    serve(connection, { fileSystem: createNodeFiles(), today });
  });
}

/** Local time decides which waivers have expired. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
