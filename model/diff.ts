import { changedProperties } from './diff/properties.ts';
import type { Change, ModelDiff, PropertyChange } from './diff/change.ts';
import { matchElements } from './diff/match.ts';
import { changedStepOrders } from './diff/step-order.ts';
import { namesOf } from './diff/translate.ts';
import type { Element } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Model } from './model.ts';

/**
 * What is different between two versions of an architecture, element by element and property by property. Text, files,
 * comments and the order of declarations are no difference; the order of a journey's steps is one. Elements are matched
 * by their paths, then by `renamed from`, then by likeness where it leaves no doubt.
 */
export function diffModels(before: Model, after: Model): ModelDiff {
  const { pairs, stated, likely } = matchElements(before, after);
  const names = namesOf(pairs);
  const orders = changedStepOrders(before, after, names.ids);
  const changes: Change[] = [];
  const followers: { before: Element; after: Element }[] = [];
  const found = new Set<Element>();
  for (const [earlier, later] of pairs) {
    found.add(later);
    const order = later.kind === 'journey' ? orders.get(later.id) : undefined;
    const properties: readonly PropertyChange[] = [...changedProperties(earlier, later, names), ...(order ? [order] : [])];
    const kind = kindOf(earlier, later, names.ids);
    if (kind !== undefined && kind !== 'follows') {
      const by = stated.has(later) ? 'text' : likely.has(later) ? 'likeness' : undefined;
      changes.push({ kind, before: earlier, after: later, properties, ...(by && { by }) });
    } else {
      if (kind === 'follows') followers.push({ before: earlier, after: later });
      if (properties.length > 0) changes.push({ kind: 'changed', before: earlier, after: later, properties });
    }
  }
  for (const element of before.elements) if (!pairs.has(element)) changes.push({ kind: 'removed', element });
  for (const element of after.elements) if (!found.has(element)) changes.push({ kind: 'added', element });
  return { changes: changes.sort(compareChanges), followers, ids: names.ids };
}

/** Undefined where it has the same name in the same place; an ordinal of arrows alike is none. */
function kindOf(before: Element, after: Element, ids: ReadonlyMap<ElementId, ElementId>): 'moved' | 'renamed' | 'follows' | undefined {
  if (before.id === after.id) return undefined;
  const container = ids.get(containerOf(before)) ?? containerOf(before);
  const isRenamed = before.name !== after.name && !(isArrowName(before) && isArrowName(after));
  if (isRenamed) return 'renamed';
  return container === containerOf(after) ? 'follows' : 'moved';
}

/** What it is declared in; of a component that comes with an import's prefix, the prefix. */
function containerOf({ parent, instance, path, name }: Element): string {
  return parent ?? instance ?? (path.endsWith(`.${name}`) ? path.slice(0, -name.length - 1) : '');
}

/** Without a name of its own it is called by its ends, which may be called otherwise. */
function isArrowName({ name }: Element): boolean {
  return name.includes('->') || name.includes('=');
}

function compareChanges(a: Change, b: Change): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function keyOf(change: Change): string {
  const { kind, path } = 'element' in change ? change.element : change.after;
  return `${kind} ${path} ${change.kind}`;
}
