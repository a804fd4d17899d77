import { commands } from 'vscode';
import type { Around } from './table.ts';

/** Opens the walkthrough of the first ten minutes. */
export async function openWalkthrough({ context }: Around): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#firstTenMinutes`, false);
}
