import type { Change } from '../model/diff/change.ts';
import { elementOf } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import type { DiffReport } from './diff-report.ts';
import { shownPath } from './open-projects.ts';

/** Everything, unbounded; fields that are missing are not known. */
export function diffJson({ project, base, head, packages, notes, diff, consequences, failed }: DiffReport): string {
  const { findings, journeys: _journeys, ...rest } = consequences;
  const count = (kind: Change['kind']) => diff.changes.filter((change) => change.kind === kind).length;
  const report = {
    version: 1,
    project,
    base,
    head,
    packages,
    notes,
    ...rest,
    findings: {
      introduced: findings.introduced.map(finding),
      graver: findings.graver.map(finding),
      fixed: findings.fixed.map(finding),
      silenced: findings.silenced.map(finding),
      unchanged: findings.unchanged.length,
    },
    changes: diff.changes.map(changeOf),
    summary: {
      added: count('added'),
      removed: count('removed'),
      moved: count('moved'),
      renamed: count('renamed'),
      changed: count('changed'),
      introduced: findings.introduced.length,
      newErrors: [...findings.introduced, ...findings.graver].filter(({ severity }) => severity === 'error').length,
      fixed: findings.fixed.length,
      breaking: consequences.breaking.length,
      failed,
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function changeOf(change: Change) {
  const { id, title } = elementOf(change);
  const about = { change: change.kind, element: id, ...(title !== undefined && { title }) };
  if ('element' in change) return about;
  return { ...about, ...(change.before.id !== id && { from: change.before.id }), ...(change.by && { by: change.by }), properties: change.properties };
}

function finding({ rule, severity, message, element, source, plateaus, journeys, missing }: Finding) {
  return { rule, severity, message, ...(element !== undefined && { element }), ...(source && { file: shownPath(source.file), range: source.range }), plateaus, journeys, missing };
}
