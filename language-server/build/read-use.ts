import type { Element, Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Conformance, TemplateUse } from '../../model/elements/reuse.ts';
import type { Range } from '../../model/source.ts';
import type * as ast from '../generated/ast.ts';
import { withElsewhere } from '../elsewhere.ts';
import { placeOf } from '../syntax-place.ts';
import { sourceText } from '../template/binding.ts';
import { usePath } from '../template/definition.ts';
import { mostDepth, mostElements } from '../template/expand.ts';
import type { Expanded } from '../template/expand.ts';
import { isMade, placeOfUse } from '../template/expansions.ts';
import { namesOf } from './declare-named.ts';
import type { Position } from './declare-named.ts';
import type { FragmentReader, Instance } from './document-reader.ts';
import type { ElementScope } from './element-scope.ts';
import { fieldNamesOf } from './field-names.ts';
import { fieldReaders } from './fields.ts';
import { nodeTypeOf } from './kinds.ts';
import { readArguments } from './read-arguments.ts';
import type { ReadDeclarations } from './read-document.ts';
import { readBase, readChanges as readAtBlocks, scopeOf, sourceOf, stated } from './read-element.ts';
import { readExpectations } from './read-expectation.ts';
import type { ReadExpectations } from './read-expectation.ts';
import { pathOf, readRef, readSoftRef } from './read-reference.ts';
import { readPropertyRanges, valueRange } from './syntax-places.ts';
import { anyKind } from './view-elements.ts';

/** The instance itself, what is added to it, and all that the template makes. */
export function readUse(document: FragmentReader, node: ast.Use, position: Position, read: ReadDeclarations): void {
  const path = usePath(node, position.container);
  if (path === position.container || path === '') return;
  const expanded = document.expansionOf(node);
  const scope = scopeOf(document, 'use', path, position.container);
  const template = readTemplateRef(scope, node);
  readArguments(scope, node, expanded);
  const id = `use:${path}`;
  const source = sourceOf(document, node, placeOfUse(node), fieldNamesOf(node));
  const made = instanceOf(document, node, path, expanded, source);
  const inner = made && document.madeBy(made);
  const expected = inner && isMade(expanded) ? readExpectations(scopeOf(inner, 'use', path), expanded) : noExpectations;
  const element: TemplateUse = {
    ...readBase(scope, node, namesOf(path.slice(path.lastIndexOf('.') + 1), path, position)),
    kind: 'use',
    ...stated<TemplateUse>({ template }),
    arguments: writtenArguments(node),
    expectations: expected.expectations,
  };
  if (!document.declare(element, withElsewhere(source, expected.places))) return;
  reportLimit(scope, node, expanded);
  read(document.living(element.life), node.declarations, path, id);
  if (inner && isMade(expanded)) read(inner.living(element.life), expanded.declarations, path, id);
}

export function readConformance(document: FragmentReader, node: ast.Conform, position: Position): void {
  const name = node.template ? pathOf(node.template) : '';
  if (name === '') return;
  const path = document.freePath('conform', name);
  const scope = scopeOf(document, 'conform', path, position.container);
  const expanded = document.expansionOf(node);
  const template = readTemplateRef(scope, node);
  readArguments(scope, node, expanded);
  const source = sourceOf(document, node, placeOfUse(node), fieldNamesOf(node));
  const inner = isMade(expanded) ? document.madeBy({ expansion: expanded, source, change: unchanged }) : undefined;
  const expected = inner && isMade(expanded) ? readExpectations(scopeOf(inner, 'conform', path, expanded.scope.container), expanded) : noExpectations;
  const element: Conformance = {
    ...readBase(scope, node, namesOf(name, path, position)),
    kind: 'conform',
    ...stated<Conformance>({ template }),
    expectations: expected.expectations,
  };
  document.declare(element, withElsewhere(source, expected.places));
  reportLimit(scope, node, expanded);
}

const noExpectations: ReadExpectations = { expectations: [], places: {} };

function readTemplateRef(scope: ElementScope, node: ast.Use | ast.Conform): ElementId | undefined {
  return readRef(scope, node.template, ['template']);
}

function writtenArguments(node: ast.Use): Readonly<Record<string, string>> {
  return Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name ?? '', value ? sourceText(value) : '']));
}

const unchanged: Instance['change'] = (element) => ({ element, properties: {} });

function instanceOf(
  document: FragmentReader,
  node: ast.Use,
  path: string,
  expanded: Expanded,
  source: Instance['source'],
): Instance | undefined {
  if (!isMade(expanded)) return undefined;
  const around = document.instance;
  const own = readSets(document, node, path);
  const change: Instance['change'] = (element) => {
    const changes = own.get(element.id) ?? [];
    const changed = changes.reduce((each, { fields }) => withFields(each, fields), element);
    const outer = around?.change(changed) ?? { element: changed, properties: {} };
    return { element: outer.element, properties: { ...Object.assign({}, ...changes.map((each) => each.properties)), ...outer.properties } };
  };
  return { expansion: expanded, source: around?.source ?? source, change };
}

interface Change {
  readonly fields: object;
  readonly properties: Readonly<Record<string, Range>>;
}

/** `set ccaas { … }`, by the element that is changed. */
function readSets(document: FragmentReader, node: ast.Use, path: string): ReadonlyMap<ElementId, readonly Change[]> {
  const changes = new Map<ElementId, Change[]>();
  const around = scopeOf(document, 'use', path);
  for (const block of node.sets ?? []) {
    const target = readSoftRef(around, block.target, settableKinds);
    const kind = target?.slice(0, target.indexOf(':')) as Kind | undefined;
    const reader = kind && fieldReaders[kind];
    if (target === undefined || !reader || !target.startsWith(`${kind}:${path}.`)) {
      reportUnsettable(around, block, target);
      continue;
    }
    const place = placeOf(block);
    const scope = { document, id: target, container: path };
    const fields = { ...reader(scope, block), ...readAtBlocks(scope, block.at, reader) };
    // In a template of its own, a set is not in the file of the use.
    const properties = document.instance || !place ? {} : readPropertyRanges(place, fieldNamesOf({ $type: nodeTypeOf(kind) }));
    changes.set(target, [...(changes.get(target) ?? []), { fields, properties }]);
  }
  return changes;
}

function reportUnsettable(scope: ElementScope, block: ast.SetBlock, target: ElementId | undefined): void {
  const { target: ref } = block;
  if (!ref) return;
  const kind = target?.slice(0, target.indexOf(':')) as Kind | undefined;
  const name = pathOf(ref);
  const near = target === undefined ? scope.document.symbols.nearest({ kinds: settableKinds, path: name, ...scope.document.scopeIn(scope.container) }) : undefined;
  const range = valueRange(block, 'target');
  const message =
    kind === undefined
      ? `The template makes no "${name}".${near ? ` Did you mean "${near}"?` : ''}`
      : fieldReaders[kind]
        ? `"${name}" is not made by this use; state it where it is declared.`
        : `The properties of a ${kind} cannot be set here; give the template a parameter for them.`;
  const fix = near && ({ kind: 'replace-text', title: `Change to "${near}"`, at: { file: scope.document.uri, range }, text: near } as const);
  scope.document.report({ rule: 'reference', severity: 'error', message, range, element: scope.id, ...(fix && { fixes: [fix] }) });
}

const settableKinds: readonly Kind[] = [...anyKind];

/** Single values are replaced, lists get longer. */
function withFields(element: Element, fields: object): Element {
  const merged: Record<string, unknown> = { ...element };
  for (const [field, value] of Object.entries(fields)) {
    const own: unknown = merged[field];
    merged[field] = Array.isArray(own) && Array.isArray(value) ? [...own.filter((each) => !isReplaced(each, value)), ...value] : value;
  }
  return merged as unknown as Element;
}

/** Of each role of a programme there is one. */
function isReplaced(entry: unknown, by: readonly unknown[]): boolean {
  const roleOf = (each: unknown) => (typeof each === 'object' && each !== null && 'role' in each ? each.role : undefined);
  const role = roleOf(entry);
  return role !== undefined && by.some((each) => roleOf(each) === role);
}

function reportLimit(scope: ElementScope, node: ast.Use | ast.Conform, expanded: Expanded): void {
  if (!expanded || !('limit' in expanded)) return;
  // In a template's body, which is not made, uses are followed for their names alone.
  if (scope.document.isBody && expanded.limit === 'elements') return;
  const name = node.template ? pathOf(node.template) : '';
  scope.document.report({
    rule: 'reference',
    severity: 'error',
    message:
      expanded.limit === 'depth'
        ? `"${name}" uses templates that use templates, more than ${mostDepth} deep or in a circle; take one of these uses out. Nothing of this use is made.`
        : `With this use, templates make more than ${mostElements.toLocaleString('en')} elements; use smaller templates. Nothing of this use is made.`,
    range: placeOfUse(node),
    element: scope.id,
  });
}
