import type { Step } from '../element.ts';
import type { Passage, Route } from './route.ts';

/** One way through a journey, from its first step to where it ends. */
export interface JourneyPath {
  readonly steps: readonly Step[];
  readonly passages: readonly Passage[];
}

/** No more ways than these are followed, nor more steps on them in all: a journey with many forks has millions. */
const limits = { paths: 2_000, steps: 20_000 } as const;

/**
 * The ways through a journey, each step at most once, as long as they stay in it. Which ones are followed where there are
 * too many depends on the steps and arrows alone, so that no other change makes a journey look better. The arrays that
 * are given out are used again for the next way.
 */
export function* findPaths(route: Route): Generator<JourneyPath> {
  const [first] = route.reached;
  if (first === undefined) return;
  const own = new Set(route.own);
  const steps: Step[] = [first];
  const passages: Passage[] = [];
  const taken = new Set(steps);
  const open: Passage[][] = [onwards(route, own, taken, first)];
  const left = { paths: limits.paths, steps: limits.steps };
  for (let arrived = true; open.length > 0; ) {
    const choices = open.at(-1) as Passage[];
    // A way that can only turn back, or be caught, is one too: what it has passed was needed.
    if (arrived && choices.every((passage) => passage.cause === 'on fail')) {
      left.paths--;
      yield { steps, passages };
    }
    const passage = left.paths > 0 && left.steps > 0 ? choices.shift() : undefined;
    arrived = passage?.to !== undefined;
    if (passage?.to !== undefined) {
      left.steps--;
      passages.push(passage);
      steps.push(passage.to);
      taken.add(passage.to);
      open.push(onwards(route, own, taken, passage.to));
    } else {
      open.pop();
      passages.pop();
      taken.delete(steps.pop() as Step);
    }
  }
}

/** Where the journey goes on to from a step; of several passages to the same step one, and one for when it fails. */
function onwards(route: Route, own: ReadonlySet<Step>, taken: ReadonlySet<Step>, step: Step): Passage[] {
  const found: Passage[] = [];
  for (const passage of route.outgoing.get(step.id) ?? []) {
    if (passage.to === undefined || !own.has(passage.to) || taken.has(passage.to)) continue;
    const known = found.some((each) => each.to === passage.to && (each.cause === 'on fail') === (passage.cause === 'on fail'));
    if (!known) found.push(passage);
  }
  return found;
}
