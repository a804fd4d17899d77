import type { Finding, Severity } from '../model/finding.ts';
import type { MissingFacts } from '../model/missing-facts.ts';
import { counted } from '../model/phrases.ts';
import { withSpan } from '../model/plateau-span.ts';
import type { CheckReport } from './check-report.ts';
import { reportLines, scopeOf, severityOrder, verdictOf } from './finding-lines.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { shownPath } from './open-projects.ts';
import { ruleTitle } from './rule-title.ts';

/** A comment holds 65,536 characters, so not everything can be told where much is wrong. */
const mostRows = 100;

/** Folded, so that there is more room than on a screen. */
const missingLines = 40;

/** For a job summary or a pull request: the verdict, what is wrong in a table, what is not stated folded below. */
export function checkMarkdown(report: CheckReport): string {
  const { stated, missing, rest } = reportLines(report, missingLines);
  const sorted = severityOrder.flatMap((severity) => stated.filter((finding) => finding.severity === severity));
  const wrong = sorted.filter(({ severity }) => severity !== 'info');
  const notes = sorted.filter(({ severity }) => severity === 'info');
  return [
    `### ${verdictMark(report)} CXA: ${verdictOf(report.summary)}`,
    '',
    `${scopeOf(report.summary)}${report.summary.waived > 0 ? `, ${counted(report.summary.waived, 'finding')} waived` : ''}.`,
    '',
    ...table(wrong),
    ...(notes.length > 0 ? folded(counted(notes.length, 'note'), table(notes)) : []),
    ...missingFacts(missing, rest),
  ].join('\n');
}

function verdictMark({ failed, summary }: CheckReport): string {
  if (failed) return marks.error;
  return summary.warnings > 0 ? marks.warning : '✅';
}

const marks: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

function table(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const left = findings.length - mostRows;
  return [
    '| | Rule | Finding | Where |',
    '|---|---|---|---|',
    ...findings.slice(0, mostRows).map(row),
    '',
    ...(left > 0 ? [`… and ${left} more.`, ''] : []),
  ];
}

function row({ severity, rule, message, span, source }: Finding): string {
  const where = source ? markdownCode(`${shownPath(source.file)}:${source.range.start.line + 1}`) : '';
  return `| ${marks[severity]} ${severity} | ${markdownText(ruleTitle(rule))} | ${markdownText(withSpan(message, span))} | ${where} |`;
}

/** Folded, unless some of it counts as wrong: a critical journey lacks it. */
function missingFacts(missing: readonly MissingFacts[], rest: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  const count = new Set(missing.flatMap(({ findings }) => findings)).size;
  const lines = [
    ...missing.map(({ severity, rule, text }) => `- ${severity === 'info' ? '' : `${marks[severity]} `}${markdownText(text)} (${rule})`),
    ...rest.map((more) => `- ${more}`),
    '',
  ];
  return folded(`Not stated: ${counted(count, 'fact')}`, lines);
}

/** What is inside is Markdown again after an empty line. */
function folded(summary: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '</details>', ''];
}
