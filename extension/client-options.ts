import { type LogOutputChannel, type TextDocument, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { crashHandling } from './crash-handling.ts';
import { isOn } from './feature-switches.ts';
import { traceChannel } from './trace-channel.ts';

/** What the client is told alike on every platform. */
export function clientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'cxa' }],
    outputChannel,
    traceOutputChannel: traceChannel(outputChannel),
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/{*.cxa,cxa.json}') },
    errorHandler: crashHandling(),
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      // The server asks for open JSON files, which may be measured values; the project's settings count as saved, since a
      // change of them reads everything again.
      didOpen: (document, next) => (isSettings(document) ? Promise.resolve() : next(document)),
      didChange: (event, next) => (isSettings(event.document) ? Promise.resolve() : next(event)),
      didClose: (document, next) => (isSettings(document) ? Promise.resolve() : next(document)),
      provideCodeLenses: (document, token, next) => (isOn('codeLens') ? next(document, token) : []),
      provideInlayHints: (document, range, token, next) => (isOn('inlayHints') ? next(document, range, token) : []),
    },
  };
}

function isSettings(document: TextDocument): boolean {
  return document.uri.path.endsWith('/cxa.json');
}
