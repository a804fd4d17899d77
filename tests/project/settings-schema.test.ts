import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readProjectConfig } from '../../language-server/project-config.ts';
import { rules } from '../../model/rules/table.ts';
import { examplesFolder } from '../support/read-example.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/cxa.schema.json', import.meta.url), 'utf8'));
// `enumDescriptions` and `defaultSnippets` are for editors.
const validate = new Ajv({ strict: false }).compile(schema);

test.each(['quickstart', 'northfield', 'meridian', 'telvia'])('the settings of %s are valid', (name) => {
  validate(JSON.parse(readFileSync(`${examplesFolder}/${name}/cxa.json`, 'utf8')));
  expect(validate.errors).toBeNull();
});

test('the schema describes every rule as it is, with its options and their defaults', () => {
  const described = schema.properties.rules.properties;
  expect(Object.keys(described)).toEqual(Object.keys(rules));
  for (const rule of Object.values(rules)) {
    const { description, anyOf } = described[rule.id];
    expect(description).toBe(`${rule.title}. ${rule.summary}`);
    const options = Object.entries(anyOf?.[1].items[1].properties ?? {}).map(([name, option]) => [name, (option as { default: unknown }).default]);
    expect(Object.fromEntries(options)).toEqual(Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default])));
  }
});

test.each([
  ['{}', true],
  ['{ "name": "A", "profile": "run" }', true],
  ['{ "profile": "strict" }', false],
  ['{ "profil": "design" }', false],
  ['{ "rules": { "IDD-04": "warning", "OWN-03": ["error", { "warning": 5 }] } }', true],
  ['{ "rules": { "IDD-04": "fatal" } }', false],
  ['{ "rules": { "IDD-04": [] } }', false],
  ['{ "exclude": "drafts/**", "actuals": ["actuals/*.csv"] }', true],
  ['{ "exclude": [1] }', false],
])('schema and reader agree on %s', (text, valid) => {
  expect(validate(JSON.parse(text))).toBe(valid);
  expect(readProjectConfig(text).problems.length === 0).toBe(valid);
});
