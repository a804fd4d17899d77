import type { BlueprintItem, BlueprintStep, BlueprintView } from '../views/blueprint-view.ts';
import { type ComparedNames, laterId } from './names.ts';
import { laterTransitionIds } from './transition-ids.ts';

/** The earlier view in the names of the later one. */
export function renameBlueprint(before: BlueprintView, after: BlueprintView, names: ComparedNames): BlueprintView {
  const known = (view: BlueprintView, own: (id: string) => string) =>
    view.transitions.map(({ id, element, label, dashed }) => ({ id, marks: [element === undefined ? `${dashed}` : own(element), label] }));
  const transitions = laterTransitionIds(known(before, (id) => laterId(names, id)), known(after, (id) => id), names);
  return {
    ...before,
    steps: before.steps.map((step) => renameStep(step, names)),
    transitions: before.transitions.map((transition) => ({ ...renamed(transition, names), id: transitions.get(transition.id) ?? transition.id })),
    items: before.items.map((item) => renameItem(item, names)),
  };
}

function renameStep(step: BlueprintStep, names: ComparedNames): BlueprintStep {
  return {
    ...step,
    element: laterId(names, step.element),
    channels: step.channels.map((chip) => ({ ...chip, element: laterId(names, chip.element) })),
    chains: step.chains.map((chain) =>
      chain.map((system) => ({ ...system, element: laterId(names, system.element), ...(system.reached === undefined ? {} : { reached: renamed(system.reached, names) }) })),
    ),
  };
}

function renamed<T extends { readonly element?: string }>(thing: T, names: ComparedNames): T {
  return thing.element === undefined ? thing : { ...thing, element: laterId(names, thing.element) };
}

/** An item is a word, which may be that of a context item or of a data entity. */
function renameItem(item: BlueprintItem, names: ComparedNames): BlueprintItem {
  const own = item.element ?? [`context:${item.item}`, `data:${item.item}`].find((id) => names.ids.has(id));
  const later = own === undefined ? undefined : names.ids.get(own);
  if (later === undefined) return item;
  return { ...item, item: later.replace(/^[^:]*:/, ''), ...(item.element === undefined ? {} : { element: later }) };
}
