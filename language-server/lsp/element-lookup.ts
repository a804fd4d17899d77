import type { Element } from '../../model/element.ts';
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
