import type { Paint } from './paint.ts';
import { createPaint } from './paint.ts';
import { affectedLines, changeLines, countedLines, countsLine, findingsLine, isUnchanged, repeatLine, silencedLine, verdictLine, walkLine } from '../model/diff/difference-lines.ts';
import type { DiffReport } from './diff-report.ts';
import { plainLine } from './plain-line.ts';
import { wrapped } from './terminal-text.ts';

/** What fits on a screen; the rest is counted. */
const most = { few: 12, changes: 40 };

/** The order of a pull request's comment, short. */
export function diffText(report: DiffReport): string {
  const { project, base, head, notes, consequences } = report;
  const paint = createPaint(report.colour);
  const { verdicts, repeats, silenced, breaking, walks, findings } = consequences;
  const grave = [...findings.introduced, ...findings.graver].filter(({ severity }) => severity !== 'info');
  const blocks = [
    [paint.bold(plainLine(`${project}: ${base} → ${head}`)), ...notes.map((note) => paint.yellow(plainLine(note)))],
    ...(isUnchanged(report) ? [['Nothing is different.']] : []),
    block(paint, 'Verdicts that changed', verdicts.map((each) => `${verdictLine(each)}${each.because === undefined ? '' : `. ${each.because}`}`), most.few),
    block(paint, 'What customers must repeat', repeats.map(repeatLine), most.few),
    block(paint, 'Silenced in this change', silenced.map(silencedLine), most.few),
    block(paint, 'Breaking', breaking.map(({ text }) => text), most.few),
    block(paint, 'Journeys', walks.map(walkLine), most.few),
    block(paint, 'Affected', affectedLines(report), most.few),
    block(paint, 'Findings introduced', countedLines(grave.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`)), most.few),
    block(paint, 'Findings fixed', findings.fixed.filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule} ${message}`), most.few),
    block(paint, 'Changes', changeLines(report).map(({ sign, text }) => `${sign} ${text}`), most.changes),
    isUnchanged(report) ? [] : [`${countsLine(report)}. Findings: ${findingsLine(report)}.`],
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function block(paint: Paint, title: string, lines: readonly string[], limit: number): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - limit;
  const shown = lines.slice(0, limit).flatMap((line) => wrapped(plainLine(line), '    ').map((each, place) => (place === 0 ? `  ${each.slice(4)}` : each)));
  return [paint.bold(title), ...shown, ...(left > 0 ? [`  … and ${left} more`] : [])];
}
