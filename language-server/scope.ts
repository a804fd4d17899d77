import type { Kind } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import { nearest } from '../model/nearest.ts';
import type { Range } from '../model/source.ts';

/** A name that a document declares. */
export interface SymbolDeclaration {
  readonly id: ElementId;
  readonly kind: Kind;
  /** With its containers: `crm.cases`. */
  readonly path: string;
  readonly title?: string;
  readonly name: Range;
}

/** A name as written, and where. */
export interface NameQuery {
  /** The kinds that fit, the most expected first. */
  readonly kinds: readonly Kind[];
  readonly path: string;
  /** The path of the declaration it is written in; looked up from the inside out. */
  readonly container: string;
}

export type Resolution =
  | { readonly found: ElementId }
  /** Several fit: their ids. */
  | { readonly several: readonly ElementId[] }
  | { readonly nothing: true };

/** All names of a project, by kind and path. */
export interface SymbolTable {
  resolve(query: NameQuery): Resolution;
  /** The nearest name that fits, for did-you-mean: its shortest unambiguous path. */
  nearest(query: NameQuery): string | undefined;
  symbol(id: ElementId): (SymbolDeclaration & { readonly uri: string }) | undefined;
  /** Of those kinds, in the order of files and text. */
  ofKinds(kinds: readonly Kind[]): readonly (SymbolDeclaration & { readonly uri: string })[];
  /** The second and later declarations of one name. */
  readonly duplicates: readonly (SymbolDeclaration & { readonly uri: string })[];
}

/** Builds the table from each document's declarations; the first declaration of a name wins. */
export function createSymbolTable(documents: Iterable<readonly [uri: string, symbols: readonly SymbolDeclaration[]]>): SymbolTable {
  type Entry = SymbolDeclaration & { readonly uri: string };
  const byId = new Map<ElementId, Entry>();
  const byLastName = new Map<string, Entry[]>();
  const duplicates: Entry[] = [];
  for (const [uri, symbols] of documents) {
    for (const symbol of symbols) {
      const entry = { ...symbol, uri };
      if (byId.has(symbol.id)) {
        duplicates.push(entry);
        continue;
      }
      byId.set(symbol.id, entry);
      const last = lastName(symbol.path);
      const same = byLastName.get(last);
      if (same) same.push(entry);
      else byLastName.set(last, [entry]);
    }
  }
  const memo = new Map<string, Resolution>();

  function resolve(query: NameQuery): Resolution {
    const key = `${query.kinds.join()} ${query.container} ${query.path}`;
    let result = memo.get(key);
    if (!result) {
      result = lookUp(query);
      memo.set(key, result);
    }
    return result;
  }

  function lookUp({ kinds, path, container }: NameQuery): Resolution {
    for (let scope = container; ; scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')))) {
      const full = scope === '' ? path : `${scope}.${path}`;
      const hits = kinds.map((kind) => `${kind}:${full}`).filter((id) => byId.has(id));
      if (hits.length > 0) return only(hits);
      if (scope === '') break;
    }
    const suffix = `.${path}`;
    const hits = (byLastName.get(lastName(path)) ?? []).filter(
      (entry) => kinds.includes(entry.kind) && entry.path.endsWith(suffix),
    );
    return only(hits.map((entry) => entry.id));
  }

  return {
    duplicates,
    resolve,
    symbol: (id) => byId.get(id),
    ofKinds: (kinds) => [...byId.values()].filter((entry) => kinds.includes(entry.kind)),
    nearest({ kinds, path, container }) {
      const fitting = [...byId.values()].filter((entry) => kinds.includes(entry.kind));
      const names = fitting.flatMap((entry) =>
        entry.path.startsWith(`${container}.`) ? [entry.path.slice(container.length + 1), entry.path] : [entry.path, lastName(entry.path)],
      );
      return nearest(path, names);
    },
  };
}

function only(ids: readonly ElementId[]): Resolution {
  const [first] = ids;
  if (first === undefined) return { nothing: true };
  return ids.length === 1 ? { found: first } : { several: ids };
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
