import type { Finding, Severity } from '../model/finding.ts';
import type { CheckReport, CheckSummary } from './check-formats.ts';
import { missingFactLines } from './missing-fact-lines.ts';
import { shownPath } from './open-projects.ts';
import { createPaint } from './paint.ts';
import type { Paint } from './paint.ts';

/** For people: findings by file, missing facts in groups, and one line that sums up. */
export function checkText({ findings, summary, projects, colour }: CheckReport): string {
  const paint = createPaint(colour);
  const spoken = findings.filter((finding) => !finding.waived);
  const lines: string[] = [];
  for (const [file, own] of byFile(spoken.filter((finding) => !isMissingInfo(finding)))) {
    lines.push(paint.bold(file));
    for (const finding of own) lines.push(...findingLines(finding, paint));
    lines.push('');
  }
  const missing = spoken.filter(isMissingInfo);
  if (missing.length > 0) {
    lines.push(paint.bold('Not stated'), ...missingFactLines(missing, projects).map((line) => `  ${line}`), '');
  }
  lines.push(summaryLine(summary, paint));
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const start = finding.source?.range.start ?? { line: 0, character: 0 };
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(7);
  const severity = marks[finding.severity](paint).concat(' '.repeat(8 - finding.severity.length));
  const where = finding.plateaus.length > 0 && finding.plateaus.length < 99 ? plateauNote(finding) : '';
  return [`  ${paint.dim(place)} ${severity} ${paint.dim(finding.rule.padEnd(9))} ${finding.message}${where ? paint.dim(where) : ''}`];
}

function plateauNote(finding: Finding): string {
  return `  [${finding.plateaus.map((id) => id.slice(id.indexOf(':') + 1)).join(', ')}]`;
}

const marks: Readonly<Record<Severity, (paint: Paint) => string>> = {
  error: (paint) => paint.red('error'),
  warning: (paint) => paint.yellow('warning'),
  info: (paint) => paint.blue('info'),
};

function summaryLine(summary: CheckSummary, paint: Paint): string {
  const parts = [
    plural(summary.errors, 'error', 'errors'),
    plural(summary.warnings, 'warning', 'warnings'),
    plural(summary.infos, 'info', 'infos'),
  ];
  if (summary.waived > 0) parts.push(`${summary.waived} waived`);
  const scope = `${plural(summary.elements, 'element', 'elements')} in ${plural(summary.files, 'file', 'files')}`;
  const clean = summary.errors + summary.warnings + summary.infos === 0;
  const verdict = clean ? paint.green('No findings') : parts.join(', ');
  return `${paint.bold(verdict)}${clean && summary.waived > 0 ? `, ${summary.waived} waived` : ''} — ${scope}`;
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

function isMissingInfo(finding: Finding): boolean {
  return finding.missing;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
