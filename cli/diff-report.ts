import type { Difference } from '../model/diff/difference.ts';

/** What every format of `cxa diff` tells. */
export interface DiffReport extends Difference {
  readonly project: string;
  /** As they were named on the command line. */
  readonly base: string;
  readonly head: string;
  /** What the reader has to know before he trusts the rest: a side that is not there, or that has mistakes. */
  readonly notes: readonly string[];
  /** What `--fail-on` asks for has happened. */
  readonly failed: boolean;
  readonly colour: boolean;
}
