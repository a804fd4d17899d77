import { expect, test } from 'vitest';
import type { AnswerContext } from '../../model/answers/answer.ts';
import type { CheckOptions } from '../../model/check.ts';
import { createChecker } from '../../model/check.ts';
import { changedTemplates } from '../../model/diff/breaking/changed-templates.ts';
import { findConsequences } from '../../model/diff/consequences.ts';
import { diffModels } from '../../model/diff.ts';
import { readTexts } from '../../language-server/read-texts.ts';
import { createIndex } from '../../model/query.ts';
import { readModel } from '../support/check-text.ts';

function version(text: string, options: Partial<CheckOptions> = {}): AnswerContext {
  const model = readModel(text, true);
  const checker = createChecker();
  const all: CheckOptions = { profile: 'design', rules: {}, today: '2026-06-01', ...options };
  const { findings } = checker.check(model, all);
  return { model, findings, profile: all.profile, settings: all.rules, today: all.today, at: undefined, stand: (plateau) => checker.stand(model, plateau) };
}

function consequences(before: string, after: string, [earlier, later]: readonly Partial<CheckOptions>[] = []) {
  const [a, b] = [version(before, earlier), version(after, later)];
  return findConsequences(a, b, diffModels(a.model, b.model));
}

const shop = `team it "IT"
team care "Care"
boundary eu "EU" { kind region }
boundary us "US" { kind region }
data Customer "Customer" { subject customer  class personal  identifiers customerId }
channel chat { owner care  served by bot  auth identified }
channel voice { owner care  served by desk  auth strong }
handover chat -> voice warm { owner care  via transfer  carries summary, customerId }
system bot "Bot" { kind chatbot  owner it  availability 99%  in eu  requires api cases }
system desk "Desk" { kind crm  owner it  run owner it  availability 99%  in eu  provides api cases  masters Customer }
system ads "Ads" { kind cdp  owner it }
bot -> desk by rest { owner it  carries Customer, summary  auth oauth2  encryption mtls }
desk -> ads by rest { owner it  carries Customer  auth oauth2  encryption tls }
journey help "Help" {
  criticality critical  owner care  accountable care  volume 1000/month  target duration 2d
  step ask "Asks" on chat using bot { actor bot  owner care  produces summary }
  step call "Calls" on voice using desk { actor agent  owner care  needs summary }
}
communication news "News" { type marketing  channel chat  sender ads  owner care }
`;

/** The summary is lost on the way. */
const broken = shop.replace(/summary, customerId([\s\S]*), summary/, 'customerId$1');

/** The sentences that are said to be breaking. */
const breaking = (after: string) => consequences(shop, after).breaking.map(({ text }) => text);

test.each([
  ['nothing', '', '', []],
  ['an API that somebody requires', '  provides api cases', '', ['The API cases of Desk is gone; it was used by Bot, which is still there.']],
  ['an API that nobody requires any more, whose caller is gone too', /system bot[\s\S]*?\n|bot -> desk.*\n|, customerId| {2}provides api cases/g, '', []],
  ['a system whose name is still used', /system desk.*\n/, '', ['Desk is declared no more, and Bot still calls it.']],
  ['an API that another system offers now', /(system ads "Ads" \{)([\s\S]*)/, '$1  provides api cases$2', []],
  ['an item that a step needs', /(carries )summary, /, '$1', []],
  ['an item that a step needs, everywhere', /summary, customerId([\s\S]*), summary/, 'customerId$1', ['Handover chat → voice does not bring summary any more, which "Calls" needs.']],
  ['a longer target', 'duration 2d', 'duration 3d', ['journey "Help" weakens its target duration: 2d → 3d.']],
  ['a shorter target', 'duration 2d', 'duration 1d', []],
  ['no target', '  target duration 2d', '', ['journey "Help" weakens its target duration: 2d → not stated.']],
  ['a weaker proof', 'auth strong', 'auth anonymous', ['channel voice weakens its authentication: strong → anonymous.']],
  ['a weaker encryption', 'encryption mtls', 'encryption tls', ['integration Bot → Desk weakens its encryption: mtls → tls.']],
  ['another good authentication', 'auth oauth2  encryption mtls', 'auth mtls  encryption mtls', []],
  ['a known key', 'auth oauth2  encryption mtls', 'auth apikey  encryption mtls', ['integration Bot → Desk weakens its authentication: oauth2 → apikey.']],
  ['an owner', 'kind cdp  owner it', 'kind cdp', ['system "Ads" loses its owner it; nobody is stated instead.']],
  ['another owner', 'kind cdp  owner it', 'kind cdp  owner care', []],
  ['a boundary', 'kind cdp  owner it', 'kind cdp  owner it  in us', ['Personal data goes into US for the first time: Customer by Desk -> Ads.']],
])('breaking: %s', (_, from, to, expected) => {
  expect(breaking(shop.replace(from, to))).toEqual(expected);
});

test('who is affected: the teams that answer for it, now or before, and what is sent by it', () => {
  const { teams, communications } = consequences(shop, shop.replace('kind cdp  owner it', 'kind cdp  owner care'));
  expect(teams).toEqual([{ id: 'team:care', title: 'Care', changes: 1 }, { id: 'team:it', title: 'IT', changes: 1 }]);
  expect(communications).toEqual([{ id: 'communication:news', title: 'News', changes: 1 }]);
});

test('more customers who must repeat the same are told with how many did before', () => {
  const { repeats, verdicts } = consequences(broken, broken.replace('1000/month', '3000/month'));
  expect(verdicts).toEqual([]);
  expect(repeats).toEqual([expect.objectContaining({ kind: 'more', items: ['summary'], customers: 3000, customersBefore: 1000 })]);
});

test('a finding whose numbers move stays the same one, also of a system that is called otherwise', () => {
  const { findings } = consequences(broken, broken.replace('1000/month', '3000/month').replace(/\bdesk\b/g, 'workplace'));
  expect([findings.introduced, findings.fixed]).toEqual([[], []]);
  expect(findings.unchanged.length).toBeGreaterThan(0);
});

test('what breaks at a plateau only is told with it, and once for all at which it does', () => {
  const plateaus = 'plateau now\nplateau p1 after now\nplateau p2 after p1\n';
  const { verdicts, breaksAt, walks } = consequences(plateaus + shop, plateaus + shop.replace('run owner it', 'run owner it  exists until p1'));
  expect(verdicts.map(({ title, to, plateaus: at }) => [title, to, at])).toEqual([['Help', 'no', ['plateau:p1', 'plateau:p2']]]);
  expect(breaksAt).toEqual(['plateau:p1', 'plateau:p2']);
  expect(walks).toEqual([expect.objectContaining({ broken: ['"Calls"'], plateaus: ['plateau:p1', 'plateau:p2'] })]);
});

const waiver = 'waive JRN-02 on help until 2026-12-31 because "Until p1"\n';

test.each([
  ['nothing', broken, broken, {}, {}, []],
  ['a new waiver', broken, broken + waiver, {}, {}, ['The waiver of JRN-02 on help is new: it holds until 2026-12-31, because "Until p1".', 1]],
  ['a longer waiver', broken + waiver, broken + waiver.replace('2026-12-31', '2027-12-31'), {}, {}, ['The waiver of JRN-02 on help was until 2026-12-31: it holds until 2027-12-31, because "Until p1".', 1]],
  ['a shorter waiver', broken + waiver, broken + waiver.replace('2026-12-31', '2026-10-31'), {}, {}, []],
  ['a rule that is off', broken, broken, {}, { rules: { 'JRN-02': { severity: 'off' } } }, ['cxa.json turns JRN-02 off (Missed context).', 1]],
  ['a rule that weighs more', broken, broken, { rules: { 'JRN-02': { severity: 'info' } } }, {}, []],
  ['a lower profile', broken, broken, { profile: 'design' }, { profile: 'sketch' }, ['cxa.json lowers the profile from "design" to "sketch".', expect.any(Number)]],
  ['a journey that matters less', broken, broken.replace('criticality critical', 'criticality medium'), {}, {}, ['Journey "Help" was critical and now is medium: what it lacks weighs less.', undefined]],
] as const)('silenced: %s', (_, before, after, earlier, later, expected) => {
  const { silenced } = consequences(before, after, [earlier, later]);
  expect(silenced.flatMap(({ text, findings }) => [text, findings])).toEqual(expected);
});

test('an option counts as loosened where its rule says less with it', () => {
  const wave = 'plateau now\nplateau p1 after now\nsystem old\nsystem new\nmigration old to new in p1 { wave first 80 seats on 2027-01-11 rollback "Back" within 1h }\n';
  const loose = { rules: { 'LIF-02': { options: { seats: 100 } } } };
  const { silenced } = consequences(wave, wave, [{}, loose]);
  expect(silenced).toEqual([{ kind: 'option', findings: 1, text: expect.stringMatching(/^cxa\.json changes the option "seats" of LIF-02 \(.*\) from 50 to 100\.$/) }]);
  expect(consequences(wave, wave, [loose, {}]).silenced).toEqual([]);
});

const desk = `team a
system crm { owner a }
template help(brand: text, crm: system, staffed: hours = Mon-Fri 08:00-18:00, chat: flag = yes) "Help desk" {
  system desk "{brand} desk" { owner a }
  desk -> crm by rest
}
use help as north (brand: "N", crm: crm, chat: no)
use help as south (brand: "S", crm: crm)
`;

test.each([
  ['nothing', 'chat: flag = yes', 'chat: flag = yes', []],
  ['a new parameter that may be left out', 'chat: flag = yes', 'chat: flag = yes, region: text = "EU"', []],
  ['a parameter that may be left out and is given once is gone', ', chat: flag = yes', '', ['"north" gives chat to "Help desk", which has no such parameter any more.']],
  [
    'a parameter has another name',
    /crm: system([\s\S]*)desk -> crm/,
    'customers: system$1desk -> customers',
    [
      '"north" gives crm to "Help desk", which has no such parameter any more; customers is new there and takes the same.',
      '"north" does not give customers (system), which "Help desk" now needs.',
      '"south" gives crm to "Help desk", which has no such parameter any more; customers is new there and takes the same.',
      '"south" does not give customers (system), which "Help desk" now needs.',
    ],
  ],
  ['a parameter has to be given now', 'flag = yes', 'flag', ['"south" does not give chat (flag), which "Help desk" now needs.']],
  ['a parameter takes something else', 'chat: flag = yes', 'chat: bot | none = none', ['"north" gives chat to "Help desk" as flag, and it takes bot | none now.']],
  ['the template is gone', /template help[\s\S]*?\n}\n/, '', ['The template "Help desk" is gone, and "north" still uses it.', 'The template "Help desk" is gone, and "south" still uses it.']],
])('of a template, told for each use of it: %s', (_, from, to, expected) => {
  const [before, after] = [desk, desk.replace(from, to)].map((text) => createIndex(readTexts([{ uri: 'file:///project/a.cxa', text }]).model));
  if (!before || !after) throw new Error('There is no model.');
  expect([...changedTemplates(before, after, new Map())].map(({ text }) => text)).toEqual(expected);
});
