import type { AnswerPart, AnswerPlace, AnswerTone, MatrixPart, OpenQuestion, StoryPart, TablePart } from '../model/answers/answer.ts';
import { counted } from '../model/phrases.ts';
import type { AnswerReport } from './answer-report.ts';
import { cellReasons, coverageNoun, questionsByTeam, signs } from '../model/answers/reading.ts';
import { shownLines } from './answer-report.ts';
import { createPaint, toneTints } from './paint.ts';
import type { Paint } from './paint.ts';
import { padded, wrapped } from './text-width.ts';

/** For people at a terminal: the verdict first, then why, then what to ask, then what stands behind it. */
export function answerText({ answer, project, colour }: AnswerReport): string {
  const paint = createPaint(colour);
  const { title, plateau, sentence, tone, coverage } = answer;
  const lines = [
    paint.bold(title),
    paint.dim(plateau === undefined ? project : `${project}, at ${plateau.title}`),
    '',
    ...wrapped(sentence, '').map((line, place) => (place === 0 ? tinted(line, tone, paint) : line)),
  ];
  if (coverage.of > 0) lines.push(paint.dim(`${coverage.percent} % covered: ${coverage.known} of ${coverage.of} ${coverageNoun(answer)}.`));
  if (answer.reasons.length > 0) {
    lines.push('', paint.bold('Why'));
    answer.reasons.forEach((reason, place) => void lines.push(...wrapped(reason.text, '     ', `  ${place + 1}. `), ...placeLines(reason.at, '     ', paint)));
  }
  if (answer.questions.length > 0) lines.push('', paint.bold('Ask'), ...questionLines(answer.questions, paint));
  for (const part of answer.parts) lines.push('', paint.bold(part.title), ...partLines(part, paint));
  return `${lines.join('\n')}\n`;
}

function tinted(line: string, tone: AnswerTone, paint: Paint): string {
  const end = line.indexOf(':') + 1;
  return `${paint.bold(toneTints[tone](paint)(line.slice(0, end)))}${line.slice(end)}`;
}

function placeLines(at: readonly AnswerPlace[], indent: string, paint: Paint): readonly string[] {
  const lines = shownLines(at);
  if (lines.length === 0) return [];
  const more = lines.length > 3 ? `, and ${lines.length - 3} more` : '';
  return [paint.dim(`${indent}${lines.slice(0, 3).join(', ')}${more}`)];
}

function questionLines(questions: readonly OpenQuestion[], paint: Paint): readonly string[] {
  return questionsByTeam(questions).flatMap(({ team, questions: own }) => [
    `  ${paint.bold(team)}`,
    ...own.flatMap((question) => [
      ...wrapped(`${question.text} ${paint.dim(`(bears on ${counted(question.settles, 'verdict')})`)}`, '      ', '    - '),
      ...placeLines(question.at, '      ', paint),
    ]),
  ]);
}

function partLines(part: AnswerPart, paint: Paint): readonly string[] {
  switch (part.kind) {
    case 'matrix':
      return matrixLines(part, paint);
    case 'table':
      return tableLines(part, paint);
    case 'story':
      return storyLines(part, paint);
  }
}

function matrixLines({ rowTitle, columns, rows }: MatrixPart, paint: Paint): readonly string[] {
  const names = rows.map((row) => (row.note === undefined ? row.title : `${row.title} (${row.note})`));
  const first = Math.max(rowTitle.length, ...names.map((name) => name.length));
  const widths = columns.map((column) => Math.max(column.title.length, 9));
  const head = `  ${padded(rowTitle, first)}  ${columns.map(({ title }, place) => padded(title, widths[place] ?? 0)).join('  ')}`.trimEnd();
  const lines = [paint.dim(head)];
  rows.forEach((row, place) => {
    const cells = row.cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return cell ? toneTints[cell.tone](paint)(padded(cell.verdict, width)) : padded('–', width);
    });
    lines.push(`  ${padded(names[place] ?? '', first)}  ${cells.join('  ')}`.trimEnd());
    for (const { when, text, at } of cellReasons(columns, row)) {
      lines.push(...wrapped(`${columns.length > 1 ? `${when}: ` : ''}${text}`, '      ', '    · ').map(paint.dim), ...placeLines(at, '      ', paint));
    }
  });
  return lines;
}

function tableLines({ columns, rows, empty }: TablePart, paint: Paint): readonly string[] {
  if (rows.length === 0) return [`  ${empty ?? 'Nothing.'}`];
  const last = columns.length - 1;
  const widths = columns.map(({ title }, place) => Math.max(title.length, ...rows.map((row) => (row.cells[place] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells.slice(0, last).map((cell, place) => padded(cell, widths[place] ?? 0, columns[place]?.number === true)).join('  ');
  const indent = ' '.repeat(4 + widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0));
  const rowLines = (cells: readonly string[], mark: string) => {
    const start = `  ${mark} ${line(cells)}${last > 0 ? '  ' : ''}`;
    // A last column of words wraps below itself; a number stays at its right edge.
    const words = columns[last]?.number ? padded(cells[last] ?? '', widths[last] ?? 0, true) : (cells[last] ?? '');
    return wrapped(words, indent, start).map((text) => text.trimEnd());
  };
  return [
    ...rowLines(columns.map(({ title }) => title), ' ').map(paint.dim),
    ...rows.flatMap((row) => [
      ...rowLines(row.cells, row.tone === undefined ? ' ' : signs[row.tone]).map((text) => (row.tone === undefined ? text : text.replace(signs[row.tone], toneTints[row.tone](paint)(signs[row.tone])))),
      ...placeLines(row.at.slice(0, 1), '      ', paint),
    ]),
  ];
}

function storyLines({ chapters }: StoryPart, paint: Paint): readonly string[] {
  return chapters.flatMap(({ title, scenes }, place) => [
    ...(place > 0 ? [''] : []),
    ...(title === undefined ? [] : [`  ${paint.bold(title)}`]),
    ...scenes.flatMap((scene) => [
      `  ${scene.title}  ${paint.dim(shownLines(scene.at).join(', '))}`.trimEnd(),
      ...wrapped(scene.text, '     '),
      ...scene.lines.flatMap((line) => {
        const label = `${line.label}: `;
        const start = `     ${line.tone === undefined ? '·' : signs[line.tone]} `;
        const [head = '', ...rest] = wrapped(`${label}${line.text}`, '       ', start);
        const tint = line.tone === undefined ? (text: string) => text : toneTints[line.tone](paint);
        return [head.replace(start + line.label, start + tint(line.label)), ...rest, ...(line.tone === undefined ? [] : placeLines(line.at, '       ', paint))];
      }),
    ]),
  ]);
}
