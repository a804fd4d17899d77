import type { ArchitectureIndex } from '../query.ts';
import type { ModelDiff } from './change.ts';
import type { Consequences } from './consequences.ts';

/** Two versions of an architecture, compared: what is different, and what that means. */
export interface Difference {
  readonly diff: ModelDiff;
  readonly consequences: Consequences;
  /** For naming elements of either version. */
  readonly before: ArchitectureIndex;
  readonly after: ArchitectureIndex;
}
