import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { createClientFiles } from './client-files.ts';
import { filesByScheme } from './files-by-scheme.ts';
import { today } from './local-day.ts';
import { createNodeFiles } from './node-files.ts';
import { serve } from './server.ts';

// Started by an editor, which says in the arguments how it wants to talk: over IPC, a pipe or standard input and output.
const connection = createConnection(ProposedFeatures.all);
const editor = createClientFiles(connection);
serve(connection, { fileSystem: filesByScheme(createNodeFiles(), editor), today, changes: editor.changes });
