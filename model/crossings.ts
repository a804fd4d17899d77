import type { ElementId, Stated } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { Place } from './finding.ts';
import { listed, quoted } from './phrases.ts';
import type { ArchitectureIndex } from './query.ts';
import type { JourneyWalk, WalkedStep, WalkedTransition } from './walk.ts';

/** A way from one step of a journey to the next, with both steps at hand. */
export interface Crossing {
  readonly transition: WalkedTransition;
  readonly from: ElementOf<'step'>;
  readonly to: ElementOf<'step'>;
  readonly walkedFrom: WalkedStep;
  readonly walkedTo: WalkedStep;
}

const known = new WeakMap<ArchitectureIndex, Map<ElementId, readonly Crossing[]>>();

/** Every way between two different steps of the journey, each pair once: first the way on which the customer is sent. */
export function crossings(index: ArchitectureIndex, walk: JourneyWalk): readonly Crossing[] {
  const byJourney = known.get(index) ?? new Map<ElementId, readonly Crossing[]>();
  known.set(index, byJourney);
  const found = byJourney.get(walk.journey) ?? readCrossings(index, walk);
  byJourney.set(walk.journey, found);
  return found;
}

function readCrossings(index: ArchitectureIndex, walk: JourneyWalk): readonly Crossing[] {
  const walked = new Map([...walk.steps, ...walk.continued.steps].map((step) => [step.step, step]));
  const found = new Map<string, Crossing>();
  for (const transition of walk.transitions) {
    const from = index.get('step', transition.from);
    const to = index.get('step', transition.to);
    const walkedFrom = walked.get(transition.from);
    const walkedTo = transition.to === undefined ? undefined : walked.get(transition.to);
    if (!from || !to || !walkedFrom || !walkedTo || from === to) continue;
    const key = `${from.id} ${to.id}`;
    const known = found.get(key);
    if (known && (known.transition.sent || !transition.sent)) continue;
    found.set(key, { transition, from, to, walkedFrom, walkedTo });
  }
  return [...found.values()];
}

/** Where a finding about the way is shown: its arrow, what sends him on, or else the step that it leads to. */
export function placeOf({ transition, from, to }: Crossing): Place {
  if (transition.arrow !== undefined) return { element: transition.arrow };
  if (transition.cause === 'on fail') return { element: from.id, property: 'onFail' };
  return { element: to.id, property: 'channels' };
}

/** `chat → voice` where the channel changes, else the steps: `"Asks the bot" → "Calls"`. */
export function describe(index: ArchitectureIndex, from: ElementOf<'step'>, to: ElementOf<'step'>): string {
  const [before, after] = [channelNames(index, from), channelNames(index, to)];
  if (before !== '' && after !== '' && before !== after) return `${before} → ${after}`;
  return `${quoted(index.label(from.id))} → ${quoted(index.label(to.id))}`;
}

/** `voice or messaging`; empty where none is stated. */
export function channelNames(index: ArchitectureIndex, step: ElementOf<'step'>): string {
  return listed(
    channelsOf(step).map((channel) => index.element(channel)?.path ?? channel),
    'or',
  );
}

export function channelsOf(step: { readonly channels?: Stated<readonly ElementId[]> }): readonly ElementId[] {
  return step.channels === undefined || step.channels === 'none' ? [] : step.channels;
}

/** The items that a step needs, as words, each once. */
export function needsOf(step: ElementOf<'step'>): readonly string[] {
  return [...new Set(step.needs.map((need) => need.item))];
}
