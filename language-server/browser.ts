import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createClientFiles } from './client-files.ts';
import { today } from './local-day.ts';
import { serve } from './server.ts';

// A web worker of VS Code for the Web: files are read through the editor, which has them.
const connection = createConnection(
  new BrowserMessageReader(self as unknown as Worker),
  new BrowserMessageWriter(self as unknown as Worker),
);
const editor = createClientFiles(connection);
serve(connection, { fileSystem: editor, today, changes: editor.changes });
