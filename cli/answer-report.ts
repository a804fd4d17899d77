import type { Answer, AnswerPlace } from '../model/answers/answer.ts';
import { shownPath } from './open-projects.ts';

/** An answer, ready to print. */
export interface AnswerReport {
  readonly answer: Answer;
  /** What the architecture is called. */
  readonly project: string;
  readonly profile: string;
  readonly today: string;
  readonly colour: boolean;
}

/** `examples/x/y.cxa:12`, each once, relative to the working directory; lines from 1. */
export function shownLines(places: readonly AnswerPlace[]): readonly string[] {
  const lines = places.flatMap(({ source }) => (source ? [`${shownPath(source.file)}:${source.range.start.line + 1}`] : []));
  return [...new Set(lines)];
}
