import type { ElementId } from '../../model/element-base.ts';
import { withSpan } from '../../model/plateau-span.ts';
import { elementOf } from './element-lookup.ts';
import { findingsAbout, journeysUsing, ownedBy } from './element-uses.ts';
import type { ElementPlace, PlacesParams } from '../protocol.ts';
import type { ProjectState } from '../project.ts';

/** What is behind a count above a declaration, with where it stands. */
export function placesOf(state: ProjectState, id: ElementId, of: PlacesParams['of']): readonly ElementPlace[] {
  switch (of) {
    case 'journeys':
      return elementPlaces(state, journeysUsing(state, id));
    case 'systems':
      return elementPlaces(state, state.check.flows.get(id)?.systems ?? []);
    case 'owned':
      return elementPlaces(
        state,
        ownedBy(state, id).map((element) => element.id),
      );
    case 'findings':
      return findingsAbout(state, id).flatMap(({ source, message, span, rule, severity }) =>
        source ? [{ label: withSpan(message, span), detail: `${severity} ${rule}`, source }] : [],
      );
  }
}

function elementPlaces({ model }: ProjectState, ids: readonly ElementId[]): readonly ElementPlace[] {
  return ids.flatMap((id) => {
    const [element, source] = [elementOf(model, id), model.sources.get(id)];
    if (!element || !source) return [];
    const place = { file: source.file, range: source.name };
    return [{ label: element.title ?? element.path, detail: `${element.kind} ${element.path}`, source: place }];
  });
}
