import type { Carried } from './carried.ts';
import { itemOf } from './data-flow.ts';
import type { Item } from './data-flow.ts';
import { derivedFrom } from './derived.ts';
import type { Stated } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';

/** Health and the like (GDPR Art. 9), what is on a payment card, everything else about a person. */
export type Sensitivity = 'special' | 'card' | 'personal';

export interface PersonalItem {
  readonly sensitivity: Sensitivity;
  /** It only says whom or what something is about: `orderId`. */
  readonly identifier?: true;
}

/** What is known to be about people, by item; what states neither a class nor whom it is about is not in it. */
export type PersonalData = ReadonlyMap<Item, PersonalItem>;

/** By the first of the elements that it was made of: an architecture that differs elsewhere has the same. */
const gathered = new WeakMap<object, { readonly elements: readonly object[]; readonly personal: PersonalData }>();

/**
 * The data entities whose class says so, or that are about people and not said to be public or internal; the identifiers
 * of those that name whom they are about; the context items whose class says so. The same object while none of them differs.
 */
export const personalData = derivedFrom(['data', 'context'], (index): PersonalData => {
  const elements = [...index.all('data'), ...index.all('context')];
  const [first] = elements;
  if (first === undefined) return new Map();
  const before = gathered.get(first);
  if (before?.elements.length === elements.length && elements.every((each, place) => each === before.elements[place])) return before.personal;
  const personal = gather(index);
  gathered.set(first, { elements, personal });
  return personal;
});

function gather(index: ArchitectureIndex): PersonalData {
  const found = new Map<Item, PersonalItem>();
  for (const data of index.all('data')) {
    const sensitivity = sensitivityOf(data);
    if (sensitivity === undefined) continue;
    found.set(data.id, { sensitivity });
    // A number of an entity that does not say whom it is about may be anything's.
    if (data.subject === undefined) continue;
    for (const identifier of data.identifiers) if (!found.has(identifier)) found.set(identifier, { sensitivity: 'personal', identifier: true });
  }
  for (const context of index.all('context')) {
    const sensitivity = gravest(context.classes);
    if (sensitivity !== undefined) found.set(context.name, { sensitivity });
  }
  return found;
}

/** Undefined for what is not known to be about people. */
function sensitivityOf(data: ElementOf<'data'>): Sensitivity | undefined {
  if (data.undeclared) return undefined;
  const classes = data.classes ?? (data.class === undefined ? undefined : [data.class]);
  const stated = gravest(classes);
  if (stated !== undefined || data.subject === undefined || data.subject === 'none') return stated;
  return classes?.some((word) => word === 'public' || word === 'internal') ? undefined : 'personal';
}

function gravest(classes: readonly string[] | undefined): Sensitivity | undefined {
  return (['special', 'card', 'personal'] as const).find((word) => classes?.includes(word));
}

/** Something about people in a list, with its place there. */
export interface PersonalEntry extends PersonalItem {
  readonly item: Item;
  /** As written. */
  readonly word: string;
  readonly place: number;
}

/** What of a list is about people and readable: what is masked is left out. */
export function personalIn(personal: PersonalData, list: Stated<readonly Carried[]> | undefined): readonly PersonalEntry[] {
  if (list === undefined || list === 'none' || personal.size === 0) return none;
  let found: PersonalEntry[] | undefined;
  for (let place = 0; place < list.length; place++) {
    const carried = list[place] as Carried;
    const item = itemOf(carried);
    const known = carried.masked ? undefined : personal.get(item);
    if (known === undefined) continue;
    found ??= [];
    found.push({ ...known, item, word: carried.item, place });
  }
  return found ?? none;
}

const none: readonly PersonalEntry[] = [];

/** `Claim (special category)`, `CardData (card data)`, `Customer`. */
export function namedEntry({ word, sensitivity }: Pick<PersonalEntry, 'word' | 'sensitivity'>): string {
  return sensitivity === 'personal' ? word : `${word} (${sensitivity === 'card' ? 'card data' : 'special category'})`;
}
