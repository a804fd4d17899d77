import { expect } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { checkModel } from '../../model/check.ts';
import type { CheckOptions } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import type { Model } from '../../model/model.ts';

/** Reads a text that has to be free of mistakes; those of the names may be allowed. */
export function readModel(text: string, undeclared = false): Model {
  const { model, fragments } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  const problems = fragments.flatMap((fragment) => fragment.problems.filter((problem) => !(undeclared && problem.undeclared)));
  expect(problems.map((problem) => problem.message)).toEqual([]);
  return model;
}

/** Checks a text in profile `build` on 2026-06-01 unless told otherwise. */
export function checkText(text: string, options: Partial<CheckOptions> = {}): readonly Finding[] {
  return checkModel(readModel(text), { profile: 'build', rules: {}, today: '2026-06-01', ...options }).findings;
}

/** What one rule says: `error step:lateDelivery.call chat → voice loses summary.`, `missing` and `waived` where they hold. */
export function said(findings: readonly Finding[], rule: string): readonly string[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map((finding) =>
      [finding.severity, finding.missing && 'missing', finding.waived && 'waived', finding.element, finding.message]
        .filter((part) => part)
        .join(' '),
    );
}
