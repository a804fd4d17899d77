import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, type TextDocument, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { commandTable } from './commands/table.ts';
import { openComparing } from './compare/comparing.ts';
import { provideExpansions } from './expansion-documents.ts';
import { openPreviews } from './preview/previews.ts';
import { openServerLink } from './server-link.ts';
import { showStatus } from './status-item.ts';
import { showTree } from './tree/tree-view.ts';

/** Everything that the platforms share. Quick: what takes long waits until a file or a command needs it. */
export function activateExtension(
  context: ExtensionContext,
  createClient: (output: LogOutputChannel) => Promise<BaseLanguageClient>,
): void {
  const output = window.createOutputChannel('CXA', { log: true });
  const server = openServerLink(() => createClient(output));
  const comparing = openComparing({ server, output });
  const previews = openPreviews({ extension: context.extensionUri, server, comparing, output });
  const around = { server, previews, comparing, output, context };
  for (const [id, run] of Object.entries(commandTable)) {
    context.subscriptions.push(commands.registerCommand(id, (...args: unknown[]) => run(around, ...args)));
  }
  // Menus of other views offer a comparison only where there is something of ours.
  const known = server.onChanged(() => {
    known.dispose();
    void commands.executeCommand('setContext', 'cxa.hasProject', true);
  });
  context.subscriptions.push(known, output, server, previews, comparing, showStatus(server), showTree({ server, output }), provideExpansions(server));

  const start = () => void server.start().catch((error: unknown) => output.error(String(error)));
  context.subscriptions.push(whenNeeded(start));
}

/** Calls once, as soon as there is something to check: an open file of ours, or a project in the workspace. */
function whenNeeded(start: () => void): Disposable {
  let started = false;
  const once = () => {
    waiting.dispose();
    if (!started) start();
    started = true;
  };
  const isOurs = (document: TextDocument) => document.languageId === 'cxa';
  const waiting = workspace.onDidOpenTextDocument((document) => isOurs(document) && once());
  if (workspace.textDocuments.some(isOurs)) once();
  else void workspace.findFiles('**/cxa.json', '**/node_modules/**', 1).then((found) => found.length > 0 && once());
  return waiting;
}
