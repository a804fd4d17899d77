import type { ElementOf, ViewDeclaration } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ViewContext } from '../draw.ts';
import { journeyElements, selectElements } from './view-selection.ts';

/** What a landscape shows of the architecture. */
export interface LandscapeScope {
  readonly systems: readonly ElementOf<'system'>[];
  readonly channels: readonly ElementOf<'channel'>[];
  /** Left out because there are too many: drawn as one node per column. */
  readonly folded: readonly (ElementOf<'system'> | ElementOf<'channel'>)[];
}

/**
 * What the declaration selects, or everything. Without a selection of its own a big architecture opens on what its
 * journeys use most; the rest is folded.
 */
export function scopeLandscape(context: ViewContext, declaration: ViewDeclaration | undefined): LandscapeScope {
  const { index } = context;
  const excluded = selectElements(context, declaration?.exclude ?? []);
  const candidates = [...index.all('channel'), ...index.all('system')].filter(({ id }) => !excluded.has(id));
  const included = declaration !== undefined && declaration.include.length > 0 ? selectElements(context, declaration.include) : undefined;
  if (included !== undefined) return scope(context, candidates.filter(({ id }) => included.has(id)), []);
  if (candidates.length <= bigFrom || context.whole) return scope(context, candidates, []);
  const uses = countUses(context);
  const ranked = candidates
    .filter(({ id, parent }) => parent === undefined && (uses.get(id) ?? 0) > 0)
    .toSorted((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const chosen = new Set(ranked.slice(0, shownOfBig).map(({ id }) => id));
  const shown = candidates.filter(({ id }) => chosen.has(id));
  return scope(context, shown, candidates.filter(({ id, parent }) => parent === undefined && !chosen.has(id)));
}

/** An architecture of more systems and channels than this is big. */
const bigFrom = 60;
/** So many of a big one are shown at most. */
const shownOfBig = 48;

/** By outermost system and by channel: in how many journeys it is used; without journeys, how many integrations it has. */
function countUses(context: ViewContext): ReadonlyMap<ElementId, number> {
  const { index } = context;
  const uses = new Map<ElementId, number>();
  const journeys = index.all('journey');
  const count = (ids: Iterable<ElementId>) => {
    for (const id of new Set([...ids].map((each) => index.rootSystem(each)))) uses.set(id, (uses.get(id) ?? 0) + 1);
  };
  for (const journey of journeys) count(journeyElements(context, journey));
  if (uses.size > 0) return uses;
  for (const integration of index.all('integration')) count([integration.from, integration.to]);
  return uses;
}

/** A component is shown inside its system, so that the system comes along. */
function scope(context: ViewContext, shown: readonly (ElementOf<'system'> | ElementOf<'channel'>)[], folded: LandscapeScope['folded']): LandscapeScope {
  const ids = new Set(shown.map(({ id }) => id));
  for (const { id } of shown) {
    for (let up = context.index.get('system', id)?.parent; up !== undefined && !ids.has(up); up = context.index.get('system', up)?.parent) ids.add(up);
  }
  return {
    systems: context.index.all('system').filter(({ id }) => ids.has(id)),
    channels: context.index.all('channel').filter(({ id }) => ids.has(id)),
    folded,
  };
}
