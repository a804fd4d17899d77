import type { Fix } from '../../model/finding.ts';
import { nearest } from '../../model/nearest.ts';
import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { valuesOf } from '../template/binding.ts';
import type { Expanded } from '../template/expand.ts';
import { isMade, placeOfUse } from '../template/expansions.ts';
import { parameterId, referenceTypes, valueTypes } from '../template/parameter.ts';
import type { ReferenceType, ValueType } from '../template/parameter.ts';
import type { ElementScope } from './element-scope.ts';
import { argumentChecks } from './argument-types.ts';
import { pathOf, readRef } from './read-reference.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/** Holds what a use gives against the template's parameters: names, types, and that nothing is missing. */
export function readArguments(scope: ElementScope, node: ast.Use | ast.Conform, expanded: Expanded): void {
  if (!isMade(expanded)) return;
  const { definition } = expanded;
  const parameters = definition.node.parameters ?? [];
  const given = new Set<string>();
  for (const argument of node.arguments ?? []) {
    const { name } = argument;
    if (!name) continue;
    const parameter = parameters.find((each) => each.name === name);
    if (!parameter) reportUnknown(scope, argument, parameters);
    else if (given.has(name)) report(scope, valueRange(argument, 'name'), `"${name}" is given twice; leave one of them out.`);
    else {
      scope.document.refer({ range: valueRange(argument, 'name'), target: parameterId(definition.path, name), from: scope.id });
      readArgument(scope, argument, parameter);
    }
    given.add(name);
  }
  const missing = parameters.filter((each) => !each.default && !given.has(each.name));
  if (missing.length === 0 || node.$type === 'Conform') return;
  const list = missing.map(({ name, types = [], list: isList }) => `${name}: ${isList ? 'list of ' : ''}${types.join(' | ')}`).join(', ');
  report(scope, placeOfUse(node), `"${node.template ? pathOf(node.template) : ''}" needs more to be given: ${list}.`);
}

function readArgument(scope: ElementScope, argument: ast.Argument, parameter: ast.Parameter): void {
  const { value } = argument;
  if (!value) return;
  if (value.list && !parameter.list) {
    report(scope, rangeOf(value), `"${parameter.name}" takes one value, not a list.`);
    return;
  }
  for (const each of valuesOf(value)) readSingle(scope, each, parameter);
}

function readSingle(scope: ElementScope, value: ast.Value, { name, types = [] }: ast.Parameter): void {
  const isHole = value.ref && 'hole' in value.ref;
  const [type = 'text'] = types;
  if (types.length > 1) {
    const word = value.text ?? (value.ref ? pathOf(value.ref) : '');
    if (!isHole && !types.includes(word)) reportWrong(scope, value, `"${name}" is one of ${types.join(', ')}`, nearest(word, types));
  } else if (isReference(type)) {
    if (value.ref) readRef(scope, value.ref, [type as Kind]);
    else reportWrong(scope, value, `"${name}" is a ${type}: write its name`);
  } else if (isValue(type) && !isHole) {
    const problem = argumentChecks[type](value);
    if (problem !== undefined) reportWrong(scope, value, `"${name}" is ${problem}`);
  }
}

function isReference(type: string): type is ReferenceType {
  return (referenceTypes as readonly string[]).includes(type);
}

function isValue(type: string): type is ValueType {
  return (valueTypes as readonly string[]).includes(type);
}

function reportUnknown(scope: ElementScope, argument: ast.Argument, parameters: readonly ast.Parameter[]): void {
  const names = parameters.map((each) => each.name);
  const near = nearest(argument.name ?? '', names);
  const range = valueRange(argument, 'name');
  const known = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  report(scope, range, `The template has no parameter "${argument.name}"${near ? `. Did you mean "${near}"?` : `; ${known}.`}`, replacing(scope, range, near));
}

function reportWrong(scope: ElementScope, value: ast.Value, what: string, near?: string): void {
  const range = rangeOf(value);
  report(scope, range, `${what}.${near ? ` Did you mean "${near}"?` : ''}`, replacing(scope, range, near));
}

function replacing(scope: ElementScope, range: ReturnType<typeof rangeOf>, near: string | undefined): readonly Fix[] {
  return near ? [{ kind: 'replace-text', title: `Change to "${near}"`, at: { file: scope.document.uri, range }, text: near }] : [];
}

function report(scope: ElementScope, range: ReturnType<typeof rangeOf>, message: string, fixes: readonly Fix[] = []): void {
  scope.document.report({ rule: 'reference', severity: 'error', message, range, element: scope.id, ...(fixes.length > 0 && { fixes }) });
}
