import { commands, Uri, window, workspace } from 'vscode';
import type { PageMessage } from '../../language-server/protocol.ts';

/** Asks where to, and writes the picture there. */
export async function saveExport({ format, name, data }: PageMessage & { kind: 'export' }): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: 'Save the picture',
    filters: format === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
  } catch {
    // As in a folder that can only be read, on a page of somebody else's repository.
    return void window.showErrorMessage(`${workspace.asRelativePath(target)} cannot be written there; copy the picture instead, or save it in another folder.`);
  }
  const open = 'Open';
  const answer = await window.showInformationMessage(`Saved ${workspace.asRelativePath(target)}.`, open);
  if (answer === open) await commands.executeCommand('vscode.open', target);
}
