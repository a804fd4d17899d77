import type { Element, ElementOf, Kind } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Model } from './model.ts';
import { createGraph, type IntegrationGraph } from './integration-graph.ts';
import { lazily } from './derived.ts';
import { modelAt, plateauOrder } from './plateau.ts';

/** Look-ups over one model. Made once per model and plateau; every list is in the model's order. */
export interface ArchitectureIndex {
  /** As it stands at the plateau: what does not exist there is not in it. */
  readonly model: Model;
  /** What exists at any plateau: for saying why something is not there. */
  readonly whole: Model;
  /** The plateau at which the model stands; undefined in an architecture without plateaus. */
  readonly plateau: ElementId | undefined;
  /** The live systems and how they are joined; made when first asked for. */
  readonly graph: IntegrationGraph;
  element(id: ElementId): Element | undefined;
  /** Like `element`, but only of that kind. */
  get<K extends Kind>(kind: K, id: ElementId | undefined): ElementOf<K> | undefined;
  all<K extends Kind>(kind: K): readonly ElementOf<K>[];
  /** Whether there is one of that kind. */
  has(kind: Kind): boolean;
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

/**
 * The index of the model at a plateau; today's when undefined. One pass over the elements; what only some readers ask
 * for is made when it is first asked for, because the index is made anew with every keystroke.
 */
export function createIndex(model: Model, plateau?: ElementId): ArchitectureIndex {
  const order = plateauOrder(model);
  const at = order.find((each) => each.id === plateau)?.id ?? order[0]?.id;
  return indexStanding(modelAt(model, at), at, model);
}

/** The same of a model that stands there already. */
export function indexStanding(model: Model, plateau: ElementId | undefined, whole: Model): ArchitectureIndex {
  const byId = new Map<ElementId, Element>();
  const byKind = new Map<Kind, Element[]>();
  for (const element of model.elements) {
    if (!byId.has(element.id)) byId.set(element.id, element);
    const same = byKind.get(element.kind);
    if (same) same.push(element);
    else byKind.set(element.kind, [element]);
  }

  const all = <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly ElementOf<K>[];
  const get = <K extends Kind>(kind: K, id: ElementId | undefined): ElementOf<K> | undefined => {
    const found = id === undefined ? undefined : byId.get(id);
    return found?.kind === kind ? (found as ElementOf<K>) : undefined;
  };
  const rootSystem = (id: ElementId): ElementId => {
    let root = id;
    // Bounded, so that a parent that leads back to itself ends too.
    for (let depth = 0; depth < 64; depth++) {
      const parent = get('system', root)?.parent;
      if (parent === undefined || get('system', parent) === undefined) return root;
      root = parent;
    }
    return root;
  };
  const withContainers = (id: ElementId): ElementId[] => {
    const ids = [id];
    let parent = get('system', id)?.parent;
    while (get('system', parent) !== undefined && !ids.includes(parent as ElementId)) {
      ids.push(parent as ElementId);
      parent = get('system', parent)?.parent;
    }
    return ids;
  };

  const children = lazily(() => group(model.elements, (element) => (element.parent === undefined ? [] : [element.parent])));
  const steps = lazily(() => {
    const grouped = group(all('step'), (step) => [step.journey]);
    for (const list of grouped.values()) {
      // Nearly always in order already; sorting is stable, so equal orders keep the model's.
      if (list.some((step, position) => position > 0 && step.order < (list[position - 1]?.order ?? 0))) {
        list.sort((a, b) => a.order - b.order);
      }
    }
    return grouped;
  });
  const transitions = lazily(() => group(all('transition'), (transition) => [transition.journey]));
  const from = lazily(() => group(all('integration'), (integration) => withContainers(integration.from)));
  const to = lazily(() => group(all('integration'), (integration) => withContainers(integration.to)));
  const handovers = lazily(() => group(all('handover'), (handover) => [`${handover.from}|${handover.to}`]));

  const index: ArchitectureIndex = {
    model,
    whole,
    plateau,
    get graph() {
      return graph();
    },
    element: (id) => byId.get(id),
    get,
    all,
    has: (kind) => byKind.has(kind),
    label: (id) => {
      const element = byId.get(id);
      return element ? (element.title ?? element.path) : id.slice(id.indexOf(':') + 1);
    },
    children: (id) => children().get(id) ?? none,
    rootSystem,
    steps: (journey) => steps().get(journey) ?? none,
    transitions: (journey) => transitions().get(journey) ?? none,
    integrationsFrom: (system) => from().get(system) ?? none,
    integrationsTo: (system) => to().get(system) ?? none,
    handovers: (source, target) => handovers().get(`${source}|${target}`) ?? none,
  };
  const graph = lazily(() => createGraph(index));
  return index;
}

const none: readonly never[] = [];

function group<T>(list: Iterable<T>, keysOf: (each: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}
