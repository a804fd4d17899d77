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
  /** From 0: for looking it up quickly, not for the order of results. */
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

/** Working memory of the searches over a graph, one after another, so that a search makes next to nothing. */
export interface SearchMemory {
  searches: number;
  readonly left: SearchSide;
  readonly right: SearchSide;
  /** The search by which a place was settled last. */
  readonly settled: Float64Array;
}

/** By the places' numbers. A mark below a search's base is from a search before. */
export interface SearchSide {
  readonly marks: Float64Array;
  readonly nodes: (SystemNode | undefined)[];
  readonly integrations: (ElementOf<'integration'> | undefined)[];
}

/** Not yet there or no longer there: a journey cannot rely on it. Planned is there once it is said to exist from a plateau on. */
export function isLive(system: ElementOf<'system'>): boolean {
  return system.lifecycle !== 'retired' && (system.lifecycle !== 'planned' || system.life?.from !== undefined);
}

export function createGraph(index: ArchitectureIndex): IntegrationGraph {
  const nodes = new Map<ElementId, Place>();
  const roots: Place[] = [];
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
    if (system.holdings.length > 0) node.holdings = holdingsOf(node.systems);
  }
  for (const integration of index.all('integration')) connect(nodes, integration);
  return { node: (system) => nodes.get(system), nodes: roots, memory: createMemory(roots.length) };
}

/** An element that means something else than before; undefined where it is not there. */
export type GraphChange = readonly [
  before: ElementOf<'system'> | ElementOf<'integration'> | undefined,
  after: ElementOf<'system'> | ElementOf<'integration'> | undefined,
];

/**
 * Changes the graph in place into that of an architecture that differs in these elements: a keystroke changes one of
 * ten thousand. False, and nothing done, where systems come, go or move: then it is made anew.
 */
export function patchGraph(graph: IntegrationGraph, changes: readonly GraphChange[]): boolean {
  const systems = changes.filter(([before, after]) => (before ?? after)?.kind === 'system');
  for (const [before, after] of systems) {
    if (before?.kind !== 'system' || after?.kind !== 'system') return false;
    if (before.parent !== after.parent || isLive(before) !== isLive(after)) return false;
  }
  const nodes = { get: (id: ElementId) => graph.node(id) as Place | undefined };
  for (const [before, after] of systems) {
    const node = before && nodes.get(before.id);
    if (node === undefined || after?.kind !== 'system') continue;
    node.systems = node.systems.map((system) => (system.id === after.id ? after : system));
    node.holdings = holdingsOf(node.systems);
  }
  for (const [before, after] of changes) {
    if (before?.kind === 'integration') disconnect(nodes, before);
    if (after?.kind === 'integration') connect(nodes, after);
  }
  return true;
}

/** A node while it is being put together. */
interface Place extends SystemNode {
  links: Link[];
  inflows: Inflow[];
  systems: ElementOf<'system'>[];
  holdings: ReadonlyMap<ElementId, readonly Held[]>;
}

type Places = { get(id: ElementId): Place | undefined };

function connect(nodes: Places, integration: ElementOf<'integration'>): void {
  const stops = stopsOf(nodes, integration);
  for (let i = 0; i < stops.length; i++) {
    for (let j = i + 1; j < stops.length; j++) {
      const [a, b] = [stops[i] as Place, stops[j] as Place];
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

function disconnect(nodes: Places, integration: ElementOf<'integration'>): void {
  for (const node of stopsOf(nodes, integration)) {
    node.links = node.links.filter((link) => link.integration.id !== integration.id);
    node.inflows = node.inflows.filter((flow) => flow.integration.id !== integration.id);
  }
}

/** From end to end, with the hubs that it passes; none where an end is not live. */
function stopsOf(nodes: Places, { from, to, via }: ElementOf<'integration'>): readonly Place[] {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  if (start === undefined || end === undefined) return [];
  const hubs = via === undefined || via === 'none' ? [] : via.map((hub) => nodes.get(hub)).filter((hub) => hub !== undefined);
  return [start, ...hubs, end];
}

const nothingHeld: ReadonlyMap<ElementId, readonly Held[]> = new Map();

function holdingsOf(systems: readonly ElementOf<'system'>[]): ReadonlyMap<ElementId, readonly Held[]> {
  const holdings = new Map<ElementId, Held[]>();
  for (const system of systems) {
    for (const holding of system.holdings) {
      const held = { ...holding, holder: system.id };
      const others = holdings.get(holding.data);
      if (others === undefined) holdings.set(holding.data, [held]);
      else others.splice(others.filter((other) => comesBefore(other, held)).length, 0, held);
    }
  }
  return holdings.size === 0 ? nothingHeld : holdings;
}

/** The master before a copy, the one renewed more often before another; then by name. */
function comesBefore(a: Held, b: Held): boolean {
  if ((a.how === 'masters') !== (b.how === 'masters')) return a.how === 'masters';
  const [left, right] = [a.every?.ms ?? Number.POSITIVE_INFINITY, b.every?.ms ?? Number.POSITIVE_INFINITY];
  return left !== right ? left < right : a.holder !== b.holder ? a.holder < b.holder : a.how <= b.how;
}

function createMemory(size: number): SearchMemory {
  const side = (): SearchSide => ({ marks: new Float64Array(size), nodes: new Array(size), integrations: new Array(size) });
  return { searches: 0, left: side(), right: side(), settled: new Float64Array(size) };
}
