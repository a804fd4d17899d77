import type { ElementId } from './element-base.ts';
import type { Model } from './model.ts';
import { plateauOrder } from './plateau.ts';

/** Until when the architecture has to stand as it does at a plateau. */
export interface PlateauEnd {
  /** `YYYY-MM-DD`; the last day where the plateau or the horizon states it, the first of what follows where that does. */
  readonly day: string;
  /** What says so. */
  readonly by: 'end' | 'next' | 'horizon';
  /** The element that states it: the plateau, the one that follows, the architecture. */
  readonly at: ElementId;
}

/**
 * The end that is stated, else the start of the plateau that follows, else, for the last, the horizon of the
 * architecture. Of a span of days the first, so that nobody is told of a contradiction that need not be one. Undefined where none is stated.
 * @param plateau undefined in an architecture without plateaus, which stands until its horizon
 */
export function plateauEnd(model: Model, plateau: ElementId | undefined): PlateauEnd | undefined {
  const order = plateauOrder(model);
  const place = order.findIndex(({ id }) => id === plateau);
  const here = order[place];
  if (here?.ends) return { day: here.ends.from, by: 'end', at: here.id };
  const following = order.filter(({ after }, at) => (after === undefined ? here !== undefined && at === place + 1 : after === plateau));
  if (here && following.length > 0) {
    const [first] = following.flatMap(({ id, starts }) => (starts ? { day: starts.from, by: 'next' as const, at: id } : [])).sort((a, b) => (a.day < b.day ? -1 : 1));
    return first;
  }
  const architecture = model.elements.find((element) => element.kind === 'architecture');
  return architecture?.kind === 'architecture' && architecture.horizon
    ? { day: architecture.horizon.from, by: 'horizon', at: architecture.id }
    : undefined;
}

/** Days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
