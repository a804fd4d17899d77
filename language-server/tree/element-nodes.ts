import type { ViewRequest } from '../../diagram/view-graph.ts';
import { viewKinds } from '../../diagram/view-graph.ts';
import type { Element, ElementOf, Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { thousands } from '../../model/phrases.ts';
import type { SourceRange } from '../../model/source.ts';
import { outlineName } from '../lsp/document-symbols.ts';
import { elementOf, labelOf } from '../lsp/element-lookup.ts';
import type { TreeNode } from '../protocol.ts';
import type { Project, ProjectState } from '../project.ts';
import { kindGroups, kindsInOrder } from './kind-groups.ts';
import { treeIndex } from './tree-index.ts';

type TreeProject = Pick<Project, 'root' | 'state'>;

/** One for each kind that occurs, with how many there are. */
export function kindNodes(project: TreeProject): readonly TreeNode[] {
  return kindsInOrder
    .filter((kind) => treeIndex(project.state()).group(kind).length > 0)
    .map((kind) => kindNode(project, kind));
}

export function kindNode({ root, state }: TreeProject, kind: Kind): TreeNode {
  return {
    place: { at: 'kind', project: root, kind },
    label: kindGroups[kind].title,
    description: thousands(treeIndex(state()).group(kind).length),
    icon: kind,
    children: 'folded',
  };
}

export function elementsOfKind(project: TreeProject, kind: Kind): readonly TreeNode[] {
  return treeIndex(project.state())
    .group(kind)
    .map((element) => elementNode(project, element));
}

/** A journey's phases with its loose steps among them; of all else, what is declared inside. */
export function nodesBelow(project: TreeProject, id: ElementId): readonly TreeNode[] {
  const state = project.state();
  const journey = elementOf(state.model, id);
  const below = treeIndex(state).below(id);
  if (journey?.kind !== 'journey') return below.map((element) => elementNode(project, element));
  const phases = new Set<string>();
  return below.flatMap((step) => {
    const phase = step.kind === 'step' ? step.phase : undefined;
    if (phase === undefined) return [elementNode(project, step)];
    if (phases.has(phase)) return [];
    phases.add(phase);
    return [phaseNode(project, journey, phase)];
  });
}

export function phaseNode(project: TreeProject, journey: ElementOf<'journey'>, phase: string): TreeNode {
  const state = project.state();
  const title = journey.phases.find(({ name }) => name === phase)?.title;
  const marks = stepsOf(state, journey.id, phase).flatMap(({ id }) => treeIndex(state).mark(id) ?? []);
  const first = stepsOf(state, journey.id, phase)[0];
  const count = marks.reduce((sum, mark) => sum + mark.count, 0);
  const source = first && sourceOf(state, first.id);
  return {
    place: { at: 'phase', project: project.root, journey: journey.id, phase },
    label: title ?? phase,
    ...(title !== undefined && { description: phase }),
    icon: 'phase',
    children: 'folded',
    ...(source && { source }),
    ...(count > 0 && { mark: { severity: marks.some(({ severity }) => severity === 'error') ? 'error' : 'warning', count } }),
    view: { kind: 'journey', subject: journey.id },
  };
}

export function stepNodes(project: TreeProject, journey: ElementId, phase: string): readonly TreeNode[] {
  return stepsOf(project.state(), journey, phase).map((step) => elementNode(project, step));
}

function stepsOf(state: ProjectState, journey: ElementId, phase: string): readonly Element[] {
  return treeIndex(state)
    .below(journey)
    .filter((step) => step.kind === 'step' && step.phase === phase);
}

export function elementNode({ root, state }: TreeProject, element: Element): TreeNode {
  const { model } = state();
  const index = treeIndex(state());
  const source = sourceOf(state(), element.id);
  const mark = index.mark(element.id);
  const description = describe(state(), element);
  return {
    place: { at: 'element', project: root, element: element.id },
    label: elementLabel(state(), element),
    ...(description !== '' && { description }),
    icon: element.kind,
    children: index.below(element.id).length > 0 ? 'folded' : 'none',
    ...(source && { source }),
    ...(mark && { mark }),
    view: viewOf(element, elementOf(model, element.parent)),
  };
}

/** Where its name stands; of what a template made, where the template is used. */
export function sourceOf({ model }: ProjectState, id: ElementId): SourceRange | undefined {
  const source = model.sources.get(id);
  return source && { file: source.file, range: source.name };
}

function elementLabel({ model }: ProjectState, element: Element): string {
  if (element.title !== undefined) return element.title;
  switch (element.kind) {
    case 'integration':
    case 'handover':
      return `${labelOf(model, element.from)} → ${labelOf(model, element.to)}`;
    case 'transition':
      return `→ ${element.to === undefined ? 'end' : labelOf(model, element.to)}`;
    case 'identity':
      return `${element.left} = ${element.right}`;
    case 'waiver':
      return element.on === undefined ? element.rule : `${element.rule} on ${labelOf(model, element.on)}`;
    default:
      return outlineName(element);
  }
}

/** Its name where the label is a title, and what it is. */
function describe(state: ProjectState, element: Element): string {
  const named = element.title !== undefined || element.kind === 'integration';
  const parts = [named ? outlineName(element) : '', ...traits(state, element), element.undeclared ? 'not declared' : ''];
  return [...new Set(parts.filter((part) => part !== '' && part !== undefined))].join(' · ');
}

function traits({ model }: ProjectState, element: Element): readonly (string | undefined)[] {
  switch (element.kind) {
    case 'step':
      return [element.actor];
    case 'integration':
      return [element.protocol];
    case 'transition':
      return [element.share === undefined ? undefined : `${element.share}%`, element.when];
    case 'view':
      return [element.view];
    case 'use':
    case 'conform':
      return [element.template === undefined ? undefined : labelOf(model, element.template)];
    case 'waiver':
      return [element.until === undefined ? undefined : `until ${element.until.text}`];
    case 'template':
      return [`${element.parameters.length} parameters`];
    default:
      return 'type' in element ? [element.type] : [];
  }
}

/** What belongs to a journey is seen in its picture, what a `view` declares in its own, all else in the landscape. */
function viewOf(element: Element, parent: Element | undefined): ViewRequest {
  if (element.kind === 'journey') return { kind: 'journey', subject: element.id };
  if (element.kind === 'step' || element.kind === 'transition') return { kind: 'journey', subject: element.journey };
  if (element.kind === 'view') {
    const kind = viewKinds.find((each) => each === element.view) ?? 'landscape';
    return { kind, declaration: element.id, ...(element.subject !== undefined && kind !== 'landscape' && { subject: element.subject }) };
  }
  if (element.kind === 'plateau') return { kind: 'landscape', plateau: element.id };
  return parent?.kind === 'plateau' ? { kind: 'landscape', plateau: parent.id } : { kind: 'landscape' };
}
