import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import { isLive } from './integration-graph.ts';
import { listedUpTo, quoted } from './phrases.ts';
import type { ArchitectureIndex } from './query.ts';

/** What customers are sent; what is internal is not. */
export function sentToCustomers(index: ArchitectureIndex): readonly ElementOf<'communication'>[] {
  return index.all('communication').filter(({ type, undeclared }) => type !== 'internal' && !undeclared);
}

/** By the system that sends it, in the order of the text. Without what nobody is said to send, or something that is not there. */
export function bySender(
  index: ArchitectureIndex,
  communications: readonly ElementOf<'communication'>[],
): ReadonlyMap<ElementId, readonly ElementOf<'communication'>[]> {
  const groups = new Map<ElementId, ElementOf<'communication'>[]>();
  for (const communication of communications) {
    const { sender } = communication;
    if (sender === undefined || sender === 'none' || !isThere(index, sender)) continue;
    const group = groups.get(sender);
    if (group) group.push(communication);
    else groups.set(sender, [communication]);
  }
  return groups;
}

/** Whether the system is live at this plateau, and what it is part of too. */
export function isThere(index: ArchitectureIndex, id: ElementId): boolean {
  const system = index.get('system', id);
  const root = index.get('system', index.rootSystem(id));
  return system !== undefined && !system.undeclared && isLive(system) && root !== undefined && isLive(root);
}

/** The journeys that the communications belong to, each once. */
export function journeysOf(index: ArchitectureIndex, communications: readonly ElementOf<'communication'>[]): readonly ElementId[] {
  const journeys = new Set<ElementId>();
  for (const id of communications.flatMap(({ steps }) => steps)) {
    const journey = index.get('journey', id)?.id ?? index.get('step', id)?.journey;
    if (journey !== undefined) journeys.add(journey);
  }
  return [...journeys];
}

/** The personas that it reaches: its own, or else those of its journeys. Empty where nobody is named: then it may be anybody. */
export function audienceOf(index: ArchitectureIndex, communication: ElementOf<'communication'>): readonly ElementId[] {
  if (communication.personas.length > 0) return communication.personas;
  return [...new Set(journeysOf(index, [communication]).flatMap((journey) => index.get('journey', journey)?.personas ?? []))];
}

/** The systems that hand it what it sends, by the outermost: what only tells who may be written to is left out. */
export function ordersTo(index: ArchitectureIndex, sender: ElementId): readonly ElementId[] {
  const root = index.rootSystem(sender);
  const orders = index.integrationsTo(root).filter(({ carries }) => Array.isArray(carries) && carries.some(({ item }) => !permissions.has(item)));
  return [...new Set(orders.map(({ from }) => index.rootSystem(from)))].filter((from) => from !== root);
}

const permissions: ReadonlySet<string> = new Set(['consent', 'suppression']);

/** `"Offers" and "Tips"`, at most three. */
export function titlesOf(index: ArchitectureIndex, communications: readonly ElementOf<'communication'>[]): string {
  return listedUpTo(communications.map(({ id }) => quoted(index.label(id))), 3);
}
