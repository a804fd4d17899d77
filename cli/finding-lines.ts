import { counted } from '../model/phrases.ts';
import { summariseMissingFacts } from '../model/missing-facts-summary.ts';
import type { MissingFacts } from '../model/missing-facts.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { CheckReport, CheckSummary } from './check-report.ts';

/** What every report for people says, whatever it looks like. */
export interface ReportLines {
  /** What is stated and wrong, as it comes; nothing that is waived. */
  readonly stated: readonly Finding[];
  /** What is not stated, in groups. */
  readonly missing: readonly MissingFacts[];
  /** What of it found no room. */
  readonly rest: readonly string[];
}

/** @param limit lines about what is missing, over all projects; at least a few of each */
export function reportLines({ findings, projects }: CheckReport, limit: number): ReportLines {
  const spoken = findings.filter((finding) => !finding.waived);
  const shown = new Set(spoken);
  const each = Math.max(4, Math.floor(limit / Math.max(1, projects.length)));
  const summaries = projects.map((project) => {
    const { model, check } = project.state();
    return summariseMissingFacts(model, check, each, (facts) => facts.findings.some((finding) => shown.has(finding)));
  });
  return {
    stated: spoken.filter((finding) => !finding.missing),
    missing: summaries.flatMap(({ lines }) => lines),
    rest: summaries.flatMap(({ rest }) => (rest === undefined ? [] : [rest])),
  };
}

/** `2 errors, 1 warning, 0 infos`, or that there is nothing. */
export function verdictOf(summary: CheckSummary): string {
  if (summary.errors + summary.warnings + summary.infos === 0) return 'No findings';
  return [counted(summary.errors, 'error'), counted(summary.warnings, 'warning'), counted(summary.infos, 'info')].join(', ');
}

/** `12 elements in 3 files` */
export function scopeOf({ elements, files }: CheckSummary): string {
  return `${counted(elements, 'element')} in ${counted(files, 'file')}`;
}

/** What is worst comes first. */
export const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];
