import { intervalOf, listed } from './data-flow.ts';
import { lazily } from './derived.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { SystemNode } from './integration-graph.ts';
import type { ArchitectureIndex } from './query.ts';

/** How a kind of feed gets from one system to another. */
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
  /** Systems and integrations alternate, in the direction of the feed; empty where there is no way. */
  readonly path: readonly ElementId[];
  /** The integrations that would settle it by stating what they carry, or how often. */
  readonly unstated: readonly ElementId[];
}

export interface FeedQuery {
  /** What counts: `sends`; any of several. */
  readonly words: readonly string[];
  /** Where it has to come to, or what it comes from. */
  readonly ends: readonly ElementId[];
  readonly direction: 'into' | 'out of';
  /** How old it may be on arrival, ms. */
  readonly limit: number;
}

/**
 * How each system feeds the ends, or is fed by them. Hubs count: what one integration brings to a hub, another that
 * carries the same kind of feed takes on from there. One search for all systems, made when the first of them asks.
 */
export function feedsOf(index: ArchitectureIndex, query: FeedQuery): (system: ElementId) => Feed {
  const { graph } = index;
  const words = new Set(query.words);
  const ends = new Set(query.ends.map((end) => graph.node(end)).filter((node) => node !== undefined));
  const arcs = lazily(() => collectArcs(index, words, query.direction));
  const exact = lazily(() => search(ends, arcs(), (arc) => arc.stated && arc.interval !== undefined));
  const stated = lazily(() => search(ends, arcs(), (arc) => arc.stated));
  const possible = lazily(() => search(ends, arcs(), () => true));
  const describe = (state: Feed['state'], labels: Labels, node: SystemNode): Feed => {
    const { path, open } = trace(labels, node, query.direction);
    return { state, age: labels.get(node)?.age ?? 0, ...(open.length > 0 && { partial: true }), path, unstated: open };
  };
  return (system) => {
    const node = graph.node(system);
    if (node === undefined) return nowhere;
    if (ends.has(node)) return { state: 'in time', age: 0, path: [node.id], unstated: [] };
    const best = exact().get(node);
    if (best && best.age <= query.limit) return describe('in time', exact(), node);
    for (const labels of [stated(), possible()]) {
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

/** A hop, as the search goes: against the feed when it is looked for backwards. */
interface Arc {
  readonly to: SystemNode;
  readonly integration: ElementOf<'integration'>;
  /** That it carries the feed; otherwise it says nothing of what it carries. */
  readonly stated: boolean;
  /** ms; undefined where there is an interval that is not stated. */
  readonly interval: number | undefined;
}

type Arcs = ReadonlyMap<SystemNode, readonly Arc[]>;

function collectArcs({ graph, all }: ArchitectureIndex, words: ReadonlySet<string>, direction: FeedQuery['direction']): Arcs {
  const arcs = new Map<SystemNode, Arc[]>();
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
      const list = arcs.get(start);
      if (list) list.push(arc);
      else arcs.set(start, [arc]);
    };
    const forwards = direction === 'out of';
    for (const [at, stop] of stops.entries()) {
      for (const later of stops.slice(at + 1)) {
        if (forth) add(forwards ? stop : later, forwards ? later : stop);
        if (back) add(forwards ? later : stop, forwards ? stop : later);
      }
    }
  }
  return arcs;
}

interface Label {
  readonly age: number;
  /** Parts of the way that state too little. */
  readonly open: number;
  readonly hops: number;
  readonly before?: SystemNode;
  readonly by?: Arc;
}

type Labels = ReadonlyMap<SystemNode, Label>;

/** The quickest way to every system; of several the one that leaves least open, then the shortest, then the first by name. */
function search(ends: ReadonlySet<SystemNode>, arcs: Arcs, allowed: (arc: Arc) => boolean): Labels {
  const labels = new Map<SystemNode, Label>();
  const queue: SystemNode[] = [...ends];
  for (const end of ends) labels.set(end, { age: 0, open: 0, hops: 0 });
  for (const node of queue) {
    const label = labels.get(node) as Label;
    for (const arc of arcs.get(node) ?? []) {
      if (!allowed(arc)) continue;
      const next: Label = {
        age: label.age + (arc.interval ?? 0) + (arc.integration.p95?.ms ?? 0),
        open: label.open + (isOpen(arc) ? 1 : 0),
        hops: label.hops + 1,
        before: node,
        by: arc,
      };
      const known = labels.get(arc.to);
      const order = known ? compare(next, known) : -1;
      if (order > 0 || (order === 0 && (known?.by?.integration.id ?? '') <= arc.integration.id)) continue;
      labels.set(arc.to, next);
      if (order < 0) queue.push(arc.to);
    }
  }
  return labels;
}

function isOpen({ stated, interval }: Arc): boolean {
  return !stated || interval === undefined;
}

function compare(a: Label, b: Label): number {
  return a.age - b.age || a.open - b.open || a.hops - b.hops;
}

function trace(labels: Labels, node: SystemNode, direction: FeedQuery['direction']) {
  const path: ElementId[] = [node.id];
  const open: ElementId[] = [];
  for (let label = labels.get(node); label?.before && label.by; label = labels.get(label.before)) {
    const { integration } = label.by;
    path.push(integration.id, label.before.id);
    if (isOpen(label.by)) open.push(integration.id);
  }
  if (direction === 'out of') path.reverse();
  return { path, open };
}
