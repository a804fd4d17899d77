import { isSynchronous } from './data-flow.ts';
import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { Place } from './finding.ts';
import { askedAgain } from './asked-again.ts';
import { unitsOf } from './ownership.ts';
import type { ArchitectureIndex } from './query.ts';
import type { JourneyWalk, WalkedStep, WalkedTransition } from './walk.ts';
import { findPaths } from './walk/paths.ts';

/** What a journey asks of its customer on the way that asks most; a heuristic to compare journeys by, not a Customer Effort Score. */
export interface Effort {
  /** The sum of the points. */
  readonly total: number;
  /** The kinds of effort that occur on that way, always in the same order. */
  readonly parts: readonly EffortPart[];
}

export interface EffortPart {
  readonly kind: EffortKind;
  /** How often, and what that adds to the total. */
  readonly count: number;
  readonly points: number;
  /** Where, in the order of the way. */
  readonly at: readonly Place[];
}

/**
 * He is sent to another channel; passed on cold; asked again who he is; has to repeat what was known; waits longer than
 * promised; is passed to another organisational unit.
 */
export type EffortKind = 'switch' | 'cold' | 'reAuth' | 'missed' | 'wait' | 'boundary';

/** How many points each kind counts. */
export type EffortWeights = Readonly<Record<EffortKind, number>>;

/** How much each kind weighs where the project does not say otherwise. What is not stated weighs nothing. */
export const defaultWeights: EffortWeights = { switch: 1, cold: 2, reAuth: 2, missed: 3, wait: 1, boundary: 2 };

/** In the order in which they are told. */
export const effortKinds = Object.keys(defaultWeights) as readonly EffortKind[];

/** @param weigh what a kind counts: a number from 0; undefined, or anything else, where nobody says */
export function effortWeights(weigh: (kind: EffortKind) => unknown): EffortWeights {
  const weightOf = (kind: EffortKind): number => {
    const weight = weigh(kind);
    return typeof weight === 'number' && weight >= 0 ? weight : defaultWeights[kind];
  };
  return Object.fromEntries(effortKinds.map((kind) => [kind, weightOf(kind)])) as EffortWeights;
}

/** The effort on the way through the journey that asks most of the customer. */
export function effortOf(index: ArchitectureIndex, walk: JourneyWalk, weights: EffortWeights): Effort {
  const { ofStep, ofTransition } = readEfforts(index, walk);
  let worst: Effort = { total: 0, parts: [] };
  for (const { steps, passages } of waysThrough(walk)) {
    const found = new Map<string, Point>();
    const add = (point: Point) => found.set(`${point.kind} ${point.once}`, point);
    steps.forEach((step, place) => {
      const passage = passages[place - 1];
      if (passage) ofTransition(passage).forEach(add);
      for (const point of ofStep.get(step) ?? []) if (!found.has(`${point.kind} ${point.once}`)) add(point);
    });
    const effort = sumUp([...found.values()], weights);
    if (effort.total > worst.total) worst = effort;
  }
  return worst;
}

/** The handovers on the way that has most of them: as many as the walk counts. */
export function handoversOf(walk: JourneyWalk): readonly WalkedTransition[] {
  let most: readonly WalkedTransition[] = [];
  for (const { passages } of waysThrough(walk)) {
    const handovers = passages.filter(isHandover);
    if (handovers.length > most.length) most = handovers;
    if (most.length >= walk.handovers) break;
  }
  return most;
}

function isHandover({ sent, channelChange, teamChange, botToPerson }: WalkedTransition): boolean {
  return sent && (channelChange || teamChange || botToPerson);
}

function waysThrough(walk: JourneyWalk) {
  const outgoing = new Map<ElementId, WalkedTransition[]>();
  for (const transition of walk.transitions) {
    const list = outgoing.get(transition.from);
    if (list) list.push(transition);
    else outgoing.set(transition.from, [transition]);
  }
  const own = new Set(walk.steps.map(({ step }) => step));
  return findPaths({ first: walk.steps[0]?.step, own, outgoing: (step: ElementId) => outgoing.get(step) ?? [] });
}

/** One thing that costs effort; on one way `once` counts once, however often he notices it. */
interface Point {
  readonly kind: EffortKind;
  readonly once: string;
  readonly at: Place;
}

function readEfforts(index: ArchitectureIndex, walk: JourneyWalk) {
  const ofStep = new Map<ElementId, Point[]>();
  const add = (step: ElementId, point: Point) => {
    const points = ofStep.get(step);
    if (points) points.push(point);
    else ofStep.set(step, [point]);
  };
  for (const { step, asked } of askedAgain(index, walk.journey, walk)) {
    add(step.id, { kind: 'reAuth', once: step.id, at: { element: step.id, property: asked.property } });
  }
  for (const walked of walk.steps) {
    const step = index.get('step', walked.step);
    if (!step) continue;
    for (const [once, at] of repeated(step, walked)) add(step.id, { kind: 'missed', once, at });
    if (waitsTooLong(index, step, walked)) add(step.id, { kind: 'wait', once: step.id, at: { element: step.id, property: 'within' } });
  }
  const teams = readTeams(index, walk);
  const known = new Map<WalkedTransition, readonly Point[]>();
  const ofTransition = (transition: WalkedTransition): readonly Point[] => {
    const points = known.get(transition) ?? handoverPoints(index, transition, teams);
    known.set(transition, points);
    return points;
  };
  return { ofStep, ofTransition };
}

/** What was in hand and got lost: he says it again, once for each place at which it was lost. */
function repeated(step: ElementOf<'step'>, walked: WalkedStep): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  // Behind the line of visibility there is nobody to ask the customer.
  if (step.actor === 'system' || step.actor === 'backoffice' || step.actor === 'partner') return found;
  for (const { lostAt } of walked.lost) if (lostAt) found.set(`${lostAt.from} ${lostAt.to}`, { element: step.id, property: 'needs' });
  return found;
}

/** The systems that it waits for are known to take longer than the step may. */
function waitsTooLong(index: ArchitectureIndex, step: ElementOf<'step'>, walked: WalkedStep): boolean {
  if (step.within === undefined || step.within.business) return false;
  let waited = 0;
  for (const id of walked.integrations) {
    const integration = index.get('integration', id);
    if (integration && isSynchronous(integration)) waited += integration.p95?.ms ?? 0;
  }
  return waited > step.within.ms;
}

function handoverPoints(index: ArchitectureIndex, transition: WalkedTransition, teams: ReadonlyMap<ElementId, ElementId>): readonly Point[] {
  if (!isHandover(transition)) return [];
  const points: Point[] = [];
  const once = `${transition.from} ${transition.to}`;
  const at: Place = { element: transition.arrow ?? transition.to ?? transition.from };
  const handovers = transition.handovers.flatMap((id) => index.get('handover', id) ?? []);
  if (transition.channelChange) points.push({ kind: 'switch', once, at });
  if (handovers.length > 0 && handovers.every(({ type }) => type === 'cold' || type === 'none')) points.push({ kind: 'cold', once, at });
  const allowed = index.get('transition', transition.arrow)?.within;
  if (allowed !== undefined && handovers.some(({ within }) => within !== undefined && within.ms > allowed.ms)) points.push({ kind: 'wait', once, at });
  if (transition.teamChange && changesUnit(index, transition, teams)) points.push({ kind: 'boundary', once, at });
  return points;
}

function changesUnit(index: ArchitectureIndex, { from, to }: WalkedTransition, teams: ReadonlyMap<ElementId, ElementId>): boolean {
  const [before, after] = [teams.get(from), to === undefined ? undefined : teams.get(to)];
  if (before === undefined || after === undefined) return false;
  const unitOf = unitsOf(index);
  return unitOf(before) !== unitOf(after);
}

/** Who has the customer at each step: its own team, else the one that had him before. */
function readTeams(index: ArchitectureIndex, walk: JourneyWalk): ReadonlyMap<ElementId, ElementId> {
  const before = new Map<ElementId, ElementId[]>();
  for (const { from, to } of walk.transitions) {
    if (to === undefined) continue;
    const list = before.get(to);
    if (list) list.push(from);
    else before.set(to, [from]);
  }
  const teams = new Map<ElementId, ElementId>();
  for (const { step } of walk.steps) {
    const own = index.get('step', step)?.handledBy;
    const team = own ?? (before.get(step) ?? []).map((each) => teams.get(each)).find((each) => each !== undefined);
    if (team !== undefined) teams.set(step, team);
  }
  return teams;
}

function sumUp(points: readonly Point[], weights: EffortWeights): Effort {
  const parts = effortKinds.flatMap((kind): EffortPart[] => {
    const own = points.filter((point) => point.kind === kind);
    return own.length === 0 || weights[kind] === 0 ? [] : [{ kind, count: own.length, points: own.length * weights[kind], at: own.map(({ at }) => at) }];
  });
  return { total: parts.reduce((sum, part) => sum + part.points, 0), parts };
}
