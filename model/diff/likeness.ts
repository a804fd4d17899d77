import type { Element, Kind } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Model } from '../model.ts';
import { meaningOf } from './meaning.ts';
import type { Names } from './translate.ts';
import { translate } from './translate.ts';

interface Question {
  readonly before: Model;
  readonly after: Model;
  readonly kind: Kind;
  readonly pairs: ReadonlyMap<Element, Element>;
  /** What has found nothing yet. */
  readonly open: { readonly before: readonly Element[]; readonly after: readonly Element[] };
  readonly names: Names;
}

/** How much of all that is said of two elements must be said of both. */
const enough = 0.6;
/** One with the same name needs less. */
const enoughWithName = 0.4;
/** How far the best has to be ahead of the second best. */
const margin = 0.15;
/** Two things in common may be chance. */
const leastShared = 3;
/** What more elements than this have says nothing of which one it is. */
const commonFeature = 40;

/**
 * Elements of one kind that are so alike, in what is stated of them and in what refers to them, that they are the same
 * one under another name or in another place. Only where each is by far the best for the other: a system that was
 * split is two new ones.
 */
export function likelyPairs(question: Question): readonly (readonly [Element, Element])[] {
  const { kind, open, names } = question;
  const before = open.before.filter((element) => element.kind === kind && !element.undeclared);
  const after = open.after.filter((element) => element.kind === kind && !element.undeclared);
  if (before.length === 0 || after.length === 0) return [];
  const matched = new Map([...question.pairs].map(([earlier, later]) => [earlier.id, later.id]));
  const known = new Set(matched.values());
  const earlier = featuresOf(before, question.before, names, (id) => matched.get(id));
  const later = featuresOf(after, question.after, { ids: new Map(), words: new Map() }, (id) => (known.has(id) ? id : undefined));
  const scores = scoreAll(earlier, later);
  return [...scores.byBefore].flatMap(([element, best]) => {
    if (!best.isClear) return [];
    const back = scores.byAfter.get(best.other);
    return back?.isClear && back.other === element ? [[element, best.other] as const] : [];
  });
}

type Features = ReadonlyMap<string, number>;

/** What is said of each, in the names of the later version, and what is said of it elsewhere; titles weigh most. */
function featuresOf(elements: readonly Element[], model: Model, names: Names, matchOf: (id: ElementId) => ElementId | undefined): ReadonlyMap<Element, Features> {
  const wanted = new Map<ElementId, Map<string, number>>(elements.map((element) => [element.id, new Map()]));
  for (const element of elements) {
    const features = wanted.get(element.id);
    for (const [field, value] of Object.entries(element)) {
      if (value === undefined || unlike.has(field) || element.defaulted?.includes(field)) continue;
      for (const entry of Array.isArray(value) ? value : [value]) {
        features?.set(`${field} ${meaningOf(translate(entry, names, field), field)}`, field === 'title' ? 3 : 1);
      }
    }
    features?.set(`around ${element.parent === undefined ? '' : (matchOf(element.parent) ?? '')}`, 1);
  }
  for (const element of model.elements) {
    const mentions = mentionsIn(element);
    if (!mentions.some(({ id }) => wanted.has(id))) continue;
    const own = matchOf(element.id);
    for (const { id, field } of mentions) {
      const others = mentions.filter((other) => other.id !== id).map((other) => matchOf(other.id) ?? '?').sort().join(' ');
      wanted.get(id)?.set(`by ${element.kind} ${field} ${own ?? others}`, 1);
    }
  }
  return new Map(elements.map((element) => [element, wanted.get(element.id) ?? new Map()]));
}

/** What every element has, or what its place decides. */
const unlike: ReadonlySet<string> = new Set(['kind', 'id', 'name', 'path', 'parent', 'instance', 'journey', 'order', 'defaulted', 'renamedFrom']);

interface Mention {
  readonly id: ElementId;
  readonly field: string;
}

function mentionsIn(element: Element): readonly Mention[] {
  const found: Mention[] = [];
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (value.includes(':')) found.push({ id: value, field });
    } else if (Array.isArray(value)) for (const each of value) look(each, field);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each, field);
  };
  for (const [field, value] of Object.entries(element)) if (field !== 'id' && field !== 'title' && field !== 'description') look(value, field);
  return found;
}

interface Best {
  readonly other: Element;
  readonly isClear: boolean;
}

function scoreAll(before: ReadonlyMap<Element, Features>, after: ReadonlyMap<Element, Features>) {
  const having = new Map<string, Element[]>();
  for (const [element, features] of after) {
    for (const feature of features.keys()) {
      const list = having.get(feature);
      if (list) list.push(element);
      else having.set(feature, [element]);
    }
  }
  const scores: { readonly before: Element; readonly after: Element; readonly score: number; readonly isEnough: boolean }[] = [];
  for (const [element, features] of before) {
    const candidates = new Set([...features.keys()].flatMap((feature) => {
      const list = having.get(feature) ?? [];
      return list.length > commonFeature ? [] : list;
    }));
    for (const other of candidates) scores.push({ before: element, after: other, ...compare(element, features, other, after.get(other) ?? new Map()) });
  }
  return { byBefore: bestOf(scores, 'before', 'after'), byAfter: bestOf(scores, 'after', 'before') };
}

function compare(element: Element, features: Features, other: Element, others: Features) {
  let shared = 0;
  for (const [feature, weight] of features) if (others.has(feature)) shared += weight;
  const total = sum(features) + sum(others);
  const score = total === 0 ? 0 : (2 * shared) / total;
  const hasName = element.name === other.name;
  const isSameWay = element.kind !== 'integration' || (shares(features, others, 'from ') && shares(features, others, 'to '));
  return { score: hasName ? score + margin : score, isEnough: isSameWay && shared >= leastShared && score >= (hasName ? enoughWithName : enough) };
}

/** An integration with other ends is another one. */
function shares(features: Features, others: Features, prefix: string): boolean {
  return [...features.keys()].some((feature) => feature.startsWith(prefix) && others.has(feature));
}

function sum(features: Features): number {
  let total = 0;
  for (const weight of features.values()) total += weight;
  return total;
}

function bestOf<Side extends 'before' | 'after'>(
  scores: readonly { readonly before: Element; readonly after: Element; readonly score: number; readonly isEnough: boolean }[],
  side: Side,
  opposite: 'before' | 'after',
): ReadonlyMap<Element, Best> {
  const best = new Map<Element, { other: Element; score: number; second: number; isEnough: boolean }>();
  for (const score of scores) {
    const known = best.get(score[side]);
    if (!known) best.set(score[side], { other: score[opposite], score: score.score, second: 0, isEnough: score.isEnough });
    else if (score.score > known.score) best.set(score[side], { other: score[opposite], score: score.score, second: known.score, isEnough: score.isEnough });
    else known.second = Math.max(known.second, score.score);
  }
  return new Map([...best].map(([element, { other, score, second, isEnough }]) => [element, { other, isClear: isEnough && score - second >= margin }]));
}
