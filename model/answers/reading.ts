import type { Answer, AnswerPlace, AnswerTone, MatrixPart, OpenQuestion } from './answer.ts';
import { capitalised } from '../phrases.ts';

/** How answers are read out, whatever they are printed on. */

/** The sentence without the word of the verdict, for where that stands by itself. */
export function gistOf({ sentence }: Pick<Answer, 'sentence'>): string {
  return capitalised(sentence.slice(sentence.indexOf(':') + 1).trim());
}

/** A sign beside the colour, for those who do not see it. */
export const signs: Readonly<Record<AnswerTone, string>> = { good: '✓', warning: '!', error: '✗', unknown: '?' };

/** What coverage counts, in words. */
export function coverageNoun({ question, coverage, parts }: Answer): string {
  if (question === 'single-view' && parts.length > 0) return `${coverage.of === 1 ? 'sender is' : 'senders are'} in the view`;
  return `${coverage.of === 1 ? 'fact that decides is' : 'facts that decide are'} stated`;
}

/** Open questions in the order given, those of one team together. */
export function questionsByTeam(questions: readonly OpenQuestion[]): readonly { readonly team: string; readonly questions: readonly OpenQuestion[] }[] {
  const groups = new Map<string, OpenQuestion[]>();
  for (const question of questions) {
    const team = question.team?.title ?? 'Nobody is stated who would know';
    const group = groups.get(team);
    if (group) group.push(question);
    else groups.set(team, [question]);
  }
  return [...groups].map(([team, own]) => ({ team, questions: own }));
}

/** What is said of the cells of a row, the same words once with all the columns that they hold for. */
export function cellReasons(columns: MatrixPart['columns'], row: MatrixPart['rows'][number]) {
  const reasons = new Map<string, { readonly when: string[]; readonly at: readonly AnswerPlace[] }>();
  row.cells.forEach((cell, place) => {
    if (cell?.text === undefined) return;
    const known = reasons.get(cell.text) ?? { when: [], at: cell.at };
    reasons.set(cell.text, known);
    known.when.push(columns[place]?.title ?? '');
  });
  return [...reasons].map(([text, { when, at }]) => ({ text, when: when.length === columns.length ? 'throughout' : when.join(', '), at }));
}
