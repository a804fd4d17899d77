import { commands, type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { commandTable } from './commands/table.ts';
import { openPreviews } from './preview/previews.ts';
import { openServerLink } from './server-link.ts';
import { showStatus } from './status-item.ts';

/** Everything that the platforms share. Quick: what takes long waits until a file or a command needs it. */
export function activateExtension(
  context: ExtensionContext,
  createClient: (output: LogOutputChannel) => Promise<BaseLanguageClient>,
): void {
  const output = window.createOutputChannel('CXA', { log: true });
  const server = openServerLink(() => createClient(output));
  const previews = openPreviews({ extension: context.extensionUri, server, output });
  const around = { server, previews, output };
  for (const [id, run] of Object.entries(commandTable)) {
    context.subscriptions.push(commands.registerCommand(id, (...args: unknown[]) => run(around, ...args)));
  }
  context.subscriptions.push(output, server, previews, showStatus(server));

  const needsServer = () => workspace.textDocuments.some((document) => document.languageId === 'cxa');
  const start = () => server.start().catch((error: unknown) => output.error(String(error)));
  if (needsServer()) void start();
  else {
    const waiting = workspace.onDidOpenTextDocument(() => {
      if (!needsServer()) return;
      waiting.dispose();
      void start();
    });
    context.subscriptions.push(waiting);
  }
}
