import { describe, expect, test } from 'vitest';
import { checkModel, createChecker } from '../../model/check.ts';
import { checkText, readModel, said } from '../support/check-text.ts';

const unowned = `team digital
data Order { owner digital }
system oms { owner digital }
system erp { owner digital }
oms -> erp
journey buy "Buying" { criticality critical  accountable digital  step pay on none using oms -> erp }
`;

describe('what is missing', () => {
  const of = (profile: 'sketch' | 'design' | 'build' | 'run', text = unowned) => said(checkText(text, { profile }), 'OWN-01');

  test('weighs more with each profile where a critical journey depends on it', () => {
    const message = 'missing integration:oms->erp Integration oms->erp has no technical owner stated; it carries 1 of 1 critical journey.';
    expect(of('sketch')).toEqual([]);
    expect(of('design')).toEqual([`info ${message}`]);
    expect(of('build')).toEqual([`warning ${message}`]);
    expect(of('run')).toEqual([`error ${message}`]);
  });

  test('stays an info elsewhere', () => {
    const calm = unowned.replace('criticality critical', '');
    for (const profile of ['design', 'build', 'run'] as const) {
      expect(of(profile, calm)).toEqual([expect.stringMatching(/^info missing /)]);
    }
  });

  test('is asked for from the rule’s own profile on', () => {
    const text = 'system a\njourney buy "Buying" { target availability 99.9%  step pay on none using a }\n';
    expect(said(checkText(text, { profile: 'design' }), 'SLA-04')).toEqual([]);
    expect(said(checkText(text, { profile: 'build' }), 'SLA-04')).toHaveLength(1);
  });

  test('takes the severity that the project sets', () => {
    const findings = checkText(unowned, { profile: 'design', rules: { 'OWN-01': { severity: 'error' } } });
    expect(said(findings, 'OWN-01')).toEqual([expect.stringMatching(/^error missing /)]);
  });

  test('is not said of a name that is nowhere declared', () => {
    const model = readModel('team t\nsystem a { owner t }\na -> nowhere { owner t }\n', true);
    const { findings } = checkModel(model, { profile: 'run', rules: {}, today: '2026-06-01' });
    expect(findings.filter((finding) => finding.element?.includes('nowhere') && finding.rule === 'OWN-01')).toEqual([]);
  });
});

describe('plateaus', () => {
  const text = `plateau now "As is"
plateau p1 "Between" after now
plateau tobe "To be" after p1
data Preference { subject customer }
system crm { masters Preference }
system marketing { masters Preference  exists until tobe }
system cdp { masters Preference  exists from p1 }
`;

  test('the same words are said once, with the plateaus; other words beside them', () => {
    const findings = checkText(text).filter((finding) => finding.rule === 'IDD-02');
    expect(findings.map((finding) => [finding.message.split(';')[0], finding.plateaus])).toEqual([
      ['2 systems master Preference: crm and cdp', ['plateau:tobe']],
      ['2 systems master Preference: crm and marketing', ['plateau:now']],
      ['3 systems master Preference: crm, marketing and cdp', ['plateau:p1']],
    ]);
  });

  test('what holds throughout has every plateau', () => {
    const findings = checkText(text.replaceAll('exists until tobe', '').replace('masters Preference  exists from p1', ''));
    expect(findings.filter((finding) => finding.rule === 'IDD-02').map((finding) => finding.plateaus)).toEqual([
      ['plateau:now', 'plateau:p1', 'plateau:tobe'],
    ]);
  });

  test('only one is checked where one is asked for', () => {
    const findings = checkText(text, { at: 'plateau:p1' }).filter((finding) => finding.rule === 'IDD-02');
    expect(findings.map((finding) => finding.plateaus)).toEqual([['plateau:p1']]);
  });
});

describe('waivers', () => {
  const text = `team digital
system oms { owner digital  system pricing { owner none } }
system erp { owner digital }
oms -> erp as reserve { owner none }
oms.pricing -> erp as price { owner none }
channel web
journey buy { accountable digital  step pay on web using none { actor customer } }
`;
  const waived = (line: string, today = '2026-06-01') => checkText(`${text}${line}\n`, { today });
  const silent = (line: string) =>
    waived(line)
      .filter((finding) => finding.waived)
      .map((finding) => finding.element);

  test('accept what is on the element', () => {
    expect(silent('waive OWN-01 on reserve until 2026-12-31 because "Replaced"')).toEqual(['integration:reserve']);
  });

  test('accept what is inside the element', () => {
    expect(silent('waive OWN-01 on oms until 2026-12-31 because "Replaced"')).toEqual(['system:oms.pricing']);
  });

  test('without an element accept all that the rule says', () => {
    expect(silent('waive OWN-01 until 2026-12-31 because "Replaced"').sort()).toEqual([
      'integration:price',
      'integration:reserve',
      'system:oms.pricing',
    ]);
  });

  test('accept all that a name was given to', () => {
    const findings = checkText('team t\nsystem a { owner t }\nsystem b { owner t }\nsystem c { owner t }\na -> b, c as load { owner none }\nwaive OWN-01 on load until 2026-12-31 because "Replaced"\n');
    expect(findings.filter((finding) => finding.waived).map((finding) => finding.element)).toEqual(['integration:load', 'integration:load#2']);
  });

  test('end with their day', () => {
    const line = 'waive OWN-01 on reserve until 2026-12-31 because "Replaced"';
    expect(said(waived(line, '2026-12-31'), 'waiver')).toEqual([]);
    const after = waived(line, '2027-01-01');
    expect(after.some((finding) => finding.waived)).toBe(false);
    expect(said(after, 'waiver')).toEqual([
      'error waiver:OWN-01 on reserve The waiver of OWN-01 on reserve ended on 2026-12-31; mend what it accepts, or decide anew until when.',
    ]);
  });

  test('that match nothing are an info, also when they have ended', () => {
    for (const today of ['2026-06-01', '2027-06-01']) {
      expect(said(waived('waive IDD-01 on oms until 2026-12-31 because "Later"', today), 'waiver')).toEqual([
        'info waiver:IDD-01 on oms The waiver of IDD-01 on oms matches nothing; take it out.',
      ]);
    }
  });

  test('of a rule that does not exist are a warning that names the nearest', () => {
    expect(said(waived('waive OWN-1 on oms until 2026-12-31 because "Typo"'), 'waiver')).toEqual([
      'warning waiver:OWN-1 on oms There is no rule OWN-1 to waive. Did you mean "OWN-01"?',
    ]);
  });

  test('are needed in every profile in which the rule asks or not', () => {
    const late = `${text.replace('journey buy {', 'journey buy { target availability 99.9%').replace('using none', 'using oms')}waive SLA-04 on buy until 2026-12-31 because "Measured from July"\n`;
    expect(said(checkText(late, { profile: 'design' }), 'waiver')).toEqual([]);
    expect(said(checkText(late, { profile: 'build' }), 'waiver')).toEqual([]);
  });

  test('say nothing where their rule is off', () => {
    const findings = checkText(`${text}waive IDD-01 on oms until 2026-12-31 because "Later"\n`, { rules: { 'IDD-01': { severity: 'off' } } });
    expect(said(findings, 'waiver')).toEqual([]);
  });
});

describe('settings', () => {
  const problems = (rules: Parameters<typeof checkText>[1]) => said(checkText('', rules), 'project');

  test('that name no rule or option are reported with the nearest', () => {
    expect(problems({ rules: { 'IDD-4': { severity: 'error' } } })).toEqual([
      'warning cxa.json sets a rule "IDD-4" that does not exist. Did you mean "IDD-04"?',
    ]);
    expect(problems({ rules: { 'INT-06': { options: { hop: 2 } } } })).toEqual([
      'warning INT-06 has no option "hop". Did you mean "hops"?',
    ]);
    expect(problems({ rules: { constructor: { options: { toString: 1 } } } })).toHaveLength(1);
  });

  test('of the wrong kind are reported, and the default holds', () => {
    expect(problems({ rules: { 'OWN-03': { options: { warning: 'two' } } } })).toEqual([
      'warning The option "warning" of OWN-03 has to be a number, as 4; its default is used.',
    ]);
    expect(problems({ rules: { 'INT-01': { options: { legacy: [1] } } } })).toEqual([
      'warning The option "legacy" of INT-01 has to be a list of words, as ["soap","jdbc"]; its default is used.',
    ]);
  });

  test('change what a rule looks for', () => {
    const text = `team a { unit }
team b { unit }
system x { owner a }
system y { owner b }
x -> y { owner b }
journey buy { accountable a  step pay using x -> y }
`;
    expect(said(checkText(text), 'OWN-03')).toEqual([]);
    expect(said(checkText(text, { rules: { 'OWN-03': { severity: 'warning', options: { warning: 2 } } } }), 'OWN-03')).toEqual([
      'warning journey:buy 2 units own parts of "buy": a and b.',
    ]);
  });

  test('beside options the rule’s own severity leaves its grading as it is', () => {
    const text = `system oms
system erp
oms -> erp by soap { via none  contract none }
journey buy { criticality critical  step pay on none using oms -> erp }
`;
    const severity = (rules: Parameters<typeof checkText>[1]) => said(checkText(text, rules), 'INT-01').map((line) => line.split(' ')[0]);
    expect(severity({})).toEqual(['error']);
    expect(severity({ rules: { 'INT-01': { severity: 'warning' } } })).toEqual(['warning']);
    expect(severity({ rules: { 'INT-01': { severity: 'warning', options: { faults: 2 } } } })).toEqual(['error']);
  });
});

test('findings stand at what they are about, in the order of the text', () => {
  const findings = checkText(unowned.replace('accountable digital', 'accountable none'));
  expect(findings.filter(({ rule }) => rule.startsWith('OWN')).map((finding) => [finding.rule, finding.source?.range.end])).toEqual([
    ['OWN-01', { line: 4, character: 10 }],
    ['OWN-02', { line: 5, character: 61 }],
  ]);
});

test('a finding stays the same object while neither it nor its place has changed', () => {
  const checker = createChecker();
  const options = { profile: 'build', rules: {}, today: '2026-06-01' } as const;
  const model = readModel(unowned);
  const before = checker.check(model, options).findings;
  const elements = model.elements.map((element) => (element.id === 'data:Order' ? { ...element, title: 'An order' } : element));
  const after = checker.check({ ...model, elements }, options).findings;
  expect(after.length).toBeGreaterThan(0);
  after.forEach((finding, place) => {
    expect(finding).toBe(before[place]);
  });
});

test('plateaus in a circle are said once, and the rest is checked all the same', () => {
  const found = checkText(`plateau p1 after p3
plateau p2 after p1
plateau p3 after p2
plateau alone after alone
plateau fine after p1
system crm { owner none }`);
  expect(found.filter(({ rule }) => rule === 'reference').map(({ severity, message, source, related }) => [severity, source?.range.start, message, related.length])).toEqual([
    ['error', { line: 0, character: 11 }, 'Plateau p1 comes after itself, over p3 and p2; take `after` out of the one that is first.', 2],
    ['error', { line: 3, character: 14 }, 'Plateau alone comes after itself; take `after` out of the one that is first.', 0],
  ]);
  expect(said(found, 'OWN-01')).toHaveLength(1);
});
