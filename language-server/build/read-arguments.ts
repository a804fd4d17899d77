import type { Fix } from '../../model/finding.ts';
import { nearest } from '../../model/nearest.ts';
import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { argumentProblem } from '../template/argument-types.ts';
import { valuesOf } from '../template/binding.ts';
import type { Expanded } from '../template/expand.ts';
import { isMade, placeOfUse } from '../template/expansions.ts';
import { parameterId, referenceTypes } from '../template/parameter.ts';
import type { ElementScope } from './element-scope.ts';
import { readRef } from './read-reference.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/** Holds what a use gives against the template's parameters: names, types, and that nothing is missing. */
export function readArguments(scope: ElementScope, node: ast.Use | ast.Conform, expanded: Expanded): void {
  if (!isMade(expanded) || expanded.definition.isBroken) return;
  const { definition } = expanded;
  const parameters = definition.node.parameters ?? [];
  const given = new Set<string>();
  for (const argument of node.arguments ?? []) {
    const { name } = argument;
    if (!name) continue;
    const parameter = parameters.find((each) => each.name === name);
    if (!parameter) reportUnknown(scope, argument, definition.path, parameters);
    else if (given.has(name)) report(scope, valueRange(argument, 'name'), `"${name}" is given twice; leave one of them out.`);
    else {
      scope.document.refer({ range: valueRange(argument, 'name'), target: parameterId(definition.path, name), from: scope.id });
      readArgument(scope, argument, parameter);
    }
    given.add(name);
  }
  // A misspelt name is said once, and not that the right one is missing.
  const meant = new Set([...given].map((name) => (parameters.some((each) => each.name === name) ? name : nearest(name, parameters.map((each) => each.name)))));
  const missing = parameters.filter((each) => !each.default && !meant.has(each.name));
  if (missing.length === 0 || node.$type === 'Conform') return;
  const list = missing.map(({ name, types = [], list: isList }) => `${name}: ${isList ? 'list of ' : ''}${types.join(' | ')}`).join(', ');
  report(scope, placeOfUse(node), `${nameOf(scope)} has to give "${definition.path}" more: ${list}.`);
}

function readArgument(scope: ElementScope, { value }: ast.Argument, parameter: ast.Parameter): void {
  if (!value) return;
  const problem = argumentProblem(value, parameter);
  if (problem) {
    const range = rangeOf(problem.value);
    report(scope, range, problem.message, replacing(scope, range, problem.near));
    return;
  }
  const [type] = parameter.types ?? [];
  if (type === undefined || !(referenceTypes as readonly string[]).includes(type)) return;
  for (const { ref } of valuesOf(value)) readRef(scope, ref, [type as Kind]);
}

function reportUnknown(scope: ElementScope, argument: ast.Argument, template: string, parameters: readonly ast.Parameter[]): void {
  const names = parameters.map((each) => each.name);
  const near = nearest(argument.name ?? '', names);
  const range = valueRange(argument, 'name');
  const known = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  report(scope, range, `The template "${template}" has no parameter "${argument.name}"${near ? `. Did you mean "${near}"?` : `; ${known}.`}`, replacing(scope, range, near));
}

/** A use by its name, so that two of one template are told apart where their findings stand in a list. */
function nameOf({ id }: ElementScope): string {
  return `"${id.slice(id.indexOf(':') + 1)}"`;
}

function replacing(scope: ElementScope, range: ReturnType<typeof rangeOf>, near: string | undefined): readonly Fix[] {
  return near ? [{ kind: 'replace-text', title: `Change to "${near}"`, at: { file: scope.document.uri, range }, text: near }] : [];
}

function report(scope: ElementScope, range: ReturnType<typeof rangeOf>, message: string, fixes: readonly Fix[] = []): void {
  scope.document.report({ rule: 'reference', severity: 'error', message, range, element: scope.id, ...(fixes.length > 0 && { fixes }) });
}
