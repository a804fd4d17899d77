import type { Element } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
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

/** Deep equality of plain data. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => sameValue(value, b[index]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameValue(left[key], right[key]));
}
