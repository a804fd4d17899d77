import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.ts';
import { bodyPath, isBodyPath } from '../name-scope.ts';
import type { NameScope } from '../name-scope.ts';
import { scopedValue } from './binding.ts';
import type { Binding, Bindings } from './binding.ts';
import { argumentProblem } from './argument-types.ts';
import { conditionHolds } from './condition.ts';
import { usePath } from './definition.ts';
import type { TemplateDefinition } from './definition.ts';
import { placeOf } from '../syntax-place.ts';
import { substitute } from './substitute.ts';
import type { SubstituteOptions } from './substitute.ts';

/** What one use of a template makes. Its syntax has the values of the parameters in it and the places of the template. */
export interface Expansion {
  readonly definition: TemplateDefinition;
  /** The path below which its names stand. */
  readonly path: string;
  /** Where its names are looked up. */
  readonly scope: NameScope;
  readonly bindings: Bindings;
  readonly declarations: readonly ast.Declaration[];
  readonly expectations: readonly ast.Expectation[];
  /** What the uses among its declarations make. */
  readonly nested: ReadonlyMap<ast.Use | ast.Conform, Expanded>;
}

/** Undefined where there is no such template. */
export type Expanded = Expansion | { readonly limit: 'depth' | 'elements' } | undefined;

/** More than this a project does not become by its templates. */
export const mostElements = 100_000;
export const mostDepth = 16;
/** Of each use in a template's body, which is read for its names alone. */
const mostInBody = 2000;

export interface ExpandContext {
  /** The template that a reference names where it stands. */
  find(ref: ast.Ref | undefined, scope: NameScope): TemplateDefinition | undefined;
  /** How many elements may still be made; counted down. */
  readonly budget: { left: number };
}

/** Makes what a use says; all or nothing, so that what is past a limit is one error and not a part of an architecture. */
export function expandUse(node: ast.Use | ast.Conform, scope: NameScope, context: ExpandContext): Expanded {
  return expand(node, scope, context, 1);
}

/** The body of a template as it is written: its parameters are holes, and whatever a `when` may make is there. */
export function expandBody(definition: TemplateDefinition, context: ExpandContext, options: Omit<SubstituteOptions, 'bindings'>): Expanded {
  const bindings = new Map((definition.node.parameters ?? []).map((parameter): [string, Binding] => [parameter.name, { parameter, value: undefined }]));
  const path = bodyPath(definition.path);
  return make(definition, path, bindings, context, 1, { bindings, ...options });
}

function expand(node: ast.Use | ast.Conform, scope: NameScope, context: ExpandContext, depth: number): Expanded {
  if (depth > mostDepth) return { limit: 'depth' };
  const definition = context.find(node.template, scope);
  if (!definition) return undefined;
  const bindings = bind(definition, node.arguments, scope);
  const path = node.$type === 'Use' ? usePath(node, scope.container) : scope.container;
  return make(definition, path, bindings, context, depth, { bindings });
}

function make(
  definition: TemplateDefinition,
  path: string,
  bindings: Bindings,
  context: ExpandContext,
  depth: number,
  options: SubstituteOptions,
): Expanded {
  const scope: NameScope = { container: path, root: path, outer: definition.outer };
  const declarations: ast.Declaration[] = [];
  const expectations: ast.Expectation[] = [];
  // A use counts too: templates that only use each other would otherwise never come to an end.
  context.budget.left--;

  function take(body: ast.Template | ast.When): void {
    for (const each of body.declarations ?? []) {
      if (context.budget.left < 0) return;
      context.budget.left -= countElements(each);
      declarations.push(substitute(each, options));
    }
    for (const each of body.expectations ?? []) expectations.push(substitute(each, options));
    for (const each of body.whens ?? []) if (isTaken(each, bindings, options)) take(each);
  }

  take(definition.node);
  if (context.budget.left < 0) return { limit: 'elements' };
  const nested = new Map<ast.Use | ast.Conform, Expanded>();
  const isBody = depth === 1 && isBodyPath(path);
  for (const each of nestedUses(declarations)) {
    const inner = expand(each, scope, isBody ? { ...context, budget: { left: mostInBody } } : context, depth + 1);
    if (inner && 'limit' in inner && !isBody) return inner;
    nested.set(each, inner);
  }
  return { definition, path, scope, bindings, declarations, expectations, nested };
}

function* nestedUses(nodes: readonly ast.Declaration[]): Iterable<ast.Use | ast.Conform> {
  for (const node of nodes) {
    if (node.$type === 'Use' || node.$type === 'Conform') yield node;
    else if (node.$type === 'Plateau') yield* nestedUses(node.declarations ?? []);
  }
}

/** The arguments by name, else the defaults, in which earlier parameters may stand. */
function bind(definition: TemplateDefinition, given: readonly ast.Argument[] | undefined, scope: NameScope): Bindings {
  const bindings = new Map<string, Binding>();
  for (const parameter of definition.node.parameters ?? []) {
    const argument = given?.find(({ name }) => name === parameter.name);
    // What does not fit is said at the argument; in what is made nothing is known of it.
    const isFit = argument?.value !== undefined && argumentProblem(argument.value, parameter) === undefined;
    const written = isFit && argument.value ? scopedValue(argument.value, scope) : undefined;
    const byDefault = !argument && parameter.default;
    const value = byDefault ? scopedValue(substitute(byDefault, { bindings }), { container: definition.outer }) : written;
    bindings.set(parameter.name, { parameter, value });
  }
  return bindings;
}

/** Tells of a condition's parameter, too. */
function isTaken(when: ast.When, bindings: Bindings, { onOccurrence }: SubstituteOptions): boolean {
  const parameter = when.parameter ?? '';
  const span = placeOf(when)?.valueSpan('parameter', 0);
  if (bindings.has(parameter) && span) onOccurrence?.({ parameter, ...span, inString: false });
  return conditionHolds(when, bindings);
}

/** A declaration with what is declared inside of it. */
function countElements(node: AstNode): number {
  let count = 1;
  for (const [feature, value] of Object.entries(node)) {
    if (!inner.has(feature) || !Array.isArray(value)) continue;
    for (const each of value) count += countElements(each as AstNode);
  }
  return count;
}

const inner: ReadonlySet<string> = new Set(['declarations', 'flow', 'phases', 'milestones', 'gates', 'to']);
