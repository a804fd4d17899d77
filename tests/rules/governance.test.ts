import { beforeAll, describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import { checkText, said } from '../support/check-text.ts';
import { readExample } from '../support/read-example.ts';

const of = (rule: string, text: string, options: Partial<CheckOptions> = {}) => said(checkText(text, options), rule);
/** What is stated and faulty: without what is only asked for. */
const faults = (rule: string, text: string, options: Partial<CheckOptions> = {}) =>
  said(checkText(text, options).filter(({ missing }) => !missing), rule);
const severities = (lines: readonly string[]) => lines.map((line) => line.split(' ')[0]);

describe('GOV-01: an outcome', () => {
  const outcome = (facts: string, metric = 'better higher baseline 21 at 2026-01-31') =>
    faults('GOV-01', `team t\nsystem crm\nmetric nps { ${metric} }\noutcome o "Seamless service" { ${facts} owner t enabled by crm }`);

  test('with a metric may be called what it likes', () => {
    expect(outcome('metric nps target 35 by 2026-12-31')).toEqual([]);
    expect(outcome('')).toEqual([expect.stringContaining('warning outcome:o "Seamless service" has no metric, and "seamless" can mean anything')]);
  });

  test.each([
    ['a world-class desk', true],
    ['Digital-first', true],
    ['Seams are closed', false],
    ['Less waiting', false],
  ])('called %j without a metric is a phrase: %s', (title, isVague) => {
    expect(faults('GOV-01', `team t\noutcome o "${title}" { owner t }`)).toHaveLength(isVague ? 1 : 0);
  });

  test('is asked by other words where the project has them', () => {
    const text = 'outcome o "Radiant service"';
    expect(faults('GOV-01', text)).toEqual([]);
    expect(faults('GOV-01', text, { rules: { 'GOV-01': { options: { vague: ['radiant'] } } } })).toHaveLength(1);
  });

  test.each([
    ['target 35 by 2026-12-31', 'better higher baseline 21', 0],
    ['target 21 by 2026-12-31', 'better higher baseline 21', 0],
    ['target 20 by 2026-12-31', 'better higher baseline 21', 1],
    ['target 1260 by 2026-12-31', 'better lower baseline 1800', 0],
    ['target 1900 by 2026-12-31', 'better lower baseline 1800', 1],
    ['target 1900 by 2026-12-31', 'baseline 1800', 0],
    ['target 5 EUR by 2026-12-31', 'better higher baseline 21%', 0],
    ['target 5h by 2026-12-31', 'better higher baseline 21', 0],
  ])('with %s from "%s" has %i targets in the wrong direction', (target, metric, count) => {
    expect(severities(outcome(`metric nps ${target}`, metric))).toEqual(count === 0 ? [] : ['error']);
  });

  test('that moves the wrong way is not wrongly set', () => {
    expect(outcome('metric nps target 35 by 2026-12-31', 'better higher baseline 21 at 2026-01-31 actual 15 at 2026-05-31')).toEqual([]);
  });
});

describe('GOV-01: a system', () => {
  const landscape = (more: string) => of('GOV-01', `system shop { kind web-app }\nsystem crm { kind crm }\nshop -> crm\nchannel web\njourney buy { step pay on web using shop }\noutcome o { metric m target 2 by 2026-12-31 owner t enabled by buy }\nmetric m { baseline 1 }\nteam t\n${more}`);
  const asked = 'info missing system:odd Nothing says what system odd is for: it is on no journey and joined with none that is, and no metric or outcome names it.';

  test('of which nothing says what it is for is asked about, as a missing fact', () => {
    expect(landscape('system odd { kind cms }')).toEqual([asked]);
    expect(landscape('system odd { kind cms }\nsystem other { kind dam }\nodd -> other')).toHaveLength(2);
  });

  test.each([
    'system odd { kind observability }',
    'system odd { kind cms }\nodd -> shop',
    'system odd { kind cms }\nshop -> crm as again { via odd }',
    'system odd { kind cms }\nmetric n { source odd }',
    'capability print\nsystem odd { realises print }',
    'system odd { kind cms }\ninitiative i { serves odd, buy }',
    'system odd { kind cms lifecycle retired }',
    'system odd { kind cms }\ncommunication mail { sender odd }',
  ])('has a purpose or needs none: %s', (text) => {
    expect(landscape(text)).toEqual([]);
  });

  test('is not asked about where nothing can be traced yet', () => {
    expect(of('GOV-01', 'system odd { kind cms }\njourney buy')).toEqual([]);
  });
});

describe('GOV-02: change', () => {
  const base = 'system crm\njourney renewal\ncapability billing\nmetric m\noutcome loyal { metric m }\n';
  test.each([
    ['initiative i { serves renewal }', 0],
    ['initiative i { serves crm, loyal }', 0],
    ['initiative i { serves crm  outcome loyal }', 0],
    ['initiative i { serves crm, billing }', 1],
    ['initiative i { serves none }', 1],
    ['decision d { serves crm  tags technical  option a option b }', 0],
    ['decision d { serves none  tags technical  option a option b }', 1],
    ['decision d { serves crm  option a option b }', 1],
    ['decision d { serves crm  option a  status rejected }', 0],
    ['decision d { serves crm  option a  status superseded }', 0],
    ['decision d { serves renewal  option a }', 1],
  ])('%s has %i faults', (text, count) => {
    expect(severities(faults('GOV-02', base + text))).toEqual(Array(count).fill('warning'));
  });
});

describe('GOV-03: a loop', () => {
  const journey = (facts: string, options: Partial<CheckOptions> = {}) => of('GOV-03', `metric fcr { cadence weekly read by t }\nmetric love { kind nps cadence weekly read by t }\nteam t\njourney j { criticality critical ${facts} }`, options);

  test('is closed by any measure in which customers speak', () => {
    expect(['measured by nps', 'measured by love', 'measured by fcr, csat'].map((facts) => journey(facts))).toEqual([[], [], []]);
  });

  test('is asked for on critical journeys, and the more so the later', () => {
    expect(severities(journey(''))).toEqual(['warning']);
    expect(severities(journey('measured by fcr', { profile: 'design' }))).toEqual(['info']);
    expect(of('GOV-03', 'journey j { criticality high }')).toEqual([]);
    expect(severities(journey('measured by fcr', { rules: { 'GOV-03': { options: { voices: ['fcr'] } } } }))).toEqual([]);
  });

  test('has a reader: a team, an owner, or what follows from it', () => {
    const metric = (facts: string) => of('GOV-03', `team t\nmetric m { cadence weekly ${facts} }`);
    expect(['read by t', 'owner t', ''].map((facts) => metric(facts).length)).toEqual([0, 0, 1]);
    expect(severities(metric('owner t  read by none'))).toEqual(['warning']);
  });
});

describe('GOV-04: a role', () => {
  const role = (text: string, options: Partial<CheckOptions> = {}) => severities(faults('GOV-04', `team press "Communications"\nprogramme p { ${text} }`, options));
  test.each([
    ['sponsor "COO" 4h per week', []],
    ['sponsor "COO" 3h per week', ['warning']],
    ['sponsor "COO" 16h per month', ['warning']],
    ['sponsor "COO" 10%', []],
    ['sponsor "COO" 9%', ['warning']],
    ['sponsor none', ['error']],
    ['product owner "A" 40h per week', []],
    ['product owner "A" 90%', ['warning']],
    ['super users 8 at 20%', []],
    ['super users 7 at 20%', ['warning']],
    ['super users 12 at 8h per week', []],
    ['super users 12 at 19%', ['warning']],
    ['super users 13 at 20%', ['info']],
    ['super users 0', ['error']],
    ['change manager "Head of Communications"', ['warning']],
    ['change manager press', ['warning']],
    ['change manager "Head of Adoption and Approval"', []],
    ['technical lead none', ['error']],
  ])('%s', (text, expected) => {
    expect(role(text)).toEqual(expected);
  });

  test('is measured by what the project asks for', () => {
    expect(role('sponsor "COO" 3h per week', { rules: { 'GOV-04': { options: { sponsorHours: 2 } } } })).toEqual([]);
  });
});

/** Twelve weeks from 2026-01-12: week 3 ends on 02-01, week 6 on 02-22, week 7 on 03-01, week 9 on 03-15. */
const programme = (gate: string, { week = 9, facts = '', milestones = '', readings = '' } = {}) => `team ops "Operations" { team desk }
team it "IT"
metric adoption { kind adoption better higher cadence weekly ${readings} }
programme p "Plan" {
  starts 2026-01-12 ${facts}
  phase one "One" weeks 1-12 { ${milestones}
    gate g "Ready" week ${week} { ${gate} }
  }
}
`;

describe('GOV-05: a gate', () => {
  const floor = 'requires adoption > 60%  pause when adoption < 40% and not improving';
  const gate = (text: string, more: Parameters<typeof programme>[1] = {}, options: Partial<CheckOptions> = {}) => faults('GOV-05', programme(text, more), options);

  test('with the target missed and no pause due is no fault, passed it is one', () => {
    const readings = 'actual 55% at 2026-03-08 actual 52% at 2026-03-15';
    expect(gate(floor, { readings })).toEqual([]);
    expect(gate(`${floor} signed by ops on 2026-03-15`, { readings })).toEqual([
      'error gate:p.g Gate "Ready" (week 9) was signed on 2026-03-15 by Operations although adoption is 52 % (2026-03-15), needs > 60 %; take the signature back, or mend that and sign again.',
    ]);
  });

  test('passed without knowing is an error, passed with everything known is none', () => {
    expect(gate(`${floor} done 2026-03-15`)).toEqual([expect.stringContaining('error gate:p.g Gate "Ready" (week 9) was passed on 2026-03-15 without knowing how it stands: adoption has not been measured')]);
    expect(gate(`${floor} done 2026-03-15`, { readings: 'actual 61% at 2026-03-14' })).toEqual([]);
    const milestones = 'milestone uat milestone plan milestone cut milestone talk milestone test';
    expect(gate('requires uat, plan, cut, talk, test  done 2026-03-15', { milestones })[0]).toContain('without knowing whether "uat", "plan", "cut" and 2 more were reached; take the signature back');
  });

  test('not passed is no error, however open', () => {
    expect(gate(`${floor} done none`)).toEqual([]);
    expect(gate('requires uat', { milestones: 'milestone uat { done none }' })).toEqual([]);
  });

  test.each([
    ['decides ops', 'ops', []],
    ['decides ops', 'desk', []],
    ['decides ops', 'it, ops', []],
    ['decides ops', 'it', ['warning']],
    ['decides it, ops', 'it', []],
    ['decides none', 'it', []],
    ['', 'it', []],
  ])('with "%s" signed by %s', (facts, signers, expected) => {
    expect(severities(gate(`signed by ${signers} on 2026-03-15`, { facts }))).toEqual(expected);
  });

  test('tells to pause by what was measured as an error, by what is not reached as a warning, and not before its week', () => {
    const readings = 'actual 38% at 2026-03-01 actual 38% at 2026-03-08';
    expect(severities(gate(floor, { readings }))).toEqual(['error']);
    expect(gate(floor, { readings }, { today: '2026-03-08' })).toEqual([]);
    expect(severities(gate(floor, { readings }, { today: '2026-03-09' }))).toEqual(['error']);
    expect(gate(floor, { readings: 'actual 38% at 2026-03-08' })).toEqual([]);
    expect(severities(gate('pause when not uat', { milestones: 'milestone uat { done none }' }))).toEqual(['warning']);
  });

  test('is judged by what a plan of the future states', () => {
    const text = programme(`${floor} signed by ops on 2026-03-15`, { readings: 'actual 38% at 2026-03-15' });
    expect(severities(faults('GOV-05', text, { today: '2025-06-01' }))).toEqual(['error']);
    const open = programme(floor, { readings: 'actual 38% at 2026-03-08 actual 38% at 2026-03-15' });
    expect(severities(faults('GOV-05', open, { today: '2025-06-01' }))).toEqual(['error']);
  });

  test('asks for the values that it needs once it is due, in profile run', () => {
    const asked = (profile: CheckOptions['profile'], today: string) => of('GOV-05', programme(floor), { profile, today }).filter((line) => line.includes('metric:adoption'));
    expect([asked('build', '2026-06-01'), asked('run', '2026-03-08')]).toEqual([[], []]);
    expect(asked('run', '2026-03-09')).toEqual([expect.stringMatching(/^info missing metric:adoption Metric adoption has no value, and gate "Ready" \(week 9\) asks for it/)]);
  });
});

describe('GOV-06: a plan', () => {
  const plan = (text: string, options: Partial<CheckOptions> = {}) => faults('GOV-06', text, options);

  test.each([3, 7])('that is slow in week %i is not late', (week) => {
    expect(plan(programme('done none', { week }))).toEqual([]);
  });

  test('that has not passed another gate in its week is late, at most', () => {
    expect(severities(plan(programme('done none', { week: 6 })))).toEqual(['warning']);
    expect(plan(programme('done none', { week: 6 }), { today: '2026-02-22' })).toEqual([]);
    expect(plan(programme('', { week: 6 }))).toEqual([]);
    expect(plan(programme('done none', { week: 6 }), { rules: { 'GOV-06': { options: { slow: ['6'] } } } })).toEqual([]);
  });

  test.each([
    ['count 8 of frontline', []],
    ['count 7 of frontline', ['warning']],
    ['count 8', []],
    ['count 5 of frontline, 3 of desk', []],
    ['count 6 of frontline, 4 of managers', ['warning']],
    ['count 9 of managers', ['warning']],
  ])('with interviews: %s', (counts, expected) => {
    expect(severities(plan(programme('', { milestones: `milestone interviews { ${counts} }` }), { today: '2026-01-12' }))).toEqual(expected);
  });

  test.each([
    ['plateau a { starts 2026-01-01 ends 2025-12-31 }', 'error plateau:a Plateau "a" ends on 2025-12-31, before it starts on 2026-01-01; correct one of the two.'],
    ['initiative i "Work" { starts 2027-02 ends 2027-01-31 }', 'error initiative:i Initiative "Work" ends on 2027-01-31, before it starts on 2027-02; correct one of the two.'],
    ['programme p "Plan" { starts 2027-01-11 ends 2027-01-10 }', 'error programme:p Programme "Plan" ends on 2027-01-10, before it starts on 2027-01-11; correct one of the two.'],
    ['plateau a { starts 2026-06-01 }\nplateau b after a { starts 2026-05-31 }', 'error plateau:b Plateau b starts on 2026-05-31, before a, which it comes after (2026-06-01); correct one of the two.'],
    ['programme p "Plan" { starts 2027-01-11 ends 2027-02-28 phase one weeks 1-12 }', 'warning programme:p "Plan" has phases of 12 weeks and 49 days from 2027-01-11 to 2027-02-28; give it a later end.'],
    ['programme p "Plan" { phase one "One" weeks 3-1 }', 'error programme:p Phase "One" of "Plan" ends in week 1, before it starts in week 3; correct one of the two.'],
    ['programme p "Plan" { starts 2027-01-11 phase one weeks 1-3 { milestone m "Map" week 1 { done 2027-01-10 } } }', 'warning milestone:p.m Milestone "Map" (week 1) was reached on 2027-01-10, before "Plan" started on 2027-01-11; correct one of the two.'],
    ['programme p "Plan" { phase one weeks 1-3 { gate m "Map" week 4 } }', 'warning gate:p.m Gate "Map" (week 4) lies outside of the phase "one", weeks 1 to 3; correct its week, or move it.'],
  ])('with dates that contradict each other: %s', (text, expected) => {
    expect(plan(text)).toEqual([expected]);
  });

  test.each([
    'plateau a { starts 2026-01-01 ends 2026-01-01 }',
    'initiative i { starts 2027-01 ends 2027-01-31 }',
    'programme p { starts 2027-01-11 ends 2027-04-04 phase one weeks 1-12 }',
    'programme p { starts 2027-01-11 ends 2027-06-30 phase one weeks 1-12 { milestone m week 12 { done 2027-01-11 } } }',
  ])('with dates that fit: %s', (text) => {
    expect(plan(text)).toEqual([]);
  });

  test('goes on only when the gate before is passed', () => {
    const phases = (gate: string, done: string) => `programme p { starts 2026-05-04 phase one { gate g "Sign-off" { ${gate} } } phase two "Two" { milestone m { done ${done} } } }`;
    expect(plan(phases('done 2026-05-22', '2026-05-22'))).toEqual([]);
    expect(plan(phases('done 2026-05-22', '2026-05-21'))).toEqual(['warning gate:p.g Gate "Sign-off" was passed only on 2026-05-22, and phase "Two" was begun on 2026-05-21 ("p.m"); finish the gate before what it guards.']);
    expect(severities(plan(phases('done none', '2026-05-21')))).toEqual(['warning']);
    expect(plan(phases('', '2026-05-21'))).toEqual([]);
  });

  test('has warning signs, and they are no more than that', () => {
    const signs = (facts: string) => severities(plan(`team t\nprogramme p { starts 2026-05-04 ${facts} }`));
    expect([signs('workshops 1'), signs('workshops 2')]).toEqual([['info'], []]);
    expect([signs('scope agreed 2026-05-05'), signs('scope agreed 2026-05-04')]).toEqual([['info'], []]);
    expect([signs('phase a weeks 1-12 { milestone uat week 9 }'), signs('phase a weeks 1-12 { milestone uat week 8 }')]).toEqual([['info'], []]);
    expect([signs('training "Once" for t'), signs('training "One" for t training "Two" for t')]).toEqual([['info'], []]);
  });

  test('begins with a handful of journeys that are most of the volume', () => {
    const journeys = (count: number, core: number) =>
      `${Array.from({ length: count }, (_, n) => `journey j${n} { volume 100/month }`).join('\n')}\nprogramme p { core ${Array.from({ length: core }, (_, n) => `j${n}`).join(', ')} }`;
    expect([plan(journeys(5, 5)), plan(journeys(5, 4))]).toEqual([[], []]);
    expect(severities(plan('programme p { decides none }'))).toEqual(['warning']);
    expect(severities(plan(journeys(6, 6)))).toEqual(['warning']);
    expect(severities(plan(journeys(5, 3)))).toEqual(['info']);
    expect(plan(`${journeys(5, 3)}\njourney unknown`)).toEqual([]);
  });

  test('takes what cannot be taken back before the design is signed, and decides before the work starts', () => {
    const late = (date: string) => severities(plan(`decision d { date ${date} reversible no }\nprogramme p { starts 2026-01-12 ends 2026-04-05 phase one { gate g { done 2026-01-30 } } }`));
    expect([late('2026-01-30'), late('2026-01-31'), late('2026-04-06')]).toEqual([[], ['info'], []]);
    const work = (date: string) => severities(plan(`journey j\ninitiative i { serves j starts 2026-03-01 }\ndecision d { serves j date ${date} }`));
    expect([work('2026-03-01'), work('2026-03-02')]).toEqual([[], ['info']]);
  });

  test('asks whether milestones were reached only where a programme is run', () => {
    const text = programme('', { week: 12, milestones: 'milestone map "Map" week 1' });
    const asked = (profile: CheckOptions['profile']) => of('GOV-06', text, { profile, today: '2026-02-01' }).filter((line) => line.includes('reached in time'));
    expect([asked('build').length, asked('run').length]).toEqual([0, 1]);
  });
});

describe('GOV-07: a measure', () => {
  const uat = (counts: string, options: Partial<CheckOptions> = {}) => severities(faults('GOV-07', `team t\nprogramme p { phase a { milestone uat { ${counts} } } }`, options));

  test.each([
    ['count 12 of frontline', []],
    ['count 1 of projectStaff, 11 of frontline', ['warning']],
    ['count 6 of projectStaff, 6 of frontline', ['warning']],
    ['count 7 of projectStaff, 5 of frontline', ['error']],
    ['count 3 of projectTeam, 9 of t', ['warning']],
    ['count 5 of projectStaff, 5 of managers', ['error']],
    ['count 4 of managers', ['error']],
    ['count 4', []],
  ])('of acceptance with %s', (counts, expected) => {
    expect(uat(counts)).toEqual(expected);
  });

  test('goes by the project’s own words', () => {
    expect(uat('count 7 of vendors', { rules: { 'GOV-07': { options: { projectStaff: ['vendors'] } } } })).toEqual(['error']);
    expect(faults('GOV-07', 'programme p { phase a { milestone talk "Interviews" { count 9 of projectStaff } } }')).toEqual([]);
  });

  test('of behaviour comes from a system; what people feel may come from them', () => {
    const metric = (text: string) => severities(faults('GOV-07', text));
    expect(metric('metric m { kind compliance source "self-report" }')).toEqual(['warning']);
    expect(metric('metric m { kind adoption actual 50% source "self-assessment by team leads" }')).toEqual(['warning']);
    expect(metric('metric m { kind confidence source "self-report" }')).toEqual([]);
    expect(metric('metric m { kind compliance source survey }')).toEqual([]);
    expect(metric('metric m { kind compliance source none }')).toEqual([]);
  });

  test('of effort is mentioned', () => {
    expect(severities(faults('GOV-07', 'metric linesOfCode\nmetric m "Emails sent"\nmetric training "Cases right after training"'))).toEqual(['info', 'info']);
  });
});

describe('GOV-08: an end', () => {
  const end = (facts: string) => severities(faults('GOV-08', `team t\nprogramme p { starts 2026-01-12 ${facts} }`));
  test.each([
    ['ends 2026-04-05 stabilise until 2026-05-05', []],
    ['ends 2026-04-05 stabilise until 2026-05-04', ['warning']],
    ['ends 2026-04-05 stabilise until 2026-03-01', ['warning']],
    ['phase a weeks 1-12 stabilise until 2026-05-04', ['warning']],
    ['stabilise until 2026-05-04', []],
    ['stabilise until none', ['error']],
    ['run owner none', ['error']],
    ['run owner t', []],
    ['ends 2026-04-05 review 2027-04-05', []],
    ['ends 2026-04-05 review 2027-Q2', []],
    ['ends 2026-04-05 review 2027-04-06', ['warning']],
    ['ends 2026-04-05 review 2026-04-05', ['warning']],
    ['review none', ['error']],
  ])('%s', (facts, expected) => {
    expect(end(facts)).toEqual(expected);
  });

  test('is no takeover where the team is dissolved afterwards; one that is founded later may take over', () => {
    const run = (life: string) => faults('GOV-08', `plateau now\nplateau later after now\nteam t { ${life} }\nprogramme p { run owner t }`);
    expect([run(''), run('exists from later')]).toEqual([[], []]);
    expect(run('exists until later')).toEqual(['error programme:p "p" is taken over by t, a team that is gone at this plateau; name the team that runs it from then on.']);
  });
});

describe('the telephone company', () => {
  let findings: readonly Finding[] = [];
  beforeAll(async () => {
    ({ findings } = await readExample('telvia'));
  });
  const governance = (severity: string) =>
    findings.filter((finding) => finding.severity === severity && finding.rule.startsWith('GOV')).map(({ rule, message }) => `${rule} ${message}`);

  test('passed two gates that were open, goes on where it should pause, tests itself, and is left to nobody', () => {
    expect(governance('error').sort()).toEqual([
      expect.stringMatching(/^GOV-05 Gate "Design sign-off" \(week 3\) was signed on 2027-01-29 by IT, not by Customer Service, who decides, although "Operational leadership accepts the design" was not reached;/),
      expect.stringMatching(/^GOV-05 Gate "Go or no-go" \(week 6\) was signed on 2027-02-19 by IT, .* although criticalDefects is 2 \(2027-02-21\), needs = 0;/),
      expect.stringMatching(/^GOV-05 Gate "Stabilised" \(week 9\): adoption 38, 38 %: pause, /),
      expect.stringMatching(/^GOV-07 .*: 9 of 12 testers are project staff;/),
      expect.stringMatching(/^GOV-08 .* has no owner after 2027-04-04:/),
    ]);
  });

  test('asked four managers, has half a sponsor and too few super users, and believes what people say of themselves', () => {
    expect(governance('warning').sort()).toEqual([
      expect.stringMatching(/^GOV-04 The sponsor of .* has 2 h a week and needs 4;/),
      expect.stringMatching(/^GOV-04 The super users of .* are 6 at 10 %, and should be 8 to 12 at 20 % or more;/),
      expect.stringMatching(/^GOV-06 Milestone "Front-line interviews" \(week 1\): 4 interviews, all managers;/),
      expect.stringMatching(/^GOV-06 Milestone "Refresher training .* was not reached by 2027-03-07/),
      expect.stringMatching(/^GOV-07 "Process compliance" is self-report, and "Stabilised" is passed on it;/),
    ]);
  });
});
