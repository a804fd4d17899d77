import type { Element } from '../element.ts';
import type { EntryChange, PropertyChange } from './change.ts';
import { meaningOf } from './meaning.ts';
import type { Names } from './translate.ts';
import { translate } from './translate.ts';

/**
 * What says which element it is and where it stands, which is told otherwise: by its renaming or moving, by the order
 * of the journey's steps. Whether a value comes from `defaults` is no difference of the value.
 */
const identity: ReadonlySet<string> = new Set(['kind', 'id', 'name', 'path', 'parent', 'instance', 'journey', 'order', 'defaulted']);

/** The properties in which two versions of one element differ, by their names. */
export function changedProperties(before: Element, after: Element, names: Names): readonly PropertyChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !identity.has(field)).sort();
  return fields.flatMap((field) => {
    const later: unknown = Reflect.get(after, field);
    const written: unknown = Reflect.get(before, field);
    if (written === later) return [];
    const earlier = translate(written, names, field);
    if (meaningOf(earlier, field) === meaningOf(later, field)) return [];
    const entries = changedEntries(earlier, later);
    return [{ field, before: earlier, after: later, ...(entries && { entries }) }];
  });
}

/** Undefined where either is no list, or entries of one name cannot be told apart. */
function changedEntries(before: unknown, after: unknown): readonly EntryChange[] | undefined {
  if (!isList(before) || !isList(after)) return undefined;
  const earlier = named(before);
  const later = named(after);
  if (!earlier || !later) return undefined;
  const keys = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return keys.flatMap((name) => {
    const [left, right] = [earlier.get(name), later.get(name)];
    if (left !== undefined && right !== undefined && meaningOf(left) === meaningOf(right)) return [];
    return [{ name, ...(left !== undefined && { before: left }), ...(right !== undefined && { after: right }) }];
  });
}

/** A list that is not stated is as good as an empty one, `none` is not. */
function isList(value: unknown): value is readonly unknown[] | undefined {
  return value === undefined || Array.isArray(value);
}

function named(list: readonly unknown[] = []): ReadonlyMap<string, unknown> | undefined {
  const found = new Map<string, unknown>();
  for (const entry of list) {
    const name = nameOf(entry);
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, entry);
  }
  return found;
}

/** What an entry is about, in the order in which lists of the model say it. */
const keys: readonly (readonly string[])[] = [
  ['item'],
  ['how', 'data'],
  ['data'],
  ['plateau'],
  ['type', 'name'],
  ['name'],
  ['type'],
  ['of'],
  ['clock', 'intent'],
  ['kind', 'date'],
  ['capability'],
  ['role'],
  ['system'],
  ['title'],
  ['by', 'value'],
  ['text'],
];

function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (Array.isArray(entry)) return entry.every((each) => typeof each === 'string') ? entry.join(' -> ') : undefined;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const key = keys.find(([first]) => first !== undefined && first in entry);
  const words = key?.flatMap((field) => wordOf(Reflect.get(entry, field)) ?? []);
  return words && words.length > 0 ? words.join(' ') : undefined;
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text : undefined;
}
