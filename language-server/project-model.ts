import type { Element } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import { modelVersion } from '../model/model.ts';
import type { Model } from '../model/model.ts';
import type { ElementSource } from '../model/source.ts';
import { createElementKeeper } from './element-keeper.ts';
import type { DefaultValues, Fragment } from './fragment.ts';
import { undeclaredElement } from './undeclared-element.ts';

/** Joins what the documents of a project say into its model. */
export interface ModelBuilder {
  /** `fragments` in the order of the files. Elements that mean the same as in the call before keep their identity. */
  build(name: string, fragments: readonly Fragment[]): Model;
}

export function createModelBuilder(): ModelBuilder {
  const keeper = createElementKeeper();
  return {
    build(name, fragments) {
      const defaults = fragments.flatMap((fragment) => fragment.defaults);
      const elements: Element[] = [];
      const sources = new Map<ElementId, ElementSource>();
      for (const fragment of fragments) {
        const kept = keeper.keep(fragment);
        for (const element of kept) elements.push(defaults.length === 0 ? element : withDefaults(element, defaults));
        for (const [id, source] of fragment.sources) sources.set(id, source);
      }
      for (const fragment of fragments) {
        for (const missing of fragment.undeclared) {
          const id = `${missing.kind}:${missing.path}`;
          if (sources.has(id)) continue;
          elements.push(keeper.undeclared(id, () => undeclaredElement(missing.kind, missing.path)));
          sources.set(id, { file: fragment.uri, range: missing.range, name: missing.range, properties: {} });
        }
      }
      return { version: modelVersion, name, elements, sources, files: fragments.map((fragment) => fragment.uri) };
    },
  };
}

const withDefaultsKnown = new WeakMap<Element, { readonly defaults: readonly DefaultValues[]; readonly result: Element }>();

/** Fills fields that are not stated; an empty list is one that is not stated. */
function withDefaults(element: Element, defaults: readonly DefaultValues[]): Element {
  const fitting = defaults.filter((values) => values.kind === element.kind);
  if (fitting.length === 0) return element;
  const known = withDefaultsKnown.get(element);
  if (known && known.defaults.length === fitting.length && known.defaults.every((values, index) => values === fitting[index])) {
    return known.result;
  }
  const stated: Readonly<Record<string, unknown>> = { ...element };
  const filled: Record<string, unknown> = {};
  for (const { fields } of fitting) {
    for (const [field, value] of Object.entries(fields)) {
      const own = stated[field];
      if (own === undefined || (Array.isArray(own) && own.length === 0)) filled[field] ??= value;
    }
  }
  const names = Object.keys(filled);
  const result = names.length === 0 ? element : ({ ...element, ...filled, defaulted: names } as Element);
  withDefaultsKnown.set(element, { defaults: fitting, result });
  return result;
}
