import type { Step } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { listed } from '../data-flow.ts';
import { isLive, type SystemNode } from '../integration-graph.ts';
import { findWay } from '../path.ts';
import { hubTypes } from '../vocabulary.ts';
import type { WalkFacts } from './facts.ts';
import type { Route } from './route.ts';

/** Where a step takes place: its channels, team and systems. */
export interface StepPlace {
  readonly step: Step;
  /** Its own, or for a step without one those that the customer was on before. */
  readonly channels: readonly ElementId[];
  readonly team: ElementId | undefined;
  /** Live systems as stated, components too. */
  readonly systems: readonly ElementId[];
  /** Their outermost systems. */
  readonly roots: readonly ElementId[];
  /** The tool that the step is done with: what is known at the step is known there. */
  readonly front: ElementId | undefined;
  /** Nothing is said about its systems, as opposed to `none`. */
  readonly unknownSystems: boolean;
  readonly brokenPaths: readonly { readonly from: ElementId; readonly to: ElementId }[];
  /** What joins the systems: along claimed paths, and directly between the others. */
  readonly integrations: readonly ElementId[];
  /** Systems that claimed paths pass without naming them. */
  readonly passed: readonly ElementId[];
}

/** How many hops a claimed path may take between two systems that it names, over hubs. */
const claimedHops = 4;

export function readPlaces(facts: WalkFacts, route: Route): ReadonlyMap<ElementId, StepPlace> {
  const places = new Map<ElementId, StepPlace>();
  for (const step of route.reached) {
    const before = (route.incoming.get(step.id) ?? []).map((passage) => places.get(passage.from.id)).find((place) => place !== undefined);
    places.set(step.id, readPlace(facts, step, before));
  }
  for (const step of route.own) {
    if (!places.has(step.id)) places.set(step.id, readPlace(facts, step, undefined));
  }
  return places;
}

function readPlace(facts: WalkFacts, step: Step, before: StepPlace | undefined): StepPlace {
  const { index, graph, uses } = facts;
  const stated = listed(step.channels);
  const channels = stated.length > 0 ? stated : (before?.channels ?? []);
  for (const channel of channels) uses(channel);

  const claims = step.using === undefined ? servedBy(facts, stated) : listed(step.using);
  const systems: ElementId[] = [];
  const roots: ElementId[] = [];
  for (const system of claims.flat()) {
    uses(system);
    uses(index.rootSystem(system));
    const element = index.get('system', system);
    const node = graph.node(system);
    if (element === undefined || node === undefined || !isLive(element)) continue;
    if (!systems.includes(system)) systems.push(system);
    if (!roots.includes(node.id)) roots.push(node.id);
  }
  return {
    step,
    channels,
    team: step.handledBy ?? before?.team,
    systems,
    roots,
    front: systems[0] === undefined ? undefined : index.rootSystem(systems[0]),
    unknownSystems: step.using === undefined && claims.length === 0,
    ...joinInside(facts, claims, roots),
  };
}

function servedBy({ index }: WalkFacts, channels: readonly ElementId[]): readonly (readonly ElementId[])[] {
  const systems = channels.flatMap((channel) => listed(index.get('channel', channel)?.servedBy));
  return [...new Set(systems)].map((system) => [system]);
}

function joinInside(
  { graph, passed: notePassed }: WalkFacts,
  claims: readonly (readonly ElementId[])[],
  roots: readonly ElementId[],
): Pick<StepPlace, 'brokenPaths' | 'integrations' | 'passed'> {
  const integrations = new Set<ElementId>();
  const passed = new Set<ElementId>();
  const brokenPaths: { from: ElementId; to: ElementId }[] = [];
  for (const claim of claims) {
    for (let position = 1; position < claim.length; position++) {
      const from = claim[position - 1] as ElementId;
      const to = claim[position] as ElementId;
      const way = findWay(graph, [from], [to], { limit: claimedHops, through: isHub, seen: notePassed });
      // A system that is not there at all is another matter than a way that is missing.
      if (way === undefined && graph.node(from) && graph.node(to)) brokenPaths.push({ from, to });
      for (const integration of way?.integrations ?? []) integrations.add(integration);
      for (const system of way?.systems ?? []) if (!roots.includes(system)) passed.add(system);
    }
  }
  if (claims.length > 1) {
    for (const [a, b] of pairs(roots)) {
      const joined = graph.node(a)?.links.filter((link) => link.to.id === b).map((link) => link.integration.id);
      const first = joined?.sort()[0];
      if (first !== undefined) integrations.add(first);
    }
  }
  return { brokenPaths, integrations: [...integrations], passed: [...passed] };
}

/** A hub by its kind, or by what this integration says that it passes. */
function isHub(node: SystemNode, integration: { readonly via?: 'none' | readonly ElementId[] }): boolean {
  const type = node.systems.find((system) => system.id === node.id)?.type;
  return (type !== undefined && hubTypes.has(type)) || listed(integration.via).some((hub) => node.systems.some((system) => system.id === hub));
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((a, position) => list.slice(position + 1).map((b) => [a, b] as const));
}
