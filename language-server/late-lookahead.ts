/** The parts of Chevrotain's parser (13.2, its `LooksAhead` and `ErrorHandler` traits) that are replaced here. */
export interface Lookahead {
  maxLookahead: number;
  raiseNoAltException(choice: number, message: string | undefined): never;
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

/**
 * Where no alternative fits, works out only the words that could come next. Chevrotain follows each alternative three words far,
 * which takes it a minute where a block can hold the properties of every kind; messages tell only the first.
 */
export function tellNextWordOnly(parser: Lookahead): void {
  const { raiseNoAltException, maxLookahead } = parser;
  parser.raiseNoAltException = (choice, message) => {
    parser.maxLookahead = 1;
    try {
      return raiseNoAltException.call(parser, choice, message);
    } finally {
      parser.maxLookahead = maxLookahead;
    }
  };
}
