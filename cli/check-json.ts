import type { Finding } from '../model/finding.ts';
import type { CheckReport } from './check-report.ts';
import { findingProjects } from './finding-project.ts';
import type { FindingProject } from './finding-project.ts';
import { shownPath } from './open-projects.ts';
import { projectVerdicts } from './project-verdicts.ts';
import type { ProjectVerdict } from './project-verdicts.ts';

/** The machine's form; lines and characters zero-based, UTF-16. */
export function checkJson(report: CheckReport): string {
  const { findings, summary } = report;
  const projects = findingProjects(report);
  const list = findings.map((finding) => findingJson(finding, projects.get(finding)));
  return `${JSON.stringify({ version: 1, findings: list, summary, projects: projectVerdicts(report).map(projectJson) }, undefined, 2)}\n`;
}

function projectJson({ horizon: { verdict, sentence }, ...project }: ProjectVerdict) {
  return { ...project, horizon: { verdict, sentence } };
}

function findingJson(finding: Finding, project: FindingProject | undefined) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file: finding.source ? shownPath(finding.source.file) : '',
    range: finding.source?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    element: finding.element === undefined ? '' : pathOfId(finding.element),
    plateaus: finding.plateaus.map(pathOfId),
    journeys: finding.journeys.map(pathOfId),
    related: finding.related.map(({ message, source }) => ({ message, file: shownPath(source.file), range: source.range })),
    fixable: finding.fixes.length > 0,
    waived: finding.waived,
    missing: finding.missing,
    fingerprint: project?.fingerprint,
    project: project?.path,
  };
}

function pathOfId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
