import type { Step, System } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { isSynchronous } from '../data-flow.ts';
import type { WalkedAvailability, WalkedLatency } from '../walk.ts';
import type { Boundary } from './boundary.ts';
import { dependencyKeys, type WalkFacts } from './facts.ts';
import type { JourneyFlow } from './flow.ts';
import { findPaths } from './paths.ts';
import type { Passage, Route } from './route.ts';

/** What the ways through a journey come to at worst. */
export interface WorstPath {
  readonly availability: WalkedAvailability;
  readonly latency: WalkedLatency;
  readonly handovers: number;
}

export function findWorstPath(
  facts: WalkFacts,
  route: Route,
  flow: JourneyFlow,
  boundaries: ReadonlyMap<Passage, Boundary>,
): WorstPath {
  const availabilities = new Map<ElementId, Part | undefined>();
  let worst: WalkedAvailability = { percent: undefined, parts: [] };
  let slowest: WalkedLatency = { p95: undefined, parts: [] };
  let handovers = 0;
  const own = new Set(route.own);
  for (const { steps, passages } of findPaths({ first: route.reached[0], own, outgoing: ({ id }: Step) => route.outgoing.get(id) ?? [] })) {
    // Where something failed and the customer was caught, what failed is no longer needed.
    if (passages.every((passage) => passage.cause !== 'on fail')) {
      const systems = new Set<ElementId>();
      const integrations = new Set<ElementId>();
      for (const step of steps) {
        for (const system of flow.steps.get(step.id)?.systems ?? []) systems.add(system);
        for (const integration of flow.steps.get(step.id)?.integrations ?? []) integrations.add(integration);
      }
      for (const passage of passages) {
        for (const system of flow.passages.get(passage)?.systems ?? []) systems.add(system);
        for (const integration of flow.passages.get(passage)?.integrations ?? []) integrations.add(integration);
      }
      const parts = new Map<ElementId, number | undefined>();
      for (const id of [...systems, ...integrations]) {
        if (!availabilities.has(id)) availabilities.set(id, availabilityOf(facts, id));
        const part = availabilities.get(id);
        if (part) parts.set(part.element, part.percent);
      }
      const availability = multiply(parts);
      if (isWorse(availability, worst)) worst = availability;
      const latency = sumUp(facts, integrations);
      if (slowest.parts.length === 0 || (latency.p95 ?? -1) > (slowest.p95 ?? -1)) slowest = latency;
    }
    const count = passages.filter((passage) => boundaries.get(passage)?.crossed && boundaries.get(passage)?.sent).length;
    handovers = Math.max(handovers, count);
  }
  return { availability: worst, latency: slowest, handovers };
}

interface Part {
  readonly element: ElementId;
  readonly percent: number | undefined;
}

/** A component that states none is as available as what it is part of; an integration counts only where it states one. */
function availabilityOf({ index, uses }: WalkFacts, id: ElementId): Part | undefined {
  uses(dependencyKeys.availability(id));
  const integration = index.get('integration', id);
  if (integration) {
    return typeof integration.availability === 'number' ? { element: id, percent: clamp(integration.availability) } : undefined;
  }
  let bearer: Part | undefined;
  const passed = new Set<ElementId>();
  let next: ElementId | undefined = id;
  while (next !== undefined && !passed.has(next)) {
    const system: System | undefined = index.get('system', next);
    if (system === undefined) break;
    uses(dependencyKeys.availability(system.id));
    passed.add(system.id);
    const { availability } = system;
    if (typeof availability === 'number') return { element: system.id, percent: clamp(availability) };
    bearer = { element: system.id, percent: undefined };
    next = system.parent;
  }
  return bearer;
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

function multiply(parts: ReadonlyMap<ElementId, number | undefined>): WalkedAvailability {
  const known = [...parts.values()].filter((percent) => percent !== undefined);
  const product = known.reduce((sum, percent) => sum * (percent / 100), 1);
  return {
    percent: known.length === 0 ? undefined : Math.round(product * 100 * 1e9) / 1e9,
    parts: [...parts].map(([element, percent]) => ({ element, percent })),
  };
}

/** Lower, or as low with more on the way. */
function isWorse(a: WalkedAvailability, b: WalkedAvailability): boolean {
  const [left, right] = [a.percent ?? 101, b.percent ?? 101];
  return left !== right ? left < right : a.parts.length > b.parts.length;
}

function sumUp({ index }: WalkFacts, integrations: ReadonlySet<ElementId>): WalkedLatency {
  const parts: { element: ElementId; p95: number | undefined }[] = [];
  for (const id of integrations) {
    const integration = index.get('integration', id);
    if (integration && isSynchronous(integration)) parts.push({ element: id, p95: integration.p95?.ms });
  }
  const known = parts.filter((part) => part.p95 !== undefined);
  return { p95: known.length === 0 ? undefined : known.reduce((sum, part) => sum + (part.p95 ?? 0), 0), parts };
}
