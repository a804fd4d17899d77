import { commands, type ExtensionContext, type QuickPickItem, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import { type StarterTemplate, starterTemplates } from '../../language-server/starter-project.ts';
import { exampleFiles } from './open-example.ts';
import type { Around } from './table.ts';

/** Undefined stands for the example that comes with the extension, which has a name of its own. */
type Choice = QuickPickItem & { readonly template: StarterTemplate | undefined };

const choices: readonly Choice[] = [
  ...starterTemplates.map((template) => ({ label: template.title, description: template.description, template })),
  { label: 'Brightline Broadband', description: 'the example: six systems, two channels, one journey', template: undefined },
];

/** Writes a small project into a folder that the user picks, and opens it with its picture beside it. */
export async function newProject({ context }: Pick<Around, 'context'>): Promise<void> {
  const title = 'CXA: New Project';
  const choice = await window.showQuickPick(choices, { title, placeHolder: 'What to start from?' });
  const folder = choice && (await pickFolder(title));
  if (choice === undefined || folder === undefined) return;
  if (await holdsProject(folder)) {
    void window.showWarningMessage(`${nameOf(folder)} already holds a CXA project; pick another folder for a new one.`);
    return;
  }
  const files = await filesOf(context, choice, { title, folder });
  if (files === undefined) return;
  try {
    for (const { name, bytes } of files) await workspace.fs.writeFile(Uri.joinPath(folder, name), bytes);
  } catch {
    return void window.showErrorMessage(`${nameOf(folder)} cannot be written to; pick another folder for the new project.`);
  }
  const first = files.find(({ name }) => name.endsWith('.cxa'));
  if (first !== undefined) await openWithPicture(Uri.joinPath(folder, first.name));
}

interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function filesOf(
  context: ExtensionContext,
  { template }: Choice,
  { title, folder }: { readonly title: string; readonly folder: Uri },
): Promise<readonly NewFile[] | undefined> {
  if (template === undefined) return exampleFiles(context);
  const value = nameOf(folder);
  const name = await window.showInputBox({
    title,
    prompt: 'What is the architecture called?',
    value,
    validateInput: (text) => (text.trim() === '' ? 'A name has at least one letter.' : undefined),
  });
  if (name === undefined) return undefined;
  const encoder = new TextEncoder();
  return template.files(name.trim()).map((file) => ({ name: file.name, bytes: encoder.encode(file.text) }));
}

async function openWithPicture(file: Uri): Promise<void> {
  const text = (await workspace.openTextDocument(file)).getText();
  // At the journey, because its picture shows at once what a customer must repeat.
  const journey = Math.max(0, text.split('\n').findIndex((line) => line.startsWith('journey ')));
  const selection = new Range(journey, 0, journey, 0);
  const editor = await window.showTextDocument(file, { viewColumn: ViewColumn.One, preview: false, selection });
  // From its first line on where the journey still fits, since it is read from there.
  editor.revealRange(new Range(0, 0, 0, 0));
  editor.revealRange(selection);
  await commands.executeCommand('cxa.openPreview', file);
}

async function pickFolder(title: string): Promise<Uri | undefined> {
  const here = (workspace.workspaceFolders ?? []).map(({ uri, name }) => ({ label: '$(root-folder) In this folder', description: name, uri }));
  if (here.length > 0) {
    const elsewhere = { label: '$(folder-opened) In another folder…', description: '', uri: undefined };
    const picked = await window.showQuickPick([...here, elsewhere], { title, placeHolder: 'Where?' });
    if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  }
  const picked = await window.showOpenDialog({
    title: 'Folder for the new CXA project',
    openLabel: 'Create here',
    canSelectFolders: true,
    canSelectFiles: false,
  });
  return picked?.[0];
}

async function holdsProject(folder: Uri): Promise<boolean> {
  const entries = await workspace.fs.readDirectory(folder).then(
    (found) => found.map(([name]) => name),
    (): string[] => [],
  );
  return entries.some((name) => name === 'cxa.json' || name.endsWith('.cxa'));
}

function nameOf(folder: Uri): string {
  return folder.path.split('/').filter(Boolean).at(-1) ?? 'My architecture';
}
