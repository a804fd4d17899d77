import type { Carried, DataEntity } from '../element.ts';
import type { ElementId, Stated } from '../element-base.ts';
import { ageAt, findFlow, type FlowWay, heldAs, type Item, itemOf, loadOf } from '../data-flow.ts';
import type { SystemNode } from '../integration-graph.ts';
import type { InHand } from '../walk.ts';
import { customerIdWord, dependencyKeys, type WalkFacts } from './facts.ts';
import type { StepPlace } from './place.ts';
import type { Route } from './route.ts';

/** What is known, by item; how it came there is that of the first way that leads there. */
export type Known = ReadonlyMap<Item, Origin>;

export interface Origin {
  readonly from: InHand['from'];
  readonly source?: ElementId;
  readonly age?: number;
  /** How it was fetched, where it was. */
  readonly way?: FlowWay;
}

/** How many integrations that do not state what they carry are followed to fetch a data entity. */
export const unstatedHops = 4;
/** Gets a data entity from a step's own systems, or over the integrations in time, for an identifier that is in hand. */
export function fetch(facts: WalkFacts, place: StepPlace, entity: DataEntity, known: Known, unstated: number): Origin | undefined {
  const { graph, knowledge, seen, uses } = facts;
  uses(entity.id);
  const holders = knowledge.holders.get(entity.id) ?? [];
  if (holders.length === 0) return undefined;
  const near = isNear(facts, place, entity, holders);
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

/** What there is at its source at once. */
export const atOnce = { age: 0, partial: false };

/** Whether the entity is in a system of the step, or is stated to be brought to one. */
export function isNear(facts: WalkFacts, place: StepPlace, entity: DataEntity, holders: readonly SystemNode[]): boolean {
  return holders.some((node) => place.roots.includes(node.id)) || isComing(facts, place.roots, facts.knowledge.bringers(entity.id));
}

/** Whether an integration is stated to bring one of the items to one of the systems: quicker to tell than to search in vain. */
export function isComing({ graph, knowledge, uses }: WalkFacts, roots: readonly ElementId[], items: ReadonlySet<Item>): boolean {
  return roots.some((root) => {
    uses(root);
    const node = graph.node(root);
    if (node === undefined) return false;
    const arriving = knowledge.arriving(node);
    for (const item of items) if (arriving.has(item)) return true;
    return false;
  });
}

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
function canLookUp({ index, knowledge, uses }: WalkFacts, place: StepPlace, entity: DataEntity, node: SystemNode, known: Known): boolean {
  const keys = knowledge.ownKeyed.has(entity.id) ? ownKeys(node, entity.id) : [];
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
 * Whether an integration is stated to tell a system of the step the word: the answer to a question that can be asked,
 * because something that it carries is in hand, or nothing is said about the question. What no step of the journey
 * makes known (a balance, a queue length) can come unasked too; what one does (a summary) has to come from there.
 */
export function findTold({ graph, knowledge, uses }: WalkFacts, place: StepPlace, wanted: Wanted, word: string, known: Known): Origin | undefined {
  uses(word);
  const made = wanted.made.has(word);
  if (made && !knowledge.entitiesByIdentifier.has(word) && word !== customerIdWord) return undefined;
  for (const root of place.roots) {
    uses(root);
    const node = graph.node(root);
    if (node === undefined || !knowledge.arriving(node).has(word)) continue;
    const sources = node.inflows
      .filter((flow) => !flow.partial && (loadOf(flow) ?? []).some((carried) => carried.item === word))
      .filter(({ integration, list }) => (list === 'carries' ? !made : canAsk(integration.carries, known)))
      .map((flow) => flow.from.id);
    const source = sources.sort()[0];
    if (source !== undefined) return { from: 'fetched', source };
  }
  return undefined;
}

function canAsk(question: Stated<readonly Carried[]> | undefined, known: Known): boolean {
  return question === undefined || question === 'none' || question.some((carried) => known.has(itemOf(carried)));
}

/** What is worth looking for on a journey. */
export interface Wanted {
  /** Needed ones, those that give a needed identifier, and those of the customer that give a key to one of these. */
  readonly entities: readonly DataEntity[];
  /** Needed words, and the keys of the entities. */
  readonly words: readonly string[];
  /** What the steps themselves make known. */
  readonly made: ReadonlySet<Item>;
}

export function findWanted(facts: WalkFacts, route: Route): Wanted {
  const { index, knowledge, uses } = facts;
  const wanted = new Map<ElementId, DataEntity>();
  const want = (id: ElementId | undefined) => {
    const entity = index.get('data', id);
    if (entity) wanted.set(entity.id, entity);
  };
  const words = new Set<string>();
  const steps = [...route.own, ...route.continued];
  for (const need of steps.flatMap((step) => step.needs)) {
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
    if (!knowledge.ownKeyed.has(entity.id)) continue;
    for (const node of knowledge.holders.get(entity.id) ?? []) for (const key of ownKeys(node, entity.id)) keys.add(key);
  }
  for (const id of knowledge.customerData) {
    if (index.get('data', id)?.identifiers.some((identifier) => keys.has(identifier))) want(id);
  }
  return {
    entities: [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    words: [...new Set([...words, ...keys])].sort(),
    made: new Set(steps.flatMap((step) => [...step.brings, ...step.produces].map(itemOf))),
  };
}

