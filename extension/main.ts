import type { ExtensionContext } from 'vscode';
import { activateExtension } from './activation.ts';

/** The entry point in a VS Code that has Node. */
export function activate(context: ExtensionContext): void {
  activateExtension(context, async (output) => {
    // The client is most of the bundle: it is loaded once something needs the server, not to register commands.
    const { nodeClient } = await import('./node-client.ts');
    return nodeClient(context, output);
  });
}
