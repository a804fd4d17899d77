import type { Kind } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import { nearest } from '../model/nearest.ts';
import type { Range } from '../model/source.ts';
import { isBodyPath } from './name-scope.ts';
import type { NameScope } from './name-scope.ts';

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
export interface NameQuery extends NameScope {
  /** The kinds that fit, the most expected first. */
  readonly kinds: readonly Kind[];
  readonly path: string;
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
  /** Of those kinds, in the order of files and text; with those of a template's body where that is named. */
  ofKinds(kinds: readonly Kind[], body?: string): readonly SymbolEntry[];
  /** The same names with new places and titles in one document; what was looked up before still holds. */
  refreshed(uri: string, symbols: readonly SymbolDeclaration[]): SymbolTable;
}

export type SymbolEntry = SymbolDeclaration & { readonly uri: string };

/** Builds the table from each document's declarations; the first declaration of a name wins. */
export function createSymbolTable(documents: Iterable<readonly [uri: string, symbols: readonly SymbolDeclaration[]]>): SymbolTable {
  const byId = new Map<ElementId, SymbolEntry[]>();
  /** Last name → what it is declared in, `` outside of everything → the first declaration of each kind. */
  const byName = new Map<string, Map<string, SymbolEntry[]>>();
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
      const { name, around } = parts(symbol.path);
      const places = byName.get(name) ?? new Map<string, SymbolEntry[]>();
      byName.set(name, places);
      const alike = places.get(around);
      if (alike) alike.push(entry);
      else places.set(around, [entry]);
    }
  }
  const scopes = new Map<string, readonly string[]>();
  const rootedScopes = new Map<string, readonly string[]>();
  const namesByKinds = new Map<string, readonly string[]>();

  function resolve(query: NameQuery): Resolution {
    const { kinds, path } = query;
    const { name, around } = parts(path);
    const places = byName.get(name);
    if (places) {
      for (const scope of chainOf(query)) {
        const entries = places.get(around === '' ? scope : scope === '' ? around : `${scope}.${around}`);
        const hits = entries && idsOf(entries, kinds);
        if (hits && hits.length > 0) return only(hits);
      }
    }
    const alias = kinds.includes('integration') ? aliases.get(path) : undefined;
    if (alias !== undefined) return { found: alias };
    if (!places) return nothing;
    const suffix = `.${path}`;
    const body = query.root !== undefined && isBodyPath(query.root) ? `${query.root}.` : undefined;
    const fitting = [...places.values()].flat().filter((entry) => kinds.includes(entry.kind) && entry.path.endsWith(suffix));
    return only(fitting.filter(({ path: own }) => isWithinReach(own, body)).map((entry) => entry.id));
  }

  /** What is around, from the inside out; for what a template made, its instance and then what is around the template. */
  function chainOf({ container, root, outer }: NameScope): readonly string[] {
    if (root === undefined) return scopesOf(container);
    const key = `${container}|${root}|${outer ?? ''}`;
    let chain = rootedScopes.get(key);
    if (!chain) {
      const own = scopesOf(container);
      const end = own.indexOf(root);
      chain = [...(end < 0 ? [root] : own.slice(0, end + 1)), ...scopesOf(outer ?? '')];
      rootedScopes.set(key, chain);
    }
    return chain;
  }

  /** From the inside out: `a.b`, `a`, and the empty one outside of everything. */
  function scopesOf(container: string): readonly string[] {
    let chain = scopes.get(container);
    if (!chain) {
      chain = container === '' ? [''] : [container, ...scopesOf(parts(container).around)];
      scopes.set(container, chain);
    }
    return chain;
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
    ofKinds: (kinds, body) => {
      const inside = body === undefined ? undefined : `${body}.`;
      return entries().filter((entry) => kinds.includes(entry.kind) && isWithinReach(entry.path, inside));
    },
    nearest({ kinds, path, container, root }) {
      const body = root !== undefined && isBodyPath(root) ? `${root}.` : undefined;
      const key = `${kinds.join()} ${body ?? ''}`;
      let names = namesByKinds.get(key);
      if (!names) {
        names = entries().flatMap((entry) =>
          kinds.includes(entry.kind) && isWithinReach(entry.path, body)
            ? [body !== undefined && entry.path.startsWith(body) ? entry.path.slice(body.length) : entry.path, lastName(entry.path)]
            : [],
        );
        namesByKinds.set(key, names);
      }
      const inside = names.filter((name) => name.startsWith(`${container}.`)).map((name) => name.slice(container.length + 1));
      return nearest(path, [...inside, ...names]);
    },
  };
  return table;
}

const nothing: Resolution = { nothing: true };

/** Of those kinds, the most expected first. */
function idsOf(entries: readonly SymbolEntry[], kinds: readonly Kind[]): readonly ElementId[] {
  const [first] = entries;
  // Nearly always there is one, and it fits.
  if (first && entries.length === 1) return kinds.includes(first.kind) ? [first.id] : [];
  return kinds.flatMap((kind) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.id));
}

function only(ids: readonly ElementId[]): Resolution {
  const [first] = ids;
  if (first === undefined) return nothing;
  return ids.length === 1 ? { found: first } : { several: ids };
}

/** What is declared in a template is in reach only there. */
function isWithinReach(path: string, body: string | undefined): boolean {
  return !isBodyPath(path) || (body !== undefined && path.startsWith(body));
}

/** `crm.cases` is `cases` in `crm`. */
function parts(path: string): { readonly name: string; readonly around: string } {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? { name: path, around: '' } : { name: path.slice(dot + 1), around: path.slice(0, dot) };
}

function lastName(path: string): string {
  return parts(path).name;
}
