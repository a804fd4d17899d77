import { Uri, ViewColumn, window, workspace } from 'vscode';
import type { Command } from './table.ts';
import { expansionScheme } from '../expansion-documents.ts';

/** What a use of a template makes, as a text to read beside its own. */
export const showExpansion: Command = async (_, uri, use) => {
  if (typeof uri !== 'string' || typeof use !== 'string') return;
  const document = await workspace.openTextDocument(Uri.from({ scheme: expansionScheme, path: `/${use}.cxa`, query: uri }));
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
};
