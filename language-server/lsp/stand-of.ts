import type { View } from '../../model/check/recording.ts';
import type { ElementId } from '../../model/element-base.ts';
import { plateauOrder } from '../../model/plateau.ts';
import type { ProjectState } from '../project.ts';

/** The architecture of today; of what comes only later, as it stands when that is first there. */
export function standOf(state: ProjectState, { id }: { readonly id: ElementId }): View {
  const today = state.stand(undefined);
  if (today.index.element(id)) return today;
  const first = plateauOrder(state.model).find((plateau) => state.stand(plateau.id).index.element(id));
  return first ? state.stand(first.id) : today;
}
