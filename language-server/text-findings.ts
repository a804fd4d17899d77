import type { ElementId } from '../model/element-base.ts';
import type { Fix, Finding, Severity } from '../model/finding.ts';
import type { Profile } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import type { Fragment } from './fragment.ts';

/** The findings of the documents themselves. In a sketch an undeclared name is no error: it is drawn dashed. */
export function textFindings(fragments: readonly Fragment[], profile: Profile): readonly Finding[] {
  return fragments.flatMap((fragment) =>
    fragment.problems.map((problem) => {
      const severity = problem.undeclared && profile === 'sketch' ? 'warning' : problem.severity;
      const source = { file: fragment.uri, range: problem.range };
      return problemFinding(problem.rule, severity, problem.message, source, problem.element, problem.fixes);
    }),
  );
}

/** A finding that comes from no rule of the catalogue. */
export function problemFinding(
  rule: string,
  severity: Severity,
  message: string,
  source: SourceRange,
  element?: ElementId,
  fixes: readonly Fix[] = [],
): Finding {
  return {
    rule,
    severity,
    message,
    source,
    ...(element !== undefined && { element }),
    plateaus: [],
    journeys: [],
    related: [],
    fixes,
    missing: false,
    waived: false,
  };
}
