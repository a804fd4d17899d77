import { ErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError } from 'vscode-languageserver';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { Project } from '../project.ts';
import type { Workspace } from '../workspace.ts';
import { fixEdit } from '../fix-edit.ts';
import { elementOf } from './element-lookup.ts';
import type { DocumentView, Provider } from './provider.ts';
import { changedMeaning } from './rename-check.ts';
import { referencesTo, targetAt } from './target.ts';
import type { Target } from './target.ts';

export const rename: Provider = {
  capabilities: { renameProvider: { prepareProvider: true } },
  register(requests) {
    requests.onDocument(PrepareRenameRequest.type, null, (view, { position }) => {
      const found = renameable(view, position);
      return found ? { range: found.target.range, placeholder: found.element.name } : null;
    });
    requests.onDocument(RenameRequest.type, null, (view, { position, newName }) => {
      const found = renameable(view, position);
      return found ? renameEdit(view, requests.workspace, found.element, newName) : null;
    });
  },
};

/** Letters, digits, `_`, and a hyphen between word characters. */
const validName = /^[\p{L}_][\p{L}\p{N}_]*(-[\p{L}\p{N}_]+)*$/u;

/** Only what is declared here and has a name of its own: an arrow is named by its ends, a waiver by its rule. */
function renameable(
  view: DocumentView,
  position: Position,
): { readonly target: Target; readonly element: Element } | undefined {
  const target = targetAt(view, position);
  const element = target && elementOf(view.state.model, target.element);
  if (!target || !element || element.undeclared || !validName.test(element.name)) return undefined;
  if (element.kind === 'waiver' || (element.kind === 'view' && element.name === element.view)) return undefined;
  return { target, element };
}

/**
 * In every project that reads the declaration. Refused, with a sentence for the user, where the new name is none, is
 * taken, or would make any name mean something else than before.
 */
function renameEdit(view: DocumentView, workspace: Workspace, element: Element, newName: string): WorkspaceEdit {
  if (!validName.test(newName)) {
    throw refusal(
      `"${newName}" cannot be a name: use letters, digits, _ and hyphens between them, beginning with a letter.`,
    );
  }
  if (newName === 'none') throw refusal('"none" says that something is known to be absent; it cannot be a name.');
  const source = view.state.model.sources.get(element.id);
  if (!source || newName === element.name) return { changes: {} };
  if (source.file.includes('/node_modules/')) {
    throw refusal(`${element.path} comes from an installed package, which is not ours to change; rename it there.`);
  }
  const changes: Record<string, TextEdit[]> = {
    [source.file]: [{ range: source.name, newText: newName }, ...keepKind(view, element)],
  };
  for (const project of workspace.projectsOf(source.file)) {
    const same = sameDeclaration(project, element, source.name);
    if (!same) continue;
    refuseTaken(project, same, newName);
    for (const { uri, reference } of referencesTo(project.state(), same.id)) {
      const edits = changes[uri] ?? [];
      changes[uri] = edits;
      if (!edits.some(({ range }) => samePlace(range, reference.range)))
        edits.push({ range: reference.range, newText: newName });
    }
  }
  for (const project of workspace.projects()) {
    const place = changedMeaning(project, changes);
    if (place)
      throw refusal(
        `With "${newName}", a name in ${place.file}, line ${place.line + 1}, would mean something else; choose another name.`,
      );
  }
  return { changes };
}

/** `channel sms` is of the kind that its name says: under another name it has to be stated. */
function keepKind(view: DocumentView, element: Element): TextEdit[] {
  const { model } = view.state;
  const isImplied =
    'type' in element && element.type === element.name && model.sources.get(element.id)?.properties.type === undefined;
  if (!isImplied || element.defaulted?.includes('type')) return [];
  const added = fixEdit(view.project, model, {
    kind: 'add-property',
    title: '',
    element: element.id,
    text: `kind ${element.name}`,
  });
  return added ? [added.edit] : [];
}

function refuseTaken(project: Project, element: Element, newName: string): void {
  const path = element.path.slice(0, element.path.length - element.name.length) + newName;
  if (project.documents.symbols().symbol(`${element.kind}:${path}`))
    throw refusal(`A ${element.kind} "${path}" exists already; choose another name.`);
}

/** The element that the same declaration makes in another project, where its path may have a prefix. */
function sameDeclaration(project: Project, { kind, name }: Element, place: TextEdit['range']): Element | undefined {
  const { model } = project.state();
  return model.elements.find((element) => {
    if (element.kind !== kind || element.name !== name) return false;
    const source = model.sources.get(element.id);
    return source !== undefined && samePlace(source.name, place);
  });
}

function samePlace(a: TextEdit['range'], b: TextEdit['range']): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}

function refusal(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
