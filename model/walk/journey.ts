import type { Journey, Step } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { type Item, wordOf } from '../data-flow.ts';
import type { Rate } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { InHand, JourneyWalk, Lost, WalkedStep, WalkedTransition } from '../walk.ts';
import { type Boundary, readBoundary } from './boundary.ts';
import { readKnowledge, type WalkFacts } from './facts.ts';
import { type JourneyFlow, readFlow } from './flow.ts';
import { readFreshness } from './freshness.ts';
import { readKnowing } from './in-hand.ts';
import { type Known, type Origin } from './lookup.ts';
import { findLosses } from './loss.ts';
import { readPlaces } from './place.ts';
import { diagnose, type WalkState } from './remedy.ts';
import { type Passage, readRoute } from './route.ts';
import { readRetyped } from './retyped.ts';
import { findWorstPath } from './worst-path.ts';

/** Walks a journey once; `createWalker` keeps what it found for as long as nothing that it depends on changes. */
export function walkJourney(index: ArchitectureIndex, journey: Journey): JourneyWalk {
  return walkWith({ index, graph: index.graph, knowledge: readKnowledge(index, index.graph), uses: ignore, seen: ignore, passed: ignore }, journey);
}

export function walkWith(facts: WalkFacts, journey: Journey): JourneyWalk {
  const route = readRoute(facts, journey.id);
  const places = readPlaces(facts, route);
  const boundaries = new Map<Passage, Boundary>();
  for (const passage of route.passages) {
    const from = places.get(passage.from.id);
    const to = passage.to && places.get(passage.to.id);
    if (from && to) boundaries.set(passage, readBoundary(facts, passage, from, to));
  }
  const knowing = readKnowing(facts, route, places, boundaries);
  const state: WalkState = { facts, route, places, boundaries, knowing };
  const flow = readFlow(facts, route, places);
  const volume = perMonth(journey.volume);
  const isOwn = (step: Step) => step.journey === journey.id;
  const steps = route.own.map((step) => walkStep(state, step, volume));
  const transitions = route.passages.map((passage) => ({ passage, walked: walkPassage(state, flow, passage) }));
  return {
    journey: journey.id,
    steps,
    transitions: transitions.filter((each) => isOwn(each.passage.from)).map((each) => each.walked),
    continued: {
      steps: route.continued.map((step) => walkStep(state, step, volume)),
      transitions: transitions.filter((each) => !isOwn(each.passage.from)).map((each) => each.walked),
    },
    flow: gatherFlow(facts, route.passages.filter(({ from, to }) => isOwn(from) && to !== undefined && isOwn(to)), steps, flow),
    ...findWorstPath(facts, route, flow, boundaries),
  };
}

function walkStep(state: WalkState, step: Step, volume: number | undefined): WalkedStep {
  const { facts, route, places, knowing } = state;
  const place = places.get(step.id);
  const known = knowing.at.get(step.id);
  const share = route.shares.get(step.id) ?? 0;
  const customers = (part: number) => (volume === undefined || part === 0 ? undefined : Math.round(volume * part));
  const freshness = place && known ? readFreshness(facts, place, known) : undefined;

  const lost = findLosses(route, knowing, step)
    // Where nothing is known of the systems, nothing is known of the data either.
    .filter((loss) => loss.need.data === undefined || !place?.unknownSystems)
    .map((loss): Lost => {
      const { at } = loss;
      const diagnosis = diagnose(state, loss);
      const [remedy] = diagnosis.remedies;
      return {
        item: loss.need.item,
        ...(at?.to && { lastInHand: at.from.id, lostAt: { from: at.from.id, to: at.to.id } }),
        customersPerMonth: customers(loss.share),
        ...diagnosis,
        ...(remedy && { remedy }),
      };
    });

  const used = new Set(place?.integrations);
  for (const need of step.needs) {
    for (const integration of (need.data && known?.get(need.data)?.way?.integrations) || []) used.add(integration);
  }
  return {
    step: step.id,
    reachable: known !== undefined,
    share,
    customersPerMonth: customers(share),
    systems: place?.systems ?? [],
    integrations: [...used],
    brokenPaths: place?.brokenPaths ?? [],
    inHand: [...(known ?? [])].map(([item, origin]) => inHand(step, item, origin, freshness?.ages)),
    lost,
    stale: freshness?.stale ?? [],
    retyped: place ? readRetyped(facts, place) : [],
  };
}

function inHand(step: Step, item: Item, { from, source, age, way }: Origin, ages: ReadonlyMap<ElementId, number | undefined> | undefined): InHand {
  const need = step.needs.find((each) => each.data === item);
  const known = ages?.has(item) ? ages.get(item) : age;
  return {
    item: need?.item ?? wordOf(item),
    from,
    ...(source !== undefined && { source }),
    ...(known !== undefined && { age: known }),
    ...(way !== undefined && way.integrations.length > 0 && { way: way.integrations }),
    ...(way !== undefined && way.assumed.length > 0 && { assumed: way.assumed }),
  };
}

function walkPassage({ places, boundaries, knowing }: WalkState, flow: JourneyFlow, passage: Passage): WalkedTransition {
  const { from, to, arrow, cause, share } = passage;
  const boundary = boundaries.get(passage);
  const left = (to && knowing.at.get(to.id)) ?? new Map();
  const before: Known = knowing.after.get(from.id) ?? new Map();
  return {
    from: from.id,
    to: to?.id,
    arrow: arrow?.id,
    cause,
    share,
    channelChange: boundary?.channelChange ?? false,
    teamChange: boundary?.teamChange ?? false,
    botToPerson: boundary?.botToPerson ?? false,
    sent: boundary?.sent ?? false,
    handovers: boundary?.handovers.map((handover) => handover.id) ?? [],
    hops: to && places.has(to.id) ? flow.hops.get(passage) : undefined,
    dropped: to === undefined ? [] : [...before.keys()].filter((item) => !left.has(item)).map(wordOf),
  };
}

/** A rate per month: a year has twelve and a quarter three, else a month has 30 days. Undefined when not stated. */
function perMonth(volume: Rate | undefined): number | undefined {
  if (!volume || volume.per.ms <= 0) return undefined;
  const months = monthsOf[volume.per.text];
  return months === undefined ? (volume.count * 30 * 86_400_000) / volume.per.ms : volume.count / months;
}

const monthsOf: Readonly<Record<string, number>> = { year: 12, y: 12, '1y': 12, quarter: 3, month: 1, mo: 1, '1mo': 1 };

function gatherFlow(
  { index }: WalkFacts,
  passages: readonly Passage[],
  steps: readonly WalkedStep[],
  flow: JourneyFlow,
): JourneyWalk['flow'] {
  const systems = new Set<ElementId>();
  const integrations = new Set<ElementId>();
  for (const step of steps) {
    for (const system of flow.steps.get(step.step)?.systems ?? []) systems.add(system);
    for (const id of step.integrations) {
      integrations.add(id);
      const integration = index.get('integration', id);
      if (integration === undefined) continue;
      for (const end of [integration.from, integration.to]) {
        const root = index.rootSystem(end);
        if (![...systems].some((system) => index.rootSystem(system) === root)) systems.add(root);
      }
    }
  }
  for (const passage of passages) {
    for (const system of flow.passages.get(passage)?.systems ?? []) systems.add(system);
    for (const integration of flow.passages.get(passage)?.integrations ?? []) integrations.add(integration);
  }
  return { systems: [...systems], integrations: [...integrations] };
}

function ignore(): void {}
