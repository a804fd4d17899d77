import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Whether a setting leaves a whole feature on; asked each time, so that a change holds from the next look on. */
export function isOn(feature: 'codeLens' | 'inlayHints'): boolean {
  return workspace.getConfiguration('cxa').get(feature, true);
}

/** Has the editor look again when such a setting changes. */
export function followSwitches(client: () => Promise<BaseLanguageClient> | undefined): Disposable {
  return workspace.onDidChangeConfiguration(async (event) => {
    const document = workspace.textDocuments.find(({ languageId }) => languageId === 'cxa');
    // A server that does not run has nothing to be looked at.
    const running = await client()?.catch(() => undefined);
    if (document === undefined || running === undefined) return;
    const lenses = running.getFeature('textDocument/codeLens').getProvider(document);
    const hints = running.getFeature('textDocument/inlayHint').getProvider(document);
    if (event.affectsConfiguration('cxa.codeLens')) lenses?.onDidChangeCodeLensEmitter.fire();
    if (event.affectsConfiguration('cxa.inlayHints')) hints?.onDidChangeInlayHints.fire();
  });
}
