import type { Finding, Severity } from '../model/finding.ts';
import { counted, listed } from '../model/phrases.ts';
import { withSpan } from '../model/plateau-span.ts';
import type { SourceRange } from '../model/source.ts';
import type { CheckReport } from './check-report.ts';
import { reportLines, scopeOf, severityOrder, verdictOf } from './finding-lines.ts';
import { shownPath } from './open-projects.ts';
import { plainLine } from './plain-line.ts';
import { ruleTitle } from './rule-title.ts';

/** GitHub shows as many annotations of each level and step, and drops the others without a word. */
const mostOfALevel = 10;

/** Lines about missing facts: they share the notices with what else is an info. */
const missingLines = 8;

interface Annotation {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly source: SourceRange | undefined;
}

/**
 * Workflow commands that GitHub shows at the lines of a pull request, errors first. What it would drop is listed in the
 * log below, and the last notice says how much that is.
 */
export function checkGitHub(report: CheckReport): string {
  const { stated, missing, rest } = reportLines(report, missingLines);
  const all: readonly Annotation[] = [
    ...stated.map(annotationOf),
    ...missing.map(({ severity, rule, text, findings: [first] }) => ({ severity, rule, message: text, source: first?.source })),
  ];
  const shown: Annotation[] = [];
  const dropped: Annotation[] = [];
  for (const severity of severityOrder) {
    const own = all.filter((annotation) => annotation.severity === severity);
    // The last notice is needed for what is dropped.
    const room = severity === 'info' ? mostOfALevel - 1 : mostOfALevel;
    shown.push(...own.slice(0, room));
    dropped.push(...own.slice(room));
  }
  const lines = shown.map(command);
  if (dropped.length > 0 || rest.length > 0) lines.push(lastNotice(dropped, rest), ...dropped.map(logLine));
  return `${[...lines, `${verdictOf(report.summary)} — ${scopeOf(report.summary)}`].join('\n')}\n`;
}

function annotationOf({ severity, rule, message, span, source }: Finding): Annotation {
  return { severity, rule, message: withSpan(message, span), source };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function command({ severity, rule, message, source }: Annotation): string {
  const properties = [...(source ? placeOf(source) : []), `title=${property(ruleTitle(rule))}`];
  return `::${levels[severity]} ${properties.join(',')}::${data(message)}`;
}

/** Lines and columns from 1; GitHub takes an end column only on one line. */
function placeOf({ file, range: { start, end } }: SourceRange): readonly string[] {
  const line = start.line + 1;
  const endLine = Math.max(line, end.line + 1);
  const column = start.character + 1;
  const endColumn = endLine === line ? [`endColumn=${Math.max(column, end.character)}`] : [];
  return [`file=${property(shownPath(file))}`, `line=${line}`, `col=${column}`, `endLine=${endLine}`, ...endColumn];
}

function lastNotice(dropped: readonly Annotation[], rest: readonly string[]): string {
  const counts = severityOrder.flatMap((severity) => {
    const count = dropped.filter((annotation) => annotation.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const said = [
    ...(counts.length > 0 ? [`GitHub shows ${mostOfALevel} of a kind; ${listed(counts)} more in the log of this step.`] : []),
    ...rest.map((more) => `Not stated: ${more}; cxa check --format json lists each.`),
  ];
  return `::notice title=CXA::${data(said.join(' '))}`;
}

/** In the log a line must not be taken for a command, wherever in it one seems to begin. */
function logLine({ severity, rule, message, source }: Annotation): string {
  const place = source ? `${shownPath(source.file)}:${source.range.start.line + 1}:${source.range.start.character + 1} ` : '';
  return `- ${plainLine(`${place}${severity} ${rule} ${message}`).replaceAll('##[', '## [')}`;
}

/** As GitHub's own toolkit escapes. */
function data(text: string): string {
  return plainLine(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
