import { type LogOutputChannel, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the client is told alike on every platform. */
export function clientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'cxa' }],
    outputChannel,
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/{*.cxa,cxa.json}') },
    markdown: { isTrusted: false, supportHtml: false },
  };
}
