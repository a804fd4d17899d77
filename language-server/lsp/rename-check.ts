import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDocumentStore } from '../document-store.ts';
import type { Fragment } from '../fragment.ts';
import type { Project } from '../project.ts';

/**
 * Reads a project as it would be after a rename and compares what each name stands for. The first name that would mean
 * something else, undefined when there is none. The line is the one before the rename.
 */
export function changedMeaning(
  project: Project,
  changes: Readonly<Record<string, TextEdit[]>>,
): { readonly file: string; readonly line: number } | undefined {
  const documents = project.documents.all();
  if (!documents.some(({ uri }) => changes[uri])) return undefined;
  const after = createDocumentStore();
  for (const document of documents) after.put(document.uri, withEdits(document.uri, document.text, changes[document.uri]), document);
  const before = project.state().fragments;
  const meant = meanings(before);
  const means = meanings(after.fragments());
  for (const [index, fragment] of before.entries()) {
    const old = meant[index] ?? [];
    const fresh = means[index] ?? [];
    const place = old.findIndex((meaning, at) => meaning.what !== fresh[at]?.what);
    if (place < 0 && old.length === fresh.length) continue;
    return {
      file: fragment.uri.slice(fragment.uri.lastIndexOf('/') + 1),
      line: (old[place] ?? fresh[old.length] ?? { line: 0 }).line,
    };
  }
  return undefined;
}

function withEdits(uri: string, text: string, edits: TextEdit[] | undefined): string {
  return edits ? TextDocument.applyEdits(TextDocument.create(uri, 'cxa', 0, text), edits) : text;
}

interface Meaning {
  readonly line: number;
  /** What is there: a name and the declaration it leads to, or a problem. */
  readonly what: string;
}

/** Of each fragment, its declarations, names and problems in the order of the text, without the words that a rename changes. */
function meanings(fragments: readonly Fragment[]): readonly (readonly Meaning[])[] {
  const declarations = new Map<string, string>();
  for (const [file, { elements }] of fragments.entries()) {
    for (const [index, { id }] of elements.entries())
      if (!declarations.has(id)) declarations.set(id, `${file} ${index}`);
  }
  return fragments.map(({ elements, sources, references, problems }) => [
    ...elements.map(({ id, kind }) => ({ line: sources.get(id)?.name.start.line ?? 0, what: kind })),
    ...references.map(({ range, target }) => ({
      line: range.start.line,
      what: `-> ${declarations.get(target) ?? 'undeclared'}`,
    })),
    ...problems.map(({ range, rule }) => ({ line: range.start.line, what: rule })),
  ]);
}
