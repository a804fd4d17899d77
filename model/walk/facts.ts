import type { DataEntity, IdentityLink } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { type Item, itemOf, loadOf } from '../data-flow.ts';
import type { IntegrationGraph, SystemNode } from '../integration-graph.ts';
import type { ArchitectureIndex } from '../query.ts';

/**
 * What a walk looks things up in. It says with `uses` what its result depends on, absent things included; a walk whose
 * keys are all untouched by a change stays as it is.
 */
export interface WalkFacts {
  readonly index: ArchitectureIndex;
  readonly graph: IntegrationGraph;
  readonly knowledge: Knowledge;
  uses(key: DependencyKey): void;
  /** The same for an outermost system whose integrations were looked at, and what they carry. */
  seen(node: SystemNode): void;
  /** The same where it was only asked where they lead. */
  passed(node: SystemNode): void;
}

/**
 * An element's id: the element. An outermost system's stands for its components too, for what they hold and for their
 * integrations; a data entity's for which systems hold it and by which keys. A word: what has it as an identifier, and
 * what that is linked with. Or one of `dependencyKeys`. Most keys are strings that are there anyway: a walk names thousands.
 */
export type DependencyKey = string;

/** The keys for what is not one element. */
export const dependencyKeys = {
  /** The handovers declared from one channel or team to another. */
  handovers: (from: ElementId, to: ElementId): DependencyKey => `handovers ${from} ${to}`,
  /** Where the integrations of an outermost system lead, whatever they carry. */
  links: (system: ElementId): DependencyKey => `links ${system}`,
  /** What is stated about the availability of a system or an integration. */
  availability: (element: ElementId): DependencyKey => `availability ${element}`,
  /** Which data entities are about customers. */
  customer: 'customer data',
} as const;

/** What the data model says about identifiers. */
export interface Knowledge {
  /** The identifiers of the data entities whose subject is the customer. */
  readonly customerIdentifiers: readonly string[];
  readonly customerData: readonly ElementId[];
  /** `customerId` names no identifier of its own, so it means: who the customer is. */
  readonly genericCustomerId: boolean;
  readonly entitiesByIdentifier: ReadonlyMap<string, readonly DataEntity[]>;
  readonly linksByIdentifier: ReadonlyMap<string, readonly IdentityLink[]>;
  /** The outermost systems that hold a data entity in whatever way. */
  readonly holders: ReadonlyMap<ElementId, readonly SystemNode[]>;
  /** Whether one of those finds it by keys of its own. */
  readonly ownKeyed: ReadonlySet<ElementId>;
  /** What brings an item: itself, and the data entities that have it as an identifier. */
  bringers(item: Item): ReadonlySet<Item>;
  /** What some integration is stated to bring to a system. */
  arriving(node: SystemNode): ReadonlySet<Item>;
}

/** The word that stands for whoever the customer is. */
export const customerIdWord = 'customerId';

export function readKnowledge(index: ArchitectureIndex, graph: IntegrationGraph): Knowledge {
  const entitiesByIdentifier = new Map<string, DataEntity[]>();
  const linksByIdentifier = new Map<string, IdentityLink[]>();
  const holders = new Map<ElementId, SystemNode[]>();
  const customerIdentifiers = new Set<string>();
  const customerData: ElementId[] = [];
  for (const entity of index.all('data')) {
    for (const identifier of entity.identifiers) {
      append(entitiesByIdentifier, identifier, entity);
      if (entity.subject === 'customer') customerIdentifiers.add(identifier);
    }
    if (entity.subject === 'customer') customerData.push(entity.id);
  }
  for (const link of index.all('identity')) {
    append(linksByIdentifier, link.left, link);
    append(linksByIdentifier, link.right, link);
  }
  for (const node of graph.nodes) {
    for (const data of node.holdings.keys()) append(holders, data, node);
  }
  const ownKeyed = new Set<ElementId>();
  for (const system of index.all('system')) for (const { data } of system.identifies) ownKeyed.add(data);
  const bringers = new Map<Item, ReadonlySet<Item>>();
  const arriving = new Map<SystemNode, ReadonlySet<Item>>();
  return {
    customerIdentifiers: [...customerIdentifiers].sort(),
    customerData: customerData.sort(),
    genericCustomerId: !entitiesByIdentifier.has(customerIdWord),
    entitiesByIdentifier,
    linksByIdentifier,
    holders,
    ownKeyed,
    bringers: (item) =>
      remembered(bringers, item, () => new Set([item, ...(entitiesByIdentifier.get(item) ?? []).map((entity) => entity.id)])),
    arriving: (node) => remembered(arriving, node, () => arrivingAt(node)),
  };
}

function arrivingAt(node: SystemNode): ReadonlySet<Item> {
  const items = new Set<Item>();
  for (const flow of node.inflows) for (const carried of loadOf(flow) ?? []) items.add(itemOf(carried));
  return items;
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function append<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
