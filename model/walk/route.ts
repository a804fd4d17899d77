import type { Step, Transition } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { WalkedTransition } from '../walk.ts';
import type { WalkFacts } from './facts.ts';

/** The ways through a journey, and on into journeys that its arrows lead to. */
export interface Route {
  /** The journey's own steps, in the order written. */
  readonly own: readonly Step[];
  /** Steps of other journeys that can be reached from it, in the order in which they are found. */
  readonly continued: readonly Step[];
  /** All steps that are reached, the first one first, each after the step that it is first reached from. */
  readonly reached: readonly Step[];
  /** Of the own steps and the continued ones, in that order. */
  readonly passages: readonly Passage[];
  readonly incoming: ReadonlyMap<ElementId, readonly Passage[]>;
  readonly outgoing: ReadonlyMap<ElementId, readonly Passage[]>;
  /** Share of the journey's customers who come to a step, 0 to 1; 0 where only ways of unknown share lead there. */
  readonly shares: ReadonlyMap<ElementId, number>;
}

/** One way from a step to the next. */
export interface Passage {
  readonly from: Step;
  /** Undefined for the end. */
  readonly to: Step | undefined;
  readonly arrow: Transition | undefined;
  readonly cause: WalkedTransition['cause'];
  /** Of those who are at `from`; 0 where it is not known how many fail, or wait in vain. */
  readonly share: number;
}

export function readRoute(facts: WalkFacts, journey: ElementId): Route {
  const scripts = new Map<ElementId, Script>();
  const own = readScript(facts, scripts, journey).steps;
  const outgoing = new Map<ElementId, readonly Passage[]>();
  for (const step of own) outgoing.set(step.id, passagesFrom(facts, scripts, step));

  const reached: Step[] = [];
  const continued: Step[] = [];
  const seen = new Set<ElementId>();
  const visit = (step: Step | undefined): void => {
    if (step === undefined || seen.has(step.id)) return;
    seen.add(step.id);
    reached.push(step);
    if (step.journey !== journey) {
      continued.push(step);
      outgoing.set(step.id, passagesFrom(facts, scripts, step));
    }
  };
  visit(own[0]);
  for (let next = 0; next < reached.length; next++) {
    for (const passage of outgoing.get((reached[next] as Step).id) ?? []) visit(passage.to);
  }

  const passages = [...own, ...continued].flatMap((step) => outgoing.get(step.id) ?? []);
  const incoming = new Map<ElementId, Passage[]>();
  for (const passage of passages) {
    // Nobody comes from a step that nobody comes to.
    if (passage.to === undefined || !seen.has(passage.from.id)) continue;
    const list = incoming.get(passage.to.id);
    if (list) list.push(passage);
    else incoming.set(passage.to.id, [passage]);
  }
  return { own, continued, reached, passages, incoming, outgoing, shares: countShares(reached, incoming) };
}

/** A journey as it is written. */
interface Script {
  readonly steps: readonly Step[];
  readonly next: ReadonlyMap<ElementId, Step>;
  readonly arrows: ReadonlyMap<ElementId, readonly Transition[]>;
}

function readScript({ index, uses }: WalkFacts, scripts: Map<ElementId, Script>, journey: ElementId): Script {
  const known = scripts.get(journey);
  if (known !== undefined) return known;
  uses(journey);
  const steps = index.steps(journey);
  const next = new Map<ElementId, Step>();
  steps.forEach((step, position) => {
    if (position > 0) next.set((steps[position - 1] as Step).id, step);
  });
  const arrows = new Map<ElementId, Transition[]>();
  for (const arrow of index.transitions(journey)) {
    const others = arrows.get(arrow.from);
    if (others) others.push(arrow);
    else arrows.set(arrow.from, [arrow]);
  }
  const script = { steps, next, arrows };
  scripts.set(journey, script);
  return script;
}

/** An arrow replaces the implied next step; `on fail` and `after` come beside it. */
function passagesFrom(facts: WalkFacts, scripts: Map<ElementId, Script>, step: Step): readonly Passage[] {
  const { index } = facts;
  const script = readScript(facts, scripts, step.journey);
  const written = script.arrows.get(step.id) ?? [];
  const find = (id: ElementId | undefined) => {
    const found = index.get('step', id);
    if (found !== undefined) readScript(facts, scripts, found.journey);
    else if (id !== undefined) facts.uses(id);
    return found;
  };

  const arrows = written.filter((arrow) => arrow.after === undefined);
  const waits = written.filter((arrow) => arrow.after !== undefined);
  const passages: Passage[] = [];
  if (arrows.length > 0) {
    const shares = splitShares(arrows);
    arrows.forEach((arrow, position) => {
      passages.push({ from: step, to: find(arrow.to), arrow, cause: 'arrow', share: shares[position] ?? 0 });
    });
  } else {
    const next = step.ends === undefined ? script.next.get(step.id) : undefined;
    passages.push({ from: step, to: next, arrow: undefined, cause: 'next', share: 1 });
  }
  for (const arrow of waits) {
    passages.push({ from: step, to: find(arrow.to), arrow, cause: 'after', share: Math.min(100, Math.max(0, arrow.share ?? 0)) / 100 });
  }
  if (step.onFail !== undefined && step.onFail !== 'none') {
    const to = find(step.onFail);
    if (to !== undefined || step.onFail === 'end') passages.push({ from: step, to, arrow: undefined, cause: 'on fail', share: 0 });
  }
  return passages;
}

/** As stated, 0 to 1; arrows without a share divide evenly what the others leave. More than 100 % is scaled down. */
function splitShares(arrows: readonly Transition[]): readonly number[] {
  const of = (arrow: Transition) => (arrow.share === undefined ? undefined : Math.max(0, arrow.share));
  const stated = arrows.reduce((sum, arrow) => sum + (of(arrow) ?? 0), 0);
  const silent = arrows.filter((arrow) => arrow.share === undefined).length;
  const scale = Math.max(100, stated);
  const rest = silent === 0 ? 0 : Math.max(0, 100 - stated) / silent;
  return arrows.map((arrow) => (of(arrow) ?? rest) / scale);
}

/** How often a step is expected to be visited, at most once counted: loops are followed until nothing changes. */
function countShares(
  reached: readonly Step[],
  incoming: ReadonlyMap<ElementId, readonly Passage[]>,
): ReadonlyMap<ElementId, number> {
  const visits = new Map<ElementId, number>();
  // An acyclic journey is done after as many rounds as it is long; a loop that half of them repeat after some fifty.
  for (let round = 0; round < 200; round++) {
    let moved = false;
    for (const step of reached) {
      let sum = step === reached[0] ? 1 : 0;
      for (const passage of incoming.get(step.id) ?? []) sum += (visits.get(passage.from.id) ?? 0) * passage.share;
      if (Math.abs(sum - (visits.get(step.id) ?? 0)) > 1e-9) {
        visits.set(step.id, sum);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return new Map(reached.map((step) => [step.id, roundShare(Math.min(1, visits.get(step.id) ?? 0))]));
}

/** Without the noise of binary fractions. */
export function roundShare(share: number): number {
  return Math.round(share * 1e9) / 1e9;
}
