import { ResponseError, ErrorCodes } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentView, Provider } from './provider.ts';
import { referencesTo, targetAt } from './target.ts';
import type { Target } from './target.ts';

export const rename: Provider = {
  capabilities: { renameProvider: { prepareProvider: true } },
  register({ connection, look }) {
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const view = await look(textDocument.uri);
      const target = view && renameable(view, position);
      return target ? { range: target.range, placeholder: nameOf(view, target) } : null;
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null> => {
      const view = await look(textDocument.uri);
      const target = view && renameable(view, position);
      return target ? renameEdit(view, target, newName) : null;
    });
  },
};

/** Letters, digits, `_`, and a hyphen between word characters. */
const validName = /^[\p{L}_][\p{L}\p{N}_]*(-[\p{L}\p{N}_]+)*$/u;

function renameEdit(view: DocumentView, target: Target, newName: string): WorkspaceEdit {
  if (!validName.test(newName)) {
    throw new ResponseError(ErrorCodes.InvalidParams, `"${newName}" cannot be a name: use letters, digits, _ and hyphens between them, beginning with a letter.`);
  }
  if (newName === 'none') throw new ResponseError(ErrorCodes.InvalidParams, '"none" says that something is known to be absent; it cannot be a name.');
  const element = view.state.model.elements.find((candidate) => candidate.id === target.element);
  if (element) {
    const path = element.path.slice(0, element.path.length - element.name.length) + newName;
    if (newName !== element.name && view.project.documents.symbols().symbol(`${element.kind}:${path}`)) {
      throw new ResponseError(ErrorCodes.InvalidParams, `A ${element.kind} "${path}" exists already; choose another name.`);
    }
  }
  const changes: Record<string, TextEdit[]> = {};
  const add = (uri: string, edit: TextEdit) => {
    changes[uri] = [...(changes[uri] ?? []), edit];
  };
  const source = view.state.model.sources.get(target.element);
  if (source && !element?.undeclared) add(source.file, { range: source.name, newText: newName });
  for (const { uri, reference } of referencesTo(view, target.element)) add(uri, { range: reference.range, newText: newName });
  return { changes };
}

/** Only what has a name of its own; an arrow is named by its ends. */
function renameable(view: DocumentView, position: { line: number; character: number }): Target | undefined {
  const target = targetAt(view, position);
  const element = target && view.state.model.elements.find((candidate) => candidate.id === target.element);
  return element && validName.test(element.name) ? target : undefined;
}

function nameOf(view: DocumentView, target: Target): string {
  return view.state.model.elements.find((candidate) => candidate.id === target.element)?.name ?? '';
}
