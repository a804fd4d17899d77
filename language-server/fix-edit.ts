import type { Fix } from '../model/finding.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Model } from '../model/model.ts';
import type { ElementSource, Range } from '../model/source.ts';
import { elementOf, outermostUse } from './lsp/element-lookup.ts';
import type { Project } from './project.ts';
import { offsetAt, positionAt, rangeAt } from './text-range.ts';

/** A change of one stretch of one file. */
export interface FileEdit {
  readonly uri: string;
  readonly edit: { readonly range: Range; readonly newText: string };
}

/**
 * Turns a fix into a change of the text, indented as its surroundings are and with the file's own line ends. Undefined
 * where its element has gone; a declaration then goes to the end of the file `otherwise`, if one is given.
 */
export function fixEdit(project: Project, model: Model, fix: Fix, otherwise?: string): FileEdit | undefined {
  const found = editOf(project, model, fix, otherwise);
  if (!found || !textOf(project, found.uri).includes('\r\n')) return found;
  return { ...found, edit: { ...found.edit, newText: found.edit.newText.replaceAll('\n', '\r\n') } };
}

function editOf(project: Project, model: Model, fix: Fix, otherwise: string | undefined): FileEdit | undefined {
  switch (fix.kind) {
    case 'replace-text':
      return { uri: fix.at.file, edit: { range: fix.at.range, newText: fix.text } };
    case 'replace-property': {
      const source = model.sources.get(fix.at.element);
      const range = fix.at.property === undefined ? source?.range : source?.properties[fix.at.property];
      return source && range ? { uri: source.file, edit: { range, newText: fix.text } } : undefined;
    }
    case 'replace-part': {
      const source = model.sources.get(fix.at.element);
      const range = fix.at.property === undefined ? source?.range : source?.properties[fix.at.property];
      const part = source && range && partOf(textOf(project, source.file), range, fix.part);
      return source && part ? { uri: source.file, edit: { range: part, newText: fix.text } } : undefined;
    }
    case 'add-property': {
      const made = model.sources.get(fix.element)?.template ? inUse(model, fix.element, fix.text) : undefined;
      const { source, text } = made ?? { source: model.sources.get(fix.element), text: fix.text };
      return source && !source.template ? propertyEdit(project, source, text) : undefined;
    }
    case 'declare': {
      const source = outermost(model, fix.after);
      if (source)
        return {
          uri: source.file,
          edit: { range: { start: source.range.end, end: source.range.end }, newText: `\n\n${fix.text}` },
        };
      return otherwise === undefined
        ? undefined
        : { uri: otherwise, edit: atEnd(textOf(project, otherwise), fix.text) };
    }
  }
}

/** Where a part stands in a range, not as a piece of a longer word; undefined where it does not, as in what a template made. */
function partOf(text: string, range: Range, part: string): Range | undefined {
  const start = offsetAt(text, range.start);
  const stretch = text.slice(start, offsetAt(text, range.end));
  for (let at = stretch.indexOf(part); at >= 0; at = stretch.indexOf(part, at + 1)) {
    const isWhole = !(isWordPart(stretch[at - 1]) && isWordPart(part[0])) && !(isWordPart(stretch[at + part.length]) && isWordPart(part.at(-1)));
    if (isWhole) return rangeAt(text, start + at, part.length);
  }
  return undefined;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** What a template made is changed where the template is used; an arrow without a name cannot be named there. */
function inUse(model: Model, id: ElementId, text: string): { readonly source: ElementSource; readonly text: string } | undefined {
  const element = elementOf(model, id);
  const use = element && outermostUse(model, element);
  const source = use && model.sources.get(use.id);
  if (!element || !source || element.path.includes('->')) return undefined;
  return { source, text: `set ${element.path.slice(use.path.length + 1)} { ${text} }` };
}

/** Adds a line to the block of a declaration, which is made if there is none. */
export function propertyEdit(project: Project, source: ElementSource, text: string): FileEdit {
  return { uri: source.file, edit: addProperty(textOf(project, source.file).split('\n'), source, text) };
}

function textOf(project: Project, uri: string): string {
  return project.documents.get(uri)?.text ?? '';
}

/** A declaration on a line of its own behind everything else. */
export function atEnd(text: string, declaration: string): FileEdit['edit'] {
  const end = positionAt(text, text.length);
  const gap = text === '' ? '' : end.character === 0 ? '\n' : '\n\n';
  return { range: { start: end, end }, newText: `${gap}${declaration}\n` };
}

function addProperty(lines: readonly string[], source: ElementSource, text: string): FileEdit['edit'] {
  const indent = /^\s*/.exec(lines[source.range.start.line] ?? '')?.[0] ?? '';
  const { blockEnd } = source;
  if (!blockEnd) {
    const { end } = source.range;
    return { range: { start: end, end }, newText: ` {\n${indent}  ${text}\n${indent}}` };
  }
  const before = (lines[blockEnd.line] ?? '').slice(0, blockEnd.character);
  if (before.trim() !== '' || blockEnd.line === source.range.start.line) {
    // The block's end shares its line with other text: the property joins that line.
    const start = { line: blockEnd.line, character: before.trimEnd().length };
    return { range: { start, end: blockEnd }, newText: `${before.trimEnd().endsWith('{') ? ' ' : '  '}${text} ` };
  }
  const start = { line: blockEnd.line, character: 0 };
  return { range: { start, end: start }, newText: `${indent}  ${text}\n` };
}

/** The place of the declaration that an element stands in at the top level. */
function outermost(model: Model, id: string): ElementSource | undefined {
  let source = model.sources.get(id);
  const parents = new Map(model.elements.map((element) => [element.id, element.parent]));
  for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) {
    source = model.sources.get(parent) ?? source;
  }
  return source;
}
