import { window } from 'vscode';
import type { Around } from './table.ts';

/** Ends the language server and starts a new one. */
export async function restartServer({ server, output }: Around): Promise<void> {
  try {
    await server.restart();
  } catch (error) {
    output.error(String(error));
    void window.showErrorMessage('The CXA language server did not start. The CXA output says why.');
  }
}
