import { ErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError } from 'vscode-languageserver';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { SourceRange } from '../../model/source.ts';
import type { Project, ProjectState } from '../project.ts';
import type { Workspace } from '../workspace.ts';
import { propertyEdit } from '../fix-edit.ts';
import { declaredAt, elementsDeclaredAt, memberOf } from './declared.ts';
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
      return found ? { range: found.target.range, placeholder: found.name } : null;
    });
    requests.onDocument(RenameRequest.type, null, (view, { position, newName }) => {
      const found = renameable(view, position);
      return found ? renameEdit(view, requests.workspace, found, newName) : null;
    });
  },
};

/** Letters, digits, `_`, and a hyphen between word characters. */
const validName = /^[\p{L}_][\p{L}\p{N}_]*(-[\p{L}\p{N}_]+)*$/u;

/** What can be renamed: an element, a member of a template, or a parameter. */
interface Renamed {
  readonly target: Target;
  readonly name: string;
  /** Undefined for a parameter. */
  readonly element?: Element;
  readonly place: SourceRange;
}

/** Only what is declared here and has a name of its own: an arrow is named by its ends, a waiver by its rule. */
function renameable(view: DocumentView, position: Position): Renamed | undefined {
  const target = targetAt(view, position);
  if (!target) return undefined;
  const member = memberOf(view.state, target.element);
  const element = elementOf(view.state.model, target.element) ?? member?.element;
  const name = element?.name ?? member?.name;
  const place = declaredAt(view.state, target.element);
  if (name === undefined || !place || element?.undeclared || !validName.test(name)) return undefined;
  if (element?.kind === 'waiver' || element?.kind === 'conform' || (element?.kind === 'view' && element.name === element.view)) return undefined;
  // A use without a name of its own has the template's.
  const isUnnamed = element?.kind === 'use' && element.template !== undefined && nameAt(view, place) !== element.name;
  return isUnnamed ? undefined : { target, name, place, ...(element && { element }) };
}

function nameAt({ project }: DocumentView, { file, range }: SourceRange): string {
  const line = (project.documents.get(file)?.text ?? '').split('\n')[range.start.line] ?? '';
  return line.slice(range.start.character, range.end.character);
}

/**
 * In every project that reads the declaration. Refused, with a sentence for the user, where the new name is none, is
 * taken, or would make any name mean something else than before.
 */
function renameEdit(view: DocumentView, workspace: Workspace, { name, element, place }: Renamed, newName: string): WorkspaceEdit {
  if (!validName.test(newName)) {
    throw refusal(
      `"${newName}" cannot be a name: use letters, digits, _ and hyphens between them, beginning with a letter.`,
    );
  }
  if (newName === 'none') throw refusal('"none" says that something is known to be absent; it cannot be a name.');
  if (newName === name) return { changes: {} };
  if (place.file.includes('/node_modules/')) {
    throw refusal(`${element?.path ?? name} comes from an installed package, which is not ours to change; rename it there.`);
  }
  const changes: Record<string, TextEdit[]> = {
    [place.file]: [{ range: place.range, newText: newName }, ...(element ? keepKind(view, element, place) : [])],
  };
  for (const project of workspace.projectsOf(place.file)) {
    const state = project.state();
    for (const id of [...elementsDeclaredAt(state, place), ...namelessUses(state, element)]) {
      refuseTaken(project, id, name, newName);
      for (const { uri, reference } of referencesTo(state, id)) {
        const edits = changes[uri] ?? [];
        changes[uri] = edits;
        if (!edits.some(({ range }) => samePlace(range, reference.range)))
          edits.push({ range: reference.range, newText: newName });
      }
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
function keepKind(view: DocumentView, element: Element, place: SourceRange): TextEdit[] {
  const { state } = view;
  // Of what a template made, the template's own text says whether its kind is stated.
  const written = elementsDeclaredAt(state, place).find((id) => memberOf(state, id)) ?? element.id;
  const source = memberOf(state, written)?.source ?? state.model.sources.get(written);
  const isImplied = 'type' in element && element.type === element.name && source?.properties.type === undefined;
  if (!isImplied || !source || element.defaulted?.includes('type')) return [];
  return [propertyEdit(view.project, source, `kind ${element.name}`).edit];
}

/** Uses that have no name but their template's. */
function namelessUses(state: ProjectState, template: Element | undefined): readonly ElementId[] {
  if (template?.kind !== 'template') return [];
  const places = referencesTo(state, template.id);
  return state.model.elements
    .filter((each) => each.kind === 'use' && each.template === template.id && each.name === template.name)
    .map(({ id }) => id)
    .filter((id) => {
      const source = state.model.sources.get(id);
      return places.some(({ uri, reference }) => source?.file === uri && samePlace(source.name, reference.range));
    });
}

function refuseTaken(project: Project, id: ElementId, name: string, newName: string): void {
  const taken = id.slice(0, id.length - name.length) + newName;
  const isTaken = project.documents.symbols().symbol(taken) !== undefined || memberOf(project.state(), taken) !== undefined;
  if (id.endsWith(name) && isTaken) throw refusal(`A ${taken.replace(':', ' "').replace(/"template [^.]*\./, '"')}" exists already; choose another name.`);
}

function samePlace(a: TextEdit['range'], b: TextEdit['range']): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}

function refusal(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
