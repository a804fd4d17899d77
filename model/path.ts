import type { ElementOf } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { IntegrationGraph, SearchSide, SystemNode } from './integration-graph.ts';

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
    const [near, far] = left.work <= right.work ? [left, right] : [right, left];
    if (hops >= Math.min(options.limit, longestWay - 1) || near.frontier.length === 0) return undefined;
    advance(near, far, options);
    meeting = firstShared(near, far);
  }

  const before = trace(left, meeting);
  const after = trace(right, meeting);
  const nodes = [...before.map((step) => step.node).reverse(), meeting, ...after.map((step) => step.node)];
  const integrations = [...before.reverse(), ...after].map((step) => step.integration.id);
  return {
    hops: integrations.length,
    systems: nodes.map((node) => node.id),
    integrations: straightened(nodes, integrations, options),
  };
}

/**
 * Where one integration passes a hub from the system before to the system after, it is that one which joins them, not
 * the halves of two others that happen to meet there.
 */
function straightened(nodes: readonly SystemNode[], integrations: readonly ElementId[], { seen }: WayOptions): readonly ElementId[] {
  const straight = [...integrations];
  for (let at = 1; at < integrations.length; at++) {
    const [before, hub, after] = [nodes[at - 1], nodes[at], nodes[at + 1]];
    if (before === undefined || hub === undefined || after === undefined || straight[at - 1] === straight[at]) continue;
    seen?.(before);
    seen?.(after);
    const arriving = new Set(before.links.filter((link) => link.to === hub).map((link) => link.integration.id));
    const [whole] = after.links.flatMap((link) => (link.to === hub && arriving.has(link.integration.id) ? link.integration.id : [])).sort();
    if (whole !== undefined) straight.fill(whole, at - 1, at + 1);
  }
  return straight;
}

/** How far a search from one end has come. It writes into the graph's memory, so that it makes nothing on its way. */
interface Side {
  readonly memory: SearchSide;
  /** What a place is marked with that was reached with no hop; one more for each hop. */
  readonly base: number;
  /** The places reached last. */
  frontier: SystemNode[];
  /** How many links lead on from there. */
  work: number;
  hops: number;
}

const longestWay = 64;

function startSide(graph: IntegrationGraph, memory: SearchSide, systems: readonly ElementId[]): Side {
  const base = graph.memory.searches * longestWay;
  const frontier: SystemNode[] = [];
  let work = 0;
  for (const system of systems) {
    const node = graph.node(system);
    if (node === undefined || memory.marks[node.number] === base) continue;
    memory.marks[node.number] = base;
    memory.nodes[node.number] = undefined;
    frontier.push(node);
    work += node.links.length;
  }
  return { memory, base, frontier, work, hops: 0 };
}

/** One hop further. What can be reached in several ways is reached by the one whose names come first. */
function advance(side: Side, other: Side, { through, seen }: WayOptions): void {
  const { marks, nodes, integrations } = side.memory;
  const next: SystemNode[] = [];
  side.hops++;
  side.work = 0;
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
      if (before !== mark) {
        next.push(to);
        side.work += to.links.length;
      }
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
