import type { ViewRequest } from '../../diagram/view-graph.ts';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { plateauOrder } from '../../model/plateau.ts';
import type { Comparison } from './comparisons.ts';

/**
 * The view in which an element is seen best, at the first plateau at which it is there; undefined where no view draws it.
 * @param id in the names of the later version, where it is in that
 */
export function seenIn(comparison: Comparison, id: ElementId): ViewRequest | undefined {
  const { before, after, ids } = { ...comparison.difference, ids: comparison.difference.diff.ids };
  const isLater = after.element(id) !== undefined;
  const element = (isLater ? after : before).element(id);
  if (element === undefined) return undefined;
  const later = (each: ElementId) => (isLater ? each : (ids.get(each) ?? each));
  const view = viewOf(comparison, element, isLater, later);
  if (view === undefined) return undefined;
  const { state } = isLater ? comparison.after : comparison.before;
  if (state.stand(undefined).index.element(id) !== undefined) return view;
  const plateau = plateauOrder(state.model).find((each) => state.stand(each.id).index.element(id) !== undefined);
  return plateau === undefined ? view : { ...view, plateau: later(plateau.id) };
}

function viewOf({ difference }: Comparison, element: Element, isLater: boolean, later: (id: ElementId) => ElementId): ViewRequest | undefined {
  switch (element.kind) {
    case 'journey':
      return { kind: 'journey', subject: later(element.id) };
    case 'step':
    case 'transition':
      return { kind: 'journey', subject: later(element.journey) };
    case 'system':
    case 'integration':
    case 'channel':
      return { kind: 'landscape' };
    case 'handover': {
      const pair = difference.consequences.journeys.find(({ before, after }) =>
        (isLater ? after : before)?.walk.transitions.some(({ handovers }) => handovers.includes(element.id)),
      );
      return pair && { kind: 'journey', subject: pair.journey };
    }
    default:
      return undefined;
  }
}
