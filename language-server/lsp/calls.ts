import type { View } from '../../model/check/recording.ts';
import { listed } from '../../model/data-flow.ts';
import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { SourceRange } from '../../model/source.ts';
import type { ProjectState } from '../project.ts';
import { elementOf } from './element-lookup.ts';
import { withContainers } from './element-uses.ts';
import { standOf } from './stand-of.ts';
import { referencesTo } from './target.ts';

/** The other side of a call, and the places that say so: integrations, or names in steps. */
export interface Call {
  readonly element: ElementId;
  readonly places: readonly SourceRange[];
}

/** Systems that call it or a component of it, and the journeys that use it; of a step its journey. */
export function callersOf(state: ProjectState, id: ElementId): readonly Call[] {
  const stand = standOf(state, { id });
  const element = stand.index.element(id);
  const calls = createCalls(state);
  switch (element?.kind) {
    case 'system':
      for (const integration of allIntegrations(stand)) {
        if (reaches(state, integration, id)) calls.add(integration.from, [integration.id]);
      }
      addJourneys(calls, state, stand, id, (step) => step.systems.some((system) => isWithin(state, system, id)));
      return calls.all();
    case 'integration':
      calls.add(element.from, [id]);
      addJourneys(calls, state, stand, id, (step) => step.integrations.includes(id));
      return calls.all();
    case 'step':
      calls.add(element.journey, [id]);
      return calls.all();
    default:
      return [];
  }
}

/** What its integrations lead to; of a journey the systems of its steps, of a step its own. */
export function callsFrom(state: ProjectState, id: ElementId): readonly Call[] {
  const stand = standOf(state, { id });
  const element = stand.index.element(id);
  const calls = createCalls(state);
  switch (element?.kind) {
    case 'system':
      for (const integration of allIntegrations(stand)) {
        if (isWithin(state, integration.from, id) && !isWithin(state, integration.to, id))
          calls.add(integration.to, [integration.id]);
        else if (listed(integration.via).includes(id)) calls.add(integration.to, [integration.id]);
      }
      return calls.all();
    case 'integration':
      calls.add(element.to, [id]);
      return calls.all();
    case 'journey':
      for (const step of stand.walk(element).steps) addSystems(calls, state, step);
      return calls.all();
    case 'step': {
      const journey = stand.index.get('journey', element.journey);
      const walked = journey && stand.walk(journey).steps.find(({ step }) => step === id);
      if (walked) addSystems(calls, state, walked);
      return calls.all();
    }
    default:
      return [];
  }
}

type WalkedStep = ReturnType<View['walk']>['steps'][number];
type Integration = ElementOf<'integration'>;

interface Calls {
  /** The places are names in the declaration of `at` that mean `named`, or else the name of `at` itself. */
  add(element: ElementId, at: readonly ElementId[], named?: ElementId): void;
  all(): readonly Call[];
}

/** One call for each other side, with all its places, in the order of being found. */
function createCalls(state: ProjectState): Calls {
  const found = new Map<ElementId, SourceRange[]>();
  return {
    add(element, at, named) {
      const places = found.get(element) ?? [];
      found.set(element, places);
      for (const id of at) places.push(...placesIn(state, id, named));
    },
    all: () => [...found].map(([element, places]) => ({ element, places })),
  };
}

function placesIn(state: ProjectState, id: ElementId, named: ElementId | undefined): readonly SourceRange[] {
  const source = state.model.sources.get(id);
  if (!source) return [];
  const names = named === undefined ? [] : referencesTo(state, named).filter(({ reference }) => reference.from === id);
  if (names.length === 0) return [{ file: source.file, range: source.name }];
  return names.map(({ uri, reference }) => ({ file: uri, range: reference.range }));
}

function addSystems(calls: Calls, state: ProjectState, { step, systems }: WalkedStep): void {
  for (const system of systems) if (elementOf(state.model, system)) calls.add(system, [step], system);
}

/** The journeys of which a step touches it, or which run over it between two steps. */
function addJourneys(
  calls: Calls,
  state: ProjectState,
  { index, walk }: View,
  id: ElementId,
  touches: (step: WalkedStep) => boolean,
): void {
  for (const journey of index.all('journey')) {
    const { steps, flow } = walk(journey);
    const touching = steps.filter(touches);
    for (const { step } of touching) calls.add(journey.id, [step], id);
    const passes = flow.integrations.includes(id) || flow.systems.some((system) => isWithin(state, system, id));
    if (touching.length === 0 && passes) calls.add(journey.id, [journey.id]);
  }
}

function allIntegrations({ index }: View): readonly Integration[] {
  return index.all('integration');
}

/** Whether it ends in the system from outside, or passes it on its way. */
function reaches(state: ProjectState, { from, to, via }: Integration, id: ElementId): boolean {
  return (isWithin(state, to, id) && !isWithin(state, from, id)) || listed(via).includes(id);
}

function isWithin(state: ProjectState, system: ElementId, id: ElementId): boolean {
  return system === id || withContainers(state.model, system).includes(id);
}
