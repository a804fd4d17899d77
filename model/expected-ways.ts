import type { ElementOf } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { SystemNode } from './integration-graph.ts';
import type { ArchitectureIndex } from './query.ts';
import { hubTypes } from './vocabulary.ts';

export interface WayEnds {
  /** Outermost systems. */
  readonly from: ReadonlySet<ElementId>;
  readonly to: ReadonlySet<ElementId>;
  /** Without a hub between the two. */
  readonly direct: boolean;
}

/** Whether a way leads from one of the systems to one of the others: an integration as its arrow goes, or over hubs, to which either side may have turned. */
export function hasWay(index: ArchitectureIndex, ends: WayEnds): boolean {
  if (integrationsBetween(index, ends).length > 0) return true;
  return !ends.direct && overHubs(index, ends, 'either').length > 0;
}

/** The integrations that lead from one of the systems to one of the others, hubs between them or not; over several hubs those that begin the way. */
export function forbiddenWays(index: ArchitectureIndex, ends: WayEnds): readonly ElementOf<'integration'>[] {
  const found = integrationsBetween(index, ends);
  return ends.direct ? found : [...new Set([...found, ...overHubs(index, ends, 'with the arrow')])];
}

function integrationsBetween(index: ArchitectureIndex, { from, to, direct }: WayEnds): readonly ElementOf<'integration'>[] {
  return index.all('integration').filter((integration) => {
    const [start, end] = [index.graph.node(integration.from)?.id, index.graph.node(integration.to)?.id];
    if (start === undefined || end === undefined || start === end || !from.has(start) || !to.has(end)) return false;
    return !direct || integration.via === undefined || integration.via === 'none' || integration.via.length === 0;
  });
}

/** The integrations by which the ways begin that lead over systems that are hubs by their kind. */
function overHubs(index: ArchitectureIndex, { from, to }: WayEnds, direction: 'either' | 'with the arrow'): readonly ElementOf<'integration'>[] {
  const { graph } = index;
  const goes = (integration: ElementOf<'integration'>, node: SystemNode) => direction === 'either' || graph.node(integration.from) === node || viaOf(integration).some((hub) => graph.node(hub) === node);
  const leads = (start: SystemNode): boolean => {
    const seen = new Set([start]);
    const open = [start];
    for (let node = open.pop(); node; node = open.pop()) {
      for (const link of node.links) {
        if (!goes(link.integration, node) || seen.has(link.to)) continue;
        if (to.has(link.to.id) && !from.has(link.to.id)) return true;
        seen.add(link.to);
        if (isHub(link.to)) open.push(link.to);
      }
    }
    return false;
  };
  const known = new Map<SystemNode, boolean>();
  return [...from].flatMap((id) => {
    const node = graph.node(id);
    if (!node) return [];
    return node.links.flatMap(({ to: hub, integration }) => {
      if (!isHub(hub) || from.has(hub.id) || !goes(integration, node)) return [];
      const found = known.get(hub) ?? leads(hub);
      known.set(hub, found);
      return found ? [integration] : [];
    });
  });
}

function isHub(node: SystemNode): boolean {
  const type = node.systems.find((system) => system.id === node.id)?.type;
  return type !== undefined && hubTypes.has(type);
}

function viaOf({ via }: ElementOf<'integration'>): readonly ElementId[] {
  return via === undefined || via === 'none' ? [] : via;
}
