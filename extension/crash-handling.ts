import { CloseAction, type ErrorHandler, ErrorAction } from 'vscode-languageclient';

/** So many crashes are followed by a restart … */
const RESTARTS = 4;
/** … if the one before the first of them is not longer ago than this, in ms. */
const WINDOW = 3 * 60_000;

/**
 * A server that has crashed is started again, unless it keeps crashing. What could not be written to one that has just
 * died is no reason to give up: while somebody types, several messages are on their way before its end is known.
 */
export function crashHandling(): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      crashes = [...crashes.filter((crash) => now - crash <= WINDOW), now];
      if (crashes.length <= RESTARTS) return { action: CloseAction.Restart };
      crashes = [];
      const message = `The CXA language server has crashed ${RESTARTS + 1} times in three minutes and stays ended. The CXA output says why; "CXA: Restart Language Server" starts it again.`;
      return { action: CloseAction.DoNotRestart, message };
    },
  };
}
