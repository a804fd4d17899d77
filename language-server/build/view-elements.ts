import type { Kind, ViewDeclaration, ViewSelector, Waiver } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, stated } from './read-element.ts';
import { pathOf, readRef, readRefs } from './read-reference.ts';
import { readWord } from './read-word.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/** The kinds that a view can select or a waiver can be on. */
export const anyKind: readonly Kind[] = [
  'system',
  'channel',
  'journey',
  'step',
  'integration',
  'data',
  'team',
  'persona',
  'capability',
  'boundary',
  'handover',
  'communication',
  'outcome',
  'metric',
  'processing',
  'policy',
  'initiative',
  'decision',
  'risk',
  'programme',
  'requirement',
  'assumption',
  'problem',
  'migration',
  'milestone',
  'gate',
];

export const readView: ReadDeclaration<ast.View> = (scope, node, names): ViewDeclaration => ({
  ...readBase(scope, node, names),
  kind: 'view',
  view: node.kind ?? 'landscape',
  include: (node.includes ?? []).flatMap((selector) => readSelector(scope, selector)),
  exclude: (node.excludes ?? []).flatMap((selector) => readSelector(scope, selector)),
  ...stated<ViewDeclaration>({
    subject: readSubject(scope, node),
    groupBy: readWord(scope, node, 'groupBy', node.groupBy, 'groupBy'),
    colourBy: readWord(scope, node, 'colourBy', node.colourBy, 'colourBy'),
    at: readRef(scope, node.at, ['plateau']),
    compare: listOrNothing(readRefs(scope, node.compare, ['plateau'])),
    direction: readWord(scope, node, 'direction', node.direction, 'direction'),
  }),
});

/** One waiver for each rule and element that the line names. */
export function readWaiver(scope: ElementScope, node: ast.Waive, names: Names, rule: string, on: ElementId | undefined): Waiver {
  return {
    id: scope.id,
    name: names.name,
    path: names.path,
    tags: [],
    kind: 'waiver',
    rule,
    ...stated<Waiver>({
      on,
      until: unlessNone(readDateValue(scope, node, 'until', node.until)),
      because: node.because,
    }),
  };
}

/** What a waiver can be on: a template stands for all that is held against it. */
export const waivableKinds: readonly Kind[] = [...anyKind, 'plateau', 'use', 'template'];

/** What `on` names: an element, or an integration, handover or migration by its arrow. */
export function readWaiverSubject(scope: ElementScope, path: ast.RefPath): ElementId | undefined {
  const [first, ...more] = path.refs ?? [];
  if (more.length === 0) return readRef(scope, first, waivableKinds);
  const ends = readRefs(scope, path.refs, ['system', 'channel', 'team']).map((id) => id.slice(id.indexOf(':') + 1));
  const arrow = (path.refs ?? []).map(pathOf).join('->');
  for (const written of [arrow, ...arrowsBetween(ends)]) {
    for (const kinds of arrowKinds) {
      const answer = scope.document.resolve({ kinds, path: written, ...scope.document.scopeIn(scope.container) });
      if ('found' in answer) return answer.found;
    }
  }
  scope.document.report({
    rule: 'reference',
    severity: 'error',
    message: `There is no integration ${arrow.replaceAll('->', ' -> ')} to waive anything on.`,
    range: rangeOf(path),
    element: scope.id,
  });
  return undefined;
}

/** An arrow inside of something is known by what stands around it and its ends as they are called there. */
function arrowsBetween(ends: readonly string[]): readonly string[] {
  const [from, to] = ends;
  if (from === undefined || to === undefined || ends.length !== 2) return [];
  const found = [`${from}->${to}`];
  for (let dot = from.lastIndexOf('.'); dot > 0; dot = from.lastIndexOf('.', dot - 1)) {
    const around = from.slice(0, dot + 1);
    const other = to.startsWith(around) ? to.slice(around.length) : to;
    found.push(`${around}${from.slice(around.length)}->${other}`);
  }
  return found;
}

const arrowKinds: readonly (readonly Kind[])[] = [['integration', 'handover'], ['migration']];

/** `view journey lateDelivery`: a view's name may be its subject. */
function readSubject(scope: ElementScope, node: ast.View): ElementId | undefined {
  if (node.name === undefined || node.kind === undefined || node.kind === 'landscape') return undefined;
  const answer = scope.document.resolve({ kinds: ['journey'], path: node.name, ...scope.document.scopeIn(scope.container) });
  if (!('found' in answer)) return undefined;
  scope.document.refer({ range: valueRange(node, 'name'), target: answer.found, from: scope.id });
  return answer.found;
}

function readSelector(scope: ElementScope, selector: ast.Selector): ViewSelector[] {
  const by = selector.by ?? 'element';
  if (selector.word !== undefined) return [{ by, value: selector.word }];
  const kinds = selectorKinds[by] ?? anyKind;
  const id = readRef(scope, selector.ref, kinds);
  if (id === undefined) return [];
  const kind = id.slice(0, id.indexOf(':'));
  return [{ by: by === 'element' && (kind === 'journey' || kind === 'persona') ? kind : by, value: id }];
}

const selectorKinds: Readonly<Record<string, readonly Kind[]>> = { owner: ['team'], in: ['boundary'] };
