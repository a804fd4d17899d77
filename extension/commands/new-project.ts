import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
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
  await window.showTextDocument(first, { viewColumn: ViewColumn.One });
  await commands.executeCommand('cxa.openPreview', first);
}

async function pickFolder(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]?.uri;
  const picked = await window.showOpenDialog({
    title: 'Folder for the new CXA project',
    openLabel: 'Create here',
    canSelectFolders: true,
    canSelectFiles: false,
    ...(open === undefined ? {} : { defaultUri: open }),
  });
  return picked?.[0];
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
