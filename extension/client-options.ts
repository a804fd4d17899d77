import { type LogOutputChannel, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { isOn } from './feature-switches.ts';

/** What the client is told alike on every platform. */
export function clientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'cxa' }],
    outputChannel,
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/{*.cxa,cxa.json}') },
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideCodeLenses: (document, token, next) => (isOn('codeLens') ? next(document, token) : []),
      provideInlayHints: (document, range, token, next) => (isOn('inlayHints') ? next(document, range, token) : []),
    },
  };
}
