import { derivedFrom } from './derived.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';

/** A region or organisation that something is in. */
export interface Placed {
  /** The outermost region, or the organisation. */
  readonly boundary: ElementId;
  /** What allows personal data to go there; `none` where it is known that nothing does, undefined where nobody says. */
  readonly safeguard: string | undefined;
  /** The boundary that states the safeguard: one within the region, perhaps. */
  readonly statedBy: ElementId;
}

export interface Placement {
  readonly regions: readonly Placed[];
  /** Empty where it is in none that is declared: then it is our own. */
  readonly organisations: readonly Placed[];
}

/** Where systems and teams are: a component and a team within another are where what is around them is. */
export const placements = derivedFrom(['boundary', 'system', 'team'], (index): ((id: ElementId) => Placement) => {
  const known = new Map<ElementId, Placement>();
  const byBoundary = new Map<string, Placement>();
  return (id) => {
    const found = known.get(id) ?? place(index, id, byBoundary);
    known.set(id, found);
    return found;
  };
});

function place(index: ArchitectureIndex, id: ElementId, byBoundary: Map<string, Placement>): Placement {
  let at = index.get('system', id) ?? index.get('team', id);
  for (let depth = 0; at !== undefined && boundariesOf(at).length === 0 && depth < 64; depth++) {
    at = index.get('system', at.parent) ?? index.get('team', at.parent);
  }
  const boundaries = at === undefined ? [] : boundariesOf(at);
  // Nearly all systems are in one of few boundaries.
  const key = boundaries.join();
  const found = byBoundary.get(key) ?? gather(index, boundaries);
  byBoundary.set(key, found);
  return found;
}

function gather(index: ArchitectureIndex, boundaries: readonly ElementId[]): Placement {
  const regions: Placed[] = [];
  const organisations: Placed[] = [];
  const climb = (id: ElementId, inner: Placed | undefined, seen: ReadonlySet<ElementId>): void => {
    const boundary = index.get('boundary', id);
    if (boundary === undefined || seen.has(id)) return;
    const around = outer(index, boundary);
    let region = inner;
    if (boundary.type === 'region') {
      region ??= boundary.safeguard === undefined ? undefined : { boundary: id, safeguard: boundary.safeguard, statedBy: id };
      const outermost = !around.some((each) => isInRegion(index, each, new Set(seen).add(id)));
      if (outermost) regions.push({ boundary: id, safeguard: region?.safeguard, statedBy: region?.statedBy ?? id });
    }
    if (boundary.type === 'organisation') organisations.push({ boundary: id, safeguard: boundary.safeguard, statedBy: id });
    for (const each of around) climb(each, region, new Set(seen).add(id));
  };
  for (const id of boundaries) climb(id, undefined, new Set());
  return { regions, organisations };
}

function isInRegion(index: ArchitectureIndex, id: ElementId, seen: ReadonlySet<ElementId>): boolean {
  const boundary = index.get('boundary', id);
  if (boundary === undefined || seen.has(id)) return false;
  return boundary.type === 'region' || outer(index, boundary).some((each) => isInRegion(index, each, new Set(seen).add(id)));
}

function outer(index: ArchitectureIndex, boundary: ElementOf<'boundary'>): readonly ElementId[] {
  const parent = index.get('boundary', boundary.parent);
  return parent === undefined ? boundariesOf(boundary) : [parent.id, ...boundariesOf(boundary)];
}

function boundariesOf(element: { readonly boundary?: ElementId; readonly boundaries?: readonly ElementId[] }): readonly ElementId[] {
  return element.boundaries ?? (element.boundary === undefined ? [] : [element.boundary]);
}

/** The regions of `to` in which `from` is not; none where it is not known in which `from` is. */
export function regionsEntered(from: Placement, to: Placement): readonly Placed[] {
  return from.regions.length === 0 ? [] : without(to.regions, from.regions);
}

/** The organisations of `to` of which `from` is no part. */
export function organisationsEntered(from: Placement, to: Placement): readonly Placed[] {
  return without(to.organisations, from.organisations);
}

function without(list: readonly Placed[], others: readonly Placed[]): readonly Placed[] {
  return list.filter(({ boundary }) => !others.some((other) => other.boundary === boundary));
}
