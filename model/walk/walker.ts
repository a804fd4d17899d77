import type { Journey } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { createGraph, type IntegrationGraph, patchGraph, type SystemNode } from '../integration-graph.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { JourneyWalk } from '../walk.ts';
import { type DependencyKey, dependencyKeys, type Knowledge, readKnowledge } from './facts.ts';
import { walkWith } from './journey.ts';
import { findTouched, type Touched } from './touched.ts';

/** Walks journeys of one architecture after another, and does again only what a change can have touched. */
export interface Walker {
  /** The same object as before while the walk is the same, at another plateau too. */
  walk(index: ArchitectureIndex, journey: Journey): JourneyWalk;
}

export function createWalker(): Walker {
  /** The newest architecture of each plateau, the one looked at last at the end. */
  const stands = new Map<ElementId | undefined, Stand>();

  const standOf = (index: ArchitectureIndex): Stand => {
    const before = stands.get(index.plateau);
    if (before?.index === index) return before;
    const neighbour = [...stands.values()].filter((stand) => stand !== before).at(-1);
    const stand = before ? advance(before, index) : begin(index);
    stand.neighbour = neighbour;
    // What it was compared with is no longer of use, and would keep every architecture since the first.
    if (before) before.neighbour = undefined;
    for (const plateau of stands.keys()) if (plateau !== undefined && !index.get('plateau', plateau)) stands.delete(plateau);
    stands.delete(index.plateau);
    stands.set(index.plateau, stand);
    return stand;
  };

  return {
    walk(index, journey) {
      const stand = standOf(index);
      const known = stand.walks.get(journey.id) ?? adopt(stand, journey.id) ?? walkAnew(stand, journey);
      stand.walks.set(journey.id, known);
      return known.walk;
    },
  };
}

/** An architecture, with the walks through it so far. */
interface Stand {
  readonly index: ArchitectureIndex;
  readonly graph: IntegrationGraph;
  readonly knowledge: Knowledge;
  readonly walks: Map<ElementId, KeptWalk>;
  /** The walk, counted from 1, by which a system was seen last, and passed last, by the system's number. */
  readonly marks: { readonly seen: Uint32Array; readonly passed: Uint32Array };
  /** The keys of those that were passed, by the system's number. */
  readonly linkKeys: DependencyKey[];
  walked: number;
  /** Another plateau, whose walks may be the same here. */
  neighbour?: Stand | undefined;
  touchedByNeighbour?: Touched;
}

interface KeptWalk {
  readonly walk: JourneyWalk;
  readonly keys: ReadonlySet<DependencyKey>;
}

function begin(index: ArchitectureIndex): Stand {
  // A graph of its own, not the index's, because it is changed in place.
  const graph = createGraph(index);
  const { length } = graph.nodes;
  const marks = { seen: new Uint32Array(length), passed: new Uint32Array(length) };
  return { index, graph, knowledge: readKnowledge(index, graph), walks: new Map(), marks, linkKeys: [], walked: 0 };
}

function advance(before: Stand, index: ArchitectureIndex): Stand {
  const touched = findTouched(before.index, index);
  const walks = new Map([...before.walks].filter(([journey, kept]) => index.get('journey', journey) && !isTouched(kept, touched)));
  if (!patchGraph(before.graph, touched.graph)) return { ...begin(index), walks };
  const { graph, marks, linkKeys, walked } = before;
  const knowledge = touched.graph.length > 0 || touched.knowledge ? readKnowledge(index, graph) : before.knowledge;
  return { index, graph, knowledge, walks, marks, linkKeys, walked };
}

/** The neighbour's walk, if nothing that it depends on is different here. */
function adopt(stand: Stand, journey: ElementId): KeptWalk | undefined {
  const { neighbour } = stand;
  const kept = neighbour?.walks.get(journey);
  if (neighbour === undefined || kept === undefined) return undefined;
  stand.touchedByNeighbour ??= findTouched(neighbour.index, stand.index);
  return isTouched(kept, stand.touchedByNeighbour) ? undefined : kept;
}

function walkAnew(stand: Stand, journey: Journey): KeptWalk {
  const { index, graph, knowledge, marks, linkKeys } = stand;
  const keys = new Set<DependencyKey>();
  stand.walked++;
  const seen = (node: SystemNode) => {
    if (marks.seen[node.number] === stand.walked) return;
    marks.seen[node.number] = stand.walked;
    keys.add(node.id);
  };
  const passed = (node: SystemNode) => {
    if (marks.passed[node.number] === stand.walked) return;
    marks.passed[node.number] = stand.walked;
    const key = linkKeys[node.number] ?? dependencyKeys.links(node.id);
    linkKeys[node.number] = key;
    keys.add(key);
  };
  const walk = walkWith({ index, graph, knowledge, uses: (key) => void keys.add(key), seen, passed }, journey);
  return { walk, keys };
}

function isTouched({ keys }: KeptWalk, touched: Touched): boolean {
  const [few, many] = keys.size < touched.keys.size ? [keys, touched.keys] : [touched.keys, keys];
  for (const key of few) if (many.has(key)) return true;
  return false;
}
