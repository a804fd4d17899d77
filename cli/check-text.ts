import type { Finding, Severity } from '../model/finding.ts';
import type { Project } from '../language-server/project.ts';
import { answerContext } from '../language-server/answer-context.ts';
import { answerQuestion } from '../model/answers/table.ts';
import type { ElementId } from '../model/element-base.ts';
import { architectureName } from '../model/model.ts';
import type { CheckReport, CheckSummary } from './check-report.ts';
import { groupMissingFacts } from '../model/missing-facts.ts';
import { shownPath } from './open-projects.ts';
import { createPaint, toneTints } from './paint.ts';
import type { Paint } from './paint.ts';

/** For people: what decides first, in a line, then findings by file, missing facts in groups, and one line that sums up. */
export function checkText({ findings, summary, projects, at, colour }: CheckReport): string {
  const paint = createPaint(colour);
  const spoken = findings.filter((finding) => !finding.waived);
  const shown = new Set(spoken);
  const plateaus = Math.max(0, ...projects.map((project) => project.state().model.elements.filter((element) => element.kind === 'plateau').length));
  const lines: string[] = projects.map((project) => horizonLine(project, at, projects.length > 1, paint));
  if (spoken.length > 0) lines.push('');
  for (const [file, own] of byFile(spoken.filter((finding) => !finding.missing))) {
    lines.push(paint.bold(file));
    for (const finding of own) lines.push(findingLine(finding, plateaus, paint));
    lines.push('');
  }
  const missing = projects.flatMap((project) => {
    const { model, check } = project.state();
    return groupMissingFacts(model, check).filter((facts) => facts.findings.some((finding) => shown.has(finding)));
  });
  if (missing.length > 0) {
    lines.push(paint.bold('Not stated'));
    for (const facts of missing) {
      lines.push(`  ${marks[facts.severity](paint)}${' '.repeat(8 - facts.severity.length)} ${paint.dim(facts.rule.padEnd(9))} ${facts.text}`);
    }
    lines.push('');
  }
  lines.push(summaryLine(summary, paint));
  return `${lines.join('\n')}\n`;
}

/** `Horizon: no — 2 of 5 journeys break, first …`; with the project's name where there are several. */
function horizonLine(project: Project, at: ElementId | undefined, isNamed: boolean, paint: Paint): string {
  const state = project.state();
  const answer = answerQuestion(answerContext(state, at), 'horizon');
  const name = isNamed ? ` of ${architectureName(state.model)}` : '';
  return `${paint.bold(`Horizon${name}:`)} ${paint.bold(toneTints[answer.tone](paint)(answer.verdict))} — ${answer.sentence.slice(answer.sentence.indexOf(':') + 2)}`;
}

function findingLine(finding: Finding, plateaus: number, paint: Paint): string {
  const start = finding.source?.range.start ?? { line: 0, character: 0 };
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(7);
  const severity = marks[finding.severity](paint).concat(' '.repeat(8 - finding.severity.length));
  return `  ${paint.dim(place)} ${severity} ${paint.dim(finding.rule.padEnd(9))} ${finding.message}${paint.dim(plateauNote(finding, plateaus))}`;
}

/** Where it holds, if not at every plateau. */
function plateauNote(finding: Finding, plateaus: number): string {
  if (finding.plateaus.length === 0 || finding.plateaus.length === plateaus) return '';
  return `  (at ${finding.plateaus.map((id) => id.slice(id.indexOf(':') + 1)).join(', ')})`;
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

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
