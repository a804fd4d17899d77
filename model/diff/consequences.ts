import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { effortWeights } from '../effort.ts';
import { indexStanding } from '../query.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Affected } from './affected.ts';
import { affectedCommunications, affectedTeams } from './affected.ts';
import type { Breaking } from './breaking/breaking-change.ts';
import { changedTemplates } from './breaking/changed-templates.ts';
import { newlyCrossed } from './breaking/crossed-boundaries.ts';
import { droppedContext } from './breaking/dropped-context.ts';
import { removedInterfaces } from './breaking/interfaces.ts';
import { weakened } from './breaking/weakened.ts';
import type { Change, ModelDiff } from './change.ts';
import { customersBy } from './concerned.ts';
import { elementName } from './element-name.ts';
import { compareFindings } from './findings-change.ts';
import type { FindingsChange } from './findings-change.ts';
import { repeatChanges, verdictChanges, walkChanges } from './journey-changes.ts';
import type { RepeatChange, VerdictChange, WalkChange } from './journey-changes.ts';
import { pairJourneys } from './journey-pairs.ts';
import type { JourneyPair, Version } from './journey-pairs.ts';
import { findingsUnlowered, silencedIn } from './silenced.ts';
import type { LeftOut, Silenced } from './silenced.ts';
import { namesOf } from './translate.ts';

/** What a change means for customers, for those who run the architecture, and for what the check says. */
export interface Consequences {
  readonly verdicts: readonly VerdictChange[];
  readonly repeats: readonly RepeatChange[];
  readonly silenced: readonly Silenced[];
  readonly breaking: readonly Breaking[];
  readonly walks: readonly WalkChange[];
  /** The plateaus at which a journey breaks that did not before. */
  readonly breaksAt: readonly ElementId[];
  readonly findings: FindingsChange;
  readonly teams: readonly Affected[];
  readonly communications: readonly Affected[];
  /** Every journey at every plateau, for those who show it before and after. */
  readonly journeys: readonly JourneyPair[];
}

/** @param leftOut what the projects exclude, which the models cannot know */
export function findConsequences(before: Version, after: Version, diff: ModelDiff, leftOut: LeftOut = { before: [], after: [] }): Consequences {
  const { changes, ids } = diff;
  const names = namesOf(pairsOf(diff));
  const journeys = pairJourneys(before, after, ids);
  const verdicts = verdictChanges(journeys);
  const [earlier, later] = [wholeOf(before), wholeOf(after)];
  const say = (element: Element) => elementName(element, later.element(element.id) ? later : earlier);
  const altered = changes.flatMap((change) => ('before' in change ? [change] : []));
  return {
    verdicts,
    repeats: repeatChanges(journeys, names),
    silenced: silencedIn(before, after, diff, leftOut),
    breaking: withCustomers(journeys, [
      ...removedInterfaces(earlier, later, ids),
      ...changedTemplates(earlier, later, ids),
      ...droppedContext(journeys, changes, names, say),
      ...newlyCrossed(earlier, later, ids),
      ...weakened(altered, say),
    ]),
    walks: walkChanges(journeys, names, effortWeights((kind) => after.settings['JRN-05']?.options?.[kind])),
    breaksAt: [...new Set(verdicts.flatMap(({ from, to, plateaus }) => (to === 'no' && from !== undefined ? plateaus : [])))],
    findings: compareFindings(before.findings, after.findings, ids, findingsUnlowered(before, after)),
    teams: affectedTeams(diff, later, earlier),
    communications: affectedCommunications(diff, later, earlier),
    journeys,
  };
}

/** Of lost context the repeats tell it already, and who answers for something is no matter of a customer's. */
function withCustomers(journeys: readonly JourneyPair[], breaking: readonly Breaking[]): readonly Breaking[] {
  if (breaking.length === 0) return breaking;
  const customers = customersBy(journeys);
  return breaking.map((each) => {
    const many = each.kind === 'context' || each.kind === 'owner' || each.element === undefined ? undefined : customers.get(each.element);
    return many === undefined || Math.round(many) === 0 ? each : { ...each, customers: Math.round(many) };
  });
}

/** Everything that is there at any plateau, or at the one that was asked for. */
function wholeOf({ model, at, stand }: Version): ArchitectureIndex {
  return at === undefined ? indexStanding(model, undefined, model) : stand(at).index;
}

function pairsOf({ changes, followers }: ModelDiff): readonly (readonly [Element, Element])[] {
  const altered = changes.filter((change): change is Extract<Change, { before: Element }> => 'before' in change);
  return [...altered, ...followers].map(({ before, after }) => [before, after] as const);
}
