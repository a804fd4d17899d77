import type { CheckOptions } from '../check.ts';
import type { ElementId } from '../element-base.ts';
import type { Problem } from '../finding.ts';
import type { RuleContext } from '../rule.ts';
import { createJourneyProblems } from './journey-problems.ts';
import type { JourneyProblem } from './journey-problems.ts';
import { keepProblems } from './kept-problems.ts';
import type { View } from './recording.ts';
import type { ConfiguredRule, Settings } from './settings.ts';
import type { Stand } from './stand.ts';

/** What a rule says, with every plateau at which it says so. */
export interface Draft {
  readonly configured: ConfiguredRule;
  readonly problem: Problem;
  readonly plateaus: ElementId[];
}

/** The rules as the project sets them. */
export interface Runner {
  readonly settings: Settings;
  readonly active: readonly ConfiguredRule[];
  /** Runs them where the architecture stands; what is said in the same words of the same place is said once. */
  gather(stands: readonly Stand[]): readonly Draft[];
}

export function createRunner(settings: Settings, { profile, today }: Pick<CheckOptions, 'profile' | 'today'>): Runner {
  const active = profile === 'sketch' ? [] : settings.rules;
  const whole = active.filter(({ rule }) => rule.check);
  const byJourney = active.filter(({ rule }) => rule.checkJourney);
  const journeys = createJourneyProblems(byJourney);
  /** What each of the rules about the whole said last. */
  const said = new Map<ConfiguredRule, readonly Problem[]>();
  return {
    settings,
    active,
    gather(stands) {
      const drafts = createDrafts(stands.length > 1);
      for (const { view, plateaus } of stands) {
        const add = (said: JourneyProblem) => drafts.add(said, said.problem.plateaus ?? plateaus);
        for (const configured of whole) {
          const context = contextOf(view.plain, configured, { plateaus, today });
          const problems = keepProblems(said.get(configured) ?? [], configured.rule.check?.(context) ?? []);
          said.set(configured, problems);
          for (const problem of problems) add({ configured, problem });
        }
        const contexts = byJourney.map((configured) => contextOf(view, configured, { plateaus, today }));
        for (const journey of view.index.all('journey')) journeys.of(view, journey, contexts, stands.length).forEach(add);
      }
      return drafts.all();
    },
  };
}

/** Gathers what is said; on several plateaus the same words about the same place become one. */
function createDrafts(several: boolean) {
  const list: Draft[] = [];
  const byProblem = new Map<Problem, Draft>();
  const byWords = new Map<string, Draft>();
  return {
    all: (): readonly Draft[] => list,
    add({ configured, problem }: JourneyProblem, plateaus: readonly ElementId[]): void {
      if (!several) {
        list.push({ configured, problem, plateaus: [...plateaus] });
        return;
      }
      const known = byProblem.get(problem);
      const words = known ? '' : `${configured.rule.id}\n${problem.at.element}\n${problem.at.property ?? ''}\n${problem.message}`;
      let draft = known ?? byWords.get(words);
      if (!draft) {
        draft = { configured, problem, plateaus: [] };
        list.push(draft);
        byWords.set(words, draft);
      }
      byProblem.set(problem, draft);
      for (const plateau of plateaus) if (!draft.plateaus.includes(plateau)) draft.plateaus.push(plateau);
    },
  };
}

function contextOf(view: View, { options }: ConfiguredRule, { plateaus, today }: Pick<RuleContext, 'plateaus' | 'today'>): RuleContext {
  return {
    index: view.index,
    plateaus,
    today,
    walk: view.walk,
    number(option) {
      const value = options[option];
      return typeof value === 'number' ? value : Number.NaN;
    },
    words(option) {
      const value = options[option];
      return typeof value === 'object' ? value : value === undefined ? [] : [String(value)];
    },
  };
}
