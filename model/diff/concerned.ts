import type { ElementId } from '../element-base.ts';
import { channelsOf } from '../crossings.ts';
import type { JourneyPair } from './journey-pairs.ts';

/**
 * How many customers a month come by each channel, system, integration, handover and journey: whoever does so more than once in a
 * journey counts once, and of several plateaus the one with most counts.
 */
export function customersBy(pairs: readonly JourneyPair[]): ReadonlyMap<ElementId, number> {
  const byJourney = new Map<ElementId, Map<ElementId, number>>();
  for (const { journey, before, after } of pairs) {
    const most = byJourney.get(journey) ?? new Map<ElementId, number>();
    byJourney.set(journey, most);
    const count = (element: ElementId, customers: number | undefined) => {
      if (customers !== undefined) most.set(element, Math.max(most.get(element) ?? 0, customers));
    };
    for (const version of [before, after]) {
      if (!version) continue;
      const { walk, index } = version;
      const at = new Map(walk.steps.map(({ step, customersPerMonth }) => [step, customersPerMonth]));
      count(journey, walk.steps[0]?.customersPerMonth);
      for (const { step, systems, integrations, customersPerMonth } of walk.steps) {
        for (const element of [step, ...systems, ...integrations, ...channelsOf(index.get('step', step) ?? {})]) count(element, customersPerMonth);
      }
      for (const { from, share, handovers } of walk.transitions) for (const handover of handovers) count(handover, (at.get(from) ?? 0) * share);
    }
  }
  const sums = new Map<ElementId, number>();
  for (const most of byJourney.values()) for (const [element, customers] of most) sums.set(element, (sums.get(element) ?? 0) + customers);
  return sums;
}
