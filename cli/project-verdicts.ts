import type { Answer } from '../model/answers/answer.ts';
import { answerQuestion } from '../model/answers/table.ts';
import type { Severity } from '../model/finding.ts';
import { architectureName } from '../model/model.ts';
import type { Profile } from '../model/model.ts';
import { answerContext } from '../language-server/answer-context.ts';
import type { CheckReport } from './check-report.ts';
import { shownPath } from './open-projects.ts';

/** What a check found in one of its projects, and whether that supports the experience. */
export interface ProjectVerdict {
  readonly name: string;
  /** Its folder, relative to the working directory. */
  readonly path: string;
  readonly profile: Profile;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
  readonly horizon: Answer;
}

/** One for each project, in the order of the report. The horizon costs time, so whoever does not show it does not ask. */
export function projectVerdicts({ projects, findingsOf, at }: CheckReport): readonly ProjectVerdict[] {
  return projects.map((project) => {
    const state = project.state();
    const findings = findingsOf.get(project) ?? [];
    const count = (severity: Severity) => findings.filter((finding) => !finding.waived && finding.severity === severity).length;
    return {
      name: architectureName(state.model),
      path: shownPath(project.root),
      profile: state.config.profile,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      waived: findings.filter(({ waived }) => waived).length,
      horizon: answerQuestion(answerContext(state, at), 'horizon'),
    };
  });
}
