import { collectSymbols } from './build/collect-symbols.ts';
import { readDocument } from './build/read-document.ts';
import { findBrokenLines } from './broken-lines.ts';
import type { BrokenLines } from './broken-lines.ts';
import type { Fragment } from './fragment.ts';
import { parseDocument } from './parse.ts';
import type { ParsedDocument } from './parse.ts';
import { createSymbolTable } from './scope.ts';
import type { SymbolDeclaration, SymbolTable } from './scope.ts';

/** A document of a project: its text, and what was read from it as long as that is up to date. */
export interface StoredDocument {
  readonly uri: string;
  /** Of `import … as`; empty for the project's own. */
  readonly prefix: string;
  text: string;
  /** Until it is read for the first time, to save memory; of a document that changes or is read again, from then on. */
  parsed: ParsedDocument | undefined;
  wasRead: boolean;
  symbols: readonly SymbolDeclaration[];
  imports: readonly ImportLine[];
  fragment: Fragment | undefined;
  broken: BrokenLines | undefined;
}

export interface ImportLine {
  readonly path: string;
  readonly prefix: string;
  readonly range: ParsedDocument['diagnostics'][number]['range'];
}

/** The documents of one project and their names. A change is parsed once; others are read again only where a name's meaning changed. */
export interface DocumentStore {
  /** Sets or replaces a document's text. */
  put(uri: string, text: string, prefix?: string): StoredDocument;
  remove(uri: string): void;
  get(uri: string): StoredDocument | undefined;
  /** Every document, by URI. */
  all(): readonly StoredDocument[];
  symbols(): SymbolTable;
  /** What each document says, with all names looked up. */
  fragments(): readonly Fragment[];
}

export function createDocumentStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  let table: SymbolTable | undefined;
  /** Last names that were added or removed since the fragments were read. */
  let changedNames = new Set<string>();

  function setSymbols(document: StoredDocument, symbols: readonly SymbolDeclaration[]): void {
    const before = new Set(document.symbols.map((symbol) => symbol.id));
    const after = new Set(symbols.map((symbol) => symbol.id));
    for (const symbol of document.symbols) if (!after.has(symbol.id)) changedNames.add(lastName(symbol.path));
    for (const symbol of symbols) if (!before.has(symbol.id)) changedNames.add(lastName(symbol.path));
    document.symbols = symbols;
  }

  function read(document: StoredDocument, symbols: SymbolTable): Fragment {
    document.parsed ??= parseDocument(document.text, document.uri);
    const fragment = readDocument(document.parsed, symbols, document.prefix);
    if (!document.wasRead) document.parsed = undefined;
    document.wasRead = true;
    return fragment;
  }

  const store: DocumentStore = {
    get: (uri) => documents.get(uri),
    all: () => sorted(documents),
    put(uri, text, prefix = '') {
      const before = documents.get(uri);
      if (before && before.text === text && before.prefix === prefix) return before;
      const document: StoredDocument = before ?? { uri, prefix, text, parsed: undefined, wasRead: false, symbols: [], imports: [], fragment: undefined, broken: undefined };
      document.text = text;
      const parsed = parseDocument(text, uri);
      document.parsed = parsed;
      document.fragment = undefined;
      document.imports = importLines(parsed);
      document.broken = findBrokenLines(parsed);
      documents.set(uri, document);
      setSymbols(document, collectSymbols(parsed.root, prefix));
      table = table && changedNames.size === 0 ? table.refreshed(uri, document.symbols) : undefined;
      return document;
    },
    remove(uri) {
      const document = documents.get(uri);
      if (!document) return;
      setSymbols(document, []);
      documents.delete(uri);
      table = undefined;
    },
    symbols() {
      table ??= createSymbolTable(sorted(documents).map((document) => [document.uri, document.symbols] as const));
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
  };
  return store;
}

function importLines(document: ParsedDocument): readonly ImportLine[] {
  return (document.root.imports ?? []).flatMap((line) =>
    line.path && line.$cstNode ? [{ path: line.path, prefix: line.prefix ?? '', range: line.$cstNode.range }] : [],
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
