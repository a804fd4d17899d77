import type { CheckResult } from './check.ts';
import { groupMissingFacts } from './missing-facts.ts';
import type { MissingFacts, MissingFactsGrouping } from './missing-facts.ts';
import type { Model } from './model.ts';
import { counted } from './phrases.ts';

/** Missing facts that fit on a part of a screen. */
export interface MissingFactsSummary {
  readonly lines: readonly MissingFacts[];
  /** What did not fit, in words; undefined where everything did. */
  readonly rest: string | undefined;
}

const groupings: readonly MissingFactsGrouping[] = ['journey', 'journeys', 'everything'];

/**
 * A line for each journey as long as they fit; else one for all journeys that miss the same, then one wherever it is
 * missed; and only then is what weighs least summed up.
 * @param limit lines at most, the one that sums up included
 * @param keep which groups are of interest
 */
export function summariseMissingFacts(
  model: Model,
  result: CheckResult,
  limit: number,
  keep: (facts: MissingFacts) => boolean = () => true,
): MissingFactsSummary {
  let lines: readonly MissingFacts[] = [];
  for (const grouping of groupings) {
    lines = groupMissingFacts(model, result, grouping).filter(keep);
    if (lines.length <= limit) return { lines, rest: undefined };
  }
  const rest = lines.slice(limit - 1);
  const facts = rest.reduce((sum, { count }) => sum + count, 0);
  return { lines: lines.slice(0, limit - 1), rest: `… and ${rest.length} more, ${counted(facts, 'missing fact')} in all` };
}
