import { channelNames, channelsOf } from './crossings.ts';
import { derivedFrom } from './derived.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import { identityIslands, identityKinds } from './identity-islands.ts';
import { channelProof, proofLevel } from './proof.ts';
import type { ArchitectureIndex } from './query.ts';
import type { JourneyWalk } from './walk.ts';

/** A proof that a step asks for although the customer has given it before. */
export interface AskedAgain {
  readonly step: ElementOf<'step'>;
  readonly asked: Asked;
  readonly shownAt: ElementOf<'step'>;
  /** How well he had shown who he is, as `proofLevel`. */
  readonly level: number;
}

interface Asked {
  readonly level: number;
  /** The property of the step that asks. */
  readonly property: string;
  readonly how: string;
}

/** How well the customer has shown who he is so far, where, and whether he has been sent elsewhere since. */
interface Shown {
  readonly level: number;
  readonly step: ElementOf<'step'>;
  readonly moved: boolean;
}

/**
 * Steps that ask for a proof which the customer has given before, in another channel, to another team or to a bot. Only
 * within one conversation: where a system or the back office works in between, or time passes, he comes anew. And only
 * within one identity: to a platform that knows him by another key he cannot but prove it again.
 */
export function* askedAgain(index: ArchitectureIndex, journey: ElementId, walk: JourneyWalk): Iterable<AskedAgain> {
  const walked = new Map(walk.steps.map((step) => [step.step, step]));
  const shown = new Map<ElementId, Shown | undefined>();
  for (const step of index.steps(journey)) {
    const before = arriving(index, walk, shown, step);
    const here = walked.get(step.id);
    const asked = askedLevel(index, step, here?.inHand.some((each) => each.item === 'authState') ?? false);
    if (before && asked && here && asked.level > 0 && before.moved && before.level >= asked.level) {
      const known = walked.get(before.step.id)?.systems ?? [];
      if (sameIdentity(islandOfSystem(index), known, here.systems)) {
        yield { step, asked, shownAt: before.step, level: before.level };
      }
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

/** The proof that a step asks for: what it verifies, or what it requires and neither its channel nor the handover gives it. */
function askedLevel(index: ArchitectureIndex, step: ElementOf<'step'>, authInHand: boolean): Asked | undefined {
  if (step.verifies !== undefined) {
    return { level: proofLevel(step.verifies), property: 'verifies', how: `verifies ${step.verifies}` };
  }
  if (step.requiresAuth === undefined || authInHand) return undefined;
  const level = proofLevel(step.requiresAuth);
  const channels = channelsOf(step).flatMap((id) => index.get('channel', id) ?? []);
  if (channels.length === 0 || channels.some((channel) => channel.auth === undefined || proofLevel(channel.auth) >= level)) return undefined;
  return { level, property: 'requiresAuth', how: `requires ${step.requiresAuth}, which ${channelNames(index, step)} does not give` };
}

/** How well the customer is known at a step: on the least of its channels, or by what it requires or verifies. */
function levelOf(index: ArchitectureIndex, step: ElementOf<'step'>): number {
  return Math.max(channelProof(index, step) ?? 0, proofLevel(step.verifies), proofLevel(step.requiresAuth));
}

/** Proving it again to a platform that knows him by another key is the fault of the identities, not of the handover. */
function sameIdentity(islands: ReadonlyMap<ElementId, string>, before: readonly ElementId[], after: readonly ElementId[]): boolean {
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
