import { intervalOf, listed } from './data-flow.ts';
import { lazily } from './derived.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { SystemNode } from './integration-graph.ts';
import type { ArchitectureIndex } from './query.ts';

/** How a kind of feed gets from a system to where it is wanted. */
export interface Feed {
  /**
   * `unknown`: it may get there in time over integrations that do not state what they carry or how often, or nothing is
   * said about the integrations of one of the two ends.
   */
  readonly state: 'in time' | 'late' | 'none' | 'unknown';
  /** How old it is on arrival, ms: intervals and latencies on the way. Undefined where it does not arrive. */
  readonly age?: number;
  /** Some part of the way does not state how long it takes: `age` is a lower bound. */
  readonly partial?: true;
  /** Systems and integrations alternate, from the one that was asked about; empty where there is no way. */
  readonly path: readonly ElementId[];
  /** The integrations that would settle it by stating what they carry, or how often. */
  readonly unstated: readonly ElementId[];
}

export interface FeedQuery {
  /** What counts: `sends`; any of several. */
  readonly words: readonly string[];
  /** Where it has to come to: one of them is enough. */
  readonly ends: readonly ElementId[];
  /** How old it may be on arrival, ms. */
  readonly limit: number;
}

/**
 * How each system feeds the ends. Hubs count: what one integration brings to a hub, another that
 * carries the same kind of feed takes on from there. One search for all systems, made when the first of them asks.
 */
export function feedsInto(index: ArchitectureIndex, query: FeedQuery): (system: ElementId) => Feed {
  const { graph } = index;
  const words = new Set(query.words);
  const ends = new Set(query.ends.map((end) => graph.node(end)).filter((node) => node !== undefined));
  const arcs = lazily(() => collectArcs(index, words));
  const exact = lazily(() => search(ends, arcs().stated, Number.POSITIVE_INFINITY, (arc) => arc.interval !== undefined));
  const stated = lazily(() => search(ends, arcs().stated, Number.POSITIVE_INFINITY, () => true));
  const possible = lazily(() => search(ends, arcs().possible, query.limit, () => true));
  const describe = (state: Feed['state'], labels: Labels, node: SystemNode): Feed => {
    const { path, open } = trace(labels, node);
    return { state, age: labels.get(node)?.age ?? 0, ...(open.length > 0 && { partial: true }), path, unstated: open };
  };
  return (system) => {
    const node = graph.node(system);
    if (node === undefined) return nowhere;
    if (ends.has(node)) return { state: 'in time', age: 0, path: [node.id], unstated: [] };
    const best = exact().get(node);
    if (best && best.age <= query.limit) return describe('in time', exact(), node);
    for (const found of [stated, possible]) {
      const labels = found();
      const hope = labels.get(node);
      if (hope && hope.age <= query.limit) return describe('unknown', labels, node);
    }
    if (best) return describe('late', exact(), node);
    if (stated().has(node)) return describe('late', stated(), node);
    const silent = node.links.length === 0 || [...ends].every((end) => end.links.length === 0);
    return silent ? { ...nowhere, state: 'unknown' } : nowhere;
  };
}

const nowhere: Feed = { state: 'none', path: [], unstated: [] };

/** A hop, as the search goes: against the feed. */
interface Arc {
  readonly to: SystemNode;
  readonly integration: ElementOf<'integration'>;
  /** That it carries the feed; otherwise it says nothing of what it carries. */
  readonly stated: boolean;
  /** ms; undefined where there is an interval that is not stated. */
  readonly interval: number | undefined;
}

type Arcs = ReadonlyMap<SystemNode, readonly Arc[]>;

function collectArcs({ graph, all }: ArchitectureIndex, words: ReadonlySet<string>) {
  const arcs = { stated: new Map<SystemNode, Arc[]>(), possible: new Map<SystemNode, Arc[]>() };
  for (const integration of all('integration')) {
    const { carries, returns, from, to, via } = integration;
    const unknown = carries === undefined && returns === undefined;
    const forth = unknown || listed(carries).some(({ item }) => words.has(item));
    const back = unknown || listed(returns).some(({ item }) => words.has(item));
    if (!forth && !back) continue;
    const [first, last] = [graph.node(from), graph.node(to)];
    if (first === undefined || last === undefined) continue;
    const stops = [first, ...listed(via).map((hub) => graph.node(hub)), last].filter((stop) => stop !== undefined);
    const interval = intervalOf(integration);
    const add = (start: SystemNode, end: SystemNode) => {
      const arc = { to: end, integration, stated: !unknown, interval };
      for (const each of unknown ? [arcs.possible] : [arcs.stated, arcs.possible]) {
        const list = each.get(start);
        if (list) list.push(arc);
        else each.set(start, [arc]);
      }
    };
    for (const [at, stop] of stops.entries()) {
      for (const later of stops.slice(at + 1)) {
        if (forth) add(later, stop);
        if (back) add(stop, later);
      }
    }
  }
  return arcs;
}

interface Label {
  readonly node: SystemNode;
  readonly age: number;
  /** Parts of the way that state too little. */
  readonly open: number;
  readonly hops: number;
  readonly before?: Label;
  readonly by?: Arc;
}

type Labels = ReadonlyMap<SystemNode, Label>;

/**
 * The quickest way to every system that is within the limit, or to every one; of several the one that leaves least open,
 * then the shortest, then the first by name. Dijkstra over a heap of labels; one that was bettered meanwhile is passed over.
 */
function search(ends: ReadonlySet<SystemNode>, arcs: Arcs, limit: number, allowed: (arc: Arc) => boolean): Labels {
  const labels = new Map<SystemNode, Label>();
  const heap: Label[] = [];
  const offer = (label: Label) => {
    const known = labels.get(label.node);
    if (known && !isBefore(label, known)) return;
    labels.set(label.node, label);
    enqueue(heap, label);
  };
  for (const node of ends) offer({ node, age: 0, open: 0, hops: 0 });
  for (let label = dequeue(heap); label; label = dequeue(heap)) {
    if (labels.get(label.node) !== label) continue;
    for (const arc of arcs.get(label.node) ?? []) {
      if (!allowed(arc)) continue;
      const age = label.age + (arc.interval ?? 0) + (arc.integration.p95?.ms ?? 0);
      if (age > limit) continue;
      offer({ node: arc.to, age, open: label.open + (isOpen(arc) ? 1 : 0), hops: label.hops + 1, before: label, by: arc });
    }
  }
  return labels;
}

function enqueue(heap: Label[], label: Label): void {
  let at = heap.push(label) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Label;
    if (!isBefore(label, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = label;
}

function dequeue(heap: Label[]): Label | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const right = heap[child + 1];
    if (right && isBefore(right, heap[child] as Label)) child++;
    if (!isBefore(heap[child] as Label, last)) break;
    heap[at] = heap[child] as Label;
    at = child;
  }
  heap[at] = last;
  return first;
}

function isOpen({ stated, interval }: Arc): boolean {
  return !stated || interval === undefined;
}

function isBefore(a: Label, b: Label): boolean {
  if (a.age !== b.age) return a.age < b.age;
  if (a.open !== b.open) return a.open < b.open;
  if (a.hops !== b.hops) return a.hops < b.hops;
  return (a.by?.integration.id ?? '') < (b.by?.integration.id ?? '');
}

function trace(labels: Labels, node: SystemNode): { readonly path: readonly ElementId[]; readonly open: readonly ElementId[] } {
  const path: ElementId[] = [node.id];
  const open: ElementId[] = [];
  for (let label = labels.get(node); label?.before && label.by; label = label.before) {
    const { integration } = label.by;
    path.push(integration.id, label.before.node.id);
    if (isOpen(label.by)) open.push(integration.id);
  }
  return { path, open };
}
