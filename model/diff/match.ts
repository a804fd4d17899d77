import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Model } from '../model.ts';
import { likelyPairs } from './likeness.ts';
import { meaningOf } from './meaning.ts';
import type { Names } from './translate.ts';
import { namesOf, translateElement } from './translate.ts';

/** Which element of the earlier version is which of the later one. */
export interface Matches {
  readonly pairs: ReadonlyMap<Element, Element>;
  /** Those of the later version that the text itself says were renamed. */
  readonly stated: ReadonlySet<Element>;
  /** Those that were told by their likeness. */
  readonly likely: ReadonlySet<Element>;
}

/** By path first, then by `renamed from`, by what they belong to, and by likeness where it leaves no doubt. */
export function matchElements(before: Model, after: Model): Matches {
  const matching = createMatching(before, after);
  const stated = new Set<Element>();
  const likely = new Set<Element>();
  matching.pairGroups((element) => placeless(element.id), (element) => placeless(element.id));
  for (let known = -1; known !== matching.pairs.size; ) {
    known = matching.pairs.size;
    for (const pair of statedRenames(matching)) if (matching.pair(...pair)) stated.add(pair[1]);
    follow(matching);
    if (known !== matching.pairs.size) continue;
    // One kind after the other, from what contains to what is contained: each new pair tells more of the rest.
    for (const kind of likenessOrder) {
      const found = likelyPairs({ before, after, kind, pairs: matching.pairs, open: matching.open(), names: matching.names() });
      for (const pair of found) if (matching.pair(...pair)) likely.add(pair[1]);
      if (found.length > 0) break;
    }
  }
  return { pairs: matching.pairs, stated, likely };
}

/** The kinds that are told again by their likeness; of an arrow its ends are what it is, and a waiver is another decision. */
const likenessOrder: readonly Element['kind'][] = [
  'architecture', 'boundary', 'team', 'data', 'context', 'intent', 'persona', 'capability', 'system', 'channel', 'template', 'use', 'plateau', 'programme', 'journey', 'step',
  'integration', 'milestone', 'gate', 'metric', 'outcome', 'initiative', 'communication', 'policy', 'processing', 'decision', 'requirement', 'assumption', 'problem', 'risk', 'view',
];

interface Matching {
  readonly pairs: Map<Element, Element>;
  pair(before: Element, after: Element): boolean;
  open(): { readonly before: readonly Element[]; readonly after: readonly Element[] };
  names(): Names;
  pairGroups(earlierKey: (element: Element) => string, laterKey: (element: Element) => string): void;
}

function createMatching(before: Model, after: Model): Matching {
  const pairs = new Map<Element, Element>();
  const taken = new Set<Element>();
  const pair = (earlier: Element, later: Element): boolean => {
    if (pairs.has(earlier) || taken.has(later)) return false;
    pairs.set(earlier, later);
    taken.add(later);
    return true;
  };
  const open = () => ({ before: before.elements.filter((each) => !pairs.has(each)), after: after.elements.filter((each) => !taken.has(each)) });
  const names = () => namesOf(pairs);
  return {
    pairs,
    pair,
    open,
    names,
    pairGroups(earlierKey, laterKey) {
      const left = open();
      const earlier = groupBy(left.before, earlierKey);
      const known = names();
      for (const [key, later] of groupBy(left.after, laterKey)) {
        for (const found of pairAlike(earlier.get(key) ?? [], later, known)) pair(...found);
      }
    },
  };
}

/** Of several with the same key those that mean the same, then those with the same protocol and title, then the only ones that are left. */
function pairAlike(before: readonly Element[], after: readonly Element[], names: Names): readonly (readonly [Element, Element])[] {
  const [only, other] = [before[0], after[0]];
  if (only === undefined || other === undefined) return [];
  if (before.length === 1 && after.length === 1) return [[only, other]];
  const pairs: (readonly [Element, Element])[] = [];
  const [left, right] = [new Set(before), new Set(after)];
  for (const key of alikeBy) {
    for (const later of [...right]) {
      const found = [...left].find((earlier) => key(translateElement(earlier, names)) === key(later));
      if (!found) continue;
      pairs.push([found, later]);
      left.delete(found);
      right.delete(later);
    }
  }
  const [[lastLeft], [lastRight]] = [[...left], [...right]];
  if (left.size === 1 && right.size === 1 && lastLeft && lastRight) pairs.push([lastLeft, lastRight]);
  return pairs;
}

const alikeBy: readonly ((element: Element) => string)[] = [
  ({ id: _id, name: _name, path: _path, ...rest }) => meaningOf(rest),
  (element) => JSON.stringify([Reflect.get(element, 'protocol'), element.title, Reflect.get(element, 'when')]),
  (element) => JSON.stringify([Reflect.get(element, 'protocol')]),
];

/** `a->b#2` is only the second one written; what is declared nowhere is another thing than what is. */
function placeless(id: ElementId): string {
  return id.replace(/#\d+$/, '');
}

function groupBy(elements: readonly Element[], keyOf: (element: Element) => string): ReadonlyMap<string, readonly Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const key = `${element.undeclared ? 'undeclared ' : ''}${keyOf(element)}`;
    const group = groups.get(key);
    if (group) group.push(element);
    else groups.set(key, [element]);
  }
  return groups;
}

/** The name before may be written with its containers or without. */
function statedRenames(matching: Matching): readonly (readonly [Element, Element])[] {
  const { before, after } = matching.open();
  const renamed = after.filter((element) => element.renamedFrom !== undefined);
  if (renamed.length === 0) return [];
  const earlierOf = new Map([...matching.pairs].map(([earlier, later]) => [later.id, earlier]));
  const byId = new Map(before.map((element) => [element.id, element]));
  return renamed.flatMap((later) => {
    const from = later.renamedFrom ?? '';
    const around = later.path.slice(0, -later.name.length - 1);
    const container = earlierOf.get(later.parent ?? later.instance ?? '')?.path ?? around;
    const found = byId.get(`${later.kind}:${container === '' ? from : `${container}.${from}`}`) ?? byId.get(`${later.kind}:${from}`);
    return found ? [[found, later] as const] : [];
  });
}

/** What has another path only because something around it, or at its ends, has. */
function follow(matching: Matching): void {
  const names = matching.names();
  if (names.ids.size === 0) return;
  matching.pairGroups((element) => placeOf(translateElement(element, names)), placeOf);
}

function placeOf(element: Element): string {
  const isUnnamed = element.name.includes('->') || element.name.includes('=');
  const ends = isUnnamed ? JSON.stringify([Reflect.get(element, 'from'), Reflect.get(element, 'to'), Reflect.get(element, 'left'), Reflect.get(element, 'right')]) : '';
  const around = element.parent ?? element.instance ?? element.path.slice(0, -element.name.length - 1);
  const own = element.kind === 'waiver' ? JSON.stringify([element.rule, element.on]) : element.name;
  return `${element.kind} ${around} ${isUnnamed ? ends : own}`;
}
