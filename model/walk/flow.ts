import type { ElementId } from '../element-base.ts';
import type { SystemNode } from '../integration-graph.ts';
import { findWay, type Way } from '../path.ts';
import type { WalkFacts } from './facts.ts';
import type { StepPlace } from './place.ts';
import type { Passage, Route } from './route.ts';

/** What a journey runs over. */
export interface JourneyFlow {
  /** What each step uses: its systems, what its claimed paths pass, and the integrations that join them. */
  readonly steps: ReadonlyMap<ElementId, Stretch>;
  /** What lies between two steps, their own systems left out. */
  readonly passages: ReadonlyMap<Passage, Stretch>;
  /** Hops between the systems of two steps; undefined when there is no way. */
  readonly hops: ReadonlyMap<Passage, number | undefined>;
}

export interface Stretch {
  readonly systems: readonly ElementId[];
  readonly integrations: readonly ElementId[];
}

/** How far systems may be apart to be said to be joined at all, in hops. */
const hopLimit = 6;
/** How far apart two steps' systems may be for what lies between to be part of the journey. */
const joinLimit = 4;

export function readFlow(facts: WalkFacts, route: Route, places: ReadonlyMap<ElementId, StepPlace>): JourneyFlow {
  const steps = new Map<ElementId, Stretch>();
  const passages = new Map<Passage, Stretch>();
  const hops = new Map<Passage, number | undefined>();
  for (const place of places.values()) {
    steps.set(place.step.id, { systems: [...place.systems, ...place.passed], integrations: place.integrations });
  }
  for (const passage of route.passages) {
    const from = places.get(passage.from.id);
    const to = passage.to && places.get(passage.to.id);
    if (from === undefined || to === undefined) continue;
    const way = join(facts, from, to);
    hops.set(passage, way?.hops);
    if (way === undefined || way.hops === 0 || way.hops > joinLimit) continue;
    passages.set(passage, { systems: way.systems.slice(1, -1), integrations: [...new Set(way.integrations)] });
  }
  return { steps, passages, hops };
}

function join({ graph, passed }: WalkFacts, from: StepPlace, to: StepPlace): Way | undefined {
  return findWay(graph, from.roots, to.roots, { limit: hopLimit, through: passesOn, seen: passed });
}

/** What is only loaded or watched joins nobody: that two systems fill one warehouse does not let them talk. */
function passesOn({ id, systems }: SystemNode): boolean {
  const type = systems.find((system) => system.id === id)?.type;
  return type === undefined || !sinks.has(type);
}

const sinks: ReadonlySet<string> = new Set(['warehouse', 'lake', 'bi', 'analytics', 'observability']);
