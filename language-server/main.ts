import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { today } from './local-day.ts';
import { createNodeFiles } from './node-files.ts';
import { serve } from './server.ts';

// Started by an editor, which says in the arguments how it wants to talk: over IPC, a pipe or standard input and output.
serve(createConnection(ProposedFeatures.all), { fileSystem: createNodeFiles(), today });
