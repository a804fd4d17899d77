import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { checkModel } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

const plateaus = 'plateau now\nplateau p1 after now\nplateau tobe after p1\n';
const lif = (text: string) => said(checkText(plateaus + text), 'LIF-04');
/** Without what every line of a case has in common. */
const brief = (text: string) => lif(text).map((line) => line.replace(/; name what .*$/, ''));

const old = 'system old { exists until p1 }\nsystem crm\n';

describe('what relies on something that is gone', () => {
  test.each([
    ['channel chat { served by old }', 'warning channel:chat Channel chat is served by old, which is gone from p1 on'],
    ['system oms\ncrm -> oms { via old }', 'error integration:crm->oms Integration crm->oms goes via old, which is gone from p1 on'],
    ['communication mail { sender old }', 'warning communication:mail Communication mail is sent by old, which is gone from p1 on'],
    ['policy contact { single view old }', 'warning policy:contact Policy contact has its single view in old, which is gone from p1 on'],
    ['policy contact { consent by old within 1h }', 'warning policy:contact Policy contact has its consent from old, which is gone from p1 on'],
    ['processing offers { in old }', 'warning processing:offers Processing offers runs in old, which is gone from p1 on'],
    ['identity a = b { by old }', 'warning identity:a=b Identity a=b is resolved by old, which is gone from p1 on'],
    ['metric nps { source old }', 'warning metric:nps Metric nps is measured by old, which is gone from p1 on'],
    ['data Case { exists until p1 }\nsystem desk { masters Case }', 'warning system:desk System desk masters Case, which is gone from p1 on'],
    ['capability pay { exists until p1 }\nsystem till { realises pay }', 'warning system:till System till realises pay, which is gone from p1 on'],
    ['channel fax { exists until p1 }\nsystem router { routes x on fax }\nintent x', 'warning system:router System router routes on fax, which is gone from p1 on'],
    ['team ops { exists until p1 }\nsystem desk { run owner ops }', 'warning system:desk System desk is run by ops, which is gone from p1 on'],
    ['team ops { exists until p1 }\nchannel chat { owner ops }', 'warning channel:chat Channel chat is owned by ops, which is gone from p1 on'],
    ['team ops { exists until p1 }\nteam other\njourney j { informed ops }', 'warning journey:j Journey "j" informs ops, which is gone from p1 on'],
    ['team ops { exists until p1 }\njourney j { step a "Asks" using crm { handled by ops } }', 'error step:j.a Step "Asks" is handled by ops, which is gone from p1 on'],
    ['system oms\noms -> crm\njourney j { step a "Asks" using oms -> old }', 'error step:j.a Step "Asks" goes over oms -> old, but old is gone from p1 on'],
    ['system new { exists from p1 }\nmigration old to new in now { wave all 3 seats }', 'warning migration:old->new Migration old->new leads to new, which comes only with p1'],
  ])('%s', (text, expected) => {
    expect(brief(old + text)).toEqual([expected]);
  });

  test('or not there yet, or only a part of what is gone', () => {
    expect(lif('system new { exists from p1 }\nchannel chat { served by new }')).toEqual([
      'warning channel:chat Channel chat is served by new, which comes only with p1; name what is there until then.',
    ]);
    expect(brief('system suite { exists until tobe  system bot }\nchannel chat { served by suite.bot }')).toEqual([
      'warning channel:chat Channel chat is served by suite.bot, which is gone from tobe on',
    ]);
    expect(brief('system suite { lifecycle retired  system bot }\nchannel chat { served by suite.bot }')).toEqual([
      'warning channel:chat Channel chat is served by suite.bot, which is retired',
    ]);
    expect(brief('system a { exists until p1 }\nsystem b { exists until tobe }\nchannel chat { served by a, b }')).toEqual([
      'warning channel:chat Channel chat is served by a and b, which do not exist at this plateau',
    ]);
  });

  test('is silent where something is left, where it ends too, or where something is named that takes over', () => {
    expect(lif(`${old}channel chat { served by old, crm }`)).toEqual([]);
    expect(lif(`${old}channel chat { served by old  exists until p1 }`)).toEqual([]);
    expect(lif(`${old}channel chat { served by old  at p1 { served by crm } }`)).toEqual([]);
    expect(lif(`${old}old -> crm\nchannel chat { served by crm }\nchannel fax { served by crm  exists until p1 }\nhandover chat -> fax`)).toEqual([]);
    expect(lif(`${old}channel web { served by crm }\njourney j { step a on web using crm  step b on web using old -> crm { exists until p1 } }`)).toEqual([]);
  });

  test('leaves to others what is theirs, and to plans that they speak of what is to come', () => {
    const text = `${old}team ops { exists until p1 }
channel web { served by crm }
system desk { owner ops }
journey j { accountable ops  step a "Asks" on web using old { actor customer } }
initiative change { serves j  owner ops  starts 2027-01-01 }
outcome better { enabled by old }
view landscape { include old }
`;
    expect(lif(text)).toEqual([]);
    const findings = checkText(plateaus + text);
    for (const rule of ['OWN-01', 'OWN-02', 'JRN-01']) expect(said(findings, rule).filter((line) => line.startsWith('error'))).toHaveLength(1);
  });
});

test('it says where the life is stated, at which plateaus, and which journeys it is about', () => {
  const text = `${plateaus}system crm\nsystem esb {\n  exists until p1\n}\nsystem oms\ncrm -> oms { via esb }\njourney j "Ordering" { step a using crm -> oms }\n`;
  const [finding] = checkText(text).filter(({ rule }) => rule === 'LIF-04');
  expect(finding).toMatchObject({
    plateaus: ['plateau:p1', 'plateau:tobe'],
    journeys: ['journey:j'],
    source: { range: { start: { line: 8, character: 13 } } },
    related: [{ message: 'esb ends here.', source: { range: { start: { line: 5, character: 2 }, end: { line: 5, character: 17 } } } }],
  });
});

test('a capability is lost where the last system that realises it does so no more', () => {
  expect(lif('capability pay "Payment"\nsystem till { realises pay  at p1 { realises none } }')).toEqual([
    'error capability:pay Capability "Payment" is realised by nothing here: till realises it no more; let another system realise it, or let it end too.',
  ]);
  expect(lif('capability pay "Payment"\ncapability refund\nsystem till { realises pay  at p1 { realises refund } }')[0]).toContain('till realises it no more');
  expect(lif('capability pay "Payment"\nsystem till { realises pay  at p1 { realises none } }\nsystem app { at p1 { realises pay } }')).toEqual([]);
  expect(lif('capability pay "Payment"\nsystem till { realises pay  at p1 { realises none } }\nsystem desk { realises pay  exists until tobe }')[0]).toContain(
    'desk is gone from tobe on and till realises it no more',
  );
});

test('a capability is lost with its last system, not before it has one', () => {
  const capability = 'capability pay "Payment"\n';
  expect(lif(`${capability}system till { realises pay  exists until tobe }`)).toEqual([
    'error capability:pay Capability "Payment" is realised by nothing here: till is gone from tobe on; let another system realise it, or let it end too.',
  ]);
  expect(lif(`${capability}system till { realises pay  exists from tobe }`)).toEqual([]);
  expect(lif(`${capability}system till { realises pay  exists until tobe }\nsystem app { at tobe { realises pay } }`)).toEqual([]);
  expect(lif(`capability pay { exists until tobe }\nsystem till { realises pay  exists until tobe }`)).toEqual([]);
});

test('a waiver silences it', () => {
  expect(lif(`${old}channel chat { served by old }\nwaive LIF-04 on chat until 2026-12-31 because "Decided"`)).toEqual([
    expect.stringMatching(/^warning waived channel:chat/),
  ]);
});

const examples = new Map<string, string[]>();
for (const file of globSync('examples/**/*.cxa', { ignore: ['**/node_modules/**'] })) {
  const root = file.split('/').slice(0, 2).join('/');
  examples.set(root, [...(examples.get(root) ?? []), file]);
}

/** The one who calls back: it is said in the example that nobody knows what dials then. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'examples/telvia': [
    'error step:cancelRetention.winBack Step "I promised to call" goes over crm -> ctiServer, but ctiServer is gone from p3 on; name what takes over.',
  ],
};

test.each([...examples])('%s relies on nothing that is not there, but where it means to', (root, files) => {
  const { model } = readTexts(files.map((file) => ({ uri: `file:///${file}`, text: readFileSync(file, 'utf8') })));
  const { findings } = checkModel(model, { profile: 'build', rules: {}, today: '2026-06-01' });
  expect(said(findings, 'LIF-04')).toEqual(meant[root] ?? []);
});
