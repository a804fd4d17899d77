import type { ElementId } from '../element-base.ts';
import type { Model } from '../model.ts';
import { modelAt, plateauOrder } from '../plateau.ts';
import { createIndex, indexStanding } from '../query.ts';
import type { ArchitectureIndex } from '../query.ts';
import { createWalker } from '../walk.ts';
import type { Walker } from '../walk.ts';
import { createRecordingView } from './recording.ts';
import type { RecordingView } from './recording.ts';

/** The architecture as it stands at one plateau, or at several between which nothing differs. */
export interface Stand {
  /** Empty in an architecture without plateaus. */
  readonly plateaus: readonly ElementId[];
  readonly view: RecordingView;
}

/** Keeps what a change did not touch from one model to the next. */
export interface Stands {
  /** In the order of the plateaus; only the one asked for, if it exists. */
  at(model: Model, plateau: ElementId | undefined): readonly Stand[];
}

export function createStands(): Stands {
  const walker = createWalker();
  let last: { readonly model: Model; readonly at: ElementId | undefined; readonly stands: readonly Stand[] } | undefined;
  return {
    at(model, plateau) {
      if (last?.model !== model || last.at !== plateau) last = { model, at: plateau, stands: standsOf(walker, model, plateau) };
      return last.stands;
    },
  };
}

function standsOf(walker: Walker, model: Model, only: ElementId | undefined): readonly Stand[] {
  const order = plateauOrder(model).map((plateau) => plateau.id);
  if (order.length === 0) return [stand(walker, createIndex(model), [])];
  const stands: { readonly stand: Stand; readonly plateaus: ElementId[] }[] = [];
  for (const plateau of order.includes(only ?? '') ? order.filter((each) => each === only) : order) {
    const here = modelAt(model, plateau);
    const same = stands.find((known) => sameElements(known.stand.view.index.model, here));
    if (same) {
      same.plateaus.push(plateau);
      continue;
    }
    const plateaus = [plateau];
    stands.push({ stand: stand(walker, indexStanding(here, plateau, model), plateaus), plateaus });
  }
  return stands.map((each) => each.stand);
}

function stand(walker: Walker, index: ArchitectureIndex, plateaus: readonly ElementId[]): Stand {
  return { plateaus, view: createRecordingView({ index, walk: (journey) => walker.walk(index, journey) }) };
}

function sameElements(a: Model, b: Model): boolean {
  if (a === b) return true;
  return a.elements.length === b.elements.length && a.elements.every((element, place) => element === b.elements[place]);
}
