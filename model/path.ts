import type { ElementOf, Holding } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';

/** The live systems and the integrations between them. A component counts as its outermost system; `via` hubs are stops on the way. */
export interface IntegrationGraph {
  /** The place of a system, or of the system that a component belongs to; undefined when it is not live. */
  node(system: ElementId): SystemNode | undefined;
  readonly nodes: readonly SystemNode[];
  readonly memory: SearchMemory;
}

export interface SystemNode {
  /** The outermost system. */
  readonly id: ElementId;
  /** From 0, in the model's order: for looking it up quickly, not for the order of results. */
  readonly number: number;
  /** One hop away, whichever way the data goes. */
  readonly links: readonly Link[];
  /** What brings data here. */
  readonly inflows: readonly Inflow[];
  /** The system and its live components, in the model's order. */
  readonly systems: readonly ElementOf<'system'>[];
  /** How it, or a component of it, has data: by data entity, the master first, then the copies renewed most often. */
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
  /** Told every system whose integrations were looked at. */
  readonly seen?: (node: SystemNode) => void;
}

/** Not yet there or no longer there: a journey cannot rely on it. Planned is there once it is said to exist from a plateau on. */
export function isLive(system: ElementOf<'system'>): boolean {
  return system.lifecycle !== 'retired' && (system.lifecycle !== 'planned' || system.life?.from !== undefined);
}

/** The master before a copy, the one renewed more often before another; then by name. */
function comesBefore(a: Held, b: Held): boolean {
  if ((a.how === 'masters') !== (b.how === 'masters')) return a.how === 'masters';
  const [left, right] = [a.every?.ms ?? Number.POSITIVE_INFINITY, b.every?.ms ?? Number.POSITIVE_INFINITY];
  return left !== right ? left < right : a.holder !== b.holder ? a.holder < b.holder : a.how <= b.how;
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
      node = { id: root, number: roots.length, links: [], inflows: [], systems: [], holdings: nothingHeld };
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
      else others.splice(others.filter((other) => comesBefore(other, held)).length, 0, held);
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
  return { node: (system) => nodes.get(system), nodes: roots, memory: createMemory(roots.length) };
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
  graph.memory.searches++;
  const left = startSide(graph, graph.memory.left, from);
  const right = startSide(graph, graph.memory.right, to);
  let meeting = firstShared(left, right);
  // From both ends at once: a hub with a thousand neighbours is then looked into only when nothing smaller is left.
  for (let hops = 0; meeting === undefined; hops++) {
    const [near, far] = left.frontier.length <= right.frontier.length ? [left, right] : [right, left];
    if (hops >= Math.min(options.limit, longestWay - 1) || near.frontier.length === 0) return undefined;
    advance(near, far, options);
    meeting = firstShared(near, far);
  }

  const before = trace(left, meeting);
  const after = trace(right, meeting);
  return {
    hops: before.length + after.length,
    systems: [...before.map((step) => step.node.id).reverse(), meeting.id, ...after.map((step) => step.node.id)],
    integrations: [...before.reverse(), ...after].map((step) => step.integration.id),
  };
}

/** How far a search from one end has come. It writes into the graph's memory, so that it makes nothing on its way. */
interface Side {
  readonly memory: SideMemory;
  /** What a place is marked with that was reached with no hop; one more for each hop. */
  readonly base: number;
  /** The places reached last. */
  frontier: SystemNode[];
  hops: number;
}

/** By the places' numbers. A mark below a search's base is from a search before. */
interface SideMemory {
  readonly marks: Float64Array;
  readonly nodes: (SystemNode | undefined)[];
  readonly integrations: (ElementOf<'integration'> | undefined)[];
}

/** Working memory of the searches, one after another, over one graph. */
export interface SearchMemory {
  searches: number;
  readonly left: SideMemory;
  readonly right: SideMemory;
  /** The search by which a place was settled last. */
  readonly settled: Float64Array;
}

const longestWay = 64;

function createMemory(size: number): SearchMemory {
  const side = (): SideMemory => ({ marks: new Float64Array(size), nodes: new Array(size), integrations: new Array(size) });
  return { searches: 0, left: side(), right: side(), settled: new Float64Array(size) };
}

function startSide(graph: IntegrationGraph, memory: SideMemory, systems: readonly ElementId[]): Side {
  const base = graph.memory.searches * longestWay;
  const frontier: SystemNode[] = [];
  for (const system of systems) {
    const node = graph.node(system);
    if (node === undefined || memory.marks[node.number] === base) continue;
    memory.marks[node.number] = base;
    memory.nodes[node.number] = undefined;
    frontier.push(node);
  }
  return { memory, base, frontier, hops: 0 };
}

/** One hop further. What can be reached in several ways is reached by the one whose names come first. */
function advance(side: Side, other: Side, { through, seen }: WayOptions): void {
  const { marks, nodes, integrations } = side.memory;
  const next: SystemNode[] = [];
  side.hops++;
  const mark = side.base + side.hops;
  for (const node of side.frontier) {
    seen?.(node);
    for (const { to, integration } of node.links) {
      const before = marks[to.number] as number;
      if (before >= side.base) {
        if (before < mark) continue;
        const from = nodes[to.number] as SystemNode;
        const first = from === node ? integration.id < (integrations[to.number] as ElementOf<'integration'>).id : node.id < from.id;
        if (!first) continue;
      }
      if (through && !isReached(other, to) && !through(to, integration)) continue;
      if (before !== mark) next.push(to);
      marks[to.number] = mark;
      nodes[to.number] = node;
      integrations[to.number] = integration;
    }
  }
  side.frontier = next;
}

function isReached({ memory, base }: Side, node: SystemNode): boolean {
  return (memory.marks[node.number] as number) >= base;
}

function firstShared(near: Side, far: Side): SystemNode | undefined {
  let first: SystemNode | undefined;
  for (const node of near.frontier) {
    if (isReached(far, node) && (first === undefined || node.id < first.id)) first = node;
  }
  return first;
}

/** The places from `node` back to where its side began, each with the integration that leads on from it. */
function trace({ memory }: Side, node: SystemNode) {
  const steps: { node: SystemNode; integration: ElementOf<'integration'> }[] = [];
  for (let at = node; ; ) {
    const from = memory.nodes[at.number];
    const integration = memory.integrations[at.number];
    if (from === undefined || integration === undefined) return steps;
    steps.push({ node: from, integration });
    at = from;
  }
}
