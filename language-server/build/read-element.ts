import type { Kind } from '../../model/element.ts';
import type { ElementBase, ElementNotes, Life, PlateauChange } from '../../model/element-base.ts';
import type { ElementSource, Position, Range } from '../../model/source.ts';
import type { Element as ElementNode } from '../generated/ast.ts';
import type { Names } from './declaration.ts';
import type { DocumentReader, ElementScope } from './element-scope.ts';
import { readRef, readStatedRef } from './read-reference.ts';
import { placeOf, type SyntaxPlace } from '../syntax-place.ts';
import { emptyRange, readPropertyRanges } from './syntax-places.ts';
import type { AstNode } from 'langium';

/** What every element can state, `at` blocks aside. */
export type CommonFields = Pick<ElementBase, 'description' | 'owner' | 'tags' | 'links' | 'meta' | 'renamedFrom' | 'life'>;

/** Reads the properties that every element has; only those that are stated. */
export function readCommon(scope: ElementScope, node: ElementNode): Partial<CommonFields> {
  const life = readLife(scope, node);
  return stated<CommonFields>({
    description: node.description,
    owner: readStatedRef(scope, node.owner, ['team']),
    tags: listOrNothing(node.tags),
    links: listOrNothing(
      node.links?.map((link) => ({ title: link.title ?? '', target: link.target ?? link.title ?? '' })),
    ),
    meta:
      node.meta && node.meta.length > 0
        ? Object.fromEntries(node.meta.map((entry) => [entry.key ?? '', entry.value ?? '']))
        : undefined,
    renamedFrom: node.renamedFrom?.segments?.join('.'),
    life,
  });
}

/** What is said about a part that is no element of its own: a phase. */
export function readNotes(scope: ElementScope, node: ElementNode): ElementNotes {
  const { description, owner, tags, links, meta, life } = readCommon(scope, node);
  return stated<ElementNotes>({ description: description ?? scope.document.docComment(node), owner, tags, links, meta, life });
}

/** The identity, place and common fields of a declaration. `path` is without the plateau or phase it stands in. */
export function readBase(
  scope: ElementScope,
  node: ElementNode & { readonly title?: string },
  names: Names,
): Omit<ElementBase, 'changes'> {
  const common = readCommon(scope, node);
  const inPlateau = scope.document.plateau;
  const own = inPlateau && !common.life?.from ? { ...common.life, from: inPlateau } : common.life;
  const life = scope.document.life ? { ...scope.document.life, ...own } : own;
  const description = common.description ?? scope.document.docComment(node);
  return {
    tags: [],
    ...common,
    ...stated<Pick<ElementBase, 'life' | 'description' | 'title' | 'parent' | 'instance'>>({
      life,
      description,
      title: node.title,
      parent: names.parent,
      instance: names.instance,
    }),
    id: scope.id,
    name: names.name,
    path: names.path,
  };
}

/** `at p1 { … }` blocks: what their properties read as, by plateau. */
export function readChanges<B extends ElementNode & { readonly plateau?: import('../generated/ast.ts').Ref }>(
  scope: ElementScope,
  blocks: readonly B[] | undefined,
  read: (scope: ElementScope, node: B) => object,
): { readonly changes?: readonly PlateauChange[] } {
  if (!blocks || blocks.length === 0) return {};
  const changes: PlateauChange[] = [];
  for (const block of blocks) {
    const plateau = readRef(scope, block.plateau, ['plateau']);
    if (plateau) changes.push({ plateau, set: { ...readCommon(scope, block), ...read(scope, block) } });
  }
  return changes.length > 0 ? { changes } : {};
}

/** Where a declaration stands; `rename` maps the grammar's property names to the model's. */
export function sourceOf(
  document: DocumentReader,
  node: AstNode,
  name: Range,
  rename: Readonly<Record<string, string>>,
): ElementSource {
  return new DeclaredSource(document.uri, placeOf(node), name, rename);
}

/** The places of the properties are found when they are asked for: of most declarations nobody asks. */
class DeclaredSource implements ElementSource {
  readonly file: string;
  readonly range: Range;
  readonly name: Range;
  readonly blockEnd?: Position;
  readonly #place: SyntaxPlace | undefined;
  readonly #rename: Readonly<Record<string, string>>;
  #properties: ElementSource['properties'] | undefined;

  constructor(file: string, place: SyntaxPlace | undefined, name: Range, rename: Readonly<Record<string, string>>) {
    this.file = file;
    this.range = place?.range ?? emptyRange;
    this.name = name;
    if (place?.text.endsWith('}')) this.blockEnd = { line: this.range.end.line, character: this.range.end.character - 1 };
    this.#place = place;
    this.#rename = rename;
  }

  get properties(): ElementSource['properties'] {
    this.#properties ??= this.#place === undefined ? {} : readPropertyRanges(this.#place, this.#rename);
    return this.#properties;
  }

  toJSON(): ElementSource {
    const { file, range, name, properties, blockEnd } = this;
    return { file, range, name, properties, ...(blockEnd && { blockEnd }) };
  }
}

/** The scope in which a declaration's own names are read. */
export function scopeOf(document: DocumentReader, kind: Kind, path: string, container = path): ElementScope {
  return { document, id: `${kind}:${path}`, container };
}

/** Leaves out what is undefined, so that a field is there only when it is stated. */
export function stated<T extends object>(fields: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const result: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** An empty list is one that was left out. */
export function listOrNothing<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

function readLife(scope: ElementScope, node: ElementNode): Life | undefined {
  let life: Life = {};
  for (const exists of node.exists ?? []) {
    const from = readRef(scope, exists.from, ['plateau']);
    const until = readRef(scope, exists.until, ['plateau']);
    life = { ...life, ...(from && { from }), ...(until && { until }) };
  }
  return life.from || life.until ? life : undefined;
}
