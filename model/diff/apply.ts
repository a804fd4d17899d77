import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Model } from '../model.ts';
import type { AlteredElement, ModelDiff } from './change.ts';
import { stepsByJourney } from './step-order.ts';
import { namesOf, translateElement } from './translate.ts';

/**
 * The later version made of the earlier one and what is different: every element keeps its place in the list, what was
 * added comes last. What no element is, such as places in the text, stays as it was.
 */
export function applyChanges(model: Model, { changes, followers }: ModelDiff): Model {
  const altered = new Map<ElementId, AlteredElement>();
  const removed = new Set<Element>();
  const added: Element[] = [];
  for (const change of changes) {
    if (change.kind === 'added') added.push(change.element);
    else if (change.kind === 'removed') removed.add(change.element);
    else altered.set(change.before.id, change);
  }
  const followed = new Map(followers.map(({ before, after }) => [before.id, after]));
  const pairs = [...altered.values(), ...followers].map(({ before, after }) => [before, after] as const);
  const names = namesOf(pairs);
  const gone = new Set([...removed].map(goneKey));
  const elements = model.elements.flatMap((element) => {
    if (gone.has(goneKey(element))) return [];
    const change = altered.get(element.id);
    const moved = change?.after ?? followed.get(element.id);
    const here = moved ? withIdentity(translateElement(element, names), moved) : translateElement(element, names);
    return [change ? withProperties(here, change) : here];
  });
  // A step of another journey is as good as new in this one.
  const arrived = pairs.flatMap(([before, after]) => (before.kind === 'step' && after.kind === 'step' && (names.ids.get(before.journey) ?? before.journey) !== after.journey ? [after] : []));
  return { ...model, elements: orderSteps({ ...model, elements: [...elements, ...added] }, [...added, ...arrived], altered) };
}

/** One that was declared may be gone while its name is still used. */
function goneKey({ id, undeclared }: Element): string {
  return `${undeclared ? 'undeclared ' : ''}${id}`;
}

function withIdentity(element: Element, after: Element): Element {
  const { id, name, path, parent, instance } = after;
  const { parent: _parent, instance: _instance, ...rest } = element;
  const journey = 'journey' in after ? { journey: after.journey } : {};
  return { ...rest, ...journey, id, name, path, ...(parent !== undefined && { parent }), ...(instance !== undefined && { instance }) } as Element;
}

function withProperties(element: Element, { properties }: AlteredElement): Element {
  const fields: Record<string, unknown> = { ...element };
  for (const { field, after } of properties) {
    if (field === 'steps') continue;
    if (after === undefined) delete fields[field];
    else fields[field] = after;
  }
  return fields as unknown as Element;
}

/** Steps that are new in their journey stand where they stood; the others keep their order around them, unless it is another one. */
function orderSteps(model: Model, placed: readonly Element[], altered: ReadonlyMap<ElementId, AlteredElement>): readonly Element[] {
  const places = new Map<ElementId, number>();
  const orders = new Map([...altered.values()].flatMap(({ after, properties }) => {
    const steps = properties.find(({ field }) => field === 'steps')?.after;
    return Array.isArray(steps) ? [[after.id, steps as readonly ElementId[]] as const] : [];
  }));
  const fixed = new Map(placed.flatMap((element) => (element.kind === 'step' ? [[element.id, element.order] as const] : [])));
  for (const [journey, steps] of stepsByJourney(model, new Map())) {
    const order = orders.get(journey);
    if (order) {
      for (const [place, step] of order.entries()) places.set(step, place);
    } else {
      const taken = new Set(steps.flatMap((step) => fixed.get(step) ?? []));
      for (const step of steps) if (fixed.has(step)) places.set(step, fixed.get(step) ?? 0);
      let next = 0;
      for (const step of steps.filter((each) => !fixed.has(each))) {
        while (taken.has(next)) next++;
        places.set(step, next++);
      }
    }
  }
  return model.elements.map((element) => {
    const place = element.kind === 'step' ? places.get(element.id) : undefined;
    return element.kind !== 'step' || place === undefined || place === element.order ? element : { ...element, order: place };
  });
}
