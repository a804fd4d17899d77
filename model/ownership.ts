import { derivedFrom } from './derived.ts';
import type { ElementId, Stated } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';

/** Who owns a system: a component without an owner of its own belongs to the owner of what it is part of. */
export function ownerOfSystem(index: ArchitectureIndex, system: ElementOf<'system'>): Stated<ElementId> | undefined {
  for (let at: ElementOf<'system'> | undefined = system; at; at = index.get('system', at.parent)) {
    if (at.owner !== undefined) return at.owner;
  }
  return undefined;
}

/** Who owns an integration; one inside a single system belongs to that system's owner. */
export function ownerOfIntegration(
  index: ArchitectureIndex,
  integration: ElementOf<'integration'>,
): Stated<ElementId> | undefined {
  if (integration.owner !== undefined) return integration.owner;
  const root = index.rootSystem(integration.from);
  const system = root === index.rootSystem(integration.to) ? index.get('system', root) : undefined;
  return system && ownerOfSystem(index, system);
}

/**
 * The organisational unit that a team is part of: the nearest around it that is marked `unit` or is another organisation.
 * Where no team is marked, the units are the children of the single root, or else the roots.
 */
export const unitsOf = derivedFrom(['team'], (index): ((team: ElementId) => ElementId) => {
  const teams = index.all('team');
  const roots = teams.filter((team) => index.get('team', team.parent) === undefined);
  const marked = teams.some((team) => team.unit);
  const isUnit = (team: ElementOf<'team'>): boolean => {
    if (team.unit || foreign(team)) return true;
    if (marked) return false;
    return roots.length === 1 ? team.parent === roots[0]?.id : team.parent === undefined;
  };
  return (id) => {
    let outermost = id;
    for (let at = index.get('team', id); at; at = index.get('team', at.parent)) {
      if (isUnit(at)) return at.id;
      outermost = at.id;
    }
    return outermost;
  };
});

/**
 * Whether the outermost team that `unitsOf` gives counts as an organisational unit: where some are marked, one that is
 * neither marked nor another organisation is not known to be one.
 */
export const countsAsUnit = derivedFrom(['team'], (index): ((unit: ElementId) => boolean) => {
  const marked = index.all('team').some((team) => team.unit);
  return (id) => {
    const team = index.get('team', id);
    return !marked || (team !== undefined && (team.unit === true || foreign(team)));
  };
});

/** Another organisation: outsourced, a vendor, a partner. Without a stated type a team is taken as our own. */
export function foreign(team: ElementOf<'team'>): boolean {
  return team.type !== undefined && team.type !== 'internal';
}
