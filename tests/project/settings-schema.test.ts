import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readProjectConfig } from '../../language-server/project-config.ts';
import { rules } from '../../model/rules/table.ts';
import { generateSchema } from '../../scripts/generate-schema.ts';
import { examplesFolder } from '../support/read-example.ts';

const text = readFileSync(new URL('../../schemas/cxa.schema.json', import.meta.url), 'utf8');
const schema = JSON.parse(text);
// `enumDescriptions` and `defaultSnippets` are for editors.
const validate = new Ajv({ strict: false }).compile(schema);

test.each(['quickstart', 'northfield', 'meridian', 'telvia'])('the settings of %s are valid', (name) => {
  validate(JSON.parse(readFileSync(`${examplesFolder}/${name}/cxa.json`, 'utf8')));
  expect(validate.errors).toBeNull();
});

test('the schema is current', () => {
  expect(text).toBe(generateSchema());
});

test('of every rule the schema takes each option alone and with its default, and refuses what is none', () => {
  expect(Object.keys(schema.properties.rules.properties)).toEqual(Object.keys(rules));
  const takes = (rule: string, options: object) => validate({ rules: { [rule]: ['warning', options] } });
  for (const { id, title, summary, severity, options = {} } of Object.values(rules)) {
    const described = schema.properties.rules.properties[id];
    expect([described.description, described.default]).toEqual([`${title}. ${summary}`, severity]);
    const entries = Object.entries(options);
    for (const [name, option] of entries) expect(takes(id, { [name]: option.default })).toBe(true);
    if (entries.length > 0) expect(takes(id, { noSuchOption: 1 })).toBe(false);
    for (const [name] of entries.filter(([, option]) => typeof option.default === 'number')) {
      expect([takes(id, { [name]: -1 }), takes(id, { [name]: 'many' })]).toEqual([false, false]);
    }
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
