import type { ElementId } from '../element-base.ts';
import type { Model } from '../model.ts';
import type { PropertyChange } from './change.ts';

/**
 * The journeys whose steps come in another order, by their ids in the later version. That a step was put in or taken
 * out between others is told of that step alone.
 */
export function changedStepOrders(before: Model, after: Model, ids: ReadonlyMap<ElementId, ElementId>): ReadonlyMap<ElementId, PropertyChange> {
  const earlier = stepsByJourney(before, ids);
  const changes = new Map<ElementId, PropertyChange>();
  for (const [journey, later] of stepsByJourney(after, new Map())) {
    const known = earlier.get(journey) ?? [];
    const common = later.filter((step) => known.includes(step));
    if (known.filter((step) => later.includes(step)).every((step, place) => step === common[place])) continue;
    changes.set(journey, { field: 'steps', before: known, after: later });
  }
  return changes;
}

/** In their order. */
export function stepsByJourney(model: Model, ids: ReadonlyMap<ElementId, ElementId>): Map<ElementId, ElementId[]> {
  const named = (id: ElementId) => ids.get(id) ?? id;
  const journeys = new Map<ElementId, { readonly id: ElementId; readonly order: number }[]>();
  for (const element of model.elements) {
    if (element.kind !== 'step') continue;
    const steps = journeys.get(named(element.journey)) ?? [];
    journeys.set(named(element.journey), steps);
    steps.push({ id: named(element.id), order: element.order });
  }
  return new Map([...journeys].map(([journey, steps]) => [journey, steps.sort((a, b) => a.order - b.order).map(({ id }) => id)]));
}
