import { window } from 'vscode';
import type { PageAction } from '../../language-server/protocol.ts';
import type { Around } from './table.ts';

const formats: readonly { readonly label: string; readonly description: string; readonly action: PageAction }[] = [
  { label: 'SVG', description: 'sharp at every size, with its fonts inside', action: 'save-svg' },
  { label: 'PNG', description: 'for slides and chats, at twice its size', action: 'save-png' },
];

/** Writes the picture to a file. */
export async function savePicture({ previews }: Around): Promise<void> {
  const format = await window.showQuickPick(formats, { title: 'CXA: Save Picture As…' });
  if (format !== undefined) previews.act(format.action);
}
