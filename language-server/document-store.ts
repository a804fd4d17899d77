import { collectSymbols } from './build/collect-symbols.ts';
import { readDocument } from './build/read-document.ts';
import { findBrokenLines } from './broken-lines.ts';
import type { BrokenLines } from './broken-lines.ts';
import type { Fragment } from './fragment.ts';
import { parseDocument } from './parse.ts';
import type { ParsedDocument } from './parse.ts';
import { createSymbolTable } from './scope.ts';
import { mostElements } from './template/expand.ts';
import type { Expansion } from './template/expand.ts';
import { createFinder, expandDocument, findSites, hasSites, isMade, noExpansions } from './template/expansions.ts';
import type { Expansions, TemplateSites } from './template/expansions.ts';
import type { SymbolDeclaration, SymbolTable } from './scope.ts';

/** A document of a project: its text, and what was read from it as long as that is up to date. */
export interface StoredDocument {
  readonly uri: string;
  /** Of `import … as`; empty for the project's own. */
  readonly prefix: string;
  /** It comes from outside of the project. */
  readonly isImported: boolean;
  text: string;
  /** Until it is read for the first time, to save memory; of a document that changes or is read again, from then on. */
  parsed: ParsedDocument | undefined;
  wasRead: boolean;
  /** Of its own text; what templates make is in `expansions`. */
  symbols: readonly SymbolDeclaration[];
  imports: readonly ImportLine[];
  sites: TemplateSites;
  expansions: Expansions;
  fragment: Fragment | undefined;
  broken: BrokenLines | undefined;
}

/** How a document came into the project; by default it is the project's own. */
export type DocumentOrigin = Partial<Pick<StoredDocument, 'prefix' | 'isImported'>>;

export interface ImportLine {
  readonly path: string;
  readonly prefix: string;
  readonly range: ParsedDocument['diagnostics'][number]['range'];
}

/** The documents of one project and their names. A change is parsed once; others are read again only where a name's meaning changed. */
export interface DocumentStore {
  /** Sets or replaces a document's text. */
  put(uri: string, text: string, origin?: DocumentOrigin): StoredDocument;
  remove(uri: string): void;
  get(uri: string): StoredDocument | undefined;
  /** Every document, by URI. */
  all(): readonly StoredDocument[];
  symbols(): SymbolTable;
  /** What each document says, with all names looked up. */
  fragments(): readonly Fragment[];
  /** What every use makes, those in templates too, by the path of the use. */
  expansions(): ReadonlyMap<string, Expansion>;
}

export function createDocumentStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  let table: SymbolTable | undefined;
  /** Last names that were added or removed since the fragments were read. */
  let changedNames = new Set<string>();
  /** What templates make has to be made again: in this document alone, or in all. */
  let stale: Set<StoredDocument> | 'all' = 'all';

  function noteChanges(old: readonly SymbolDeclaration[], fresh: readonly SymbolDeclaration[]): void {
    const before = new Set(old.map((symbol) => symbol.id));
    const after = new Set(fresh.map((symbol) => symbol.id));
    for (const symbol of old) if (!after.has(symbol.id)) changedNames.add(lastName(symbol.path));
    for (const symbol of fresh) if (!before.has(symbol.id)) changedNames.add(lastName(symbol.path));
  }

  function setSymbols(document: StoredDocument, symbols: readonly SymbolDeclaration[]): void {
    noteChanges(document.symbols, symbols);
    document.symbols = symbols;
  }

  function setSites(document: StoredDocument, sites: TemplateSites): void {
    if (document.sites.templates.length > 0 || sites.templates.length > 0) stale = 'all';
    else if (stale !== 'all' && (hasSites(document.sites) || hasSites(sites))) stale.add(document);
    document.sites = sites;
  }

  /** Names alone first, for it takes them to find the templates; then with what these make. */
  function buildTable(): SymbolTable {
    const all = sorted(documents);
    const own = createSymbolTable(all.map((document) => [document.uri, document.symbols] as const));
    const concerned = all.filter(({ sites }) => hasSites(sites));
    if (concerned.length === 0) {
      stale = new Set();
      return own;
    }
    expandStale(concerned, own);
    return createSymbolTable(all.map((document) => [document.uri, [...document.symbols, ...document.expansions.symbols]] as const));
  }

  function expandStale(concerned: readonly StoredDocument[], own: SymbolTable): void {
    const templates = concerned.flatMap(({ sites }) => sites.templates);
    const find = createFinder(new Map(templates.map((each) => [each.path, each])), own);
    for (const document of concerned) {
      if (stale !== 'all' && !stale.has(document)) continue;
      const others = concerned.reduce((sum, each) => (each === document ? sum : sum + each.expansions.made), 0);
      const expansions = expandDocument(document.sites, find, document.symbols, mostElements - others);
      noteChanges(document.expansions.symbols, expansions.symbols);
      document.expansions = expansions;
      document.fragment = undefined;
    }
    stale = new Set();
  }

  function read(document: StoredDocument, symbols: SymbolTable): Fragment {
    document.parsed ??= parseDocument(document.text, document.uri);
    const fragment = readDocument(document.parsed, symbols, document);
    if (!document.wasRead && !hasSites(document.sites)) document.parsed = undefined;
    document.wasRead = true;
    return fragment;
  }

  const store: DocumentStore = {
    get: (uri) => documents.get(uri),
    all: () => sorted(documents),
    put(uri, text, { prefix = '', isImported = false } = {}) {
      const before = documents.get(uri);
      if (before && before.text === text && before.prefix === prefix) return before;
      const document: StoredDocument = before ?? { uri, prefix, isImported, text, parsed: undefined, wasRead: false, symbols: [], imports: [], sites: noSites, expansions: noExpansions, fragment: undefined, broken: undefined };
      document.text = text;
      const parsed = parseDocument(text, uri);
      document.parsed = parsed;
      document.fragment = undefined;
      document.imports = importLines(parsed);
      document.broken = findBrokenLines(parsed);
      documents.set(uri, document);
      setSymbols(document, collectSymbols(parsed.root, prefix));
      setSites(document, findSites(parsed, prefix));
      const isSettled = changedNames.size === 0 && stale !== 'all' && stale.size === 0;
      table = table && isSettled ? table.refreshed(uri, document.symbols) : undefined;
      return document;
    },
    remove(uri) {
      const document = documents.get(uri);
      if (!document) return;
      setSymbols(document, []);
      setSites(document, noSites);
      noteChanges(document.expansions.symbols, []);
      documents.delete(uri);
      table = undefined;
    },
    symbols() {
      table ??= buildTable();
      return table;
    },
    fragments() {
      const symbols = store.symbols();
      if (changedNames.size > 0) {
        for (const document of documents.values()) {
          const { fragment } = document;
          if (fragment && (fragment.incomplete || mentionsAny(fragment, changedNames))) document.fragment = undefined;
        }
        changedNames = new Set();
      }
      return sorted(documents).map((document) => {
        document.fragment ??= read(document, symbols);
        return document.fragment;
      });
    },
    expansions() {
      store.symbols();
      const found = new Map<string, Expansion>();
      const add = (uses: Expansions['uses']): void => {
        for (const [node, each] of uses) {
          if (node.$type !== 'Use' || !isMade(each)) continue;
          found.set(each.path, each);
          add(each.nested);
        }
      };
      for (const { expansions } of sorted(documents)) add(expansions.uses);
      return found;
    },
  };
  return store;
}

const noSites: TemplateSites = { templates: [], uses: [] };

function importLines(document: ParsedDocument): readonly ImportLine[] {
  return (document.root.imports ?? []).flatMap((line) =>
    line.path !== undefined && line.$cstNode ? [{ path: line.path, prefix: line.prefix ?? '', range: line.$cstNode.range }] : [],
  );
}

function mentionsAny(fragment: Fragment, names: ReadonlySet<string>): boolean {
  const [few, many] = names.size < fragment.mentions.size ? [names, fragment.mentions] : [fragment.mentions, names];
  for (const name of few) if (many.has(name)) return true;
  return false;
}

function sorted(documents: ReadonlyMap<string, StoredDocument>): readonly StoredDocument[] {
  return [...documents.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
