import type { ElementId } from '../model/element-base.ts';
import type { Fix, Finding, Severity } from '../model/finding.ts';
import type { Profile } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import type { BrokenLines } from './broken-lines.ts';
import type { Fragment, TextProblem } from './fragment.ts';

/** What one document says, and where it cannot be read. */
export interface ReadText {
  readonly fragment: Fragment;
  readonly broken: BrokenLines | undefined;
}

/**
 * The findings of the documents themselves. In a sketch an undeclared name is no error: it is drawn dashed. One mistake is one
 * finding: of a line that cannot be read nothing else is said, nor of names whose declaration may be what could not be read.
 */
export function textFindings(texts: readonly ReadText[], profile: Profile): readonly Finding[] {
  const lost = texts.flatMap(({ broken }) => broken ?? []);
  return texts.flatMap(({ fragment, broken }) =>
    fragment.problems.flatMap((problem) => {
      if (isConsequence(problem, broken, lost)) return [];
      const severity = problem.undeclared && profile === 'sketch' ? 'warning' : problem.severity;
      const source = { file: fragment.uri, range: problem.range };
      return problemFinding(problem.rule, severity, problem.message, source, problem.element, problem.fixes);
    }),
  );
}

function isConsequence(problem: TextProblem, broken: BrokenLines | undefined, lost: readonly BrokenLines[]): boolean {
  if (lost.length === 0) return false;
  const said = broken?.messages.get(problem.range.start.line);
  if (said !== undefined) return problem.message !== said;
  if (!problem.undeclared) return false;
  const kinds = /^No (.*?) "/.exec(problem.message)?.[1]?.split(/ or |, | /) ?? [];
  const names = /"([^"]*)"/.exec(problem.message)?.[1]?.split('.') ?? [];
  return lost.some(({ words, nameless }) => names.some((name) => words.has(name)) || kinds.some((kind) => nameless.has(kind) || (kind === 'element' && nameless.size > 0)));
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
