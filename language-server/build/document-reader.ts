import type { AstNode } from 'langium';
import type { Element, Kind } from '../../model/element.ts';
import type { ElementId, Life } from '../../model/element-base.ts';
import type { ElementSource, Range } from '../../model/source.ts';
import type { DefaultValues, Fragment, Reference, TemplateMember, TextProblem, UndeclaredName } from '../fragment.ts';
import type * as ast from '../generated/ast.ts';
import type { NameScope } from '../name-scope.ts';
import type { Expanded, Expansion } from '../template/expand.ts';
import type { Expansions } from '../template/expansions.ts';
import type { ParsedDocument } from '../parse.ts';
import type { SymbolTable } from '../scope.ts';
import type { DocumentReader } from './element-scope.ts';
import { createPathCounter } from './paths.ts';

/** The collecting side of a document reader. */
export interface FragmentReader extends DocumentReader {
  setDefaults(values: DefaultValues): void;
  /** The same document, for the declarations inside a plateau's block. */
  within(plateau: ElementId): FragmentReader;
  /** The same document, for what lives as long as a use. */
  living(life: Life | undefined): FragmentReader;
  /** The same document, for what a template makes where it is used. */
  madeBy(instance: Instance): FragmentReader;
  /** The same document, for the body of one of its templates. */
  inBody(body: Pick<Expansion, 'scope' | 'nested' | 'definition'>): FragmentReader;
  /** The use whose elements are read now. */
  readonly instance: Instance | undefined;
  /** What a use or conformance says, which stands among the declarations that are read now. */
  expansionOf(node: ast.Use | ast.Conform): Expanded;
  addMember(id: ElementId, member: TemplateMember): void;
  finish(): Fragment;
}

/** A use of a template. */
export interface Instance {
  readonly expansion: Expansion;
  /** Where the use stands: all that it makes stands there too. */
  readonly source: ElementSource;
  /** What the use changes of an element that the template made, and where that is said. */
  change(element: Element): { readonly element: Element; readonly properties: ElementSource['properties'] };
}

interface Context {
  readonly plateau?: ElementId;
  readonly life?: Life;
  readonly scope?: NameScope;
  readonly instance?: Instance;
  readonly isBody?: true;
  /** What is wrong is not said: it follows from a mistake that is. */
  readonly isMuted?: boolean;
  readonly expanded: Expansions['uses'];
}

export function createDocumentReader(parsed: ParsedDocument, symbols: SymbolTable, expansions: Expansions): FragmentReader {
  const { uri } = parsed;
  const elements: Element[] = [];
  const sources = new Map<ElementId, ElementSource>();
  const members = new Map<ElementId, TemplateMember>();
  const references: Reference[] = [];
  const problems: TextProblem[] = parsed.diagnostics.map(({ message, range }) => ({ rule: 'syntax', severity: 'error', message, range }));
  const undeclared = new Map<ElementId, UndeclaredName>();
  const defaults: DefaultValues[] = [];
  const mentions = new Set<string>();
  const counter = createPathCounter();
  let incomplete = false;

  const reader = (context: Context): FragmentReader => ({
    uri,
    symbols,
    plateau: context.plateau,
    life: context.life,
    isBody: context.isBody ?? false,
    instance: context.instance,
    resolve(query) {
      mentions.add(query.path.slice(query.path.lastIndexOf('.') + 1));
      return symbols.resolve(query);
    },
    scopeIn: (container) => ({ ...context.scope, container }),
    docComment: (node: AstNode) => (context.instance?.expansion.definition.parsed ?? parsed).docComments.get(node.$cstNode?.offset ?? -1),
    report(problem) {
      const { instance } = context;
      if (context.isMuted || instance?.expansion.definition.isBroken) return;
      if (!instance) problems.push(problem);
      else if (!problem.undeclared || !context.isBody) problems.push(atUse(instance, problem));
    },
    refer(reference) {
      // What a template refers to is noted once, where the template is written.
      if (!context.instance) references.push(reference);
    },
    declare(element, source) {
      mentions.add(element.path.slice(element.path.lastIndexOf('.') + 1));
      const { instance } = context;
      if (context.isBody) {
        members.set(element.id, { element, name: element.name, source: instance ? madeSource(instance, source) : source });
        return true;
      }
      const settled = settleId(element, instance?.source.name ?? source.name);
      if (!settled) return false;
      const changed = instance?.change(settled);
      elements.push(changed?.element ?? settled);
      sources.set(settled.id, instance ? madeSource(instance, source, changed?.properties) : source);
      return true;
    },
    declareMissing(kind, path, range) {
      incomplete = true;
      if (!drawable.has(kind) || path.includes('.')) return undefined;
      const id = `${kind}:${path}`;
      if (!context.isBody && !undeclared.has(id)) undeclared.set(id, { kind, path, range: context.instance?.source.name ?? range });
      return id;
    },
    freePath: counter,
    setDefaults: (values) => defaults.push(values),
    within: (plateau) => reader({ ...context, plateau }),
    living: (life) => (life ? reader({ ...context, life }) : reader(context)),
    madeBy: (instance) => reader({ ...context, instance, scope: instance.expansion.scope, expanded: instance.expansion.nested }),
    inBody: ({ scope, nested, definition }) => reader({ ...context, scope, isBody: true, isMuted: definition.isBroken, expanded: nested }),
    expansionOf: (node) => context.expanded.get(node),
    addMember: (id, member) => members.set(id, member),
    finish: () => ({
      uri,
      elements,
      sources,
      members,
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

  return reader({ expanded: expansions.uses });
}

/** Said where the template is used, with the template's line beside it; nobody mends a template from there. */
function atUse({ source, expansion }: Instance, problem: TextProblem): TextProblem {
  const { fixes: _, ...said } = problem;
  return { ...said, range: source.name, template: { file: expansion.definition.parsed.uri, range: problem.range } };
}

function madeSource({ source, expansion }: Instance, own: ElementSource, properties: ElementSource['properties'] = {}): ElementSource {
  const { file, range, name } = source;
  const template = { file: expansion.definition.parsed.uri, range: own.name };
  return { file, range, name, properties, template, ...(own.elsewhere && { elsewhere: own.elsewhere }) };
}

/** Kinds that an undeclared name can stand for in a picture. */
const drawable: ReadonlySet<Kind> = new Set<Kind>(['system', 'channel', 'team', 'persona', 'data', 'boundary', 'capability']);

function sameStart(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
