import type { Element, ElementOf } from './element.ts';
import type { ElementId, Life } from './element-base.ts';
import type { Model } from './model.ts';

/**
 * The plateaus, each after the one that it is `after`; the first is today's. Those without an `after` follow one another
 * as written, those after the same one by their start. A cycle is entered at the plateau written first.
 */
export function plateauOrder(model: Model): readonly ElementOf<'plateau'>[] {
  return [...chains(model).keys()];
}

/**
 * The model as it stands at a plateau: without what does not exist there, and with the values that hold from it or an
 * earlier plateau on. An integration or handover lives while both its ends do, a component as long as its system, a
 * step or arrow with its journey, a step, milestone or gate with its phase. Elements that are the same there keep their identity; where nothing differs at all,
 * the model itself comes back.
 * @param plateau today's when undefined or unknown
 */
export function modelAt(model: Model, plateau: ElementId | undefined): Model {
  const reached = reachedAt(model, plateau);
  if (reached.size === 0) return model;

  const chain = [...reached];
  const gone = findGone(model, reached);
  const elements: Element[] = [];
  let changed = gone.size > 0;
  for (const element of model.elements) {
    if (gone.has(element.id)) continue;
    const here = element.changes === undefined ? element : applyChanges(element, chain);
    changed ||= here !== element;
    elements.push(here);
  }
  return changed ? { ...model, elements: skipSteps(model, elements, gone) } : model;
}

/** The plateaus that have come at this one, itself included; at today's when undefined or unknown. */
export function reachedAt(model: Model, plateau: ElementId | undefined): ReadonlySet<ElementId> {
  const chained = [...chains(model)];
  const [, chain] = chained.find(([each]) => each.id === plateau) ?? chained[0] ?? [];
  return new Set(chain);
}

type Chains = ReadonlyMap<ElementOf<'plateau'>, readonly ElementId[]>;

const knownChains = new WeakMap<Model, Chains>();

/** Every plateau with itself and those before it, oldest first. */
function chains(model: Model): Chains {
  const known = knownChains.get(model) ?? findChains(model);
  knownChains.set(model, known);
  return known;
}

function findChains(model: Model): Chains {
  const plateaus = model.elements.filter((element) => element.kind === 'plateau');
  const known = new Set(plateaus.map((plateau) => plateau.id));
  const chained = new Map<ElementOf<'plateau'>, readonly ElementId[]>();
  const place = (plateau: ElementOf<'plateau'>, before: readonly ElementId[]): void => {
    if (chained.has(plateau)) return;
    const chain = [...before, plateau.id];
    chained.set(plateau, chain);
    const next = plateaus.filter((each) => each.after === plateau.id);
    next.sort((a, b) => compare(a.starts?.from ?? '', b.starts?.from ?? ''));
    for (const each of next) place(each, chain);
  };
  const roots = plateaus.filter((each) => each.after === undefined || !known.has(each.after));
  for (const root of [...roots, ...plateaus]) {
    if (!chained.has(root)) place(root, [...chained.values()].at(-1) ?? []);
  }
  return chained;
}

/** What does not exist where `reached` plateaus have come. */
function findGone(model: Model, reached: ReadonlySet<ElementId>): ReadonlySet<ElementId> {
  const gone = new Set<ElementId>();
  const gonePhases = new Set<string>();
  for (const element of model.elements) {
    if (isGone(element.life, reached)) gone.add(element.id);
    if (element.kind !== 'journey' && element.kind !== 'programme') continue;
    for (const { name, life } of element.phases) if (isGone(life, reached)) gonePhases.add(`${element.id} ${name}`);
  }
  if (gonePhases.size > 0) {
    for (const element of model.elements) {
      if ('phase' in element && gonePhases.has(`${element.parent} ${element.phase}`)) gone.add(element.id);
    }
  }
  // What depends on something gone goes with it; a container can be written after its content, hence the repetition.
  for (let before = -1; gone.size > 0 && before !== gone.size; ) {
    before = gone.size;
    for (const element of model.elements) {
      if (!gone.has(element.id) && leansOn(element).some((id) => id !== undefined && gone.has(id))) gone.add(element.id);
    }
  }
  return gone;
}

/** Whether something with this life is not there yet, or not any more. */
export function isGone(life: Life | undefined, reached: ReadonlySet<ElementId>): boolean {
  if (life === undefined) return false;
  const begun = life.from === undefined || reached.has(life.from);
  return !begun || (life.until !== undefined && reached.has(life.until));
}

/** What an element cannot exist without. An arrow does without its target: who goes there goes on to what follows. */
export function leansOn(element: Element): readonly (ElementId | undefined)[] {
  const around = [element.parent, element.instance];
  switch (element.kind) {
    case 'integration':
    case 'handover':
      return [element.from, element.to, ...around];
    case 'step':
    case 'transition':
      return [element.journey, ...around];
    default:
      return around;
  }
}

const applied = new WeakMap<Element, Map<string, Element>>();

/** The same object each time, so that what is built on the model sees no difference where there is none. */
function applyChanges(element: Element, chain: readonly ElementId[]): Element {
  const known = applied.get(element) ?? new Map<string, Element>();
  applied.set(element, known);
  const reached = chain.join(' ');
  const here = known.get(reached) ?? withChanges(element, chain);
  known.set(reached, here);
  return here;
}

function withChanges(element: Element, chain: readonly ElementId[]): Element {
  let here = element;
  for (const plateau of chain) {
    for (const change of element.changes ?? []) {
      if (change.plateau !== plateau) continue;
      const values = Object.entries(change.set);
      if (values.every(([field, value]) => Reflect.get(here, field) === value)) continue;
      const defaulted = here.defaulted?.filter((field) => !(field in change.set));
      here = { ...here, ...change.set, ...(defaulted && { defaulted }) } as Element;
    }
  }
  return here;
}

/**
 * A step that is gone is skipped: what led to it leads to what came after it, and its own arrows belong to the step
 * that ran on into it.
 */
function skipSteps(model: Model, elements: readonly Element[], gone: ReadonlySet<ElementId>): readonly Element[] {
  const goneSteps = model.elements.filter((element) => element.kind === 'step' && gone.has(element.id));
  if (goneSteps.length === 0) return elements;
  const journeys = new Set(goneSteps.map((step) => (step as ElementOf<'step'>).journey));
  const steps = new Map<ElementId, ElementOf<'step'>[]>();
  const arrows = new Map<ElementId, ElementOf<'transition'>[]>();
  for (const element of model.elements) {
    if (element.kind === 'step' && journeys.has(element.journey)) push(steps, element.journey, element);
    if (element.kind === 'transition') push(arrows, element.from, element);
  }
  for (const list of steps.values()) list.sort((a, b) => a.order - b.order);

  const at = (step: ElementOf<'step'>, offset: number) => {
    const list = steps.get(step.journey) ?? [];
    return list[list.indexOf(step) + offset];
  };
  const byId = new Map([...steps.values()].flat().map((step) => [step.id, step]));
  /** Where who comes to `id` ends up; undefined for the end of the journey. */
  const onwards = (id: ElementId | undefined, seen: ReadonlySet<ElementId> = new Set()): ElementId | undefined => {
    const step = id === undefined || !gone.has(id) || seen.has(id) ? undefined : byId.get(id);
    if (step === undefined) return id !== undefined && gone.has(id) ? undefined : id;
    if (step.ends !== undefined) return undefined;
    const own = arrows.get(step.id) ?? [];
    const only = own.length === 1 ? own[0] : undefined;
    return onwards(only ? only.to : at(step, 1)?.id, new Set([...seen, step.id]));
  };
  /** The step before that runs on into `step` and still exists. */
  const into = (step: ElementOf<'step'>): ElementId | undefined => {
    const before = at(step, -1);
    if (before === undefined || before.ends !== undefined || arrows.has(before.id)) return undefined;
    return gone.has(before.id) ? into(before) : before.id;
  };

  const result: Element[] = [];
  for (const element of elements) {
    if (element.kind === 'transition') {
      const source = byId.get(element.from);
      const from = source && gone.has(source.id) ? into(source) : element.from;
      if (from === undefined) continue;
      const to = onwards(element.to);
      if (from === element.from && to === element.to) result.push(element);
      else {
        const { to: _, ...rest } = element;
        result.push({ ...rest, from, ...(to !== undefined && { to }) });
      }
    } else if (element.kind === 'step' && element.onFail !== undefined && gone.has(element.onFail)) {
      const { onFail, ...rest } = element;
      const to = onwards(onFail);
      result.push({ ...rest, ...(to !== undefined && { onFail: to }) });
    } else result.push(element);
  }
  return result;
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
