import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainRule, nearestRule } from '../../model/explain-rule.ts';
import { rules } from '../../model/rules/table.ts';
import { generateRules } from '../../scripts/generate-rules.ts';

test('the rules page is current', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(generateRules());
});

test.each(Object.keys(rules))('%s explains itself', (id) => {
  const text = explainRule(id) ?? '';
  const rule = rules[id];
  for (const part of [rule?.title, rule?.why, rule?.fix, rule?.bad.trimEnd(), rule?.good.trimEnd(), rule?.unknown.trimEnd(), rule?.waive]) expect(text).toContain(part);
  for (const option of Object.keys(rule?.options ?? {})) expect(text).toContain(`\`${option}\``);
});

test('every rule is within reach of another, but what templates expect, which stands for itself', () => {
  const linked = new Set(Object.values(rules).flatMap(({ see }) => see));
  expect(Object.keys(rules).filter((id) => !linked.has(id))).toEqual(['TPL-01']);
});

test('a rule is found in any case, and a misspelt one is guessed', () => {
  expect(explainRule('idd-01')).toBe(explainRule('IDD-01'));
  expect(explainRule('IDD-1')).toBeUndefined();
  expect(nearestRule('idd-1')).toBe('IDD-01');
});
