import { listed } from '../../model/data-flow.ts';
import type { Element, Kind, System } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ProjectState } from '../project.ts';
import { elementOf } from './element-lookup.ts';
import { referencesTo } from './target.ts';

/** What an element is made of or stands between: an integration's ends, the systems behind a channel, a step's journey. */
export function typesOf(state: ProjectState, element: Element): readonly ElementId[] {
  switch (element.kind) {
    case 'integration':
      return [element.from, element.to];
    case 'handover':
      return [element.from, element.to];
    case 'transition':
      return [element.from, ...(element.to === undefined ? [] : [element.to])];
    case 'channel':
      return listed(element.servedBy);
    case 'data':
      return holdersOf(state, element.id).filter(({ masters }) => masters).map(({ id }) => id);
    case 'step':
      return [element.journey];
    case 'system':
      return element.realises.map(({ capability }) => capability);
    default:
      return [];
  }
}

/** What puts an element into practice: the systems that realise a capability, the journeys that serve an intent. */
export function implementationsOf(state: ProjectState, element: Element): readonly ElementId[] {
  switch (element.kind) {
    case 'capability':
      return systems(state).flatMap(({ id, realises }) =>
        realises.some(({ capability }) => capability === element.id) ? [id] : [],
      );
    case 'channel':
      return listed(element.servedBy);
    case 'data':
      return holdersOf(state, element.id).map(({ id }) => id);
    case 'intent':
      return usersOf(state, element.id, ['journey']);
    case 'persona':
      return usersOf(state, element.id, ['journey']);
    case 'metric':
      return usersOf(state, element.id, ['outcome']);
    case 'outcome':
      return usersOf(state, element.id, ['initiative']);
    default:
      return [];
  }
}

/** The systems that have a data entity, its masters first. */
function holdersOf(state: ProjectState, data: ElementId): readonly { readonly id: ElementId; readonly masters: boolean }[] {
  const holders = systems(state).flatMap(({ id, holdings }) => {
    const own = holdings.filter((holding) => holding.data === data);
    return own.length > 0 ? [{ id, masters: own.some(({ how }) => how === 'masters') }] : [];
  });
  return holders.sort((a, b) => Number(b.masters) - Number(a.masters));
}

/** The declarations of some kinds that name it, once each. */
function usersOf(state: ProjectState, id: ElementId, kinds: readonly Kind[]): readonly ElementId[] {
  const users = referencesTo(state, id).flatMap(({ reference: { from } }) => {
    const kind = elementOf(state.model, from)?.kind;
    return from !== undefined && kind && kinds.includes(kind) ? [from] : [];
  });
  return [...new Set(users)];
}

function systems({ model }: ProjectState): readonly System[] {
  return model.elements.filter((element) => element.kind === 'system');
}
