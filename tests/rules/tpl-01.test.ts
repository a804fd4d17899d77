import { describe, expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { checkModel } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

/** What is said of an architecture that conforms to a template with these lines, without its name. */
const tpl = (lines: string, text: string) =>
  said(checkText(`template t() {\n${lines}\n}\nconform to t\n${text}`), 'TPL-01').map((line) => line.replace(/^(\w+(?: missing)?) conform:t Template t /, '$1 '));

const capability = 'system other { realises more }\ncapability more\n';

describe('a capability', () => {
  test('has to be realised by a live system, whatever it is named in', () => {
    const lacking = ['warning expects the capability consent; nothing realises it.'];
    expect(tpl('expect capability consent', capability)).toEqual(lacking);
    expect(tpl('expect capability consent', `${capability}capability consent`)).toEqual(lacking);
    expect(tpl('expect capability consent', `${capability}capability consent\nsystem a { lifecycle planned  realises consent }`)).toEqual(lacking);
    expect(tpl('expect capability consent', `${capability}capability consent\nsystem a { realises consent }`)).toEqual([]);
    expect(tpl('expect capability consent', `${capability}capability keep "Consent"\nsystem a { system part { realises keep } }`)).toEqual([]);
  });

  test('of a template itself is met by one of the project, too', () => {
    const text = 'template t() { capability consent  expect capability consent }\nuse t as x ()\n';
    expect(said(checkText(`${text}${capability}`), 'TPL-01')).toEqual(['warning use:x Template t expects the capability consent; nothing realises it.']);
    expect(said(checkText(`${text}system a { realises x.consent }`), 'TPL-01')).toEqual([]);
    expect(said(checkText(`${text}capability consent\nsystem a { realises consent }`), 'TPL-01')).toEqual([]);
  });

  test('can be forbidden', () => {
    expect(tpl('forbid capability more', capability)).toEqual(['warning forbids the capability more; other realises it.']);
    expect(tpl('forbid capability more', 'capability more')).toEqual([]);
  });
});

test.each([
  ['expect kind crm', 'system a { kind erp }', 'warning expects a system or channel of kind crm; there is none.'],
  ['expect kind crm', 'system a { kind crm  lifecycle retired }', 'warning expects a system or channel of kind crm; there is none.'],
  ['expect kind crm', 'system a { kind crm }', undefined],
  ['expect kind chat', 'channel chat', undefined],
  ['expect kind crm', 'system a', 'info missing expects a system or channel of kind crm; there is none.'],
  ['forbid kind pbx', 'system a { kind pbx }\nsystem b { kind pbx }', 'warning forbids a system or channel of kind pbx; a and b are some.'],
  ['forbid kind pbx', 'system a { kind pbx  lifecycle retired }', undefined],
  ['expect tag core', 'system a { tags edge }', 'warning expects something tagged core; there is none.'],
  ['expect tag core', 'system a { tags core }', undefined],
  ['expect owner ops', 'team ops\nteam dev\nsystem a { owner dev }', 'warning expects something that ops owns; there is none.'],
  ['expect owner ops', 'team ops { team night }\nsystem a { owner ops.night }', undefined],
  ['expect in eu', 'boundary eu\nboundary us\nsystem a { in us }', 'warning expects something in eu; there is none.'],
  ['expect in eu', 'boundary eu { boundary fr }\nsystem a { in eu.fr  system b }', undefined],
  ['expect system crm', 'system erp', 'warning expects the system crm; there is none.'],
  ['expect system crm', 'use desk as d ()\ntemplate desk() { system crm }', undefined],
])('%s in %s', (line, text, expected) => {
  expect(tpl(line, text)).toEqual(expected === undefined ? [] : [expected]);
});

describe('a way', () => {
  const parts = 'channel shop { kind web  served by front }\nsystem front\nsystem sap { kind erp  system stock }\nsystem bus { kind esb }\nsystem crm { kind crm }\n';
  const expected = 'expect kind web -> kind erp';
  const forbidden = 'forbid kind web -> kind erp';
  const direct = 'forbid direct kind web -> kind erp';

  test.each([
    ['front -> sap', true],
    ['front -> sap.stock', true],
    ['front -> sap { via bus }', true],
    ['front -> bus\nbus -> sap', true],
    ['front -> bus\nsap -> bus { returns x }', true],
    ['sap -> front', false],
    ['front -> crm\ncrm -> sap', false],
    ['front -> bus\nbus -> crm', false],
    ['crm -> front', false],
  ])('over %s', (text, isThere) => {
    expect(tpl(expected, parts + text)).toEqual(isThere ? [] : ['warning expects a way from kind web to kind erp; no integration leads there.']);
  });

  test('is forbidden as the arrow goes, directly or over hubs', () => {
    expect(tpl(direct, `${parts}front -> sap`)).toEqual(['warning forbids a direct way from kind web to kind erp; front -> sap is one.']);
    expect(tpl(direct, `${parts}front -> sap { via bus }`)).toEqual([]);
    expect(tpl(direct, `${parts}front -> bus\nbus -> sap`)).toEqual([]);
    expect(tpl(direct, `${parts}sap -> front`)).toEqual([]);
    expect(tpl(forbidden, `${parts}front -> sap { via bus }`)).toEqual(['warning forbids a way from kind web to kind erp; front -> sap is one.']);
    expect(tpl(forbidden, `${parts}front -> bus\nbus -> sap`)).toEqual(['warning forbids a way from kind web to kind erp; front -> bus is one.']);
    expect(tpl(forbidden, `${parts}front -> bus\nsap -> bus`)).toEqual([]);
    expect(tpl(forbidden, `${parts}front -> crm\ncrm -> sap`)).toEqual([]);
  });

  test('can be expected without a hub, and needs two ends', () => {
    expect(tpl('expect direct kind web -> kind erp', `${parts}front -> sap { via bus }`)).toEqual(['warning expects a direct way from kind web to kind erp; no integration leads there.']);
    expect(tpl('expect direct kind web -> kind erp', `${parts}front -> sap`)).toEqual([]);
    expect(tpl('expect kind mail -> kind erp', `${parts}front -> sap`)).toEqual(['warning expects a way from kind mail to kind erp; no live system stands for kind mail.']);
    expect(tpl(expected, parts)).toEqual(['info missing expects a way from kind web to kind erp; no integration leads there.']);
  });
});

test('the reason is quoted, the line of the template and what is forbidden stand beside', () => {
  const files = [
    { uri: 'file:///p/a.cxa', text: 'system a { kind pbx }\nconform to base\n' },
    { uri: 'file:///p/base.cxa', text: 'template base() {\n  forbid kind pbx because "Nobody is left who knows it"\n}\n' },
  ];
  const { model } = readTexts(files);
  const [finding] = checkModel(model, { profile: 'build', rules: {}, today: '2026-06-01' }).findings.filter(({ rule }) => rule === 'TPL-01');
  expect(finding).toMatchObject({
    message: 'Template base forbids a system or channel of kind pbx, because "Nobody is left who knows it"; a is one.',
    source: { file: 'file:///p/a.cxa', range: { start: { line: 1 } } },
    related: [
      { message: 'The template forbids it here.', source: { file: 'file:///p/base.cxa', range: { start: { line: 1, character: 2 } } } },
      { message: 'This is forbidden.', source: { file: 'file:///p/a.cxa', range: { start: { line: 0 } } } },
    ],
  });
});

test('a use in another template is held against its expectations as well, with parameters and conditions', () => {
  const text = `template inner(strict: flag = no, what: system) { when strict { expect what -> hub } }
template outer() { system made  use inner as i (strict: yes, what: made) }
system hub
system other
other -> hub
use outer as o ()
use inner as lax (what: other)
`;
  expect(said(checkText(text), 'TPL-01')).toEqual(['warning use:o.i Template inner expects a way from made to hub; no integration leads there.']);
});

test('it is held against each plateau', () => {
  const text = `plateau now
plateau tobe after now
template t() { expect capability consent }
conform to t
capability consent
system old { realises consent  exists until tobe }
system a { realises more }
capability more
`;
  const findings = checkText(text).filter(({ rule }) => rule === 'TPL-01');
  expect(findings.map(({ plateaus }) => plateaus)).toEqual([['plateau:tobe']]);
});

test('a waiver on the use silences it', () => {
  const text = `template t() { expect capability consent }\nuse t as x ()\n${capability}waive TPL-01 on x until 2026-12-31 because "Next year"\n`;
  expect(said(checkText(text), 'TPL-01')).toEqual(['warning waived use:x Template t expects the capability consent; nothing realises it.']);
  expect(tpl('expect capability consent', `${capability}waive TPL-01 on t until 2026-12-31 because "Next year"\n`)).toEqual(['warning waived conform:t Template t expects the capability consent; nothing realises it.']);
});
