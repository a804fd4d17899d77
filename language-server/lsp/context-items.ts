import type { AstNode } from 'langium';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { listed } from '../../model/phrases.ts';
import type { Position, Range } from '../../model/source.ts';
import type { ContextRef } from '../generated/ast.ts';
import type { ProjectState } from '../project.ts';
import { placeOf } from '../syntax-place.ts';
import { covers } from '../text-range.ts';
import { outlineName } from './document-symbols.ts';
import { elementOf, labelOf } from './element-lookup.ts';
import { escapeMarkdown } from './markdown.ts';
import type { DocumentView } from './provider.ts';
import { childrenOf, syntaxOf } from './syntax-of.ts';

/** A context item, data entity or identifier where it is carried, needed, brought or produced. */
export interface WrittenItem {
  /** Its word, as written. */
  readonly item: string;
  /** Of its last part. */
  readonly range: Range;
}

export function contextItemAt(view: DocumentView, position: Position): WrittenItem | undefined {
  return writtenItems(syntaxOf(view.document), (range) => covers(range, position)).find(({ range }) =>
    covers(range, position),
  );
}

/** The places in a document where an item is written, in the order of the text. */
export function contextItemPlaces(view: DocumentView, item: string): readonly Range[] {
  return writtenItems(syntaxOf(view.document), () => true).flatMap((each) => (each.item === item ? [each.range] : []));
}

function writtenItems(node: AstNode, isWanted: (range: Range) => boolean): readonly WrittenItem[] {
  const place = placeOf(node);
  if (place && !isWanted(place.range)) return [];
  if (node.$type !== 'ContextRef') return childrenOf(node).flatMap((child) => writtenItems(child, isWanted));
  const { segments = [] } = node as ContextRef;
  const range = place?.valueRange('segments', segments.length - 1);
  return range ? [{ item: segments.join('.'), range }] : [];
}

/** Who produces, brings, carries and needs an item, as Markdown; `nobody` where nobody does. */
export function contextItemText(state: ProjectState, item: string): string {
  const uses = usesOf(state).get(item);
  const lines = useOrder.flatMap(({ use, text, always }) => {
    const ids = [...(uses?.get(use) ?? [])];
    if (ids.length === 0) return always ? [`- ${text}: nobody`] : [];
    const named = ids.slice(0, most).map((id) => nameOf(state, id));
    const more = ids.length > most ? [`${ids.length - most} more`] : [];
    return [`- ${text}: ${listed([...named, ...more])}`];
  });
  return lines.join('\n');
}

/** So many are named; the rest is counted. */
const most = 6;

type Use = 'identifiers' | 'produces' | 'brings' | 'carries' | 'returns' | 'needs' | 'holdings';

const useOrder: readonly { readonly use: Use; readonly text: string; readonly always?: true }[] = [
  { use: 'identifiers', text: 'identifies' },
  { use: 'holdings', text: 'held by' },
  { use: 'produces', text: 'produced by', always: true },
  { use: 'brings', text: 'brought by the customer at' },
  { use: 'carries', text: 'carried by', always: true },
  { use: 'returns', text: 'returned by' },
  { use: 'needs', text: 'needed by', always: true },
];

/** By the item's word and how it is used. */
type ItemUses = ReadonlyMap<string, ReadonlyMap<Use, ReadonlySet<ElementId>>>;

const known = new WeakMap<ProjectState, ItemUses>();

function usesOf(state: ProjectState): ItemUses {
  let uses = known.get(state);
  if (!uses) {
    uses = gatherUses(state.model.elements);
    known.set(state, uses);
  }
  return uses;
}

/** What a plateau changes counts as well: the question is who has to do with it at all. */
function gatherUses(elements: readonly Element[]): ItemUses {
  const uses = new Map<string, Map<Use, Set<ElementId>>>();
  const add = (word: string, use: Use, id: ElementId) => {
    const own = uses.get(word) ?? new Map<Use, Set<ElementId>>();
    uses.set(word, own);
    const ids = own.get(use);
    if (ids) ids.add(id);
    else own.set(use, new Set([id]));
  };
  for (const element of elements) {
    const stated: readonly object[] = element.changes ? [element, ...element.changes.map(({ set }) => set)] : [element];
    for (const fields of stated) {
      for (const { use } of useOrder) {
        const list: unknown = Reflect.get(fields, use);
        if (Array.isArray(list)) for (const each of list) for (const word of wordsOf(each)) add(word, use, element.id);
      }
    }
  }
  return uses;
}

/** Of what is carried its word, of what is held the data entity, and an identifier as it is. */
function wordsOf(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  if (typeof entry !== 'object' || entry === null) return [];
  if ('item' in entry) return [String(entry.item)];
  return 'data' in entry ? [String(entry.data).slice('data:'.length)] : [];
}

/** Steps with their journey; arrows as arrows. */
function nameOf(state: ProjectState, id: ElementId): string {
  const element = elementOf(state.model, id);
  if (!element) return '';
  const name = escapeMarkdown(element.title ?? outlineName(element));
  return element.kind === 'step' ? `${name} (${escapeMarkdown(labelOf(state.model, element.journey))})` : name;
}
