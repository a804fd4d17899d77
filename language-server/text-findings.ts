import type { ElementId } from '../model/element-base.ts';
import type { Fix, Finding, Severity } from '../model/finding.ts';
import type { Profile } from '../model/model.ts';
import { templateLine } from '../model/check/place.ts';
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
  const inTemplates = placesOf(texts.map(({ fragment }) => fragment));
  const lost = texts.flatMap(({ broken }) => broken ?? []);
  return texts.flatMap(({ fragment, broken }) =>
    fragment.problems.flatMap((problem) => {
      const { template } = problem;
      // What is wrong with a template whatever it is given is said once, at the template.
      if (template && inTemplates.has(keyOf(template))) return [];
      if (isConsequence(problem, broken, lost)) return [];
      const severity = problem.undeclared && profile === 'sketch' ? 'warning' : problem.severity;
      const source = { file: fragment.uri, range: problem.range };
      const finding = problemFinding(problem.rule, severity, problem.message, source, problem.element, problem.fixes);
      return [template ? { ...finding, related: [{ message: templateLine, source: template }] } : finding];
    }),
  );
}

/** Where templates are wrong in themselves; nothing is looked for where nothing is said about any. */
function placesOf(fragments: readonly Fragment[]): ReadonlySet<string> {
  if (!fragments.some(({ problems }) => problems.some(({ template }) => template))) return new Set();
  return new Set(
    fragments.flatMap(({ uri, problems }) => problems.filter(({ template }) => !template).map(({ range }) => keyOf({ file: uri, range }))),
  );
}

function keyOf({ file, range: { start } }: SourceRange): string {
  return `${file} ${start.line} ${start.character}`;
}

function isConsequence(problem: TextProblem, broken: BrokenLines | undefined, lost: readonly BrokenLines[]): boolean {
  if (lost.length === 0) return false;
  const said = broken?.messages.get(problem.range.start.line);
  if (said !== undefined) return problem.message !== said;
  const { word } = problem;
  if (word !== undefined) return lost.some(({ words }) => words.has(word));
  if (!problem.undeclared) return false;
  const { kinds, path } = problem.undeclared;
  const names = path.split('.');
  return lost.some(({ words, nameless }) => names.some((name) => words.has(name)) || kinds.some((kind) => nameless.has(kind)));
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
