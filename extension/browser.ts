import { type ExtensionContext, Uri } from 'vscode';
import { activateExtension } from './activation.ts';

/** The entry point in VS Code for the Web, where the server is a worker. */
export function activate(context: ExtensionContext): void {
  activateExtension(context, async (output) => {
    const [{ LanguageClient, State }, { clientOptions }, { answerFileRequests }] = await Promise.all([
      import('vscode-languageclient/browser'),
      import('./client-options.ts'),
      import('./file-requests.ts'),
    ]);
    const script = Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js');
    const worker = new Worker(script.toString(true));
    const client = new LanguageClient('cxa', 'CXA', worker, clientOptions(output));
    answerFileRequests(client);
    // A worker does not end by itself as a process does.
    client.onDidChangeState(({ newState }) => newState === State.Stopped && worker.terminate());
    return client;
  });
}
