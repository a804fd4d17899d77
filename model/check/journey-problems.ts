import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import type { RuleContext } from '../rule.ts';
import type { RecordingView, Reads } from './recording.ts';
import type { ConfiguredRule } from './settings.ts';

/** What one rule says about one journey. */
export interface JourneyProblem {
  readonly configured: ConfiguredRule;
  readonly problem: Problem;
}

/** What the rules said about journeys, kept while what they looked at stays the same, from one plateau to the next too. */
export interface JourneyProblems {
  /** `stands` is at how many places in time the architecture differs: as much is kept of each journey. */
  of(view: RecordingView, journey: ElementOf<'journey'>, contexts: readonly RuleContext[], stands: number): readonly JourneyProblem[];
}

interface Known {
  readonly reads: Reads;
  readonly problems: readonly JourneyProblem[];
}

/** @param rules those that look at journeys, in the order of the contexts that are given later */
export function createJourneyProblems(rules: readonly ConfiguredRule[]): JourneyProblems {
  const known = new Map<ElementId, readonly Known[]>();
  return {
    of(view, journey, contexts, stands) {
      const before = known.get(journey.id) ?? [];
      const still = before.find((each) => view.holds(each.reads));
      const found = still ?? ask(view, journey, rules, contexts);
      // The one that was needed last stays longest. What is kept keeps whole walks alive.
      known.set(journey.id, [found, ...before.filter((each) => each !== found)].slice(0, stands));
      return found.problems;
    },
  };
}

function ask(
  view: RecordingView,
  journey: ElementOf<'journey'>,
  rules: readonly ConfiguredRule[],
  contexts: readonly RuleContext[],
): Known {
  const { value, reads } = view.record(() => {
    const problems: JourneyProblem[] = [];
    // The journey itself is looked at, whatever the rules ask for.
    const here = view.index.get('journey', journey.id);
    rules.forEach((configured, place) => {
      const context = contexts[place];
      if (!here || !context) return;
      for (const problem of configured.rule.checkJourney?.(context, here) ?? []) problems.push({ configured, problem });
    });
    return problems;
  });
  return { reads, problems: value };
}
