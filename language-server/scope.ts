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
  /** An integration or handover without a name of its own: there may be several between the same ends. */
  readonly unnamed?: true;
  /** Another way to name it: the ends of an integration. */
  readonly alias?: string;
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
  symbol(id: ElementId): SymbolEntry | undefined;
  /** All declarations of one name, in the order of files and text; more than one is a mistake unless they are unnamed. */
  declarations(id: ElementId): readonly SymbolEntry[];
  /** Of those kinds, in the order of files and text. */
  ofKinds(kinds: readonly Kind[]): readonly SymbolEntry[];
  /** The same names with new places and titles in one document; what was looked up before still holds. */
  refreshed(uri: string, symbols: readonly SymbolDeclaration[]): SymbolTable;
}

export type SymbolEntry = SymbolDeclaration & { readonly uri: string };

/** Builds the table from each document's declarations; the first declaration of a name wins. */
export function createSymbolTable(documents: Iterable<readonly [uri: string, symbols: readonly SymbolDeclaration[]]>): SymbolTable {
  const byId = new Map<ElementId, SymbolEntry[]>();
  const byLastName = new Map<string, SymbolEntry[]>();
  const aliases = new Map<string, ElementId>();
  for (const [uri, symbols] of documents) {
    for (const symbol of symbols) {
      const entry = { ...symbol, uri };
      const same = byId.get(symbol.id);
      if (same) {
        same.push(entry);
        continue;
      }
      byId.set(symbol.id, [entry]);
      if (symbol.alias !== undefined && !aliases.has(symbol.alias)) aliases.set(symbol.alias, symbol.id);
      const last = lastName(symbol.path);
      const alike = byLastName.get(last);
      if (alike) alike.push(entry);
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
    const alias = kinds.includes('integration') ? aliases.get(path) : undefined;
    if (alias !== undefined) return { found: alias };
    const suffix = `.${path}`;
    const hits = (byLastName.get(lastName(path)) ?? []).filter(
      (entry) => kinds.includes(entry.kind) && entry.path.endsWith(suffix),
    );
    return only(hits.map((entry) => entry.id));
  }

  const entries = (): SymbolEntry[] => [...byId.values()].flatMap((same) => same.slice(0, 1));

  const table: SymbolTable = {
    resolve,
    refreshed(uri, symbols) {
      const fresh = new Map<ElementId, SymbolDeclaration[]>();
      for (const symbol of symbols) fresh.set(symbol.id, [...(fresh.get(symbol.id) ?? []), symbol]);
      for (const [id, own] of fresh) {
        const same = byId.get(id);
        same?.forEach((entry, index) => {
          const next = entry.uri === uri ? own.shift() : undefined;
          if (next) same[index] = { ...next, uri };
        });
      }
      return table;
    },
    symbol: (id) => byId.get(id)?.[0],
    declarations: (id) => byId.get(id) ?? [],
    ofKinds: (kinds) => entries().filter((entry) => kinds.includes(entry.kind)),
    nearest({ kinds, path, container }) {
      const fitting = entries().filter((entry) => kinds.includes(entry.kind));
      const names = fitting.flatMap((entry) =>
        entry.path.startsWith(`${container}.`) ? [entry.path.slice(container.length + 1), entry.path] : [entry.path, lastName(entry.path)],
      );
      return nearest(path, names);
    },
  };
  return table;
}

function only(ids: readonly ElementId[]): Resolution {
  const [first] = ids;
  if (first === undefined) return { nothing: true };
  return ids.length === 1 ? { found: first } : { several: ids };
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
