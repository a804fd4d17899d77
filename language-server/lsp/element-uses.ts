import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Finding } from '../../model/finding.ts';
import type { Fragment } from '../fragment.ts';
import type { ProjectState } from '../project.ts';
import { elementOf } from './element-lookup.ts';

/** What is counted about elements, for all of a project at once. */
interface ElementUses {
  readonly journeys: ReadonlyMap<ElementId, ReadonlySet<ElementId>>;
  readonly findings: ReadonlyMap<ElementId, readonly Finding[]>;
  readonly owned: ReadonlyMap<ElementId, readonly Element[]>;
}

/** The journeys that name it, and those that run over it without naming it; in the order of the model. */
export function journeysUsing(state: ProjectState, id: ElementId): readonly ElementId[] {
  return [...(usesOf(state).journeys.get(id) ?? [])];
}

/** What is found about it and all that is declared in it, and of a journey what affects it; what is accepted aside. */
export function findingsAbout(state: ProjectState, id: ElementId): readonly Finding[] {
  return usesOf(state).findings.get(id) ?? [];
}

/** What a team is stated to own. */
export function ownedBy(state: ProjectState, team: ElementId): readonly Element[] {
  return usesOf(state).owned.get(team) ?? [];
}

const known = new WeakMap<ProjectState, ElementUses>();

/** Counted when somebody first asks after a change: one pass over everything, and then each answer is a look-up. */
function usesOf(state: ProjectState): ElementUses {
  let uses = known.get(state);
  if (!uses) {
    uses = { journeys: countJourneys(state), findings: gatherFindings(state), owned: gatherOwned(state) };
    known.set(state, uses);
  }
  return uses;
}

function countJourneys({ model, fragments, check }: ProjectState): ElementUses['journeys'] {
  const named = new Map<ElementId, (readonly ElementId[])[]>();
  for (const fragment of fragments) {
    for (const [journey, targets] of namedInJourneys(fragment)) {
      const others = named.get(journey);
      if (others) others.push(targets);
      else named.set(journey, [targets]);
    }
  }
  const journeys = new Map<ElementId, Set<ElementId>>();
  const add = (used: ElementId, journey: ElementId) => {
    const users = journeys.get(used);
    if (users) users.add(journey);
    else journeys.set(used, new Set([journey]));
  };
  for (const { id, kind } of model.elements) {
    if (kind !== 'journey') continue;
    for (const targets of named.get(id) ?? []) for (const target of targets) add(target, id);
    const flow = check.flows.get(id);
    for (const integration of flow?.integrations ?? []) add(integration, id);
    for (const system of flow?.systems ?? []) for (const each of withContainers(model, system)) add(each, id);
  }
  return journeys;
}

const namedKnown = new WeakMap<Fragment, ReadonlyMap<ElementId, readonly ElementId[]>>();

/** What the journeys of a document name, their own steps aside; it stays the same until the document is read again. */
function namedInJourneys(fragment: Fragment): ReadonlyMap<ElementId, readonly ElementId[]> {
  const found = namedKnown.get(fragment);
  if (found) return found;
  const journeys = new Map(fragment.elements.map((element) => [element.id, journeyOf(element)]));
  const named = new Map<ElementId, ElementId[]>();
  for (const { target, from } of fragment.references) {
    const journey = from === undefined ? undefined : journeys.get(from);
    if (journey === undefined || journeys.get(target) === journey) continue;
    const targets = named.get(journey);
    if (targets) targets.push(target);
    else named.set(journey, [target]);
  }
  namedKnown.set(fragment, named);
  return named;
}

function gatherFindings({ model, findings }: ProjectState): ElementUses['findings'] {
  const about = new Map<ElementId, Finding[]>();
  for (const finding of findings) {
    if (finding.waived) continue;
    const around = finding.element === undefined ? [] : withContainers(model, finding.element);
    for (const id of new Set([...around, ...finding.journeys])) {
      const list = about.get(id);
      if (list) list.push(finding);
      else about.set(id, [finding]);
    }
  }
  return about;
}

function gatherOwned({ model }: ProjectState): ElementUses['owned'] {
  const owned = new Map<ElementId, Element[]>();
  for (const element of model.elements) {
    if (element.owner === undefined || element.owner === 'none') continue;
    const list = owned.get(element.owner);
    if (list) list.push(element);
    else owned.set(element.owner, [element]);
  }
  return owned;
}

/** The journey that an element is, or is part of. */
export function journeyOf(element: Element | undefined): ElementId | undefined {
  if (element?.kind === 'journey') return element.id;
  return element && 'journey' in element ? element.journey : undefined;
}

/** The element and what it is declared in, the innermost first. */
export function withContainers(model: ProjectState['model'], id: ElementId): readonly ElementId[] {
  const ids: ElementId[] = [];
  for (let at: ElementId | undefined = id; at !== undefined && !ids.includes(at); ) {
    ids.push(at);
    const element = elementOf(model, at);
    at = element?.parent ?? journeyOf(element);
  }
  return ids;
}
