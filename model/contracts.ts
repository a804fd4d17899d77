import type { ElementId } from './element-base.ts';
import type { Element } from './element.ts';
import type { Model } from './model.ts';
import type { ElementSource, Position } from './source.ts';

/** What was found where a contract is named; kept in the model by the file's URI. */
export type ContractFile =
  | ContractDocument
  /** `nearest` is the name of a file in the same folder that may be meant. */
  | { readonly kind: 'absent'; readonly nearest?: string }
  /** `problem` is a sentence that names the file and says why it cannot be used. */
  | { readonly kind: 'unreadable'; readonly problem: string };

export interface ContractDocument {
  readonly kind: 'document';
  /** `other` is a file that is there and whose content is not looked at: a schema, a letter, a table. */
  readonly format: 'openapi' | 'asyncapi' | 'wsdl' | 'graphql' | 'proto' | 'other';
  readonly title?: string;
  /** `info.version` of the document, not of the format. */
  readonly version?: string;
  /** What can be named behind `#`, in the order of the text; undefined where nobody can tell. */
  readonly operations: readonly ContractOperation[] | undefined;
  /** Parts of it lie in other files, which are never read: what is not found may be there. */
  readonly isPartial?: true;
}

export interface ContractOperation {
  readonly kind: 'operation' | 'channel' | 'message';
  /** What it can be called, the usual name first: `getCase`, `GET /cases/{id}`. */
  readonly names: readonly string[];
  readonly summary?: string;
  readonly place: Position;
}

/** A contract as it is written: `"./apis/erp.wsdl#reserveStock"`. */
export interface ContractText {
  /** Everything in front of `#`. */
  readonly path: string;
  /** What follows `#`. */
  readonly operation: string | undefined;
}

export function splitContract(text: string): ContractText {
  const at = text.indexOf('#');
  if (at < 0) return { path: text, operation: undefined };
  const operation = text.slice(at + 1);
  return { path: text.slice(0, at), operation: operation === '' ? undefined : operation };
}

/** `https://…`, `urn:…`: described elsewhere, and never fetched. A drive's letter is no scheme. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(text);
}

/** Named from the root of a machine or of a network: others do not have it there, and to look may call another machine. */
export function isAbsolutePath(text: string): boolean {
  return /^(?:[\\/]|[a-z]:)/i.test(text);
}

/**
 * The URIs of the file that a contract may mean, the likeliest first: beside the text that names it, which for what a template made is the
 * template or its use. Empty for addresses, for absolute paths, and for names of standards such as `TMF681`, which are no files.
 * A path may lead up and out of the project, as to a folder of contracts beside it.
 */
export function contractUris(text: string, source: Pick<ElementSource, 'file' | 'template'>): readonly string[] {
  const { path } = splitContract(text);
  if (!/[\\/]|\.\w+$/.test(path) || isAddress(path) || isAbsolutePath(path)) return [];
  const bases = source.template ? [source.template.file, source.file] : [source.file];
  const uris = bases.flatMap((base) => {
    const uri = URL.canParse(written(path), base) ? new URL(written(path), base) : undefined;
    return uri && !uri.pathname.endsWith('/') ? [uri.href] : uri ? [uri.href.replace(/\/+$/, '')] : [];
  });
  return [...new Set(uris)];
}

/** Paths are written as they are called, not as an address spells them. */
function written(path: string): string {
  return path.replace(/[%?]/g, encodeURIComponent).replaceAll('\\', '/');
}

/** The texts in which an element names contracts, at any plateau, with the property that each stands in. */
export function contractTexts(element: Element): readonly { readonly property: string; readonly text: string }[] {
  if (element.kind !== 'integration' && element.kind !== 'system') return none;
  if (element.changes === undefined) return ownTexts(element);
  return [...ownTexts(element), ...element.changes.flatMap(({ set }) => ownTexts({ kind: element.kind, ...set } as Partial<Element>))];
}

function ownTexts(element: Partial<Element>): readonly { readonly property: string; readonly text: string }[] {
  if (element.kind === 'integration') {
    const { contract } = element;
    return contract === undefined || contract === 'none' ? none : [{ property: 'contract', text: contract }];
  }
  if (element.kind !== 'system') return none;
  const list = (property: 'provides' | 'requires') =>
    (element[property] ?? []).flatMap(({ from }, place) => (from === undefined ? [] : [{ property: `${property}.${place}`, text: from }]));
  return (element.provides?.length ?? 0) + (element.requires?.length ?? 0) === 0 ? none : [...list('provides'), ...list('requires')];
}

const none: readonly never[] = [];

/** The operation of that name; undefined where the document has none. A method may be written in any case. */
export function findOperation(document: ContractDocument, name: string): ContractOperation | undefined {
  const wanted = name.replace(/^[a-z]+(?= +\/)/i, (method) => method.toUpperCase()).replace(/ +/g, ' ');
  return document.operations?.find(({ names }) => names.includes(wanted));
}

/** A place in the file's own tree, as `/components/schemas/Order`, which says nothing about operations. */
export function isPointer(name: string): boolean {
  return /^\/(?:components|definitions|info|servers|tags|parameters|responses|securityDefinitions)\b/.test(name);
}

const urisKnown = new WeakMap<object, Map<string, readonly string[]>>();

/** What was found of the file that an element's contract means, and where; undefined for what is no file, or was not looked for. */
export function contractFileOf(model: Model, element: ElementId, text: string): { readonly uri: string; readonly file: ContractFile } | undefined {
  const source = model.contracts && model.sources.get(element);
  if (!source) return undefined;
  // Asked for at each keystroke, and a place stays the same object until its document is read again.
  const known = urisKnown.get(source) ?? new Map<string, readonly string[]>();
  urisKnown.set(source, known);
  const uris = known.get(text) ?? contractUris(text, source);
  known.set(text, uris);
  let missing: { readonly uri: string; readonly file: ContractFile } | undefined;
  for (const uri of uris) {
    const file = model.contracts?.get(uri);
    if (file && file.kind !== 'absent') return { uri, file };
    if (file) missing ??= { uri, file };
  }
  return missing;
}
