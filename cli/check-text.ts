import type { Finding, Severity } from '../model/finding.ts';
import type { CheckReport, CheckSummary } from './check-report.ts';
import { reportLines, scopeOf, verdictOf } from './finding-lines.ts';
import { shownPath } from './open-projects.ts';
import { createPaint, toneTints } from './paint.ts';
import type { Paint } from './paint.ts';
import { plainLine } from './plain-line.ts';
import { projectVerdicts } from './project-verdicts.ts';
import type { ProjectVerdict } from './project-verdicts.ts';
import { padded } from './text-width.ts';

/** So many lines about what is not stated leave room on a screen for their title and for what did not fit. */
const missingLines = 22;

/** For people: what decides first, in a line, then findings by file, missing facts in groups, and one line that sums up. */
export function checkText(report: CheckReport): string {
  const paint = createPaint(report.colour);
  const { stated, missing, rest } = reportLines(report, missingLines);
  const verdicts = projectVerdicts(report);
  const lines: string[] = verdicts.map((verdict) => horizonLine(verdict, verdicts.length === 1, paint));
  if (stated.length + missing.length > 0) lines.push('');
  for (const [file, own] of byFile(stated)) {
    lines.push(paint.bold(plainLine(file)));
    for (const finding of own) lines.push(findingLine(finding, paint));
    lines.push('');
  }
  if (missing.length > 0) {
    lines.push(paint.bold('Not stated'));
    for (const facts of missing) {
      lines.push(`  ${marks[facts.severity](paint)}${' '.repeat(8 - facts.severity.length)} ${paint.dim(facts.rule.padEnd(9))} ${plainLine(facts.text)}`);
    }
    for (const more of rest) lines.push(paint.dim(`  ${more}; --format json lists each.`));
    lines.push('');
  }
  lines.push(...projectTable(verdicts, paint), summaryLine(report.summary, paint));
  return `${lines.join('\n')}\n`;
}

/** `Horizon: no — 2 of 5 journeys break, first …`; with the project's name where there are several. */
function horizonLine({ name, horizon }: ProjectVerdict, isOne: boolean, paint: Paint): string {
  const of = isOne ? '' : ` of ${name}`;
  return `${paint.bold(`Horizon${of}:`)} ${paint.bold(toneTints[horizon.tone](paint)(horizon.verdict))} — ${horizon.sentence.slice(horizon.sentence.indexOf(':') + 2)}`;
}

/** Where there are several projects, one line for each at the end, so that a portfolio is seen at a glance. */
function projectTable(verdicts: readonly ProjectVerdict[], paint: Paint): readonly string[] {
  if (verdicts.length < 2) return [];
  const rows = verdicts.map(({ name, path, profile, errors, warnings }) => [plainLine(name), plainLine(path), profile, String(errors), String(warnings)]);
  const titles = ['Project', 'Folder', 'Profile', 'Errors', 'Warnings'];
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => padded(cell, widths[column] ?? 0, column > 2)).join('  ');
  return [
    paint.dim(`${line(titles)}  Horizon`),
    ...rows.map((row, place) => {
      const horizon = verdicts[place]?.horizon;
      return `${line(row)}  ${horizon ? toneTints[horizon.tone](paint)(horizon.verdict) : ''}`;
    }),
    '',
  ];
}

function findingLine(finding: Finding, paint: Paint): string {
  const start = finding.source?.range.start ?? { line: 0, character: 0 };
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(7);
  const severity = marks[finding.severity](paint).concat(' '.repeat(8 - finding.severity.length));
  const span = finding.span === undefined ? '' : paint.dim(`  (${plainLine(finding.span)})`);
  return `  ${paint.dim(place)} ${severity} ${paint.dim(finding.rule.padEnd(9))} ${plainLine(finding.message)}${span}`;
}

const marks: Readonly<Record<Severity, (paint: Paint) => string>> = {
  error: (paint) => paint.red('error'),
  warning: (paint) => paint.yellow('warning'),
  info: (paint) => paint.blue('info'),
};

function summaryLine(summary: CheckSummary, paint: Paint): string {
  const verdict = verdictOf(summary);
  const waived = summary.waived > 0 ? `, ${summary.waived} waived` : '';
  return `${paint.bold(verdict === 'No findings' ? paint.green(verdict) : verdict + waived)}${verdict === 'No findings' ? waived : ''} — ${scopeOf(summary)}`;
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = finding.source ? shownPath(finding.source.file) : '';
    const own = files.get(file);
    if (own) own.push(finding);
    else files.set(file, [finding]);
  }
  return files;
}
