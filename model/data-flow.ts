import type { Carried, ElementOf } from './element.ts';
import type { ElementId, Stated } from './element-base.ts';
import type { Held, Inflow, IntegrationGraph, SystemNode } from './integration-graph.ts';

/** What is carried, held or known: the id of a data entity, or the word of an identifier or context item. */
export type Item = string;

export function itemOf(carried: Carried): Item {
  return carried.data ?? carried.item;
}

/** The word for people: `Order`, `orderId`. */
export function wordOf(item: Item): string {
  return isData(item) ? item.slice('data:'.length) : item;
}

export function isData(item: Item): boolean {
  return item.startsWith('data:');
}

/** Whether the list has one of the items. */
export function hasAny(list: readonly Carried[], items: ReadonlySet<Item>): boolean {
  for (const carried of list) if (items.has(itemOf(carried))) return true;
  return false;
}

/** What travels that way; undefined when unknown: an integration that states neither list may carry anything. */
export function loadOf(flow: Pick<Inflow, 'integration' | 'list'>): readonly Carried[] | undefined {
  const { carries, returns } = flow.integration;
  if (carries === undefined && returns === undefined) return undefined;
  return listed(flow.list === 'carries' ? carries : returns);
}

export function listed<T>(list: Stated<readonly T[]> | undefined): readonly T[] {
  return list === undefined || list === 'none' ? [] : list;
}

/** How the item comes from where it is to where it is wanted. */
export interface FlowWay {
  /** How old it can be on arrival, ms: intervals and latencies on the way, and how old it was at the source. */
  readonly age: number;
  /** An interval on the way is not stated: `age` is only a lower bound. */
  readonly partial: boolean;
  /** Time spent on the way by what answers at once, ms. */
  readonly latency: number;
  /** Systems and integrations alternate; a single system where the item already is. */
  readonly path: readonly ElementId[];
  readonly integrations: readonly ElementId[];
  /** An integration on the way does not state what it carries; that it carries the item is assumed. */
  readonly assumed: readonly ElementId[];
}

export interface FlowQuery {
  readonly item: Item;
  /** What brings the item: itself, and the data entities that have it as an identifier. */
  readonly bringers: ReadonlySet<Item>;
  readonly targets: readonly ElementId[];
  /** How old the item is at a system that has it; undefined where it has it not. */
  readonly source: (node: SystemNode) => { readonly age: number; readonly partial: boolean } | undefined;
  /** Follow integrations that do not state what they carry, at most so many in all. */
  readonly unstated?: number;
  /** Leave out what has no stated interval. */
  readonly exact?: boolean;
  /** What is shortest: how old the item is, or how long one waits for it. With `unstated`, what is assumed least. */
  readonly by?: 'age' | 'latency';
  /** Told every system whose integrations were looked at. */
  readonly seen?: (node: SystemNode) => void;
}

/**
 * The best way for an item to reach any of the targets, following the data: `carries` with the arrow, `returns`
 * against it. Dijkstra from the targets backwards. Ties go to fewer hops, then to the names that come first.
 */
export function findFlow(graph: IntegrationGraph, query: FlowQuery): FlowWay | undefined {
  const { item, bringers, seen, unstated = 0, by = 'age' } = query;
  const costOf = (label: Pick<Label, 'age' | 'latency' | 'unknown'>) =>
    unstated > 0 ? label.unknown : by === 'age' ? label.age : label.latency;
  const queue: Queue = [];
  for (const target of query.targets) {
    const node = graph.node(target);
    if (node) enqueue(queue, { node, age: 0, latency: 0, hops: 0, unknown: 0, partial: false, done: false, cost: 0 });
  }
  const search = ++graph.memory.searches;
  const { settled } = graph.memory;
  for (let label = dequeue(queue); label !== undefined; label = dequeue(queue)) {
    if (label.done) return wayOf(label);
    const { node } = label;
    // A hub that an integration only passes is a source at most, so it does not settle the hub for other ways.
    const passed = label.flow?.partial === true;
    if (!passed) {
      seen?.(node);
      if (settled[node.number] === search) continue;
      settled[node.number] = search;
    }
    const source = query.source(node);
    if (source !== undefined && !(query.exact && source.partial)) {
      const age = label.age + source.age;
      const done = { ...label, age, partial: label.partial || source.partial, done: true };
      enqueue(queue, { ...done, cost: costOf(done) });
    }
    if (passed) continue;
    const renewal = renewalOf(node, item);
    for (const flow of node.inflows) {
      if (settled[flow.from.number] === search && !flow.partial) continue;
      const load = loadOf(flow);
      if (load === undefined ? label.unknown >= unstated : !hasAny(load, bringers)) continue;
      const interval = intervalOf(flow.integration);
      if (query.exact && interval === undefined && renewal === 0) continue;
      const p95 = flow.integration.p95?.ms ?? 0;
      const age = label.age + Math.max(interval ?? 0, renewal) + p95;
      const latency = label.latency + (isSynchronous(flow.integration) ? p95 : 0);
      const unknown = label.unknown + (load === undefined ? 1 : 0);
      enqueue(queue, {
        node: flow.from,
        age,
        latency,
        hops: label.hops + 1,
        unknown,
        partial: label.partial || (interval === undefined && renewal === 0),
        done: false,
        cost: costOf({ age, latency, unknown }),
        flow,
        next: label,
      });
    }
  }
  return undefined;
}

/** Styles and protocols by which the one who asks waits for the answer. */
const asynchronousStyles = new Set(['event', 'stream', 'webhook', 'batch', 'file', 'manual']);
const asynchronousProtocols = new Set(['kafka', 'amqp', 'mqtt', 'jms', 'mq', 'sftp', 'smtp', 'smpp', 'edi', 'csv', 'webhook']);
const periodicStyles = new Set(['batch', 'file', 'manual']);
const periodicProtocols = new Set(['sftp', 'csv', 'edi']);

/** Whether who starts the exchange waits for it. */
export function isSynchronous(integration: ElementOf<'integration'>): boolean {
  if (integration.style !== undefined) return !asynchronousStyles.has(integration.style);
  if (integration.every !== undefined) return false;
  return integration.protocol === undefined || !asynchronousProtocols.has(integration.protocol);
}

/** Time between two deliveries, ms; 0 where it answers or tells at once; undefined where there is an interval that is not stated. */
export function intervalOf(integration: ElementOf<'integration'>): number | undefined {
  if (integration.every !== undefined) return integration.every.ms;
  return isPeriodic(integration) ? undefined : 0;
}

/** Whether it comes in files or batches, however often. */
export function isPeriodic({ style, protocol }: ElementOf<'integration'>): boolean {
  return style !== undefined ? periodicStyles.has(style) : protocol !== undefined && periodicProtocols.has(protocol);
}

/** How a system is a source of data: as its master, or as one that has a copy. */
export type HeldAs = 'master' | 'copy';

export function heldAs(node: SystemNode, data: ElementId, as: HeldAs): Held | undefined {
  const held = node.holdings.get(data);
  return as === 'master' ? held?.find((each) => each.how === 'masters') : held?.find((each) => each.how !== 'masters');
}

/** How old the data is at its master or in a copy; `partial` where a copy does not say how often it is renewed. */
export function ageAt({ how, every }: Held): { readonly age: number; readonly partial: boolean } {
  return { age: every?.ms ?? 0, partial: how !== 'masters' && every === undefined };
}

/** How often the copy that the system keeps is renewed, ms; 0 where it keeps none or does not say. */
function renewalOf(node: SystemNode, data: ElementId): number {
  const held = node.holdings.get(data);
  if (held === undefined || held[0]?.how === 'masters') return 0;
  const renewals = held.map((each) => each.every?.ms).filter((every) => every !== undefined);
  return renewals.length === 0 ? 0 : Math.min(...renewals);
}

interface Label {
  readonly node: SystemNode;
  readonly age: number;
  readonly latency: number;
  readonly hops: number;
  /** Integrations on the way that do not state what they carry. */
  readonly unknown: number;
  readonly partial: boolean;
  /** The item is at `node`: the way is complete. */
  readonly done: boolean;
  readonly cost: number;
  /** What leads on from here, and where to. */
  readonly flow?: Inflow;
  readonly next?: Label;
}

function wayOf(label: Label): FlowWay {
  const path: ElementId[] = [label.node.id];
  const integrations: ElementId[] = [];
  const assumed: ElementId[] = [];
  let at: Label | undefined = label;
  while (at?.flow !== undefined && at.next !== undefined) {
    integrations.push(at.flow.integration.id);
    path.push(at.flow.integration.id, at.next.node.id);
    if (loadOf(at.flow) === undefined) assumed.push(at.flow.integration.id);
    at = at.next;
  }
  return { age: label.age, partial: label.partial, latency: label.latency, path, integrations, assumed };
}

/** A binary heap, the best label first. */
type Queue = Label[];

function enqueue(queue: Queue, label: Label): void {
  let at = queue.push(label) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = queue[parent] as Label;
    if (!isBetter(label, above)) break;
    queue[at] = above;
    at = parent;
  }
  queue[at] = label;
}

function dequeue(queue: Queue): Label | undefined {
  const best = queue[0];
  const last = queue.pop();
  if (last === undefined || queue.length === 0) return best;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= queue.length) break;
    if (child + 1 < queue.length && isBetter(queue[child + 1] as Label, queue[child] as Label)) child++;
    if (!isBetter(queue[child] as Label, last)) break;
    queue[at] = queue[child] as Label;
    at = child;
  }
  queue[at] = last;
  return best;
}

function isBetter(a: Label, b: Label): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.age !== b.age) return a.age < b.age;
  if (a.partial !== b.partial) return b.partial;
  if (a.hops !== b.hops) return a.hops < b.hops;
  if (a.done !== b.done) return a.done;
  if (a.node.id !== b.node.id) return a.node.id < b.node.id;
  return (a.flow?.integration.id ?? '') < (b.flow?.integration.id ?? '');
}
