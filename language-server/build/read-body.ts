import type { Kind } from '../../model/element.ts';
import type { Template } from '../../model/elements/reuse.ts';
import { nearest } from '../../model/nearest.ts';
import type * as ast from '../generated/ast.ts';
import { parameterId, parameterTypes } from '../template/parameter.ts';
import { bodyPath } from '../name-scope.ts';
import { placeOf } from '../syntax-place.ts';
import { sourceText } from '../template/binding.ts';
import type { TemplateDefinition } from '../template/definition.ts';
import { isMade } from '../template/expansions.ts';
import type { TemplateBody } from '../template/expansions.ts';
import type { Occurrence } from '../template/substitute.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { FragmentReader } from './document-reader.ts';
import type { ReadDeclarations } from './read-document.ts';
import { readBase, scopeOf, sourceOf } from './read-element.ts';
import { readExpectations } from './read-expectation.ts';
import { rangeOf, valueRange } from './syntax-places.ts';
import { anyKind } from './view-elements.ts';

export const readTemplate: ReadDeclaration<ast.Template> = (scope, node, names): Template => ({
  ...readBase(scope, node, names),
  kind: 'template',
  parameters: (node.parameters ?? []).map((parameter) => {
    const description = scope.document.docComment(parameter);
    return {
      name: parameter.name,
      types: parameter.types ?? [],
      ...(parameter.list && { list: true as const }),
      ...(parameter.default && { default: sourceText(parameter.default) }),
      ...(description !== undefined && { description }),
    };
  }),
});

/**
 * Reads a template as it is written, so that its names can be found, renamed and checked before anybody uses it. What
 * depends on the values of its parameters is checked where it is used.
 */
export function readBody(
  document: FragmentReader,
  definition: TemplateDefinition,
  body: TemplateBody,
  { read, isImported }: { readonly read: ReadDeclarations; readonly isImported: boolean },
): void {
  const { path, node } = definition;
  const template = `template:${path}`;
  for (const parameter of node.parameters ?? []) {
    readParameter(document, definition, parameter);
    // What comes from elsewhere cannot know the names of all who use it.
    if (!isImported) warnHidden(document, definition, parameter);
  }
  const refer = (occurrence: Occurrence): void => {
    const range = rangeBetween(node, occurrence);
    if (range) document.refer({ range, target: parameterId(path, occurrence.parameter), from: template });
  };
  for (const occurrence of body.occurrences) refer(occurrence);
  for (const occurrence of body.unknown) warnUnknown(document, definition, occurrence);
  if (!definition.isBroken) readWhens(document, definition, node.whens);
  const { expansion } = body;
  if (!isMade(expansion)) return;
  const inner = document.inBody(expansion);
  read(inner, expansion.declarations, bodyPath(path), undefined);
  readExpectations(scopeOf(inner, 'template', path, bodyPath(path)), expansion);
}

function readParameter(document: FragmentReader, { path, node, parsed }: TemplateDefinition, parameter: ast.Parameter): void {
  const { name } = parameter;
  if (!name) return;
  const id = parameterId(path, name);
  const range = valueRange(parameter, 'name');
  const report = (severity: 'error' | 'warning', message: string, at = range) =>
    document.report({ rule: 'reference', severity, message, range: at, element: `template:${path}` });
  if ((node.parameters ?? []).find((each) => each.name === name) !== parameter) {
    report('error', `The template has another parameter "${name}"; give one of them another name.`);
    return;
  }
  const description = parsed.docComments.get(placeOf(parameter)?.offset ?? -1);
  document.addMember(id, {
    name,
    source: sourceOf(document, parameter, range, {}),
    detail: placeOf(parameter)?.text.replace(/\s+/g, ' ') ?? name,
    ...(description !== undefined && { description }),
  });
  const types = parameter.types ?? [];
  const [only] = types;
  if (only !== undefined && types.length === 1 && !parameterTypes.includes(only)) {
    const near = nearest(only, parameterTypes);
    report(
      'error',
      `"${only}" is no type of a parameter.${near ? ` Did you mean "${near}"?` : ' Write text, number, flag, date, a kind such as system, or a choice such as small | large.'}`,
      valueRange(parameter, 'types'),
    );
  }
}

function warnHidden(document: FragmentReader, { path, node, outer }: TemplateDefinition, parameter: ast.Parameter): void {
  const { name } = parameter;
  if (!name || (node.parameters ?? []).find((each) => each.name === name) !== parameter) return;
  const hidden = document.resolve({ kinds: [...anyKind, 'intent', 'context'] as Kind[], path: name, container: outer });
  const [first] = 'found' in hidden ? [hidden.found] : 'several' in hidden ? hidden.several : [];
  // What can be reached by a part of its path alone is not hidden.
  if (first === undefined || first.slice(first.indexOf(':') + 1) !== (outer === '' ? name : `${outer}.${name}`)) return;
  document.report({
    rule: 'reference',
    severity: 'warning',
    message: `The parameter "${name}" hides the ${first.replace(':', ' ')} of the project; give one of them another name.`,
    range: valueRange(parameter, 'name'),
    element: `template:${path}`,
  });
}

function readWhens(document: FragmentReader, definition: TemplateDefinition, whens: readonly ast.When[] | undefined): void {
  const names = (definition.node.parameters ?? []).map(({ name }) => name);
  for (const when of whens ?? []) {
    const { parameter } = when;
    if (parameter !== undefined && !names.includes(parameter)) {
      const near = nearest(parameter, names);
      document.report({
        rule: 'reference',
        severity: 'error',
        message: `The template has no parameter "${parameter}".${near ? ` Did you mean "${near}"?` : ''}`,
        range: valueRange(when, 'parameter'),
        element: `template:${definition.path}`,
        ...(near && {
          fixes: [
            { kind: 'replace-text' as const, title: `Change to "${near}"`, at: { file: document.uri, range: valueRange(when, 'parameter') }, text: near },
          ],
        }),
      });
    }
    readWhens(document, definition, when.whens);
  }
}

/** `{brnad}` near a parameter is a slip; other words in braces are text. */
function warnUnknown(document: FragmentReader, { path, node, isBroken }: TemplateDefinition, occurrence: Occurrence): void {
  if (isBroken) return;
  const near = nearest(occurrence.parameter, (node.parameters ?? []).map(({ name }) => name));
  const range = near && rangeBetween(node, occurrence);
  if (!near || !range) return;
  document.report({
    rule: 'reference',
    severity: 'warning',
    message: `"{${occurrence.parameter}}" names no parameter and stays as it is. Did you mean "{${near}}"?`,
    range,
    element: `template:${path}`,
    fixes: [{ kind: 'replace-text', title: `Change to "${near}"`, at: { file: document.uri, range }, text: near }],
  });
}

function rangeBetween(node: ast.Template, { start, end }: Occurrence) {
  return placeOf(node)?.rangeBetween(start, end) ?? rangeOf(node);
}
