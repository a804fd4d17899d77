import type { AnswerPart, AnswerPlace, AnswerTone, MatrixPart, StoryPart, TablePart, Verdict } from '../model/answers/answer.ts';
import { cellReasons, coverageNoun, gistOf, questionsByTeam } from '../model/answers/reading.ts';
import { capitalised, counted } from '../model/phrases.ts';
import type { AnswerReport } from './answer-report.ts';
import { shownLines } from './answer-report.ts';

/** For a pull request or a board paper: it stands under a heading of its own and needs nothing that GitHub does not draw. */
export function answerMarkdown({ answer, project, today }: AnswerReport): string {
  const { title, plateau, verdict, tone, coverage, reasons, questions, parts } = answer;
  const blocks = [
    `## ${escaped(title)}`,
    `${escaped(project)}${plateau === undefined ? '' : `, at ${escaped(plateau.title)}`} · ${today}`,
    `> ${marks[tone]} **${capitalised(verdict)}.** ${escaped(gistOf(answer))}`,
    ...(coverage.of > 0 ? [`**Coverage ${coverage.percent} %**: ${coverage.known} of ${coverage.of} ${coverageNoun(answer)}.`] : []),
    ...(reasons.length > 0 ? ['### Why', reasons.map((reason, place) => `${place + 1}. ${escaped(reason.text)}${placesText(reason.at, '\n   ')}`).join('\n')] : []),
    ...(questions.length > 0 ? ['### Ask', ...questionsByTeam(questions).map(({ team, questions: own }) => questionBlock(team, own))] : []),
    ...parts.flatMap((part) => [`### ${escaped(part.title)}`, ...partBlocks(part)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The sign carries the meaning as well as the colour does. */
const marks: Readonly<Record<AnswerTone, string>> = { good: '✅', warning: '⚠️', error: '❌', unknown: '❔' };

function questionBlock(team: string, questions: Parameters<typeof questionsByTeam>[0]): string {
  const lines = questions.map(({ text, settles, at }) => `- ${escaped(text)} *Bears on ${counted(settles, 'verdict')}.*${placesText(at, '\n  ')}`);
  return `**${escaped(team)}**\n\n${lines.join('\n')}`;
}

function partBlocks(part: AnswerPart): readonly string[] {
  switch (part.kind) {
    case 'matrix':
      return matrixBlocks(part);
    case 'table':
      return [tableBlock(part)];
    case 'story':
      return storyBlocks(part);
  }
}

const verdictMarks: Readonly<Record<Verdict, string>> = { yes: '✅ yes', 'at risk': '⚠️ at risk', no: '❌ no', 'not known': '❔ not known' };

function matrixBlocks({ rowTitle, columns, rows }: MatrixPart): readonly string[] {
  const head = [rowTitle, ...columns.map(({ title }) => title), 'Because'];
  const lines = rows.map((row) => {
    const reasons = cellReasons(columns, row).map(({ when, text, at }) => `${columns.length > 1 ? `*${escaped(when)}:* ` : ''}${escaped(text)}${placesText(at, ' ')}`);
    const name = row.note === undefined ? escaped(row.title) : `**${escaped(row.title)}** (${escaped(row.note)})`;
    return [name, ...row.cells.map((cell) => (cell ? verdictMarks[cell.verdict] : '–')), reasons.join('<br>')];
  });
  return [grid(head, lines, [])];
}

function tableBlock({ columns, rows, empty }: TablePart): string {
  if (rows.length === 0) return escaped(empty ?? 'Nothing.');
  const hasTone = rows.some((row) => row.tone !== undefined);
  const head = [...(hasTone ? [''] : []), ...columns.map(({ title }) => title), 'Source'];
  const lines = rows.map((row) => [
    ...(hasTone ? [row.tone === undefined ? '' : marks[row.tone]] : []),
    ...row.cells.map(escaped),
    shownLines(row.at.slice(0, 1)).map(code).join(' '),
  ]);
  const numbers = columns.map((column) => column.number === true);
  return grid(head, lines, hasTone ? [false, ...numbers] : numbers);
}

function grid(head: readonly string[], rows: readonly (readonly string[])[], numbers: readonly boolean[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head.map(escaped)), line(head.map((_, place) => (numbers[place] ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

function storyBlocks({ chapters }: StoryPart): readonly string[] {
  return chapters.flatMap(({ title, scenes }) => [
    ...(title === undefined ? [] : [`#### ${escaped(title)}`]),
    ...scenes.map((scene) => {
      const lines = scene.lines.map(({ label, text, tone, at }) => {
        const mark = tone === undefined ? '' : `${marks[tone]} `;
        return `- ${mark}**${escaped(label)}:** ${escaped(text)}${tone === undefined ? '' : placesText(at, ' ')}`;
      });
      return [`**${escaped(scene.title)}**${placesText(scene.at, ' ')}\\`, escaped(scene.text), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
    }),
  ]);
}

/** The first three places, as code: a path in a comment is no link, and in a paper it is read. */
function placesText(at: readonly AnswerPlace[], before: string): string {
  const lines = shownLines(at);
  if (lines.length === 0) return '';
  return `${before}${lines.slice(0, 3).map(code).join(', ')}${lines.length > 3 ? ` and ${lines.length - 3} more` : ''}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** A user's words are words: nothing in them is markup, ends a table's cell or calls somebody. Code in our own sentences stays. */
function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .split(/(`[^`]+`)/)
    .map((piece, place) => (place % 2 === 1 ? piece.replaceAll('|', '\\|') : piece.replace(/[\\*_[\]<>|#~]/g, '\\$&').replaceAll('@', '@\u200b')))
    .join('');
}
