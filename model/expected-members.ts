import { absenceOf } from './absence.ts';
import type { Element, ElementOf } from './element.ts';
import type { ElementId, Stated } from './element-base.ts';
import type { ExpectedPart } from './elements/reuse.ts';
import { ownerOfSystem } from './ownership.ts';
import type { ArchitectureIndex } from './query.ts';

/** What a part of an expectation stands for, as far as it is there: a system has to be live. */
export function membersOf(index: ArchitectureIndex, part: ExpectedPart): readonly Element[] {
  const select = selectors[part.by] ?? byName;
  return select(index, part).filter((element) => isThere(index, element));
}

/**
 * The live systems that a part stands for, outermost ones: a channel stands for the systems that serve it, a capability
 * for those that realise it, data for those that have it.
 */
export function systemsOf(index: ArchitectureIndex, part: ExpectedPart): ReadonlySet<ElementId> {
  const systems = membersOf(index, part).flatMap((element) => behind(index, element));
  return new Set(systems.flatMap((id) => index.graph.node(id)?.id ?? []));
}

/** Whether nobody has said anything by which a part could be met: then it is unknown, not absent. */
export function isUnknown(index: ArchitectureIndex, { by, kind, element }: ExpectedPart): boolean {
  const all = [...index.all('system'), ...index.all('channel')];
  switch (by) {
    case 'kind':
      return !all.some(({ type }) => type !== undefined);
    case 'tag':
      return !index.model.elements.some(({ tags }) => tags.length > 0);
    case 'owner':
      return !all.some(({ owner }) => owner !== undefined);
    case 'in':
      return !all.some(({ boundary }) => boundary !== undefined);
    default: {
      const isCapability = kind === 'capability' || (element !== undefined && index.get('capability', element) !== undefined);
      return isCapability && !index.all('system').some(({ realises }) => realises.length > 0);
    }
  }
}

/** The live systems that realise a capability, components too. */
export function realisersOf(index: ArchitectureIndex, capability: ElementId): readonly ElementOf<'system'>[] {
  return index.all('system').filter((system) => isThere(index, system) && system.realises.some((each) => each.capability === capability));
}

type Select = (index: ArchitectureIndex, part: ExpectedPart) => readonly Element[];

const selectors: Readonly<Record<string, Select>> = {
  kind: (index, { value }) => [
    ...index.all('system').filter(({ type }) => value === 'system' || type === value),
    ...index.all('channel').filter(({ type }) => value === 'channel' || type === value),
  ],
  tag: (index, { value }) => index.model.elements.filter(({ tags }) => tags.includes(value)),
  owner: (index, part) => ownedBy(index, namedTeams(index, part)),
  in: (index, part) => {
    const around = new Set(index.all('boundary').filter((boundary) => isNamed(boundary, part)).map(({ id }) => id));
    return [...index.all('system'), ...index.all('channel')].filter((element) => boundariesOf(index, element).some((boundary) => isInside(index, 'boundary', boundary, around)));
  },
  neighbours: (index, part) => {
    const centre = new Set(byName(index, part).map(({ id }) => index.rootSystem(id)));
    const near = [...centre].flatMap((id) => index.graph.node(id)?.links.map(({ to }) => to.id) ?? []);
    return [...new Set(near)].flatMap((id) => index.get('system', id) ?? []);
  },
};

/** The element itself where the name is resolved, else all whose last name or title it is. */
function byName(index: ArchitectureIndex, part: ExpectedPart): readonly Element[] {
  const resolved = part.element === undefined ? undefined : index.element(part.element);
  const others = index.model.elements.filter((element) => element !== resolved && isNamed(element, part) && isExpectable(element));
  // A template that declares a capability of its own means any of that name; other elements are meant as such.
  if (resolved && resolved.kind !== 'capability') return [resolved];
  return resolved ? [resolved, ...others.filter(({ kind }) => kind === 'capability')] : others;
}

function isExpectable({ kind }: Element): boolean {
  return kind !== 'template' && kind !== 'use' && kind !== 'conform' && kind !== 'view' && kind !== 'waiver';
}

function isNamed(element: Element, { value, kind, element: id }: ExpectedPart): boolean {
  if (element.id === id) return true;
  if (kind !== undefined && element.kind !== kind) return false;
  const last = value.slice(value.lastIndexOf('.') + 1);
  return element.name === last || element.title?.toLowerCase() === value.toLowerCase();
}

function isThere(index: ArchitectureIndex, element: Element): boolean {
  if (element.undeclared) return false;
  return element.kind === 'system' ? index.graph.node(element.id) !== undefined : absenceOf(index, element.id) === undefined;
}

function behind(index: ArchitectureIndex, element: Element): readonly ElementId[] {
  switch (element.kind) {
    case 'system':
      return [element.id];
    case 'channel':
      return listOf(element.servedBy);
    case 'capability':
      return realisersOf(index, element.id).map(({ id }) => id);
    case 'data':
      return index.all('system').filter(({ holdings }) => holdings.some(({ data }) => data === element.id)).map(({ id }) => id);
    case 'team':
      return ownedBy(index, [element]).flatMap((owned) => (owned.kind === 'team' ? [] : behind(index, owned)));
    default:
      return [];
  }
}

function namedTeams(index: ArchitectureIndex, part: ExpectedPart): readonly ElementOf<'team'>[] {
  return index.all('team').filter((team) => isNamed(team, part));
}

/** Systems and channels whose owner is one of the teams, or is inside of one. */
function ownedBy(index: ArchitectureIndex, teams: readonly ElementOf<'team'>[]): readonly Element[] {
  const wanted = new Set(teams.map(({ id }) => id));
  const isOwned = (owner: Stated<ElementId> | undefined) => owner !== undefined && isInside(index, 'team', owner, wanted);
  return [...index.all('system').filter((system) => isOwned(ownerOfSystem(index, system))), ...index.all('channel').filter(({ owner }) => isOwned(owner))];
}

/** A component is where its system is, unless it says otherwise. */
function boundariesOf(index: ArchitectureIndex, element: ElementOf<'system' | 'channel'>): readonly ElementId[] {
  for (let at: ElementOf<'system' | 'channel'> | undefined = element; at; at = index.get('system', at.parent)) {
    if (at.boundaries) return at.boundaries;
  }
  return [];
}

/** Bounded, because a parent that leads back to itself ends too. */
function isInside(index: ArchitectureIndex, kind: 'team' | 'boundary', id: ElementId, wanted: ReadonlySet<ElementId>): boolean {
  let at: ElementId | undefined = id;
  for (let depth = 0; depth < 64 && at !== undefined; depth++) {
    if (wanted.has(at)) return true;
    const element: ElementOf<'team' | 'boundary'> | undefined = index.get(kind, at);
    at = element?.parent ?? (element?.kind === 'boundary' ? element.boundary : undefined);
  }
  return false;
}

function listOf<T>(list: Stated<readonly T[]> | undefined): readonly T[] {
  return list === undefined || list === 'none' ? [] : list;
}
