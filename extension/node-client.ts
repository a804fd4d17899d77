import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.ts';
import { answerFileRequests } from './file-requests.ts';

/** A client for the server in a process of its own. */
export function nodeClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const client = new LanguageClient(
    'cxa',
    'CXA',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6011'] } },
    },
    clientOptions(output),
  );
  // The process reads the disk by itself, and asks for what lies elsewhere.
  answerFileRequests(client);
  return client;
}
