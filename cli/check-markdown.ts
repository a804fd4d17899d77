import type { Finding, Severity } from '../model/finding.ts';
import type { MissingFacts } from '../model/missing-facts.ts';
import { counted } from '../model/phrases.ts';
import { withSpan } from '../model/plateau-span.ts';
import type { SourceRange } from '../model/source.ts';
import type { CheckReport } from './check-report.ts';
import { reportLines, scopeOf, severityOrder, verdictOf } from './finding-lines.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { shownPath } from './open-projects.ts';
import { projectVerdicts } from './project-verdicts.ts';
import type { ProjectVerdict } from './project-verdicts.ts';
import { ruleTitle } from './rule-title.ts';

/** A comment holds 65,536 characters, so not everything can be told where much is wrong. */
const mostRows = 100;

/** Folded, so that there is more room than on a screen. */
const missingLines = 40;

/** For a job summary or a pull request: the verdict, what counts as wrong in a table, what else is not stated folded below. */
export function checkMarkdown(report: CheckReport): string {
  const { stated, missing, rest } = reportLines(report, missingLines);
  const rows = [...stated.map(rowOf), ...missing.filter(isWrong).map(missingRow)];
  const wrong = severityOrder.flatMap((severity) => (severity === 'info' ? [] : rows.filter((row) => row.severity === severity)));
  const notes = rows.filter((row) => !isWrong(row));
  return [
    `### ${verdictMark(report)} CXA: ${verdictOf(report.summary)}`,
    '',
    `${scopeOf(report.summary)}${report.summary.waived > 0 ? `, ${counted(report.summary.waived, 'finding')} waived` : ''}.`,
    '',
    ...table(wrong),
    ...(notes.length > 0 ? folded(counted(notes.length, 'note'), table(notes)) : []),
    ...missingFacts(missing.filter((facts) => !isWrong(facts)), rest),
    ...(report.projects.length > 1 ? projectTable(projectVerdicts(report)) : []),
  ].join('\n');
}

/** One line for each project of a portfolio. */
function projectTable(verdicts: readonly ProjectVerdict[]): readonly string[] {
  const rows = verdicts.map(
    ({ name, path, profile, errors, warnings, horizon }) => `| ${markdownText(name)} | ${markdownCode(path)} | ${profile} | ${errors} | ${warnings} | ${horizon.verdict} |`,
  );
  return ['| Project | Folder | Profile | Errors | Warnings | Horizon |', '|---|---|---|---:|---:|---|', ...rows, ''];
}

interface Row {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly source: SourceRange | undefined;
}

function isWrong({ severity }: { readonly severity: Severity }): boolean {
  return severity !== 'info';
}

function rowOf({ severity, rule, message, span, source }: Finding): Row {
  return { severity, rule, text: withSpan(message, span), source };
}

/** What a critical journey lacks counts as wrong; it stands at the first that lacks it. */
function missingRow({ severity, rule, text, findings: [first] }: MissingFacts): Row {
  return { severity, rule, text, source: first?.source };
}

function verdictMark({ failed, summary }: CheckReport): string {
  if (failed) return marks.error;
  return summary.warnings > 0 ? marks.warning : '✅';
}

const marks: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

function table(rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  const left = rows.length - mostRows;
  return [
    '| | Rule | Finding | Where |',
    '|---|---|---|---|',
    ...rows.slice(0, mostRows).map(tableLine),
    '',
    ...(left > 0 ? [`… and ${left} more.`, ''] : []),
  ];
}

function tableLine({ severity, rule, text, source }: Row): string {
  const where = source ? markdownCode(`${shownPath(source.file)}:${source.range.start.line + 1}`) : '';
  return `| ${marks[severity]} ${severity} | ${markdownText(ruleTitle(rule))} | ${markdownText(text)} | ${where} |`;
}

function missingFacts(missing: readonly MissingFacts[], rest: readonly string[]): readonly string[] {
  if (missing.length === 0 && rest.length === 0) return [];
  const count = new Set(missing.flatMap(({ findings }) => findings)).size;
  const lines = [...missing.map(({ rule, text }) => `- ${markdownText(text)} (${rule})`), ...rest.map((more) => `- ${more}`), ''];
  return folded(`Not stated: ${counted(count, 'fact')}`, lines);
}

/** What is inside is Markdown again after an empty line. */
function folded(summary: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '</details>', ''];
}
