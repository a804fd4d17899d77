import { expect, test } from 'vitest';
import { modelAt } from '../../../model/plateau.ts';
import { readTexts } from '../../../language-server/read-texts.ts';
import { readModel } from '../../support/check-text.ts';
import { day, find } from '../../support/find-element.ts';

test('what a system is decided, reviewed, paid and fed by', () => {
  const crm = find(
    readModel(`metric nps
      system crm { sourcing build  disposition retain  decisioning rules  reviewed 2026-05-01  cost 10 EUR/year  change cost 5 EUR/year
        upgrades every 3mo  telemetry traces, logs  service "crm"  feeds nps  conforms to "TMF683", "TMF621"  contract until 2028-12-31  site "DC1" }`),
    'system',
    'crm',
  );
  expect(crm).toMatchObject({
    sourcing: 'build', disposition: 'retain', decisioning: 'rules', reviewed: day('2026-05-01'), cost: { amount: 10 }, changeCost: { amount: 5 },
    upgradesEvery: { text: '3mo' }, telemetry: ['traces', 'logs'], service: 'crm', feeds: ['metric:nps'], conformsTo: ['TMF683', 'TMF621'],
    contractUntil: day('2028-12-31'), site: 'DC1',
  });
});

test('how an integration delivers, who runs it, and when it was seen to work', () => {
  const model = readModel(`team ops
    system a
    system b
    a -> b as x { verified none  safeguard scc  delivery at-least  availability 99.5%  conforms to "TMF681"  p50 10ms  p99 2s
      run owner ops  lifecycle sunset  target p95 2s  target availability 99.9% }
    dsar -> b { carries erasure, access }
    system dsar`);
  expect(find(model, 'integration', 'x')).toMatchObject({
    verified: 'none', safeguard: 'scc', delivery: 'at-least', availability: 99.5, conformsTo: ['TMF681'], p50: { ms: 10 }, p99: { ms: 2000 },
    runOwner: 'team:ops', lifecycle: 'sunset', targets: [{ of: 'p95' }, { of: 'availability', percent: 99.9 }],
  });
});

test('channels, handovers, teams, personas and capabilities', () => {
  const model = readModel(`boundary eu
    team support { hours Mon-Fri 09:00-18:00  in eu  cost 900000 EUR/year  members from sales, logistics }
    team sales
    intent orderStatus
    channel chat { language en, de  in eu  target orderStatus answer 80% in 20s counting offered }
    handover chat -> chat warm { via transfer, callback  fallback "Call back" tested none  for orderStatus }
    persona dana { kind private }
    capability serve { criticality critical }
    context summary { class personal, special }`);
  expect(find(model, 'team', 'support')).toMatchObject({
    hours: { text: 'Mon-Fri 09:00-18:00' }, boundary: 'boundary:eu', cost: { amount: 900_000 }, members: ['team:sales', 'logistics'],
  });
  expect(find(model, 'channel', 'chat')).toMatchObject({ languages: ['en', 'de'], boundary: 'boundary:eu', targets: [{ share: 80, counting: 'offered' }] });
  expect(find(model, 'handover', 'chat->chat')).toMatchObject({
    via: 'transfer', ways: ['transfer', 'callback'], fallback: { text: 'Call back', tested: 'none' }, intents: ['orderStatus'],
  });
  expect(find(model, 'persona', 'dana').type).toBe('private');
  expect(find(model, 'capability', 'serve').criticality).toBe('critical');
  expect(find(model, 'context', 'summary').classes).toEqual(['personal', 'special']);
});

test('data and its processing', () => {
  const model = readModel(`team claims
    system centre
    data Health { class personal, special  survivorship source, recency  audit exists, accessible, clean on 2027-01-15  criticality high
      retention 24mo until closure }
    identity email = phone { kind probabilistic  confidence 85% }
    processing refusal { controller "Acme"  contact "dpo@acme.example"  measures "Encrypted", "Logged"  automated reviewed by claims
      retention until fulfilment  discloses sale, sharing  opt out by centre  recipients none }
    processing manual { automated no  discloses none }`);
  expect(find(model, 'data', 'Health')).toMatchObject({
    class: 'personal', classes: ['personal', 'special'], survivorship: ['source', 'recency'], criticality: 'high',
    audit: { found: ['exists', 'accessible', 'clean'], on: day('2027-01-15') }, retention: { text: '24mo' }, retentionUntil: 'closure',
  });
  expect(find(model, 'identity', 'email=phone').confidence).toBe(85);
  expect(find(model, 'processing', 'refusal')).toMatchObject({
    controller: 'Acme', contact: 'dpo@acme.example', measures: ['Encrypted', 'Logged'], automated: true, reviewedBy: 'team:claims',
    retentionUntil: 'fulfilment', discloses: ['sale', 'sharing'], optOutBy: 'system:centre', recipients: 'none',
  });
  expect(find(model, 'processing', 'manual')).toMatchObject({ automated: false, discloses: 'none' });
});

test('journeys and steps', () => {
  const model = readModel(`team a
    team b
    journey j { stage servicing  accountable a  responsible a, b  consulted b  informed none
      phase p "P" { owner a  description "First"
        step s { trigger proactive  moment truth  opportunity "Tell him first" solved by t  process "P-17"  criticality high  handled by a, b }
        step t
      }
      s -> t 40% { within 60s  carries caseId }
    }`);
  expect(find(model, 'journey', 'j')).toMatchObject({
    stage: 'servicing', accountable: ['team:a'], responsible: ['team:a', 'team:b'], consulted: ['team:b'], informed: 'none',
    phases: [{ name: 'p', title: 'P', owner: 'team:a', description: 'First' }],
  });
  expect(find(model, 'step', 'j.s')).toMatchObject({
    trigger: 'proactive', moment: 'truth', process: 'P-17', criticality: 'high', handledBy: 'team:a', handlers: ['team:a', 'team:b'],
    opportunities: [{ text: 'Tell him first', solvedBy: 'step:j.t' }],
  });
  expect(find(model, 'transition', 'j.s->t')).toMatchObject({ within: { text: '60s' }, carries: [{ item: 'caseId' }] });
});

test('communications, policies, metrics, decisions, problems', () => {
  const model = readModel(`system archive
    data Profile
    team insight
    metric fcr { source "self-report"  read by insight  feeds oneView  window 7d  definition "Of all contacts"
      baseline 4h at 2026-01-31 from archive  actual 300000 EUR/month }
    initiative oneView { kind pilot }
    communication letter { stage retention  template "letter-12"  archived in archive  feeds Profile  returns none }
    policy p { single view none  override regulatory  honours gpc  quiet none }
    decision d { decided by insight  serves none }
    problem q { cause "Late status"  intent orderStatus  volume 1200/month }`);
  expect(find(model, 'metric', 'fcr')).toMatchObject({
    type: 'fcr', source: 'self-report', readBy: ['team:insight'], feeds: ['initiative:oneView'], window: { text: '7d' }, definition: 'Of all contacts',
    readings: [
      { kind: 'baseline', value: { text: '4h', value: 14_400_000, unit: 'ms' }, source: 'system:archive' },
      { kind: 'actual', value: { value: 300_000, unit: 'EUR/month' } },
    ],
  });
  expect(find(model, 'initiative', 'oneView').type).toBe('pilot');
  expect(find(model, 'communication', 'letter')).toMatchObject({
    stage: 'retention', template: 'letter-12', archivedIn: ['system:archive'], feeds: ['data:Profile'], returns: 'none',
  });
  expect(find(model, 'policy', 'p')).toMatchObject({ singleView: 'none', override: ['regulatory'], honours: ['gpc'], quiet: 'none' });
  expect(find(model, 'decision', 'd')).toMatchObject({ decidedBy: ['team:insight'], serves: 'none' });
  expect(find(model, 'problem', 'q')).toMatchObject({ cause: 'Late status', intents: ['orderStatus'], volume: { count: 1200 } });
});

test('what a programme has to say', () => {
  const model = readModel(`team desk
    team staff
    journey core
    programme p {
      ends 2027-04-04
      sponsor none
      product owner desk 100% during one, two
      super users "Desk" 6 at 10% during two
      review 2027-10-01, 2028-01-01
      workshops 6  scope agreed 2027-01-08  core core  decides desk  fixes within 24h
      training "The new desk" on 2027-02-08 for desk, staff
      training "Refresher"
      impact on desk "One screen instead of four"
      phase one "First" weeks 1-3 { milestone uat week 2 { count 9 of staff, 3 of frontline  done none } }
      phase two week 4 { gate go { done 2027-02-01  pause when uat and criticals > 0 or adoption < 40% } }
    }`);
  expect(find(model, 'programme', 'p')).toMatchObject({
    ends: day('2027-04-04'), reviews: [day('2027-10-01'), day('2028-01-01')], workshops: 6, scopeAgreed: day('2027-01-08'), core: ['journey:core'],
    decides: ['team:desk'], fixesWithin: { text: '24h' }, impacts: [{ team: 'team:desk', text: 'One screen instead of four' }],
    trainings: [{ text: 'The new desk', on: day('2027-02-08'), for: ['team:desk', 'team:staff'] }, { text: 'Refresher', for: [] }],
    roles: [
      { role: 'sponsor', who: 'none' },
      { role: 'product owner', who: 'team:desk', share: 100, during: ['one', 'two'] },
      { role: 'super users', who: 'Desk', count: 6, share: 10, during: ['two'] },
    ],
    phases: [{ name: 'one', title: 'First', weeks: { first: 1, last: 3 } }, { name: 'two', weeks: { first: 4, last: 4 } }],
  });
  expect(find(model, 'milestone', 'p.uat')).toMatchObject({ done: 'none', counts: [{ count: 9, of: 'team:staff' }, { count: 3, of: 'frontline' }] });
  expect(find(model, 'gate', 'p.go')).toMatchObject({
    done: day('2027-02-01'),
    pauses: [{ any: [[{ element: 'milestone:p.uat' }, { subject: 'criticals', operator: '>', value: { value: 0 } }], [{ subject: 'adoption' }]] }],
  });
});

test('a migration of several systems, and one without a way back', () => {
  const model = readModel(`system a
    system b
    system c
    plateau now
    migration a, b to c { wave all 700 seats rollback none  bridge none  split none }
    waive LIF-02 on requirement r until 2027-01-01 because "x"
    requirement r
    migration a to b { bridge c until 2027-10-01 }
    waive LIF-02 on a -> b until 2027-01-01 because "Agreed"`);
  expect(find(model, 'migration', 'a+b->c')).toMatchObject({
    from: ['system:a', 'system:b'], to: ['system:c'], waves: [{ name: 'all', seats: 700, rollback: 'none' }], bridges: 'none', split: 'none',
  });
  expect(find(model, 'migration', 'a->b').bridges).toEqual([{ system: 'system:c', untilDate: day('2027-10-01') }]);
  expect(model.elements.find((element) => element.kind === 'waiver' && element.on === 'migration:a->b')).toBeDefined();
});

test('from a plateau on other values hold, whatever the kind', () => {
  const model = readModel(`plateau now
    plateau p1 after now
    system a
    system b
    intent i { at p1 { description "Later" } }
    context c { class public  at p1 { class personal } }
    capability k { at p1 { criticality high } }
    communication m { sender a  at p1 { sender b } }
    policy p { cap marketing 4 per 30d  at p1 { cap marketing 2 per 30d } }
    processing r { basis consent  at p1 { basis contract } }
    metric n { better higher  at p1 { baseline 3 } }
    risk x { likelihood high  at p1 { likelihood low } }
    decision d { status proposed  at p1 { status accepted } }
    problem q { on a  at p1 { solved by b } }
    migration a to b { at p1 { split none } }
    programme g { at p1 { workshops 2 } phase f { milestone s { at p1 { done 2027-01-01 } } gate t { at p1 { otherwise stop } } } }
    journey j { step s  step t  s -> t 10% { at p1 { share 20% } } }`);
  const later = modelAt(model, 'plateau:p1');
  expect(find(later, 'intent', 'i').description).toBe('Later');
  expect(find(later, 'context', 'c').classes).toEqual(['personal']);
  expect(find(later, 'capability', 'k').criticality).toBe('high');
  expect(find(later, 'communication', 'm').sender).toBe('system:b');
  expect(find(later, 'policy', 'p').caps).toMatchObject([{ limit: { count: 2 } }]);
  expect(find(later, 'processing', 'r').basis).toBe('contract');
  expect(find(later, 'metric', 'n').readings).toMatchObject([{ value: { value: 3 } }]);
  expect(find(later, 'risk', 'x').likelihood).toBe('low');
  expect(find(later, 'decision', 'd').status).toBe('accepted');
  expect(find(later, 'problem', 'q').solvedBy).toEqual(['system:b']);
  expect(find(later, 'migration', 'a->b').split).toBe('none');
  expect(find(later, 'programme', 'g').workshops).toBe(2);
  expect(find(later, 'milestone', 'g.s').done).toEqual(day('2027-01-01'));
  expect(find(later, 'gate', 'g.t').otherwise).toBe('stop');
  expect(find(later, 'transition', 'j.s->t').share).toBe(20);
  expect(find(modelAt(model, undefined), 'communication', 'm').sender).toBe('system:a');
});

test('from a plateau on a system is known to do none of what it did', () => {
  const model = readModel(`plateau now
    plateau p1 after now
    capability pay
    data Order
    intent refund
    system till { realises pay  masters Order  routes refund  at p1 { realises none  masters none  routes none } }
    system kept { realises pay  masters Order  at p1 { cost 3 EUR/year } }
    system never { realises none  masters none  routes none }`);
  const of = (plateau: string | undefined, path: string) => {
    const { realises, holdings, routes } = find(modelAt(model, plateau), 'system', path);
    return [realises.length, holdings.length, routes.length];
  };
  expect([of(undefined, 'till'), of('plateau:p1', 'till')]).toEqual([[1, 1, 1], [0, 0, 0]]);
  expect(of('plateau:p1', 'kept')).toEqual([1, 1, 0]);
  expect(of(undefined, 'never')).toEqual([0, 0, 0]);
});

test('what stands in a phase lives as long as the phase', () => {
  const model = readModel(`plateau now
    plateau p1 after now
    journey j { step a phase old { exists until p1  step b } phase fresh { exists from p1  step c } }
    programme g { phase x { exists from p1  milestone m } }`);
  const paths = (plateau: string) => modelAt(model, `plateau:${plateau}`).elements.filter(({ kind }) => kind === 'step' || kind === 'milestone').map(({ path }) => path);
  expect(paths('now')).toEqual(['j.a', 'j.b']);
  expect(paths('p1')).toEqual(['j.a', 'j.c', 'g.m']);
});

test('defaults hold for every kind that can have them', () => {
  const model = readModel(`team a
    defaults communication { brand "2025"  owner a }
    defaults metric { cadence weekly }
    defaults processing { role controller }
    defaults persona { segment loyalty }
    defaults boundary { safeguard scc }
    defaults identity { confidence 90% }
    communication m
    metric n
    processing r
    persona dana
    boundary eu
    identity x = y`);
  expect(find(model, 'communication', 'm')).toMatchObject({ brand: '2025', owner: 'team:a', defaulted: ['owner', 'brand'] });
  expect(find(model, 'metric', 'n').cadence).toBe('weekly');
  expect(find(model, 'processing', 'r').role).toBe('controller');
  expect(find(model, 'persona', 'dana').segment).toBe('loyalty');
  expect(find(model, 'boundary', 'eu').safeguard).toBe('scc');
  expect(find(model, 'identity', 'x=y').confidence).toBe(90);
});

/** What is said about a text that is wrong somewhere. */
function problemsOf(text: string): readonly string[] {
  return readTexts([{ uri: 'file:///project/a.cxa', text }]).fragments.flatMap(({ problems }) =>
    problems.map(({ severity, message }) => `${severity}: ${message}`),
  );
}

test.each([
  ['communication m { type marketting }', 'marketing'],
  ['communication m { returns delivred }', 'delivered'],
  ['communication m { tone warn }', 'warm'],
  ['policy p { cap marketin 4 per 30d }', 'marketing'],
  ['journey j { stage servicng }', 'servicing'],
  ['metric n { better highr }', 'higher'],
  ['metric n { cadence weekley }', 'weekly'],
  ['decision d { status accepted  reversible yess }', 'yes'],
  ['risk r { likelihood hihg }', 'high'],
  ['data D { class personal, specail }', 'special'],
  ['processing r { role controler }', 'controller'],
  ['system s { disposition retian }', 'retain'],
  ['programme p { product owner "x" during foundaton  phase foundation weeks 1-3 }', 'foundation'],
])('%s: the nearest known word is offered', (text, near) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(new RegExp(`^warning: .*the nearest is "${near}"`))]);
});

test('a word of one’s own stays one, a misspelt name does not', () => {
  expect(problemsOf('communication m { tone playful }')).toEqual([]);
  expect(problemsOf('team frontline\nprogramme p { phase f { milestone m { count 9 of frontlin } } }')).toEqual([
    'warning: "frontlin" is not declared; did you mean "frontline"?',
  ]);
});

test('values that cannot be read are told, each once', () => {
  expect(problemsOf('metric n { scale 5 }')).toEqual([expect.stringContaining('from where to where it goes')]);
  expect(problemsOf('metric n { actual 5parsec }')).toEqual([expect.stringContaining('unknown unit')]);
  expect(problemsOf('programme p { review 2027-13-01, 2028-01-01 }')).toEqual([expect.stringContaining('not a day of the calendar')]);
  expect(problemsOf('communication m { frequency 4 }')).toEqual([expect.stringContaining('lacks a period')]);
});

test('a property’s place is known by its field, whatever its keyword', () => {
  const text = 'system a\ncommunication m { for dana  in j.s  returns opened, clicked }\npersona dana\njourney j { step s on c }\nchannel c\nprogramme p { phase f { gate g { requires x > 1, y } } }';
  const { model } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  const lines = text.split('\n');
  const at = (id: string, field: string) => {
    const range = model.sources.get(id)?.properties[field];
    return range && lines[range.start.line]?.slice(range.start.character, range.end.character);
  };
  expect(at('communication:m', 'personas')).toBe('for dana');
  expect(at('communication:m', 'steps.0')).toBe('j.s');
  expect(at('communication:m', 'returns.1')).toBe('clicked');
  expect(at('step:j.s', 'channels')).toBe('on c');
  expect(at('gate:p.g', 'requires.1')).toBe('y');
});

test('a channel that promises nothing, on whatever anybody wants or about one thing', () => {
  const model = readModel(`intent orderStatus
    channel messaging { target response none }
    channel social { target orderStatus none }
    channel email { target orderStatus resolve none }`);
  const targets = ['messaging', 'social', 'email'].map((name) => find(model, 'channel', name).targets);
  expect(targets).toEqual([
    [{ clock: 'response', within: 'none' }],
    [{ intent: 'orderStatus', within: 'none' }],
    [{ intent: 'orderStatus', clock: 'resolve', within: 'none' }],
  ]);
});

test('n+1 is one word, and roles on one line are those that are written', () => {
  const model = readModel(`team ops
    system a { redundancy n+1  site "DC1" }
    programme p { sponsor "COO" product owner none super users 10 at 20%  technical lead ops change manager none cx lead "Ada" }`);
  expect(find(model, 'system', 'a')).toMatchObject({ redundancy: 'n+1', site: 'DC1' });
  expect(find(model, 'programme', 'p').roles).toMatchObject([
    { role: 'sponsor', who: 'COO' },
    { role: 'product owner', who: 'none' },
    { role: 'super users', count: 10, share: 20 },
    { role: 'technical lead', who: 'team:ops' },
    { role: 'change manager', who: 'none' },
    { role: 'cx lead', who: 'Ada' },
  ]);
});

test('a plateau that follows two says so at the second', () => {
  const { fragments } = readTexts([{ uri: 'file:///a.cxa', text: 'plateau now\nplateau p1 after now\nplateau p2 after p1, now\n' }]);
  expect(fragments.flatMap(({ problems }) => problems.map(({ message, range }) => [range.start, message]))).toEqual([
    [{ line: 2, character: 21 }, 'A plateau follows one other; keep the later of those in `after`, and say there what that one follows.'],
  ]);
});
