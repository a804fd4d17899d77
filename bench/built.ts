import { join } from 'node:path';

/** The programs as they are published. */
export const project = join(import.meta.dirname, '..');
export const commandLine = join(project, 'dist', 'cli.js');
export const serverProgram = join(project, 'dist', 'server.cjs');
export const extensionProgram = join(project, 'dist', 'extension.cjs');
