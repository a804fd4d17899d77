import type { Mark } from '../placed-graph.ts';
import type { ComparedView } from '../views/compared-view.ts';
import { paintChange } from './change-paint.ts';
import { type ChangedThing, thingOfMark } from './thing-of-mark.ts';

/**
 * The marks of both versions as one list in painting order. What looks the same in both is there once; what does not is
 * there in each version's look, the earlier one called `…@before`; of what only one version has, there is only its own.
 */
export function joinVersions(before: readonly Mark[], after: readonly Mark[], view: ComparedView): readonly Mark[] {
  const earlier = new Map(before.map((mark) => [mark.id, mark]));
  const later = new Map(after.map((mark) => [mark.id, mark]));
  const joined: Mark[] = [];
  const done = new Set<string>();
  const joinOne = (id: string) => {
    if (done.has(id)) return;
    done.add(id);
    joined.push(...joinMark(earlier.get(id), later.get(id), view));
  };
  const places = new Map(before.map(({ id }, place) => [id, place]));
  let next = 0;
  for (const { id } of after) {
    // What only the earlier version has is painted where that version paints it.
    const place = places.get(id) ?? -1;
    for (; next <= place; next++) {
      const earlierId = before[next]?.id;
      if (earlierId !== undefined && !later.has(earlierId)) joinOne(earlierId);
    }
    joinOne(id);
  }
  for (const { id } of before) joinOne(id);
  return joined;
}

function joinMark(before: Mark | undefined, after: Mark | undefined, view: ComparedView): readonly Mark[] {
  const mark = after ?? before;
  if (mark === undefined) return [];
  const thing = thingOfMark(mark, view);
  if (thing?.change === 'added') return after === undefined ? [] : [paintChange({ ...after, version: 'after' }, 'added')];
  if (thing?.change === 'removed') return before === undefined ? [] : [paintChange({ ...before, version: 'before' }, 'removed')];
  if (before !== undefined && after !== undefined && looksAlike(before, after)) return [steppedForward(after, thing?.isWhole ? thing : undefined)];
  const sides: Mark[] = [];
  if (before !== undefined) sides.push(steppedForward({ ...before, version: 'before', id: after === undefined ? before.id : `${before.id}@before` }, thing));
  if (after !== undefined) sides.push(steppedForward(withFormerText({ ...after, version: 'after' }, before), thing));
  return sides;
}

function steppedForward(mark: Mark, thing: ChangedThing | undefined): Mark {
  return thing === undefined ? mark : paintChange(mark, thing.change);
}

/** Drawn the same: what is said of it on hover may differ. */
function looksAlike(before: Mark, after: Mark): boolean {
  return JSON.stringify(drawnPart(before)) === JSON.stringify(drawnPart(after));
}

function drawnPart(mark: Mark): readonly unknown[] {
  const spoken = new Set(['label', 'findings', 'full', 'element', 'group', 'step', 'from', 'to']);
  const entries = Object.entries(mark).filter(([field]) => mark.kind === 'line' || !spoken.has(field));
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function withFormerText(after: Mark, before: Mark | undefined): Mark {
  if (after.kind !== 'text' || before?.kind !== 'text' || before.text === after.text) return after;
  return { ...after, full: `${after.full ?? after.text} (was: ${before.full ?? before.text})` };
}
