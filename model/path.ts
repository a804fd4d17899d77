import type { ElementOf, Holding } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';

/** The live systems and the integrations between them. A component counts as its outermost system; `via` hubs are stops on the way. */
export interface IntegrationGraph {
  /** The place of a system, or of the system that a component belongs to; undefined when it is not live. */
  node(system: ElementId): SystemNode | undefined;
  readonly nodes: Iterable<SystemNode>;
}

export interface SystemNode {
  /** The outermost system. */
  readonly id: ElementId;
  /** One hop away, whichever way the data goes. */
  readonly links: readonly Link[];
  /** What brings data here. */
  readonly inflows: readonly Inflow[];
  /** The system and its live components, in the model's order. */
  readonly systems: readonly ElementOf<'system'>[];
  /** How it, or a component of it, has data: by data entity, the master first. */
  readonly holdings: ReadonlyMap<ElementId, readonly Held[]>;
}

export interface Held extends Holding {
  readonly holder: ElementId;
}

export interface Link {
  readonly to: SystemNode;
  readonly integration: ElementOf<'integration'>;
}

export interface Inflow {
  readonly from: SystemNode;
  readonly integration: ElementOf<'integration'>;
  /** Which list of the integration comes this way. */
  readonly list: 'carries' | 'returns';
  /**
   * Begins or ends at a hub that the integration only passes. Nothing goes on from there by another integration: what
   * two integrations take through the same hub does not mix.
   */
  readonly partial: boolean;
}

/** A way over the integration graph, whichever way the data goes. */
export interface Way {
  /** 0 where both sides share a system. */
  readonly hops: number;
  /** The systems from end to end, hubs included; one where both sides share it. */
  readonly systems: readonly ElementId[];
  /** One for each hop; an integration via a hub comes once for each of its hops. */
  readonly integrations: readonly ElementId[];
}

export interface WayOptions {
  /** The longest way that counts, in hops. */
  readonly limit: number;
  /** Which systems the way may pass; any when left out. */
  readonly through?: (system: SystemNode, integration: ElementOf<'integration'>) => boolean;
  /** Told every system, the outermost one, whose integrations were looked at. */
  readonly seen?: (system: ElementId) => void;
}

/** Not yet there or no longer there: a journey cannot rely on it. Planned is there once it is said to exist from a plateau on. */
export function isLive(system: ElementOf<'system'>): boolean {
  return system.lifecycle !== 'retired' && (system.lifecycle !== 'planned' || system.life?.from !== undefined);
}

export function createGraph(index: ArchitectureIndex): IntegrationGraph {
  interface Building extends SystemNode {
    readonly links: Link[];
    readonly inflows: Inflow[];
    readonly systems: ElementOf<'system'>[];
    holdings: Map<ElementId, Held[]>;
  }
  const nothingHeld = new Map<ElementId, Held[]>();
  const nodes = new Map<ElementId, Building>();
  const roots: Building[] = [];
  for (const system of index.all('system')) {
    const root = index.rootSystem(system.id);
    const rootElement = index.get('system', root);
    if (!isLive(system) || rootElement === undefined || !isLive(rootElement)) continue;
    let node = nodes.get(root);
    if (node === undefined) {
      node = { id: root, links: [], inflows: [], systems: [], holdings: nothingHeld };
      nodes.set(root, node);
      roots.push(node);
    }
    node.systems.push(system);
    nodes.set(system.id, node);
    for (const holding of system.holdings) {
      if (node.holdings === nothingHeld) node.holdings = new Map();
      const held = { ...holding, holder: system.id };
      const others = node.holdings.get(holding.data);
      if (others === undefined) node.holdings.set(holding.data, [held]);
      else if (holding.how === 'masters') others.unshift(held);
      else others.push(held);
    }
  }

  for (const integration of index.all('integration')) {
    const from = nodes.get(integration.from);
    const to = nodes.get(integration.to);
    if (from === undefined || to === undefined) continue;
    const stops = [from, to];
    if (integration.via !== undefined && integration.via !== 'none') {
      const hubs = integration.via.map((hub) => nodes.get(hub)).filter((hub) => hub !== undefined);
      stops.splice(1, 0, ...hubs);
    }
    for (let i = 0; i < stops.length; i++) {
      for (let j = i + 1; j < stops.length; j++) {
        const a = stops[i] as Building;
        const b = stops[j] as Building;
        if (a === b) continue;
        const partial = i > 0 || j < stops.length - 1;
        b.inflows.push({ from: a, integration, list: 'carries', partial });
        a.inflows.push({ from: b, integration, list: 'returns', partial });
        if (j > i + 1) continue;
        a.links.push({ to: b, integration });
        b.links.push({ to: a, integration });
      }
    }
  }
  return { node: (system) => nodes.get(system), nodes: roots };
}

/**
 * The shortest way between two groups of systems, undirected. Of several, the one whose names come first, so that the
 * order of the text plays no part. Undefined when there is none within the limit.
 */
export function findWay(
  graph: IntegrationGraph,
  from: readonly ElementId[],
  to: readonly ElementId[],
  options: WayOptions,
): Way | undefined {
  const left = startSide(graph, from);
  const right = startSide(graph, to);
  let meeting = firstShared(left.frontier, right.reached);
  // From both ends at once: a hub with a thousand neighbours is then looked into only when nothing smaller is left.
  for (let hops = 0; meeting === undefined; hops++) {
    const [near, far] = left.frontier.length <= right.frontier.length ? [left, right] : [right, left];
    if (hops >= options.limit || near.frontier.length === 0) return undefined;
    advance(near, far, options);
    meeting = firstShared(near.frontier, far.reached);
  }

  const before = trace(left, meeting);
  const after = trace(right, meeting);
  return {
    hops: before.length + after.length,
    systems: [...before.map((step) => step.node.id).reverse(), meeting.id, ...after.map((step) => step.node.id)],
    integrations: [...before.reverse(), ...after].map((step) => step.integration.id),
  };
}

interface Side {
  /** How each place was reached; its own entry is undefined at the start. */
  readonly reached: Map<SystemNode, { readonly node: SystemNode; readonly integration: ElementOf<'integration'> } | undefined>;
  /** The places reached last, by name. */
  frontier: SystemNode[];
}

function startSide(graph: IntegrationGraph, systems: readonly ElementId[]): Side {
  const frontier = [...new Set(systems.map((system) => graph.node(system)).filter((node) => node !== undefined))];
  frontier.sort(byId);
  return { reached: new Map(frontier.map((node) => [node, undefined])), frontier };
}

function advance(side: Side, other: Side, { through, seen }: WayOptions): void {
  const next = new Set<SystemNode>();
  for (const node of side.frontier) {
    seen?.(node.id);
    for (const { to, integration } of node.links) {
      const before = side.reached.get(to);
      const closer = before?.node === node && integration.id < before.integration.id && next.has(to);
      if (side.reached.has(to) && !closer) continue;
      if (through && !other.reached.has(to) && !through(to, integration)) continue;
      side.reached.set(to, { node, integration });
      next.add(to);
    }
  }
  side.frontier = [...next].sort(byId);
}

function firstShared(frontier: readonly SystemNode[], reached: Side['reached']): SystemNode | undefined {
  return frontier.find((node) => reached.has(node));
}

/** The places from `node` back to where its side began, each with the integration that leads on from it. */
function trace(side: Side, node: SystemNode) {
  const steps: { node: SystemNode; integration: ElementOf<'integration'> }[] = [];
  for (let step = side.reached.get(node); step !== undefined; step = side.reached.get(step.node)) steps.push(step);
  return steps;
}

function byId(a: SystemNode, b: SystemNode): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
