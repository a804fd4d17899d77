import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';
import type { RuleContext } from './rule.ts';
import type { JourneyWalk } from './walk.ts';

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
/** By the walk of the first journey: what was gathered from the same walks before, of an architecture that differs elsewhere. */
const gathered = new WeakMap<JourneyWalk, Gathered>();

interface Gathered {
  readonly walks: readonly JourneyWalk[];
  readonly critical: ReadonlySet<ElementId>;
  readonly through: JourneysThrough;
}

/** Made from the walks when the first rule asks, then shared by all rules; the same object while no walk differs. */
export function journeysThrough(context: RuleContext): JourneysThrough {
  const { index } = context;
  const found = known.get(index) ?? recall(context);
  known.set(index, found);
  return found;
}

function recall(context: RuleContext): JourneysThrough {
  const journeys = context.index.all('journey');
  const walks = journeys.map((journey) => context.walk(journey));
  const critical = new Set(journeys.filter((journey) => journey.criticality === 'critical').map((journey) => journey.id));
  const [first] = walks;
  const before = first && gathered.get(first);
  const same =
    before?.walks.length === walks.length &&
    before.walks.every((walk, place) => walk === walks[place]) &&
    before.critical.size === critical.size &&
    [...before.critical].every((journey) => critical.has(journey));
  if (before && same) return before.through;
  const through = gather(context.index, walks, critical);
  if (first) gathered.set(first, { walks, critical, through });
  return through;
}

function gather(
  index: ArchitectureIndex,
  walks: readonly JourneyWalk[],
  critical: ReadonlySet<ElementId>,
): JourneysThrough {
  const through = new Map<ElementId, ElementId[]>();
  const add = (element: ElementId, journey: ElementId) => {
    const list = through.get(element);
    if (!list) through.set(element, [journey]);
    else if (list.at(-1) !== journey) list.push(journey);
  };
  for (const { journey, flow } of walks) {
    for (const system of flow.systems) {
      add(system, journey);
      add(index.rootSystem(system), journey);
    }
    for (const integration of flow.integrations) add(integration, journey);
  }
  return {
    of: (element) => through.get(element) ?? none,
    critical: (journeys) => journeys.filter((journey) => critical.has(journey)),
    criticalCount: critical.size,
  };
}

const none: readonly ElementId[] = [];
