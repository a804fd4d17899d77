import type { AnswerPlace } from '../model/answers/answer.ts';
import type { AnswerReport } from './answer-report.ts';
import { shownPath } from './open-projects.ts';

/** The machine's form: the answer as it is, its places with file and range; lines and characters zero-based, UTF-16. */
export function answerJson({ answer, project, profile, today }: AnswerReport): string {
  return `${JSON.stringify({ version: 1, project, profile, today, ...answer }, showPlaces, 2)}\n`;
}

/** Every list of places is called `at`. */
function showPlaces(key: string, value: unknown): unknown {
  if (key !== 'at' || !Array.isArray(value)) return value;
  return (value as readonly AnswerPlace[]).map(({ element, source }) => ({
    ...(element !== undefined && { element }),
    ...(source && { file: shownPath(source.file), line: source.range.start.line + 1, range: source.range }),
  }));
}
