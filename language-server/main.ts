import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { createNodeFiles } from './node-files.ts';
import { today } from './node-server.ts';
import { serve } from './server.ts';

// Started by an editor, which says in the arguments how it wants to talk: over IPC, a pipe or standard input and output.
serve(createConnection(ProposedFeatures.all), { fileSystem: createNodeFiles(), today });
