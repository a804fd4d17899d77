import { channelNames, channelsOf, crossings, describe, needsOf, placeOf } from '../crossings.ts';
import type { Crossing } from '../crossings.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { identityIslands, identityKinds } from '../identity-islands.ts';
import { capitalised, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import { vocabulary } from '../vocabulary.ts';
import type { JourneyWalk } from '../walk.ts';

export const jrn04: Rule = {
  id: 'JRN-04',
  title: 'Cold handover or asked again',
  severity: 'warning',
  profile: 'design',
  summary: 'A cold handover to a step that needs to know something, or a customer who proves again who he is.',
  why: 'Being asked again is what customers remember: it costs minutes of each call and tells them that nobody listened.',
  fix: 'Make the handover `warm` or `contextual` and let it carry what the next step needs, `authState` with it; or leave out what the step does not need.',
  bad: `channel app { auth authenticated  served by mobileApp }
channel ivr { auth anonymous  served by ivrSystem }
handover app -> ivr warm
system mobileApp "App"
system ivrSystem "IVR"
mobileApp -> ivrSystem
journey lateDelivery "Late delivery" {
  step look "Looks the order up" on app using mobileApp { actor customer }
  step pin "Enters the customer number" on ivr using ivrSystem { actor bot  verifies identified }
}
`,
  good: `channel app { auth authenticated  served by mobileApp }
channel ivr { auth anonymous  served by ivrSystem }
handover app -> ivr warm { carries authState }
system mobileApp "App"
system ivrSystem "IVR"
mobileApp -> ivrSystem { carries authState }
journey lateDelivery "Late delivery" {
  step look "Looks the order up" on app using mobileApp { actor customer  produces authState }
  step pin "Hears the status" on ivr using ivrSystem { actor bot  requires auth identified  needs authState }
}
`,
  unknown: `channel app
channel ivr
system mobile
system menu
mobile -> menu
handover app -> ivr
journey help {
  step look on app using mobile { actor customer }
  step pin on ivr using menu { actor bot  verifies identified }
}
`,
  waive: 'waive JRN-04 on lateDelivery.pin until 2026-12-31 because "Voice biometrics come in autumn"',
  see: ['JRN-02', 'IDD-01', 'IDD-03'],
  *checkJourney(context, journey) {
    const { index } = context;
    const walk = context.walk(journey);
    for (const crossing of crossings(index, walk)) {
      const cold = crossing.transition.sent ? coldHandover(index, crossing) : undefined;
      if (cold) yield { ...cold, journeys: [journey.id] };
    }
    for (const { problem, systems } of askedAgain(index, journey.id, walk)) {
      if (sameIdentity(islandOfSystem(index), systems)) yield { ...problem, journeys: [journey.id] };
    }
  },
};

/** Nobody speaks to the next one first, and what he needs is not all there by itself. */
function coldHandover(index: ArchitectureIndex, crossing: Crossing): Problem | undefined {
  const { transition, from, to, walkedTo } = crossing;
  const declared = transition.handovers.flatMap((id) => index.get('handover', id) ?? []);
  const cold = declared.find((handover) => handover.type === 'cold');
  if (!cold || declared.some((handover) => handover.type === 'warm' || handover.type === 'contextual')) return undefined;
  const carried = new Set(cold.carries === undefined || cold.carries === 'none' ? [] : cold.carries.map((each) => each.item));
  const there = new Set(walkedTo.inHand.filter((each) => each.from !== 'produced').map((each) => each.item));
  const untold = needsOf(to).filter((item) => !carried.has(item) && !there.has(item));
  if (untold.length === 0) return undefined;
  return {
    at: placeOf(crossing),
    message: `${describe(index, from, to)} is a cold handover: ${quoted(index.label(to.id))} needs ${listed(untold)}, and nobody passes ${untold.length === 1 ? 'it' : 'them'} on.`,
    related: [{ at: { element: cold.id, property: 'type' }, message: 'declared cold' }],
    fixes: [
      { kind: 'replace-property', title: 'Make the handover warm', at: { element: cold.id, property: 'type' }, text: 'warm' },
    ],
  };
}

/** How well the customer has shown who he is so far, where, and whether he has been sent elsewhere since. */
interface Shown {
  readonly level: number;
  readonly step: ElementOf<'step'>;
  readonly moved: boolean;
}

interface Again {
  readonly problem: Problem;
  /** Of the step where he showed it, and of the one that asks again. */
  readonly systems: readonly [readonly ElementId[], readonly ElementId[]];
}

/**
 * Steps that ask for a proof which the customer has given before, in another channel, to another team or to a bot. Only
 * within one conversation: where a system or the back office works in between, or time passes, he comes anew.
 */
function* askedAgain(index: ArchitectureIndex, journey: ElementId, walk: JourneyWalk): Iterable<Again> {
  const walked = new Map(walk.steps.map((step) => [step.step, step]));
  const shown = new Map<ElementId, Shown | undefined>();
  for (const step of index.steps(journey)) {
    const before = arriving(index, walk, shown, step);
    const here = walked.get(step.id);
    const asked = askedLevel(index, step, here?.inHand.some((each) => each.item === 'authState') ?? false);
    if (before && asked && here && asked.level > 0 && before.moved && before.level >= asked.level) {
      yield { problem: again(index, before, step, asked), systems: [walked.get(before.step.id)?.systems ?? [], here.systems] };
    }
    const level = levelOf(index, step);
    const alone = step.actor === 'system' || step.actor === 'backoffice' || step.actor === 'partner';
    if (alone) shown.set(step.id, undefined);
    else shown.set(step.id, before && before.level > level ? before : { level, step, moved: false });
  }
}

/** What has been shown on every way that leads to the step from steps before it: the least. */
function arriving(
  index: ArchitectureIndex,
  walk: JourneyWalk,
  shown: ReadonlyMap<ElementId, Shown | undefined>,
  step: ElementOf<'step'>,
): Shown | undefined {
  let least: Shown | undefined;
  for (const transition of walk.transitions) {
    if (transition.to !== step.id || !shown.has(transition.from)) continue;
    const known = shown.get(transition.from);
    const waited = transition.cause === 'after' || index.get('transition', transition.arrow)?.after !== undefined;
    if (!known || waited) return undefined;
    const moved = known.moved || transition.channelChange || transition.teamChange || transition.botToPerson;
    if (!least || known.level < least.level) least = { ...known, moved };
  }
  return least;
}

function again(index: ArchitectureIndex, before: Shown, step: ElementOf<'step'>, asked: Asked): Problem {
  const [first, second] = [channelNames(index, before.step), channelNames(index, step)];
  const shownIn = first === '' ? `at ${quoted(index.label(before.step.id))}` : `in ${first}`;
  const askedIn = second === '' || second === first ? '' : ` in ${second}`;
  const level = vocabulary.auth[before.level] ?? '';
  return {
    at: { element: step.id, property: asked.property },
    message: `${capitalised(level)} ${shownIn}, asked again${askedIn}: ${quoted(index.label(step.id))} ${asked.how}; carry authState over.`,
    related: [{ at: { element: before.step.id }, message: `${level} here` }],
  };
}

interface Asked {
  readonly level: number;
  readonly property: string;
  readonly how: string;
}

/** The proof that a step asks for: what it verifies, or what it requires and neither its channel nor the handover gives it. */
function askedLevel(index: ArchitectureIndex, step: ElementOf<'step'>, authInHand: boolean): Asked | undefined {
  if (step.verifies !== undefined) {
    return { level: rank(step.verifies), property: 'verifies', how: `verifies ${step.verifies}` };
  }
  if (step.requiresAuth === undefined || authInHand) return undefined;
  const channels = channelsOf(step).flatMap((id) => index.get('channel', id) ?? []);
  const level = rank(step.requiresAuth);
  if (channels.length === 0 || channels.some((channel) => channel.auth === undefined || rank(channel.auth) >= level)) return undefined;
  return { level, property: 'requiresAuth', how: `requires ${step.requiresAuth}, which ${channelNames(index, step)} does not give` };
}

/** How well the customer is known at a step: on the least of its channels, or by what it requires or verifies. */
function levelOf(index: ArchitectureIndex, step: ElementOf<'step'>): number {
  const channels = channelsOf(step).map((id) => rank(index.get('channel', id)?.auth));
  return Math.max(channels.length > 0 ? Math.min(...channels) : 0, rank(step.verifies), rank(step.requiresAuth));
}

function rank(auth: string | undefined): number {
  return auth === undefined ? 0 : Math.max(0, (vocabulary.auth as readonly string[]).indexOf(auth));
}

/** Proving it again to a platform that knows him by another key is the fault of the identities, not of the handover. */
function sameIdentity(islands: ReadonlyMap<ElementId, string>, [before, after]: Again['systems']): boolean {
  const known = new Set(before.flatMap((system) => islands.get(system) ?? []));
  const asking = after.flatMap((system) => islands.get(system) ?? []);
  return known.size === 0 || asking.length === 0 || asking.some((island) => known.has(island));
}

const islandOfSystem = derivedFrom(identityKinds, (index): ReadonlyMap<ElementId, string> => {
  const islands = new Map<ElementId, string>();
  for (const entity of index.all('data')) {
    if (entity.subject !== 'customer') continue;
    for (const island of identityIslands(index, entity)) {
      const [key] = island.keys;
      if (key !== undefined) for (const system of island.systems) islands.set(system, `${entity.id} ${key}`);
    }
  }
  return islands;
});
