import type { Element } from './element.ts';
import type { ElementId, Life } from './element-base.ts';
import { isGone, leansOn, reachedAt } from './plateau.ts';
import type { ArchitectureIndex } from './query.ts';

/** Why something is not there at a plateau. */
export interface Absence {
  /** Not any more, or not yet. */
  readonly how: 'retired' | 'planned';
  /** From this plateau on it is gone, or there; undefined where its lifecycle says that it is retired. */
  readonly plateau: ElementId | undefined;
  /** Whose life says so: its own, or of what it is a part of. */
  readonly by: ElementId;
}

/** Why an element is not there; undefined for one that is, and for one that exists at no plateau. A retired system is not there. */
export function absenceOf(index: ArchitectureIndex, id: ElementId): Absence | undefined {
  if (index.element(id) === undefined) return absences(index)(id);
  for (let at = index.get('system', id); at; at = index.get('system', at.parent)) {
    if (at.lifecycle === 'retired') return { how: 'retired', plateau: undefined, by: at.id };
  }
  return undefined;
}

const known = new WeakMap<ArchitectureIndex, (id: ElementId) => Absence | undefined>();

function absences(index: ArchitectureIndex): (id: ElementId) => Absence | undefined {
  const find = known.get(index) ?? createSearch(index);
  known.set(index, find);
  return find;
}

function createSearch({ whole, plateau }: ArchitectureIndex): (id: ElementId) => Absence | undefined {
  const reached = reachedAt(whole, plateau);
  const byId = new Map(whole.elements.map((element) => [element.id, element]));
  const find = (id: ElementId, seen: ReadonlySet<ElementId>): Absence | undefined => {
    const element = byId.get(id);
    if (element === undefined || seen.has(id)) return undefined;
    const own = fromLife(element.life, reached, id) ?? fromLife(phaseLife(element, byId), reached, element.parent ?? id);
    if (own) return own;
    for (const next of leansOn(element)) {
      const absence = next === undefined ? undefined : find(next, new Set([...seen, id]));
      if (absence) return absence;
    }
    return undefined;
  };
  return (id) => find(id, new Set());
}

function fromLife(life: Life | undefined, reached: ReadonlySet<ElementId>, by: ElementId): Absence | undefined {
  if (life === undefined || !isGone(life, reached)) return undefined;
  if (life.until !== undefined && reached.has(life.until)) return { how: 'retired', plateau: life.until, by };
  return { how: 'planned', plateau: life.from, by };
}

function phaseLife(element: Element, byId: ReadonlyMap<ElementId, Element>): Life | undefined {
  const around = 'phase' in element && element.parent !== undefined ? byId.get(element.parent) : undefined;
  if (around?.kind !== 'journey' && around?.kind !== 'programme') return undefined;
  return around.phases.find(({ name }) => 'phase' in element && name === element.phase)?.life;
}
