import { expect } from 'vitest';
import { joinObserved } from '../../language-server/observed/join-observed.ts';
import { observedFormat } from '../../language-server/observed/observed-row.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { readJson } from '../../language-server/tables/read-json.ts';
import { checkModel } from '../../model/check.ts';
import type { CheckOptions } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import type { Model } from '../../model/model.ts';
import type { Rule } from '../../model/rule.ts';

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

/** The same of an example of a rule, with the observations that stand beside it. */
export function checkExample({ observed }: Rule, text: string, options: Partial<CheckOptions> = {}): readonly Finding[] {
  const model = observed === undefined ? readModel(text) : withObserved(readModel(text), observed);
  return checkModel(model, { profile: 'build', rules: {}, today: '2026-06-01', ...options }).findings;
}

/** A model with the rows of a JSON file of observations, none of which may be wrong. */
export function withObserved(model: Model, json: string): Model {
  const uri = 'file:///project/observed.json';
  const { rows, problems } = readJson(json, observedFormat);
  const read = rows.map((row) => observedFormat.readRow(uri, row));
  const joined = joinObserved(model, [{ uri, rows: read.flatMap((row) => ('message' in row ? [] : row)), problems: [] }]);
  const wrong = [...problems, ...read.flatMap((row) => ('message' in row ? row : [])), ...joined.problems.map(({ problem }) => problem)];
  expect(wrong.map(({ message }) => message)).toEqual([]);
  return joined.model;
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
