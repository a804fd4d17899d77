/** The part of Chevrotain's parser (13.2, its `LooksAhead` trait) that is replaced here. */
export interface Lookahead {
  readonly lookaheadStrategy: {
    buildLookaheadForAlternation(choice: object): Decide;
    buildLookaheadForOptional(choice: object): Decide;
  };
}

type Decide = (this: unknown, alternatives: unknown) => unknown;

/**
 * Works out how to decide at a choice when a text first comes to it. Chevrotain does so for every choice of the grammar
 * before it reads anything, which takes longer than reading a small project.
 */
export function decideLate({ lookaheadStrategy }: Lookahead): void {
  const { buildLookaheadForAlternation, buildLookaheadForOptional } = lookaheadStrategy;
  lookaheadStrategy.buildLookaheadForAlternation = (choice) => late(() => buildLookaheadForAlternation.call(lookaheadStrategy, choice));
  lookaheadStrategy.buildLookaheadForOptional = (choice) => late(() => buildLookaheadForOptional.call(lookaheadStrategy, choice));
}

function late(build: () => Decide): Decide {
  let decide: Decide | undefined;
  return function (alternatives) {
    decide ??= build();
    return decide.call(this, alternatives);
  };
}
