import { CompletionItemKind } from 'vscode-languageserver';
import type { CompletionItem, Position } from 'vscode-languageserver';
import type { FileSystem } from '../file-system.ts';
import { importEdit } from '../import-edit.ts';
import type { PackageContents } from '../package-contents.ts';
import { parentFolder } from '../project-finder.ts';
import type { ValueForm } from '../reference/reference.ts';
import type { Suggestion } from './completion-values.ts';
import type { DocumentView } from './provider.ts';

/** In the text of an import: the packages in reach, and files beside the project. */
export async function importItems(
  view: DocumentView,
  files: FileSystem,
  packages: readonly PackageContents[],
  position: Position,
): Promise<CompletionItem[]> {
  const line = view.text.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } });
  const start = line.lastIndexOf('"', position.character - 1) + 1;
  const behind = /^[^"\r\n]*/.exec(line.slice(position.character))?.[0].length ?? 0;
  const range = { start: { line: position.line, character: start }, end: { line: position.line, character: position.character + behind } };
  const item = (label: string, kind: CompletionItemKind, detail: string | undefined, sortText: string): CompletionItem => ({
    label,
    kind,
    sortText,
    filterText: label,
    textEdit: { range, newText: label },
    ...(detail !== undefined && { detail }),
  });
  const around = parentFolder(view.project.root);
  const beside = around.includes('/') ? await files.list(around, { depth: 4 }) : [];
  const others = beside.filter((uri) => uri.endsWith('.cxa') && !view.project.owns(uri)).slice(0, mostFiles);
  return [
    ...packages.map(({ name, description }) => item(name, CompletionItemKind.Module, description, `0${name}`)),
    ...others.map((uri) => item(relativePath(view.uri, uri), CompletionItemKind.File, undefined, `1${uri}`)),
  ];
}

const mostFiles = 200;

/** Names that packages declare which are not imported yet; choosing one writes the import. */
export function importableNames(view: DocumentView, packages: readonly PackageContents[], form: ValueForm): readonly Suggestion[] {
  const kinds = kindsOf(form);
  if (kinds.size === 0) return [];
  const known = new Set(view.state.model.elements.map(({ id }) => id));
  return packages
    .filter(({ root }) => !view.state.fragments.some(({ uri }) => uri.startsWith(`${root}/`)))
    .flatMap(({ name, templates, elements }) =>
      [...templates, ...elements]
        .filter((element) => kinds.has(element.kind) && !known.has(element.id) && !element.path.includes('->'))
        .map((element): Suggestion => ({
          label: element.path,
          kind: CompletionItemKind.Reference,
          detail: `${element.title ?? element.kind} — import from ${name}`,
          description: element.kind,
          edit: importEdit(view.document.text, name),
        })),
    );
}

function kindsOf(form: ValueForm): ReadonlySet<string> {
  if (form.form === 'ref') return new Set(form.kinds);
  return form.form === 'any' ? new Set(form.of.flatMap((each) => [...kindsOf(each)])) : new Set();
}

/** From a file to another, as an import writes it. */
function relativePath(from: string, to: string): string {
  const own = parentFolder(from).split('/');
  const other = to.split('/');
  let shared = 0;
  while (shared < own.length && own[shared] === other[shared]) shared++;
  const up = own.slice(shared).map(() => '..');
  return decodeURI([...(up.length === 0 ? ['.'] : up), ...other.slice(shared)].join('/'));
}
