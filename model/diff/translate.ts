import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';

/** How the elements of one version are called in the other. */
export interface Names {
  readonly ids: ReadonlyMap<ElementId, ElementId>;
  /** Data, context items, intents and metrics are also named by their words alone, without an id. */
  readonly words: ReadonlyMap<string, string>;
}

const worded: ReadonlySet<string> = new Set(['data', 'context', 'intent', 'metric']);

/** The names that pairs of elements bring with them; a word is one only where all who have it agree. */
export function namesOf(pairs: Iterable<readonly [before: Element, after: Element]>): Names {
  const ids = new Map<ElementId, ElementId>();
  const words = new Map<string, string>();
  for (const [before, after] of pairs) {
    if (before.id !== after.id) ids.set(before.id, after.id);
    if (before.name !== after.name && worded.has(before.kind)) words.set(before.name, after.name);
  }
  return { ids, words };
}

/** Texts that people wrote, in which nothing is a name. */
const prose: ReadonlySet<string> = new Set(['title', 'description', 'links', 'meta', 'renamedFrom', 'text', 'because']);
/** Fields whose words may name elements without their ids. */
const wordFields: ReadonlySet<string> = new Set(['item', 'intents', 'intent', 'measuredBy', 'subject']);

/** A field's value of the earlier version, in the names of the later one; the same object where nothing is called differently. */
export function translate(value: unknown, names: Names, field = ''): unknown {
  if (names.ids.size === 0 || prose.has(field)) return value;
  if (typeof value === 'string') return names.ids.get(value) ?? (wordFields.has(field) ? (names.words.get(value) ?? value) : value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = value.map((each: unknown) => translate(each, names, field));
    return list.every((each, place) => each === value[place]) ? value : list;
  }
  const entries = Object.entries(value).map(([key, each]) => [key, translate(each, names, key)] as const);
  return entries.every(([key, each]) => each === Reflect.get(value, key)) ? value : Object.fromEntries(entries);
}

/** The whole element; its own id, name and path stay. */
export function translateElement(element: Element, names: Names): Element {
  if (names.ids.size === 0) return element;
  const { id, name, path, ...rest } = element;
  return { id, name, path, ...(translate(rest, names) as typeof rest) } as Element;
}
