import type { Carried, DataEntity } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import {
  ageAt, findFlow, type FlowWay, hasAny, heldAs, intervalOf, isData, itemOf, type Item, listed, loadOf,
} from '../data-flow.ts';
import type { SystemNode } from '../path.ts';
import type { InHand } from '../walk.ts';
import { type Boundary, isHandedOver, statesHandover } from './boundary.ts';
import { customerIdWord, dependencyKeys, type WalkFacts } from './facts.ts';
import type { StepPlace } from './place.ts';
import type { Passage, Route } from './route.ts';

/** What is known, by item; how it came there is that of the first way that leads there. */
export type Known = ReadonlyMap<Item, Origin>;

export interface Origin {
  readonly from: InHand['from'];
  readonly source?: ElementId;
  readonly age?: number;
  /** How it was fetched, where it was. */
  readonly way?: FlowWay;
}

export interface Knowing {
  /** In hand at the step, for its needs. */
  readonly at: ReadonlyMap<ElementId, Known>;
  /** In hand when it is done: what it produces too. */
  readonly after: ReadonlyMap<ElementId, Known>;
  /** Whether the item comes along, if it is in hand where the passage begins; what its arrow carries does in any case. */
  keeps(passage: Passage, item: Item): boolean;
}

/** How many integrations that do not state what they carry are followed to fetch a data entity. */
export const unstatedHops = 4;
/** Who goes on at once, ms: what takes longer to get there comes too late, unless more time is stated. */
const patience = 60_000;

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
    if (boundary === undefined || from === undefined || to === undefined) return true;
    let answers = kept.get(passage);
    if (answers === undefined) kept.set(passage, (answers = new Map()));
    let answer = answers.get(item);
    if (answer === undefined) answers.set(item, (answer = comesAlong(facts, passage, boundary, from, to, item)));
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

function comesAlong(
  facts: WalkFacts,
  passage: Passage,
  boundary: Boundary,
  from: StepPlace,
  to: StepPlace,
  item: Item,
): boolean {
  if (!boundary.crossed) return true;
  const { graph, knowledge, seen } = facts;
  useItem(facts, item);
  const bringers = knowledge.bringers(item);
  if (hasAny(listed(passage.arrow?.carries), bringers) || isHandedOver(boundary, bringers)) return true;

  const time = passage.arrow?.after?.ms ?? longest(boundary.handovers.map((each) => each.within?.ms), to.step.within?.ms) ?? patience;
  if (isComing(facts, to, bringers)) {
    const source = (node: SystemNode) => (from.roots.includes(node.id) ? atOnce : undefined);
    const way = findFlow(graph, { item, bringers, targets: to.roots, source, seen });
    if (way !== undefined && way.age <= time) return true;
  }
  // What is stated about the handover is all that comes along; only where nothing is, the tools are given the benefit of the doubt.
  if (statesHandover(boundary) || from.front === undefined) return false;
  return to.roots.includes(from.front) || mayTell(facts, from.front, to, time);
}

/** Whether an integration between the two tools does not state what it carries, and would carry it in time. */
function mayTell({ graph, uses }: WalkFacts, front: ElementId, to: StepPlace, time: number): boolean {
  return to.roots.some((root) => {
    uses(root);
    return (graph.node(root)?.inflows ?? []).some(
      ({ from, integration, ...flow }) =>
        from.id === front &&
        loadOf({ integration, ...flow }) === undefined &&
        (intervalOf(integration) ?? 0) + (integration.p95?.ms ?? 0) <= time,
    );
  });
}

function longest(times: readonly (number | undefined)[], ...more: readonly (number | undefined)[]): number | undefined {
  const known = [...times, ...more].filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Adds what the step itself gives: what the customer brings, what the channel knows of him, what the systems have. */
function learn(facts: WalkFacts, place: StepPlace, wanted: readonly DataEntity[], known: Map<Item, Origin>): void {
  const { step } = place;
  for (const carried of step.brings) add(facts, known, carried, { from: 'brought', source: step.id });
  identify(facts, place, known);

  const entities = new Set(wanted);
  for (const system of place.roots) {
    for (const each of facts.graph.node(system)?.systems ?? []) {
      for (const holding of each.holdings) {
        facts.uses(holding.data);
        const entity = facts.index.get('data', holding.data);
        if (entity) entities.add(entity);
      }
    }
  }
  // An entity brings identifiers that open the next, so go round until nothing opens.
  for (let opened = true; opened; ) {
    opened = false;
    resolve(facts, place, known);
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
  const open = [...known.keys()];
  const learnFrom = (item: Item, source: ElementId | undefined) => {
    if (known.has(item)) return;
    known.set(item, { from: 'system', ...(source !== undefined && { source }) });
    open.push(item);
  };
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (isData(item)) continue;
    useItem(facts, item);
    for (const link of knowledge.linksByIdentifier.get(item) ?? []) {
      if (link.by !== undefined) uses(link.by);
      if (link.by !== undefined && link.by.startsWith('system:')) {
        uses(facts.index.rootSystem(link.by));
        if (graph.node(link.by) === undefined) continue;
      }
      learnFrom(link.left === item ? link.right : link.left, link.by);
    }
    for (const system of place.roots.flatMap((root) => graph.node(root)?.systems ?? [])) {
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

/** Gets a data entity from a step's own systems, or over the integrations in time, for an identifier that is in hand. */
function fetch(facts: WalkFacts, place: StepPlace, entity: DataEntity, known: Known, unstated: number): Origin | undefined {
  const { graph, knowledge, seen, uses } = facts;
  uses(entity.id);
  const holders = knowledge.holders.get(entity.id) ?? [];
  if (holders.length === 0) return undefined;
  const near = isComing(facts, place, knowledge.bringers(entity.id)) || holders.some((node) => place.roots.includes(node.id));
  if (unstated === 0 && !near) return undefined;
  // Where no system has keys of its own for it, what opens one opens all.
  const opens = (node: SystemNode) => canLookUp(facts, place, entity, node, known);
  const [first] = holders;
  const alike = !knowledge.ownKeyed.has(entity.id);
  const open = alike ? new Set(first && opens(first) ? holders : []) : new Set(holders.filter(opens));
  if (open.size === 0) return undefined;
  const query = { item: entity.id, bringers: knowledge.bringers(entity.id), targets: place.roots, seen };
  // What is stated before what is assumed; of that the master's own before a copy.
  for (const assumed of [...(near ? [0] : []), ...(unstated > 0 ? [unstated] : [])]) {
    const any = (node: SystemNode) => (open.has(node) ? atOnce : undefined);
    if (findFlow(graph, { ...query, source: any, unstated: assumed }) === undefined) continue;
    for (const as of ['master', 'copy'] as const) {
      const source = (node: SystemNode) => {
        const held = open.has(node) ? heldAs(node, entity.id, as) : undefined;
        return held && ageAt(held);
      };
      const freshest = findFlow(graph, { ...query, source, unstated: assumed });
      const way =
        freshest === undefined || isInTime(place, freshest)
          ? freshest
          : findFlow(graph, { ...query, source, unstated: assumed, by: 'latency' });
      if (way === undefined || !isInTime(place, way)) continue;
      const from = way.path[0] as ElementId;
      const node = graph.node(from);
      return {
        from: way.integrations.length === 0 ? 'system' : 'fetched',
        source: (node && heldAs(node, entity.id, as)?.holder) ?? from,
        ...(!way.partial && { age: way.age }),
        way,
      };
    }
  }
  return undefined;
}

/** Whether an integration is stated to bring one of the items to a system of the step: quicker to tell than to search in vain. */
function isComing({ graph, knowledge, uses }: WalkFacts, place: StepPlace, items: ReadonlySet<Item>): boolean {
  return place.roots.some((root) => {
    uses(root);
    const node = graph.node(root);
    if (node === undefined) return false;
    const arriving = knowledge.arriving(node);
    for (const item of items) if (arriving.has(item)) return true;
    return false;
  });
}

const atOnce = { age: 0, partial: false };

function isInTime({ step }: StepPlace, way: FlowWay): boolean {
  return step.within === undefined || way.latency <= step.within.ms;
}

const aboutPeople = new Set(['personal', 'special', 'card']);

/**
 * Whether a system finds the entity with what is in hand: by the keys that it identifies it by, else by any of the
 * entity's identifiers. What is about the customer is also found by whoever the customer is. Where no identifiers are
 * stated, and for what is not about people (a stock level, a price), no key is asked for; nor where a channel does not say
 * whether it knows who the customer is.
 */
export function canLookUp({ index, knowledge, uses }: WalkFacts, place: StepPlace, entity: DataEntity, node: SystemNode, known: Known): boolean {
  const keys = ownKeys(node, entity.id);
  const named = keys.length > 0 ? keys : entity.identifiers;
  if (named.length === 0 || named.some((key) => known.has(key))) return true;
  const { subject, class: sensitivity } = entity;
  if (subject === undefined && sensitivity !== undefined && !aboutPeople.has(sensitivity)) return true;
  const aboutCustomer = subject === undefined ? sensitivity !== undefined : subject === 'customer';
  if (!aboutCustomer) return false;
  uses(dependencyKeys.customer);
  if (place.channels.some((channel) => index.get('channel', channel)?.auth === undefined)) return true;
  return known.has(customerIdWord) || (keys.length === 0 && knowledge.customerIdentifiers.some((key) => known.has(key)));
}

/** The keys by which the system says that it finds the entity. */
export function ownKeys(node: SystemNode, data: ElementId): readonly string[] {
  const keys: string[] = [];
  for (const system of node.systems) for (const each of system.identifies) if (each.data === data) keys.push(...each.by);
  return keys;
}

/**
 * The data entities that are worth fetching: needed ones, those that give a needed identifier, and those of the
 * customer that give a key to one of these.
 */
function findWanted(facts: WalkFacts, route: Route): readonly DataEntity[] {
  const { index, knowledge, uses } = facts;
  const wanted = new Map<ElementId, DataEntity>();
  const want = (id: ElementId | undefined) => {
    const entity = index.get('data', id);
    if (entity) wanted.set(entity.id, entity);
  };
  const words = new Set<string>();
  for (const need of [...route.own, ...route.continued].flatMap((step) => step.needs)) {
    if (need.data === undefined) words.add(need.item);
    else {
      uses(need.data);
      want(need.data);
    }
  }
  for (const word of words) {
    uses(word);
    for (const entity of knowledge.entitiesByIdentifier.get(word) ?? []) want(entity.id);
  }
  if (wanted.size > 0) uses(dependencyKeys.customer);
  const keys = new Set<string>();
  for (const entity of wanted.values()) {
    uses(entity.id);
    for (const key of entity.identifiers) keys.add(key);
    for (const node of knowledge.holders.get(entity.id) ?? []) for (const key of ownKeys(node, entity.id)) keys.add(key);
  }
  for (const id of knowledge.customerData) {
    if (index.get('data', id)?.identifiers.some((identifier) => keys.has(identifier))) want(id);
  }
  return [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Having a data entity is having its identifiers. */
function add({ index, uses }: WalkFacts, known: Map<Item, Origin>, carried: Carried, origin: Origin): void {
  const item = itemOf(carried);
  if (!known.has(item)) known.set(item, origin);
  if (carried.data === undefined) return;
  uses(carried.data);
  for (const identifier of index.get('data', carried.data)?.identifiers ?? []) if (!known.has(identifier)) known.set(identifier, origin);
}

function useItem({ uses }: WalkFacts, item: Item): void {
  uses(item);
}

function sameItems(a: Known | undefined, b: Known): boolean {
  return a !== undefined && a.size === b.size && [...b.keys()].every((item) => a.has(item));
}

