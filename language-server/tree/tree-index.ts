import type { Element, Kind } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Severity } from '../../model/finding.ts';
import type { TreeNode } from '../protocol.ts';
import type { ProjectState } from '../project.ts';
import { elementOf, labelOf } from '../lsp/element-lookup.ts';
import { kindGroups } from './kind-groups.ts';

/** Who stands where in the tree. Made once per state, when the tree is first asked for. */
export interface TreeIndex {
  /** The elements right below a kind's group. */
  group(kind: Kind): readonly Element[];
  /** The elements right below another. */
  below(id: ElementId): readonly Element[];
  /** What is found about an element and all below it. */
  mark(id: ElementId): TreeNode['mark'];
}

const known = new WeakMap<ProjectState, TreeIndex>();

export function treeIndex(state: ProjectState): TreeIndex {
  const before = known.get(state);
  if (before) return before;
  const made = makeIndex(state);
  known.set(state, made);
  return made;
}

/**
 * The element that one stands below; undefined where it stands in the group of its kind. Components stand in their
 * system and steps in their journey, but what an element of another kind declares is sought under its own kind.
 */
export function homeOf({ model }: Pick<ProjectState, 'model'>, element: Element): ElementId | undefined {
  if (element.kind === 'transition') return element.from;
  const parent = elementOf(model, element.parent);
  return parent && (parent.kind === element.kind || kindGroups[element.kind].place === 'inside') ? parent.id : undefined;
}

function makeIndex(state: ProjectState): TreeIndex {
  const groups = new Map<Kind, Element[]>();
  const inside = new Map<ElementId, Element[]>();
  const marks = new Map<ElementId, { severity: Severity; count: number }>();
  for (const element of state.model.elements) {
    if (kindGroups[element.kind].place === 'none') continue;
    const home = homeOf(state, element);
    if (home === undefined) add(groups, element.kind, element);
    else add(inside, home, element);
  }
  for (const [kind, elements] of groups) if (!kindGroups[kind].asWritten) sortByLabel(state, elements);
  for (const { element, severity, waived } of state.findings) {
    if (waived || severity === 'info') continue;
    // Bounded, so that a parent that leads back to itself ends too.
    for (let id = element, depth = 0; id !== undefined && depth < 64; depth++) {
      const mark = marks.get(id);
      marks.set(id, { severity: mark?.severity === 'error' ? 'error' : severity, count: (mark?.count ?? 0) + 1 });
      const found = elementOf(state.model, id);
      id = found && homeOf(state, found);
    }
  }
  return {
    group: (kind) => groups.get(kind) ?? [],
    below: (id) => inside.get(id) ?? [],
    mark: (id) => marks.get(id),
  };
}

function add<K>(lists: Map<K, Element[]>, key: K, element: Element): void {
  const list = lists.get(key);
  if (list) list.push(element);
  else lists.set(key, [element]);
}

function sortByLabel({ model }: ProjectState, elements: Element[]): void {
  const labels = new Map(elements.map(({ id }) => [id, labelOf(model, id)]));
  elements.sort((a, b) => collator.compare(labels.get(a.id) ?? '', labels.get(b.id) ?? ''));
}

const collator = new Intl.Collator('en', { numeric: true });
