import { answerQuestion } from '../../model/answers/table.ts';
import type { Answer, AnswerContext, QuestionId } from '../../model/answers/answer.ts';
import { createChecker } from '../../model/check.ts';
import type { Profile } from '../../model/model.ts';
import { readModel } from './check-text.ts';

interface Asked {
  readonly profile?: Profile;
  readonly today?: string;
  readonly journey?: string;
  readonly at?: string;
  readonly isDayFixed?: boolean;
}

/** Answers a question about a text, in profile `design` on 2026-06-01 unless told otherwise. */
export function answerText(text: string, question: QuestionId, { journey, at, profile = 'design', today = '2026-06-01', isDayFixed = false }: Asked = {}): Answer {
  const model = readModel(text);
  const checker = createChecker();
  const context: AnswerContext = {
    model,
    findings: checker.check(model, { profile, rules: {}, today }).findings,
    profile,
    off: new Set(),
    today,
    isDayFixed,
    at: at === undefined ? undefined : `plateau:${at}`,
    stand: (plateau) => checker.stand(model, plateau),
  };
  return answerQuestion(context, question, journey === undefined ? undefined : `journey:${journey}`);
}
