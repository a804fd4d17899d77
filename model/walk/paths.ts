import type { WalkedTransition } from '../walk.ts';

/** One way through a journey, from its first step to where it ends. */
export interface JourneyPath<Node, Edge> {
  readonly steps: readonly Node[];
  readonly passages: readonly Edge[];
}

/** What leads from a step to the next, whatever stands for the steps. */
export interface PathEdge<Node> {
  /** Undefined for the end. */
  readonly to: Node | undefined;
  readonly cause: WalkedTransition['cause'];
}

export interface PathGraph<Node, Edge> {
  /** The steps of the journey itself; undefined first where it has none. */
  readonly first: Node | undefined;
  readonly own: ReadonlySet<Node>;
  readonly outgoing: (step: Node) => readonly Edge[];
}

/** No more ways than these are followed, nor more steps on them in all: a journey with many forks has millions. */
const limits = { paths: 2_000, steps: 20_000 } as const;

/**
 * The ways through a journey, each step at most once, as long as they stay in it. Which ones are followed where there are
 * too many depends on the steps and arrows alone, so that no other change makes a journey look better. The arrays that
 * are given out are used again for the next way.
 */
export function* findPaths<Node, Edge extends PathEdge<Node>>(graph: PathGraph<Node, Edge>): Generator<JourneyPath<Node, Edge>> {
  const { first } = graph;
  if (first === undefined) return;
  const steps: Node[] = [first];
  const passages: Edge[] = [];
  const taken = new Set(steps);
  const open: Edge[][] = [onwards(graph, taken, first)];
  const left = { paths: limits.paths, steps: limits.steps };
  for (let arrived = true; open.length > 0; ) {
    const choices = open.at(-1) as Edge[];
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
      open.push(onwards(graph, taken, passage.to));
    } else {
      open.pop();
      passages.pop();
      taken.delete(steps.pop() as Node);
    }
  }
}

/** Where the journey goes on to from a step; of several passages to the same step one, and one for when it fails. */
function onwards<Node, Edge extends PathEdge<Node>>({ own, outgoing }: PathGraph<Node, Edge>, taken: ReadonlySet<Node>, step: Node): Edge[] {
  const found: Edge[] = [];
  for (const passage of outgoing(step)) {
    if (passage.to === undefined || !own.has(passage.to) || taken.has(passage.to)) continue;
    const known = found.some((each) => each.to === passage.to && (each.cause === 'on fail') === (passage.cause === 'on fail'));
    if (!known) found.push(passage);
  }
  return found;
}
