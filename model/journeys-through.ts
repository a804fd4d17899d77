import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';
import type { RuleContext } from './rule.ts';

/** Which journeys depend on what, at one plateau. */
export interface JourneysThrough {
  /** The journeys whose flow passes a system, a component of it or an integration, or whose step it is; in the model's order. */
  of(element: ElementId): readonly ElementId[];
  /** Those of `journeys` that are critical. */
  critical(journeys: readonly ElementId[]): readonly ElementId[];
  /** How many journeys are critical at all. */
  readonly criticalCount: number;
}

const known = new WeakMap<ArchitectureIndex, JourneysThrough>();

/** Made from the walks when the first rule asks, then shared by all rules of the same check. */
export function journeysThrough(context: RuleContext): JourneysThrough {
  const found = known.get(context.index) ?? gather(context);
  known.set(context.index, found);
  return found;
}

function gather(context: RuleContext): JourneysThrough {
  const { index } = context;
  const through = new Map<ElementId, ElementId[]>();
  const add = (element: ElementId, journey: ElementId) => {
    const list = through.get(element);
    if (!list) through.set(element, [journey]);
    else if (list.at(-1) !== journey) list.push(journey);
  };
  const critical = new Set<ElementId>();
  for (const journey of index.all('journey')) {
    if (journey.criticality === 'critical') critical.add(journey.id);
    const { flow } = context.walk(journey);
    for (const system of flow.systems) {
      add(system, journey.id);
      add(index.rootSystem(system), journey.id);
    }
    for (const integration of flow.integrations) add(integration, journey.id);
  }
  return {
    of: (element) => through.get(element) ?? [],
    critical: (journeys) => journeys.filter((journey) => critical.has(journey)),
    criticalCount: critical.size,
  };
}
