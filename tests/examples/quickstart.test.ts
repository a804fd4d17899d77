import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { checkModel } from '../../model/check.ts';
import { examplesFolder, readExample } from '../support/read-example.ts';

const text = readFileSync(`${examplesFolder}/quickstart/quickstart.cxa`, 'utf8');

test('the quickstart is clean and fits on a screen', async () => {
  const { config, findings } = await readExample('quickstart');
  expect(config.profile).toBe('design');
  expect(findings.map((finding) => finding.message)).toEqual([]);
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
});

test('the quickstart shows every basic idea', async () => {
  const kinds = new Set((await readExample('quickstart')).model.elements.map((element) => element.kind));
  const basic = ['team', 'persona', 'channel', 'handover', 'system', 'integration', 'data', 'identity', 'journey', 'step', 'view'];
  expect(basic.filter((kind) => !kinds.has(kind as never))).toEqual([]);
});

test('what its comment asks the reader to try does what it says', () => {
  const tried = text.replace('carries customerNo, intent, testResult, transcript', 'carries customerNo, intent, transcript');
  expect(tried).not.toBe(text);
  const { model } = readTexts([{ uri: 'file:///quickstart.cxa', text: tried }]);
  const said = checkModel(model, { profile: 'design', rules: {}, today: '2026-11-22' }).findings.map((finding) => finding.message);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('loses testResult; about 1,200 customers a month repeat it');
});
