import type { Element, ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Model } from '../../model/model.ts';

const known = new WeakMap<Model, ReadonlyMap<ElementId, Element>>();

/** An element by its id, of all plateaus; the map is made when a model is first asked, which no keystroke waits for. */
export function elementOf(model: Model, id: ElementId | undefined): Element | undefined {
  if (id === undefined) return undefined;
  let byId = known.get(model);
  if (!byId) {
    byId = new Map(model.elements.map((element) => [element.id, element]));
    known.set(model, byId);
  }
  return byId.get(id);
}

/** How people call it: its title, else its path. */
export function labelOf(model: Model, id: ElementId): string {
  const element = elementOf(model, id);
  return element ? (element.title ?? element.path) : id.slice(id.indexOf(':') + 1);
}

/** The use in the architecture's own text that an element belongs to, itself where it is one; undefined for all others. */
export function outermostUse(model: Model, element: Element): ElementOf<'use'> | undefined {
  let found = element.kind === 'use' ? element : undefined;
  // Bounded, so that what leads back to itself ends too.
  for (let at: Element | undefined = element, depth = 0; at !== undefined && depth < 64; depth++) {
    if (at.kind === 'use') found = at;
    at = elementOf(model, at.parent ?? at.instance);
  }
  return found;
}
