import type { Carried, Need } from '../../model/element.ts';
import type { Kind } from '../../model/element.ts';
import type { ElementId, Stated } from '../../model/element-base.ts';
import type { Fix } from '../../model/finding.ts';
import type { Range } from '../../model/source.ts';
import type { ContextRef, Ref } from '../generated/ast.ts';
import type { ElementScope } from './element-scope.ts';
import type { NameScope } from '../name-scope.ts';
import type { BoundRef } from '../template/binding.ts';
import { namedKinds } from './kinds.ts';
import { readDurationAmount } from './read-amount.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/** The element that a reference names; an undeclared name stands for an element of the first kind. */
export function readRef(scope: ElementScope, ref: Ref | undefined, kinds: readonly Kind[]): ElementId | undefined {
  if (!ref || isNone(ref)) return undefined;
  const path = pathOf(ref);
  if (path === '') return undefined;
  if (isHole(ref)) return readHole(scope, ref, kinds);
  const wanted = wantedKinds(scope, ref, kinds);
  const answer = scope.document.resolve({ kinds: wanted, path, ...scopeOfRef(scope, ref) });
  if ('found' in answer) {
    referTo(scope, ref, answer.found);
    return answer.found;
  }
  if (isSaidAtArgument(scope, ref, path)) return scope.document.declareMissing(wanted[0] ?? 'system', path, rangeOf(ref));
  if ('several' in answer) {
    reportAmbiguous(scope, ref, path, answer.several);
    return answer.several[0];
  }
  return reportMissing(scope, ref, path, wanted);
}

/** Like `readRef` for a property that can be `none`. */
export function readStatedRef(scope: ElementScope, ref: Ref | undefined, kinds: readonly Kind[]): Stated<ElementId> | undefined {
  return ref && isNone(ref) ? 'none' : readRef(scope, ref, kinds);
}

export function readRefs(scope: ElementScope, refs: readonly Ref[] | undefined, kinds: readonly Kind[]): ElementId[] {
  return (refs ?? []).map((ref) => readRef(scope, ref, kinds)).filter((id) => id !== undefined);
}

/** A list that can be `none`; undefined when it is left out. */
export function readStatedRefs(
  scope: ElementScope,
  refs: readonly Ref[] | undefined,
  kinds: readonly Kind[],
): Stated<readonly ElementId[]> | undefined {
  if (!refs || refs.length === 0) return undefined;
  return refs.some(isNone) ? 'none' : readRefs(scope, refs, kinds);
}

/** A name that may be declared but need not be: undefined where it is not. */
export function readSoftRef(scope: ElementScope, ref: Ref | undefined, kinds: readonly Kind[]): ElementId | undefined {
  if (!ref || isNone(ref)) return undefined;
  if (isHole(ref)) return undefined;
  const wanted = kindOf(ref) ? kinds.filter((kind) => kind === kindOf(ref)) : kinds;
  const answer = scope.document.resolve({ kinds: wanted, path: pathOf(ref), ...scopeOfRef(scope, ref) });
  if (!('found' in answer)) return undefined;
  referTo(scope, ref, answer.found);
  return answer.found;
}

/** Words for things that need no declaration: intents, identifiers, metrics. */
export function readWords(scope: ElementScope, refs: readonly Ref[] | undefined, kinds: readonly Kind[]): string[] {
  return (refs ?? [])
    .filter((ref) => !isNone(ref))
    .map((ref) => {
      readSoftRef(scope, ref, kinds);
      return pathOf(ref);
    });
}

/** Context items, identifiers and data entities. */
export function readCarried(scope: ElementScope, refs: readonly ContextRef[] | undefined): Need[] {
  return (refs ?? []).filter((ref) => !isNone(ref)).map((ref) => readNeed(scope, ref));
}

export function readStatedCarried(
  scope: ElementScope,
  refs: readonly ContextRef[] | undefined,
): Stated<readonly Carried[]> | undefined {
  if (!refs || refs.length === 0) return undefined;
  return refs.some(isNone) ? 'none' : readCarried(scope, refs);
}

export function isNone(ref: Ref): boolean {
  return ref.kind === undefined && ref.segments?.length === 1 && ref.segments[0] === 'none';
}

/** The path as written, without the kind before it. */
export function pathOf(ref: Ref): string {
  return (ref.segments ?? []).join('.');
}

function readNeed(scope: ElementScope, ref: ContextRef): Need {
  const target = readSoftRef(scope, ref, ['data', 'context']);
  const fresh = readDurationAmount(scope, ref.fresh);
  return {
    item: target?.startsWith('data:') ? target.slice('data:'.length) : pathOf(ref),
    ...(target?.startsWith('data:') && { data: target }),
    ...(ref.masked && { masked: true }),
    ...(fresh && fresh !== 'none' && { fresh }),
  };
}

/** Where a name is looked up: where it stands, or where the argument was written that brought it here. */
function scopeOfRef(scope: ElementScope, ref: BoundRef): NameScope {
  return ref.scope ?? scope.document.scopeIn(scope.container);
}

/** What is wrong with an argument is said where it is given; what is written behind it in the template is not known then. */
function isSaidAtArgument(scope: ElementScope, ref: BoundRef, path: string): boolean {
  const { given } = ref;
  if (!given) return false;
  if (given.path === path) return true;
  const kinds = given.types as readonly Kind[];
  return !('found' in scope.document.resolve({ kinds, path: given.path, ...scopeOfRef(scope, ref) }));
}

function isHole(ref: BoundRef): boolean {
  return ref.hole !== undefined;
}

/** A parameter in a template as it is written: of what it stands for, only the kind is known. */
function readHole(scope: ElementScope, ref: BoundRef, kinds: readonly Kind[]): ElementId | undefined {
  if (!scope.document.isBody) return undefined;
  const types = ref.hole ?? [];
  const isName = (ref.segments?.length ?? 0) === 1;
  if (isName && !types.some((type) => (kinds as readonly string[]).includes(type) || type === 'text')) {
    scope.document.report({
      rule: 'reference',
      severity: 'error',
      message: `The parameter "${pathOf(ref)}" is a ${types.join(' or ')}; a ${listOf(kinds)} is expected here.`,
      range: rangeOf(ref),
      element: scope.id,
    });
  }
  return `${kinds[0] ?? 'system'}:${pathOf(ref)}`;
}

/** `crm.cases` names `cases` and, on the way, `crm`: each segment is a reference of its own. */
function referTo(scope: ElementScope, ref: Ref, target: ElementId): void {
  const segments = ref.segments ?? [];
  let id: ElementId | undefined = target;
  for (let index = segments.length - 1; index >= 0 && id !== undefined; index--) {
    scope.document.refer({ range: valueRange(ref, 'segments', index), target: id, from: scope.id });
    id = containerOf(scope, id);
  }
}

function containerOf(scope: ElementScope, id: ElementId): ElementId | undefined {
  const kind = id.slice(0, id.indexOf(':'));
  const path = id.slice(kind.length + 1);
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const above = path.slice(0, dot);
  return [kind, 'journey', 'system', 'programme', 'use'].map((candidate) => `${candidate}:${above}`).find((candidate) => scope.document.symbols.symbol(candidate));
}

function wantedKinds(scope: ElementScope, ref: Ref, kinds: readonly Kind[]): readonly Kind[] {
  const kind = kindOf(ref);
  if (kind === undefined) return kinds;
  if (kinds.includes(kind)) return [kind];
  scope.document.report({
    rule: 'reference',
    severity: 'error',
    message: `A ${listOf(kinds)} is expected here, not a ${kind}.`,
    range: rangeOf(ref),
    element: scope.id,
  });
  return kinds;
}

function kindOf(ref: Ref): Kind | undefined {
  return ref.kind as Kind | undefined;
}

function reportAmbiguous(scope: ElementScope, ref: Ref, path: string, several: readonly ElementId[]): void {
  const sameKind = new Set(several.map((id) => id.slice(0, id.indexOf(':')))).size === 1;
  const options = several.map((id) => (sameKind ? id.slice(id.indexOf(':') + 1) : id.replace(':', ' ')));
  scope.document.report({
    rule: 'reference',
    severity: 'error',
    message: `"${path}" can be ${options.map((option) => `"${option}"`).join(' or ')}; write which one.`,
    range: rangeOf(ref),
    element: scope.id,
    fixes: options.map((text) => replace(scope, `Write "${text}"`, rangeOf(ref), text)),
  });
}

function reportMissing(scope: ElementScope, ref: Ref, path: string, kinds: readonly Kind[]): ElementId | undefined {
  const kind = kinds[0] ?? 'system';
  const range = rangeOf(ref);
  const other = kindsNamed(scope, ref, path);
  if (other.length > 0 && kinds.length <= 4) {
    const message = `"${path}" is a ${listOf(other)}; a ${listOf(kinds)} is expected here.`;
    scope.document.report({ rule: 'reference', severity: 'error', message, range, element: scope.id });
    return undefined;
  }
  const near = scope.document.symbols.nearest({ kinds, path, ...scopeOfRef(scope, ref) });
  scope.document.report({
    rule: 'reference',
    severity: 'error',
    undeclared: { kinds, path },
    message: near
      ? `No ${oneOf(kinds)} "${path}" is declared. Did you mean "${near}"?`
      : `No ${oneOf(kinds)} "${path}" is declared; declare it: ${kind} ${path}.`,
    range,
    element: scope.id,
    fixes: [
      ...(near ? [replace(scope, `Change to "${near}"`, range, near)] : []),
      ...(path.includes('.') ? [] : [{ kind: 'declare' as const, title: `Declare ${kind} "${path}"`, after: scope.id, text: `${kind} ${path}` }]),
    ],
  });
  return scope.document.declareMissing(kind, path, range);
}

/** What else has that name here: the author knows it, and takes it for something that it is not. */
function kindsNamed(scope: ElementScope, ref: Ref, path: string): readonly Kind[] {
  if (kindOf(ref) !== undefined || path.includes('.')) return [];
  const answer = scope.document.resolve({ kinds: namedKinds, path, ...scopeOfRef(scope, ref) });
  const ids = 'found' in answer ? [answer.found] : 'several' in answer ? answer.several : [];
  return ids.filter((id) => id.slice(id.indexOf(':') + 1).split('.').at(-1) === path).map((id) => id.slice(0, id.indexOf(':')) as Kind);
}

function replace(scope: ElementScope, title: string, range: Range, text: string): Fix {
  return { kind: 'replace-text', title, at: { file: scope.document.uri, range }, text };
}

const kindWords: Partial<Record<Kind, string>> = { data: 'data entity', context: 'context item' };

/** Where nearly everything can be named, the list of it would hide the name. */
function oneOf(kinds: readonly Kind[]): string {
  return kinds.length > 4 ? 'element' : listOf(kinds);
}

function listOf(kinds: readonly Kind[]): string {
  return kinds.map((kind) => kindWords[kind] ?? kind).join(' or ');
}
