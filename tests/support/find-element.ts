import { expect } from 'vitest';
import type { Element, ElementOf, Kind } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';

/** The element of a kind and path, as a type of its kind. */
export function find<K extends Kind>(model: Model, kind: K, path: string): ElementOf<K> {
  const found = model.elements.find((element): element is Element & ElementOf<K> => element.id === `${kind}:${path}`);
  expect(found, `${kind} ${path}`).toBeDefined();
  return found as ElementOf<K>;
}

/** A day as the model has it. */
export function day(text: string): { readonly text: string; readonly from: string; readonly to: string } {
  return { text, from: text, to: text };
}
