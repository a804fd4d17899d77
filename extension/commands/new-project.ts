import { commands, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import { starterFiles } from '../../language-server/starter-project.ts';

/** Writes a small project into a folder that the user picks, and opens it with its picture beside it. */
export async function newProject(): Promise<void> {
  const folder = await pickFolder();
  if (folder === undefined) return;
  const encoder = new TextEncoder();
  for (const { name, text } of starterFiles) {
    const file = Uri.joinPath(folder, name);
    if (await exists(file)) {
      void window.showWarningMessage(`${name} is there already and was left as it is.`);
      continue;
    }
    await workspace.fs.writeFile(file, encoder.encode(text));
  }
  const name = starterFiles.find((file) => file.name.endsWith('.cxa'))?.name;
  if (name === undefined) return;
  const first = Uri.joinPath(folder, name);
  const text = (await workspace.openTextDocument(first)).getText();
  // At the journey, because its picture shows at once what a customer must repeat.
  const journey = Math.max(0, text.split('\n').findIndex((line) => line.startsWith('journey ')));
  const selection = new Range(journey, 0, journey, 0);
  const editor = await window.showTextDocument(first, { viewColumn: ViewColumn.One, preview: false, selection });
  // From its first line on where the journey still fits, since it is read from there.
  editor.revealRange(new Range(0, 0, 0, 0));
  editor.revealRange(selection);
  await commands.executeCommand('cxa.openPreview', first);
}

async function pickFolder(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0];
  if (open !== undefined) {
    const here = { label: '$(root-folder) In this folder', description: open.name };
    const elsewhere = { label: '$(folder-opened) In another folder…' };
    const picked = await window.showQuickPick([here, elsewhere], { title: 'CXA: New Project', placeHolder: 'Where?' });
    if (picked === undefined) return undefined;
    if (picked === here) return open.uri;
  }
  const picked = await window.showOpenDialog({
    title: 'Folder for the new CXA project',
    openLabel: 'Create here',
    canSelectFolders: true,
    canSelectFiles: false,
  });
  return picked?.[0];
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
