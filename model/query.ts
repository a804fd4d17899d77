import type { Element, ElementOf, Kind } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Model } from './model.ts';

/** Look-ups over one model. Made once per model and plateau; every list is in the model's order. */
export interface ArchitectureIndex {
  readonly model: Model;
  /** The plateau at which the model stands; undefined in an architecture without plateaus. */
  readonly plateau: ElementId | undefined;
  element(id: ElementId): Element | undefined;
  /** Like `element`, but only of that kind. */
  get<K extends Kind>(kind: K, id: ElementId | undefined): ElementOf<K> | undefined;
  all<K extends Kind>(kind: K): readonly ElementOf<K>[];
  /** Title and, if there is none, path. */
  label(id: ElementId): string;
  /** Declared directly inside. */
  children(id: ElementId): readonly Element[];
  /** The outermost system that a component belongs to; the id itself for a top-level system. */
  rootSystem(id: ElementId): ElementId;
  /** The steps of a journey in the order written. */
  steps(journey: ElementId): readonly ElementOf<'step'>[];
  /** The arrows written out in a journey. */
  transitions(journey: ElementId): readonly ElementOf<'transition'>[];
  /** Integrations with the system, or any component of it, at that end. */
  integrationsFrom(system: ElementId): readonly ElementOf<'integration'>[];
  integrationsTo(system: ElementId): readonly ElementOf<'integration'>[];
  /** Handovers declared between two channels or teams, exactly in that direction. */
  handovers(from: ElementId, to: ElementId): readonly ElementOf<'handover'>[];
}
