import type { AnswerContext } from '../model/answers/answer.ts';
import type { ElementId } from '../model/element-base.ts';
import type { ProjectState } from './project.ts';

/** What answers about a project look at: what its check has found, and the architecture at every plateau. */
export function answerContext(state: ProjectState, at: ElementId | undefined): AnswerContext {
  return {
    model: state.model,
    findings: state.findings,
    profile: state.config.profile,
    settings: state.config.rules,
    today: state.today,
    at,
    stand: state.stand,
  };
}
