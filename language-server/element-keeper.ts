import type { Element } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import { sameValue } from '../model/same-value.ts';
import type { Fragment } from './fragment.ts';

/** Keeps the identity of elements that mean the same as before, however their text moved. */
export interface ElementKeeper {
  keep(fragment: Fragment): readonly Element[];
  undeclared(id: ElementId, make: () => Element): Element;
}

export function createElementKeeper(): ElementKeeper {
  const byDocument = new Map<string, { readonly fragment: Fragment; readonly elements: ReadonlyMap<ElementId, Element>; readonly list: readonly Element[] }>();
  const missing = new Map<ElementId, Element>();
  return {
    keep(fragment) {
      const before = byDocument.get(fragment.uri);
      if (before?.fragment === fragment) return before.list;
      const elements = new Map<ElementId, Element>();
      const list = fragment.elements.map((element) => {
        const old = before?.elements.get(element.id);
        const kept = old && sameValue(old, element) ? old : element;
        elements.set(element.id, kept);
        return kept;
      });
      byDocument.set(fragment.uri, { fragment, elements, list });
      return list;
    },
    undeclared(id, make) {
      const element = missing.get(id) ?? make();
      missing.set(id, element);
      return element;
    },
  };
}
