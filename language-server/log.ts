import type { Connection } from 'vscode-languageserver';

/** Writes our own mistakes to the editor's output channel, with the stack. */
export type Log = (error: unknown, where?: string) => void;

export function createLog(connection: Connection): Log {
  return (error, where) => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      connection.console.error(`CXA: ${where === undefined ? '' : `${where}: `}${what}`);
    } catch {
      // The editor has gone; nobody is left to be told.
    }
  };
}
