import type { Carried } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { isData, itemOf, type Item, listed } from '../data-flow.ts';
import type { Boundary } from './boundary.ts';
import { customerIdWord, dependencyKeys, type WalkFacts } from './facts.ts';
import { comesAlong } from './keeping.ts';
import { fetch, findTold, findWanted, type Known, type Origin, unstatedHops, type Wanted } from './lookup.ts';
import type { StepPlace } from './place.ts';
import type { Passage, Route } from './route.ts';

export interface Knowing {
  /** In hand at the step, for its needs. */
  readonly at: ReadonlyMap<ElementId, Known>;
  /** In hand when it is done: what it produces too. */
  readonly after: ReadonlyMap<ElementId, Known>;
  /** Whether the item comes along, if it is in hand where the passage begins; what its arrow carries does in any case. */
  keeps(passage: Passage, item: Item): boolean;
}

/**
 * What is in hand at every step that is reached: the greatest solution, at a join only what every incoming way has.
 * Each round can only take away, so loops come to rest.
 */
export function readKnowing(
  facts: WalkFacts,
  route: Route,
  places: ReadonlyMap<ElementId, StepPlace>,
  boundaries: ReadonlyMap<Passage, Boundary>,
): Knowing {
  const wanted = findWanted(facts, route);
  const at = new Map<ElementId, Known>();
  const after = new Map<ElementId, Known>();
  const kept = new Map<Passage, Map<Item, boolean>>();
  const keeps = (passage: Passage, item: Item): boolean => {
    const boundary = boundaries.get(passage);
    const from = places.get(passage.from.id);
    const to = passage.to && places.get(passage.to.id);
    if (!boundary?.crossed || from === undefined || to === undefined) return true;
    const answers = kept.get(passage) ?? new Map<Item, boolean>();
    kept.set(passage, answers);
    const answer = answers.get(item) ?? comesAlong(facts, passage, boundary, from, to, item);
    answers.set(item, answer);
    return answer;
  };

  // Steps whose ways in have changed since they were looked at.
  const open = new Set(route.reached);
  while (open.size > 0) {
    for (const step of route.reached) {
      const place = places.get(step.id);
      if (!open.delete(step) || place === undefined) continue;
      const ways = route.incoming.get(step.id) ?? [];
      const before = step === route.reached[0] ? [] : ways.filter((way) => after.has(way.from.id));
      const known = arrive(facts, before, after, keeps);
      learn(facts, place, wanted, known);
      const done = new Map(known);
      for (const carried of step.produces) add(facts, done, carried, { from: 'produced', source: step.id });
      if (!sameItems(after.get(step.id), done)) {
        for (const passage of route.outgoing.get(step.id) ?? []) if (passage.to) open.add(passage.to);
      }
      at.set(step.id, known);
      after.set(step.id, done);
    }
  }
  return { at, after, keeps };
}

/** What all ways that lead here bring. */
function arrive(
  facts: WalkFacts,
  ways: readonly Passage[],
  after: ReadonlyMap<ElementId, Known>,
  keeps: Knowing['keeps'],
): Map<Item, Origin> {
  const brought = ways.map((way) => {
    const items = new Map<Item, Origin>();
    for (const [item, origin] of after.get(way.from.id) ?? []) if (keeps(way, item)) items.set(item, origin);
    for (const carried of listed(way.arrow?.carries)) add(facts, items, carried, { from: 'carried', source: way.from.id });
    return items;
  });
  const [first, ...others] = brought;
  return new Map([...(first ?? [])].filter(([item]) => others.every((items) => items.has(item))));
}

/** Adds what the step itself gives: what the customer brings, what the channel knows of him, what the systems have. */
function learn(facts: WalkFacts, place: StepPlace, wanted: Wanted, known: Map<Item, Origin>): void {
  const { step } = place;
  for (const carried of step.brings) add(facts, known, carried, { from: 'brought', source: step.id });
  identify(facts, place, known);

  const entities = new Set(wanted.entities);
  for (const system of place.roots) {
    for (const each of facts.graph.node(system)?.systems ?? []) {
      for (const holding of each.holdings) {
        facts.uses(holding.data);
        const entity = facts.index.get('data', holding.data);
        if (entity) entities.add(entity);
      }
    }
  }
  // What is found brings identifiers that open the next, so go round until nothing opens.
  for (let opened = true; opened; ) {
    opened = false;
    resolve(facts, place, known);
    for (const word of wanted.words) {
      const origin = known.has(word) ? undefined : findTold(facts, place, wanted, word, known);
      if (origin === undefined) continue;
      known.set(word, origin);
      opened = true;
    }
    for (const entity of entities) {
      if (known.has(entity.id)) continue;
      const needed = step.needs.some((need) => need.data === entity.id);
      const origin = fetch(facts, place, entity, known, needed ? unstatedHops : 0);
      if (origin === undefined) continue;
      known.set(entity.id, origin);
      for (const identifier of entity.identifiers) if (!known.has(identifier)) known.set(identifier, origin);
      opened = true;
    }
  }
  knowCustomer(facts, known);
}

const identified = new Set(['identified', 'authenticated', 'strong']);
const authenticated = new Set(['authenticated', 'strong']);

/** A channel that identifies the customer gives his identifiers; one that authenticates him, that he is authenticated. */
function identify({ index, knowledge, uses }: WalkFacts, { step, channels }: StepPlace, known: Map<Item, Origin>): void {
  const levels = channels.map((channel) => index.get('channel', channel)?.auth ?? '');
  const reaches = (enough: ReadonlySet<string>) =>
    (step.verifies !== undefined && enough.has(step.verifies)) || (levels.length > 0 && levels.every((level) => enough.has(level)));
  const source = levels.length > 0 && step.verifies === undefined ? channels[0] : step.id;
  const origin: Origin = { from: 'channel', ...(source !== undefined && { source }) };
  if (reaches(identified)) {
    uses(dependencyKeys.customer);
    for (const item of [...knowledge.customerIdentifiers, customerIdWord]) if (!known.has(item)) known.set(item, origin);
  }
  if (reaches(authenticated) && !known.has('authState')) known.set('authState', origin);
}

/** Follows identity links, and systems that know a customer by several keys, from the identifiers in hand. */
function resolve(facts: WalkFacts, place: StepPlace, known: Map<Item, Origin>): void {
  const { graph, knowledge, uses } = facts;
  const systems = place.roots.flatMap((root) => graph.node(root)?.systems ?? []).filter((system) => system.identifies.length > 0);
  const open = [...known.keys()];
  const learnFrom = (item: Item, source: ElementId | undefined) => {
    if (known.has(item)) return;
    known.set(item, { from: 'system', ...(source !== undefined && { source }) });
    open.push(item);
  };
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (isData(item)) continue;
    uses(item);
    for (const link of knowledge.linksByIdentifier.get(item) ?? []) {
      if (link.by !== undefined) uses(link.by);
      if (link.by?.startsWith('system:')) {
        uses(facts.index.rootSystem(link.by));
        if (graph.node(link.by) === undefined) continue;
      }
      learnFrom(link.left === item ? link.right : link.left, link.by);
    }
    for (const system of systems) {
      for (const { by } of system.identifies) if (by.includes(item)) for (const other of by) learnFrom(other, system.id);
    }
  }
}

/** Who knows one of the customer's identifiers knows who he is. */
function knowCustomer({ knowledge, uses }: WalkFacts, known: Map<Item, Origin>): void {
  uses(dependencyKeys.customer);
  uses(customerIdWord);
  if (!knowledge.genericCustomerId || known.has(customerIdWord)) return;
  const identifier = knowledge.customerIdentifiers.find((each) => known.has(each));
  const origin = identifier === undefined ? undefined : known.get(identifier);
  if (origin !== undefined) known.set(customerIdWord, origin);
}

/** Having a data entity is having its identifiers. */
function add({ index, uses }: WalkFacts, known: Map<Item, Origin>, carried: Carried, origin: Origin): void {
  const item = itemOf(carried);
  if (!known.has(item)) known.set(item, origin);
  if (carried.data === undefined) return;
  uses(carried.data);
  for (const identifier of index.get('data', carried.data)?.identifiers ?? []) if (!known.has(identifier)) known.set(identifier, origin);
}

function sameItems(a: Known | undefined, b: Known): boolean {
  return a !== undefined && a.size === b.size && [...b.keys()].every((item) => a.has(item));
}

