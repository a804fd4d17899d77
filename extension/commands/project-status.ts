import { commands, type QuickPickItem, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { ProjectInfo } from '../../language-server/protocol.ts';
import { type Profile, profiles } from '../../model/model.ts';
import { counted } from '../../model/phrases.ts';
import { projectOf, shownDocument } from '../shown-project.ts';
import type { Around } from './table.ts';

interface Choice extends QuickPickItem {
  readonly act: () => unknown;
}

/** What is behind the status bar's item: how the project stands, and what can be done about it. */
export async function projectStatus({ server, previews }: Around): Promise<void> {
  const document = shownDocument();
  const project = document && (await projectOf(server, document));
  if (document === undefined || project === undefined) {
    void window.showInformationMessage('Open a .cxa file first: its project is then shown here.');
    return;
  }
  const { name, profile, errors, warnings } = project;
  const choices: readonly Choice[] = [
    {
      label: '$(warning) Show Problems',
      description: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      act: () => commands.executeCommand('workbench.actions.view.problems'),
    },
    { label: '$(open-preview) Open Preview', description: 'the picture beside the text', act: () => previews.open(document.uri) },
    { label: '$(settings-gear) Change Profile…', description: `now ${profile}`, act: () => changeProfile(project) },
    { label: '$(list-tree) Show in CX Architecture', act: () => commands.executeCommand('cxa.architecture.focus') },
  ];
  const picked = await window.showQuickPick(choices, { title: name, placeHolder: 'What next?' });
  await picked?.act();
}

const meanings: Readonly<Record<Profile, string>> = {
  sketch: 'nothing must be stated; undeclared names are warnings',
  design: 'structure: owners, journeys, identity, handovers',
  build: 'also contracts, service levels, privacy, communications, resilience, telemetry',
  run: 'also what is measured, and drift from it',
};

/** Sets it in the project's `cxa.json`, which is made where there is none. */
async function changeProfile({ uri, name, profile }: ProjectInfo): Promise<void> {
  const items = profiles.map((label) => ({ label, description: label === profile ? 'now' : '', detail: meanings[label] }));
  const picked = await window.showQuickPick(items, { title: `${name}: profile`, placeHolder: 'How much must be stated?' });
  if (picked === undefined || picked.label === profile) return;
  // A document that lies in no folder is a project of its own; its settings would be beside it.
  const folder = uri.endsWith('.cxa') ? Uri.joinPath(Uri.parse(uri), '..') : Uri.parse(uri);
  const file = Uri.joinPath(folder, 'cxa.json');
  try {
    await writeProfile(file, picked.label);
  } catch {
    void window.showErrorMessage(`${file.path} cannot be written, so the profile stays ${profile}.`);
  }
}

async function writeProfile(file: Uri, profile: Profile): Promise<void> {
  // Loaded when first needed: it brings a parser of its own along.
  const { withProfile } = await import('../profile-edit.ts');
  const isThere = await workspace.fs.stat(file).then(() => true, () => false);
  if (!isThere) return workspace.fs.writeFile(file, new TextEncoder().encode(withProfile(undefined, profile)));
  // Through the document, so that it can be undone and what is not saved yet is not lost.
  const document = await workspace.openTextDocument(file);
  const edit = new WorkspaceEdit();
  const text = document.getText();
  edit.replace(file, new Range(document.positionAt(0), document.positionAt(text.length)), withProfile(text, profile));
  const done = (await workspace.applyEdit(edit)) && (await document.save());
  if (!done) throw new Error('The file is read-only.');
}
