import type { AstNode } from 'langium';
import type { Step } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Fragment } from '../fragment.ts';
import type * as ast from '../generated/ast.ts';
import type { ParsedDocument } from '../parse.ts';
import type { SymbolTable } from '../scope.ts';
import { readHandover } from './channel-elements.ts';
import { declareMigration, declareProgramme } from './declare-change.ts';
import { declareNamed, namesOf } from './declare-named.ts';
import type { Position } from './declare-named.ts';
import type { ReadDeclaration } from './declaration.ts';
import { createDocumentReader } from './document-reader.ts';
import type { FragmentReader } from './document-reader.ts';
import { readJourney, readStep, readTransition } from './journey-elements.ts';
import { fieldNamesOf } from './field-names.ts';
import { kindOfNode } from './kinds.ts';
import { arrowPairs, arrowPath, joinPath } from './paths.ts';
import { scopeOf, sourceOf } from './read-element.ts';
import { readDefaults } from './read-defaults.ts';
import { isNone, pathOf, readRef } from './read-reference.ts';
import { declarationReaders } from './readers.ts';
import { emptyRange, rangeOf, valueRange } from './syntax-places.ts';
import { readIdentity } from './data-elements.ts';
import { readIntegration } from './system-elements.ts';
import { findTemplates } from '../template/definition.ts';
import { noExpansions } from '../template/expansions.ts';
import type { Expansions } from '../template/expansions.ts';
import { readBody } from './read-body.ts';
import { readConformance, readUse } from './read-use.ts';
import { readView, readWaiver, readWaiverSubject } from './view-elements.ts';

export interface ReadOptions {
  /** Of `import … as`. */
  readonly prefix?: string;
  /** It comes from outside of the project. */
  readonly isImported?: boolean;
  /** What its uses of templates make. */
  readonly expansions?: Expansions;
}

/** Turns one document into what it says, with names looked up in the table. */
export function readDocument(parsed: ParsedDocument, symbols: SymbolTable, options: ReadOptions = {}): Fragment {
  const { prefix = '', isImported = false, expansions = noExpansions } = options;
  const document = createDocumentReader(parsed, symbols, expansions);
  readDeclarations(document, parsed.root.declarations, prefix, undefined);
  for (const definition of findTemplates(parsed, prefix)) {
    const body = expansions.bodies.get(definition.node);
    if (body) readBody(document, definition, body, { read: readDeclarations, isImported });
  }
  return document.finish();
}

/** Reads declarations that stand in a container. */
export type ReadDeclarations = typeof readDeclarations;

function readDeclarations(
  document: FragmentReader,
  nodes: readonly ast.Declaration[] | undefined,
  container: string,
  parent: ElementId | undefined,
): void {
  for (const node of nodes ?? []) readDeclaration(document, node, { container, parent });
}

function readDeclaration(document: FragmentReader, node: ast.Declaration, position: Position): void {
  switch (node.$type) {
    case 'Integration':
      declareIntegrations(document, node, position);
      return;
    case 'Handover':
      declareHandovers(document, node, position);
      return;
    case 'Identity':
      declareIdentities(document, node, position);
      return;
    case 'Journey':
      declareJourney(document, node, position);
      return;
    case 'Migration':
      declareMigration(document, node, position);
      return;
    case 'Programme':
      declareProgramme(document, node, position);
      return;
    case 'View':
      declareView(document, node, position);
      return;
    case 'Waive':
      declareWaivers(document, node);
      return;
    case 'Defaults':
      readDefaults(document, node);
      return;
    case 'Use':
      readUse(document, node, position, readDeclarations);
      return;
    case 'Conform':
      readConformance(document, node, position);
      return;
    case 'Plateau': {
      declareNamed(document, node, position, 'plateau', declarationReaders.Plateau);
      const inside = document.within(`plateau:${joinPath(position.container, node.name)}`);
      readDeclarations(inside, node.declarations, position.container, position.parent);
      return;
    }
    default: {
      const kind = kindOfNode[node.$type];
      const read = declarationReaders[node.$type as keyof typeof declarationReaders] as ReadDeclaration<AstNode> | undefined;
      if (!kind || !read) return;
      const path = declareNamed(document, node as ast.Named, position, kind, read as ReadDeclaration<ast.Named>);
      if (path !== undefined && nesting.has(node.$type)) {
        readDeclarations(document, (node as ast.System).declarations, path, `${kind}:${path}`);
      }
    }
  }
}

/** Declarations whose inner ones belong to them and have their path. */
const nesting: ReadonlySet<string> = new Set(['System', 'Team', 'Boundary', 'Capability']);

function declareIntegrations(document: FragmentReader, node: ast.Integration, position: Position): void {
  for (const pair of arrowPairs(node)) {
    const written = arrowPath(position.container, pair);
    const wanted = node.name === undefined ? written : joinPath(position.container, node.name);
    const path = document.freePath('integration', wanted);
    const scope = scopeOf(document, 'integration', path, position.container);
    const from = readRef(scope, pair.from, ['system']);
    const to = readRef(scope, pair.to, ['system']);
    if (from === undefined || to === undefined) continue;
    const element = readIntegration(scope, node, namesOf(node.name ?? written, path, position), { from, to });
    const name = node.name === undefined ? arrowRange(pair) : valueRange(node, 'name');
    document.declare(element, sourceOf(document, node, name, fieldNamesOf(node)));
  }
}

function declareHandovers(document: FragmentReader, node: ast.Handover, position: Position): void {
  for (const pair of arrowPairs(node)) {
    const path = document.freePath('handover', arrowPath(position.container, pair));
    const scope = scopeOf(document, 'handover', path, position.container);
    const from = readRef(scope, pair.from, ['channel', 'team']);
    const to = readRef(scope, pair.to, ['channel', 'team']);
    if (from === undefined || to === undefined) continue;
    const element = readHandover(scope, node, namesOf(path, path, position), { from, to });
    document.declare(element, sourceOf(document, node, arrowRange(pair), fieldNamesOf(node)));
  }
}

/** `identity a = b = c` links each with the next. */
function declareIdentities(document: FragmentReader, node: ast.Identity, position: Position): void {
  const words = (node.identifiers ?? []).map(pathOf);
  words.slice(1).forEach((right, index) => {
    const left = words[index] ?? '';
    const path = document.freePath('identity', joinPath(position.container, `${left}=${right}`));
    const scope = scopeOf(document, 'identity', path, position.container);
    const element = readIdentity(scope, node, namesOf(path, path, position), left, right);
    document.declare(element, sourceOf(document, node, valueRange(node, 'identifiers', index), fieldNamesOf(node)));
  });
}

function declareJourney(document: FragmentReader, node: ast.Journey, position: Position): void {
  const path = declareNamed(document, node, position, 'journey', readJourney);
  if (path === undefined) return;
  const journey: ElementId = `journey:${path}`;
  let order = 0;

  function step(stepNode: ast.Step, phase: string | undefined): void {
    const place: Pick<Step, 'journey' | 'order'> & { phase?: string } = { journey, order, ...(phase !== undefined && { phase }) };
    const stepPath = declareNamed(document, stepNode, { container: path ?? '', parent: journey }, 'step', (scope, inner, names) =>
      readStep(scope, inner, names, place),
    );
    if (stepPath === undefined) return;
    order++;
    for (const arrow of stepNode.transitions ?? []) if (!arrow.onFail) transition(arrow, `step:${stepPath}`);
  }

  function transition(arrow: ast.Transition, implied?: ElementId): void {
    const target = arrow.end ? 'end' : arrow.to ? pathOf(arrow.to) : '';
    const origin = arrow.from ? pathOf(arrow.from) : (implied ?? '').slice(`step:${path}.`.length);
    const arrowName = document.freePath('transition', `${path}.${origin}->${target}`);
    const scope = scopeOf(document, 'transition', arrowName, path);
    const from = implied ?? readRef(scope, arrow.from, ['step']);
    const to = arrow.end || (arrow.to && isNone(arrow.to)) ? undefined : readRef(scope, arrow.to, ['step']);
    if (from === undefined || (to === undefined && !arrow.end)) return;
    const names = namesOf(`${origin}->${target}`, arrowName, { container: path ?? '', parent: journey });
    document.declare(
      readTransition(scope, arrow, names, { journey, from, ...(to !== undefined && { to }) }),
      sourceOf(document, arrow, arrow.from ? rangeOf(arrow.from) : rangeOf(arrow), fieldNamesOf(arrow)),
    );
  }

  for (const part of node.flow ?? []) {
    if (part.$type === 'Step') step(part, undefined);
    else if (part.$type === 'Transition') transition(part);
    else {
      for (const inner of part.flow ?? []) {
        if (inner.$type === 'Step') step(inner, part.name);
        else transition(inner);
      }
    }
  }
}

function declareView(document: FragmentReader, node: ast.View, position: Position): void {
  const name = node.name ?? node.kind;
  if (name === undefined) return;
  const path = joinPath(position.container, name);
  const scope = scopeOf(document, 'view', path, position.container);
  document.declare(
    readView(scope, node, namesOf(name, path, position)),
    sourceOf(document, node, valueRange(node, node.name === undefined ? 'kind' : 'name'), fieldNamesOf(node)),
  );
}

function declareWaivers(document: FragmentReader, node: ast.Waive): void {
  const rules = node.rules ?? [];
  const subjects = node.on && node.on.length > 0 ? node.on : [undefined];
  rules.forEach((rule, index) => {
    for (const subject of subjects) {
      const path = document.freePath('waiver', subject ? `${rule} on ${(subject.refs ?? []).map(pathOf).join('->')}` : rule);
      const scope = scopeOf(document, 'waiver', path, '');
      const on = subject && readWaiverSubject(scope, subject);
      if (subject && on === undefined) continue;
      document.declare(
        readWaiver(scope, node, { name: rule, path }, rule, on),
        sourceOf(document, node, valueRange(node, 'rules', index), fieldNamesOf(node)),
      );
    }
  });
}

function arrowRange(pair: { readonly from: ast.Ref; readonly to: ast.Ref }) {
  const from = rangeOf(pair.from);
  const to = rangeOf(pair.to);
  const [first, last] = from.start.line < to.start.line || (from.start.line === to.start.line && from.start.character < to.start.character) ? [from, to] : [to, from];
  return first === emptyRange ? last : { start: first.start, end: last.end };
}
