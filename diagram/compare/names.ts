import type { ElementId } from '../../model/element-base.ts';

/** What a comparison of two models knows about elements, and a comparison of two pictures needs. */
export interface ComparedNames {
  /** Of elements that are called otherwise in the later version: the id before and the one after, as in `ModelDiff.ids`. */
  readonly ids: ReadonlyMap<ElementId, ElementId>;
  /** Elements, by their later id, that have changed in something, also where a picture does not show it. */
  readonly changed: ReadonlySet<ElementId>;
}

/** How an element is called in the later version. */
export function laterId({ ids }: ComparedNames, id: ElementId): ElementId {
  return ids.get(id) ?? id;
}

/** The path of an element of a kind, in the later version: `late.chat` of a `step`. */
export function laterPath(names: ComparedNames, kind: string, path: string): string {
  const id = laterId(names, `${kind}:${path}`);
  return id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : id;
}
