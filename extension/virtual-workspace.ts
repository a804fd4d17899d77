import { workspace } from 'vscode';

/**
 * Whether a folder lies on no disk of the machine on which we run. The editor cannot always search such a folder, so that it finds
 * nothing in it does not say that there is nothing.
 */
export function isVirtualWorkspace(): boolean {
  return workspace.workspaceFolders?.some(({ uri }) => uri.scheme !== 'file') === true;
}
