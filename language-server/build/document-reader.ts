import type { AstNode } from 'langium';
import type { Element, Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ElementSource, Range } from '../../model/source.ts';
import type { DefaultValues, Fragment, Reference, TextProblem, UndeclaredName } from '../fragment.ts';
import type { ParsedDocument } from '../parse.ts';
import type { SymbolTable } from '../scope.ts';
import type { DocumentReader } from './element-scope.ts';
import { createPathCounter } from './paths.ts';

/** The collecting side of a document reader. */
export interface FragmentReader extends DocumentReader {
  setDefaults(values: DefaultValues): void;
  /** The same document, for the declarations inside a plateau's block. */
  within(plateau: ElementId): FragmentReader;
  finish(): Fragment;
}

export function createDocumentReader(parsed: ParsedDocument, symbols: SymbolTable): FragmentReader {
  const { uri } = parsed;
  const elements: Element[] = [];
  const sources = new Map<ElementId, ElementSource>();
  const references: Reference[] = [];
  const problems: TextProblem[] = parsed.diagnostics.map(({ message, range }) => ({ rule: 'syntax', severity: 'error', message, range }));
  const undeclared = new Map<ElementId, UndeclaredName>();
  const defaults: DefaultValues[] = [];
  const mentions = new Set<string>();
  const counter = createPathCounter();
  let incomplete = false;

  const reader = (plateau: ElementId | undefined): FragmentReader => ({
    uri,
    symbols,
    plateau,
    resolve(query) {
      mentions.add(query.path.slice(query.path.lastIndexOf('.') + 1));
      return symbols.resolve(query);
    },
    docComment: (node: AstNode) => parsed.docComments.get(node.$cstNode?.offset ?? -1),
    report: (problem) => problems.push(problem),
    refer: (reference) => references.push(reference),
    declare(element, source) {
      mentions.add(element.path.slice(element.path.lastIndexOf('.') + 1));
      const settled = settleId(element, source.name);
      if (!settled) return;
      elements.push(settled);
      sources.set(settled.id, source);
    },
    declareMissing(kind, path, range) {
      incomplete = true;
      if (!drawable.has(kind) || path.includes('.')) return undefined;
      const id = `${kind}:${path}`;
      if (!undeclared.has(id)) undeclared.set(id, { kind, path, range });
      return id;
    },
    freePath: counter,
    setDefaults: (values) => defaults.push(values),
    within: (inner) => reader(inner),
    finish: () => ({
      uri,
      elements,
      sources,
      references,
      undeclared: [...undeclared.values()],
      problems,
      defaults,
      mentions,
      incomplete,
    }),
  });

  /** The first declaration of a name counts; a second one is an error, unless neither has a name of its own. */
  function settleId(element: Element, name: Range): Element | undefined {
    const all = symbols.declarations(element.id);
    const [first] = all;
    if (!first || all.length === 1) return taken(element, name) ? undefined : element;
    if (first.unnamed) {
      const position = all.findIndex((entry) => entry.uri === uri);
      return position <= 0 ? element : { ...element, id: `${element.id}#${position + 1}`, path: `${element.path}#${position + 1}` };
    }
    if (first.uri === uri && sameStart(first.name, name)) return element;
    const where = first.uri === uri ? '' : ` in ${first.uri.slice(first.uri.lastIndexOf('/') + 1)}`;
    problems.push({
      rule: 'reference',
      severity: 'error',
      message: `Another ${element.kind} "${element.path}" is already declared${where}, line ${first.name.start.line + 1}; give one of them another name.`,
      range: name,
      element: element.id,
    });
    return undefined;
  }

  /** Views and other names that are no symbols. */
  function taken(element: Element, name: Range): boolean {
    if (!sources.has(element.id)) return false;
    problems.push({
      rule: 'reference',
      severity: 'error',
      message: `Another ${element.kind} "${element.path}" is already declared; give one of them another name.`,
      range: name,
    });
    return true;
  }

  return reader(undefined);
}

/** Kinds that an undeclared name can stand for in a picture. */
const drawable: ReadonlySet<Kind> = new Set<Kind>(['system', 'channel', 'team', 'persona', 'data', 'boundary', 'capability']);

function sameStart(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
