import type { ElementId, Stated } from './element-base.ts';
import { ownerOfIntegration, ownerOfSystem } from './ownership.ts';
import type { ArchitectureIndex } from './query.ts';
import type { JourneyWalk } from './walk.ts';

/** A part of a journey, and who owns it. */
export interface FlowPart {
  readonly element: ElementId;
  readonly kind: 'system' | 'integration' | 'step';
  readonly owner: Stated<ElementId> | undefined;
}

/** Every system and integration that a journey runs over, and every step; what a team only handles counts as its part too. */
export function* flowParts(index: ArchitectureIndex, { journey, flow }: Pick<JourneyWalk, 'journey' | 'flow'>): Iterable<FlowPart> {
  for (const id of flow.systems) {
    const system = index.get('system', id);
    if (system) yield { element: id, kind: 'system', owner: ownerOfSystem(index, system) };
  }
  for (const id of flow.integrations) {
    const integration = index.get('integration', id);
    if (integration) yield { element: id, kind: 'integration', owner: ownerOfIntegration(index, integration) };
  }
  for (const step of index.steps(journey)) {
    const owner = step.owner === 'none' ? step.handledBy : (step.owner ?? step.handledBy);
    yield { element: step.id, kind: 'step', owner: owner ?? (step.owner === 'none' ? 'none' : undefined) };
  }
}
