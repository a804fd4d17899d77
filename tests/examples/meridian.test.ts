import { beforeAll, describe, expect, test } from 'vitest';
import type { Element, ElementOf, Kind } from '../../model/element.ts';
import type { Finding } from '../../model/finding.ts';
import { expectStory, findingLines } from '../support/example-story.ts';
import { readExample } from '../support/read-example.ts';

let elements: ReadonlyMap<string, Element> = new Map();
let findings: readonly Finding[] = [];
let sources: ReadonlyMap<string, { readonly file: string }> = new Map();
beforeAll(async () => {
  const state = await readExample('meridian');
  elements = new Map(state.model.elements.map((element) => [element.id, element]));
  sources = state.model.sources;
  findings = state.findings;
});

function all<K extends Kind>(kind: K): readonly ElementOf<K>[] {
  return [...elements.values()].filter((element): element is ElementOf<K> => element.kind === kind);
}

function get<K extends Kind>(kind: K, path: string): ElementOf<K> {
  const element = all(kind).find((each) => each.path === path);
  if (!element) throw new Error(`Meridian has no ${kind} ${path}.`);
  return element;
}

/** How long a system keeps a data entity, as written. */
function keeps(system: string, data: string): string | undefined {
  return get('system', system).holdings.find((holding) => holding.data === `data:${data}`)?.retention?.text;
}

function integration(from: string, to: string): ElementOf<'integration'> {
  const found = all('integration').find((each) => each.from === `system:${from}` && each.to === `system:${to}`);
  if (!found) throw new Error(`Nothing leads from ${from} to ${to}.`);
  return found;
}

function carries(of: ElementOf<'integration'>, item: string): boolean {
  return of.carries !== undefined && of.carries !== 'none' && of.carries.some((each) => each.item === item);
}

/** Systems from which what is carried reaches the goal, over integrations that carry it. */
function reaching(goal: string, item: string): ReadonlySet<string> {
  return spread(goal, item, (each) => [each.to, each.from]);
}

/** Systems that what is carried reaches from the start. */
function reached(start: string, item: string): ReadonlySet<string> {
  return spread(start, item, (each) => [each.from, each.to]);
}

function spread(start: string, item: string, ends: (each: ElementOf<'integration'>) => readonly [string, string]): ReadonlySet<string> {
  const found = new Set([`system:${start}`]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const each of all('integration')) {
      const [near, far] = ends(each);
      if (found.has(near) && carries(each, item)) found.add(far);
    }
  }
  return found;
}

describe('Meridian reads', () => {
  test('without a wrong word or an unknown name', () => {
    expect(findings.filter(({ rule }) => rule === 'syntax' || rule === 'reference').map(({ message }) => message)).toEqual([]);
    expect([...elements.values()].filter((element) => element.undeclared).map(({ id }) => id)).toEqual([]);
  });

  test('with the faults of its story and no others', () => {
    expect(findingLines(findings)).toEqual([
      'COM-01 error system:emailRelayB',
      'COM-01 error system:printVendor',
      'COM-01 error system:pushService',
      'COM-02 warning communication:paymentReceipt',
      'COM-02 warning communication:premiumReminderMail',
      'COM-02 warning communication:pushTips',
      'COM-03 error policy:contact',
      'COM-04 warning communication:cancellation',
      'COM-04 warning communication:premiumReminderLetter',
      'COM-04 warning communication:renewalNotice',
      'COM-04 warning communication:settlementLetter',
      'COM-06 error communication:crossSell',
      'COM-06 info step:complaintCase.answer',
      'COM-06 warning communication:premiumReminderLetter',
      'IDD-02 error data:Preference',
      'INT-01 error integration:reminderMail',
      'INT-02 info system:support.contactPlatform',
      'OBS-01 warning integration:pushMessages',
      'OBS-01 warning integration:reminderMail',
      'OWN-03 error journey:motorClaim',
      'OWN-03 warning journey:bereavementCase',
      'OWN-03 warning journey:buyPolicy',
      'OWN-03 warning journey:complaintCase',
      'OWN-03 warning journey:renewal',
      'PRV-01 error processing:scorePropensity',
      'PRV-02 error integration:claimHistory',
      'PRV-03 error processing:settleClaims',
      'PRV-03 error system:dsar',
      'PRV-03 error system:dsar',
      'PRV-04 warning system:support.quality.recording',
      'PRV-05 error integration:support.recordMenu',
      'PRV-06 error integration:consentFile',
      'SLA-01 warning channel:email',
      'SLA-01 warning channel:post',
      'SLA-03 warning system:claims',
      'SLA-03 warning system:crm',
      'SLA-03 warning system:portal',
    ]);
  });

  test('with their numbers, as the rules page tells them, and two journeys are clean', () => {
    expectStory(findings, 'meridian');
  });

  test('with the contact centre of the package, in the place of its use', () => {
    const made = all('use').map(({ path, template }) => [path, template]);
    expect(made).toEqual([
      ['support', 'template:contactCentre'],
      ['support.desk', 'template:agentDesk'],
      ['support.voice', 'template:voiceDesk'],
      ['support.quality', 'template:qualityDesk'],
    ]);
    for (const path of ['support.contactPlatform', 'support.voice.ivr', 'support.voice.cardCapture', 'support.quality.recording', 'support.quality.qm']) {
      const system = get('system', path);
      expect(system.runOwner, path).toBe('team:it');
      expect(sources.get(system.id)?.file, path).toMatch(/\/examples\/meridian\/contact-centre\.cxa$/);
    }
    expect(get('system', 'support.contactPlatform').availability).toBe(99.95);
    expect(all('channel').map(({ path }) => path)).not.toContain('support.messenger');
    expect(get('channel', 'support.voice.phone').title).toBe('Meridian phone');
    expect(sources.get('template:contactCentre')?.file).toMatch(/\/examples\/packages\/omnichannel\/contact-centre\.cxa$/);
  });

  test('as an architecture that has what the pattern expects', () => {
    const expected = get('conform', 'omnichannel').expectations.filter((each) => !each.forbid && each.from.kind === 'capability');
    const realised = new Set(all('system').flatMap(({ realises }) => realises.map(({ capability }) => capability)));
    expect(expected.map(({ from }) => from.value).sort()).toEqual(['communicationView', 'consent', 'eventBackbone', 'identity', 'observability', 'orchestration']);
    for (const { from } of expected) expect(realised, from.value).toContain(from.element);
  });
});

describe('who writes to members', () => {
  test.each([
    ['welcomePack', 'ccm', 'regulatory', 'post', 1],
    ['idCheck', 'emailRelayA', 'transactional', 'email', 1],
    ['claimReceived', 'emailRelayA', 'service', 'email', 1],
    ['claimUpdate', 'smsAggregator', 'service', 'sms', 4],
    ['settlementLetter', 'ccm', 'regulatory', 'post', 1],
    ['premiumReminderMail', 'billing', 'operational', 'email', 1],
    ['premiumReminderLetter', 'ccm', 'operational', 'post', 1],
    ['premiumReminderText', 'marketingAutomation', 'operational', 'sms', 1],
    ['renewalNotice', 'ccm', 'regulatory', 'post', 2],
    ['crossSell', 'marketingAutomation', 'marketing', 'email', 6],
    ['newsletter', 'marketingAutomation', 'marketing', 'email', 2],
    ['npsSurvey', 'support.quality.survey', 'survey', 'email', 2],
    ['paymentReceipt', 'emailRelayB', 'transactional', 'email', 1],
    ['complaintReceived', 'emailRelayA', 'regulatory', 'email', 1],
    ['cancellation', 'ccm', 'regulatory', 'post', 1],
    ['privacyNotice', 'printVendor', 'regulatory', 'post', 1],
    ['pushTips', 'pushService', 'service', 'push', 3],
  ])('%s: %s, %s, by %s, %i in its time', (path, sender, type, channel, count) => {
    const { sender: by, type: of, channels, frequency } = get('communication', path);
    expect([by, of, channels, frequency?.count]).toEqual([`system:${sender}`, type, [`channel:${channel}`], count]);
  });

  test('three of the senders tell the single view nothing', () => {
    const { singleView } = get('policy', 'contact');
    expect(singleView).toBe('system:crm');
    const telling = reaching('crm', 'sends');
    const senders = new Set(all('communication').flatMap(({ sender }) => sender ?? []));
    expect([...senders].filter((sender) => !telling.has(sender)).sort()).toEqual(['system:emailRelayB', 'system:printVendor', 'system:pushService']);
  });

  test.each(['persona:aisha', 'persona:tomas'])('%s gets eight marketing messages where four are allowed', (persona) => {
    const marketing = all('communication').filter(({ type, personas }) => type === 'marketing' && personas.includes(persona));
    expect(marketing.reduce((sum, { frequency }) => sum + (frequency?.count ?? 0), 0)).toBe(8);
    expect(get('policy', 'contact').caps).toMatchObject([{ type: 'marketing', limit: { count: 4, per: { text: '30d' } } }]);
  });

  test('three remind of one premium on one day, two letters more speak as in 2019', () => {
    const reminders = all('communication').filter(({ path }) => path.startsWith('premiumReminder'));
    expect(reminders.map(({ sender, intents, day }) => [sender, intents, day])).toEqual([
      ['system:billing', ['payPremium'], 5],
      ['system:ccm', ['payPremium'], 5],
      ['system:marketingAutomation', ['payPremium'], 5],
    ]);
    const old = all('communication').filter(({ brand }) => brand === '2019');
    expect(old.map(({ path, tone }) => [path, tone])).toEqual([
      ['settlementLetter', 'formal'],
      ['renewalNotice', 'formal'],
      ['premiumReminderLetter', 'formal'],
      ['cancellation', 'formal'],
    ]);
    expect([get('policy', 'contact').brand, get('policy', 'contact').tone]).toEqual(['2024', 'warm']);
  });

  test('an offer comes while the claim is open, which the policy forbids', () => {
    expect(get('communication', 'crossSell').steps).toEqual(['step:motorClaim.offer']);
    expect(get('policy', 'contact').suppress).toEqual([{ type: 'marketing', during: 'journey:motorClaim' }]);
  });
});

describe('what is kept and where it goes', () => {
  test('recordings keep the case five years longer than its master', () => {
    expect(get('data', 'Case').retention).toMatchObject({ text: '24mo' });
    expect(keeps('support.quality.recording', 'Case')).toBe('84mo');
    expect(get('data', 'support.quality.Recording').retention).toMatchObject({ text: '84mo' });
  });

  test('erasure misses the print vendor, the recording and the archive, which may', () => {
    const erased = reached('dsar', 'erasure');
    const personal = new Set(all('data').filter(({ class: of }) => of === 'personal' || of === 'special').map(({ id }) => id));
    const holders = all('system').filter(({ holdings }) => holdings.some(({ how, data }) => how !== 'caches' && personal.has(data)));
    expect(holders.map(({ id }) => id).filter((id) => !erased.has(id)).sort()).toEqual([
      'system:archive',
      'system:printVendor',
      'system:support.quality.recording',
    ]);
    expect(get('system', 'archive').holdings[0]?.exempt).toMatchObject([{ right: 'erasure' }]);
  });

  test('health data leaves the Union without a safeguard', () => {
    const history = integration('claims', 'warehouse');
    expect(history.safeguard).toBeUndefined();
    expect(carries(history, 'Claim')).toBe(true);
    expect(get('data', 'Claim').class).toBe('special');
    expect([get('system', 'claims').boundary, get('system', 'warehouse').boundary]).toEqual(['boundary:eu', 'boundary:us']);
    expect(get('boundary', 'us').safeguard).toBe('none');
  });

  test('card numbers are recorded', () => {
    expect(get('data', 'CardData').class).toBe('card');
    expect(carries(integration('support.voice.ivr', 'support.quality.recording'), 'CardData')).toBe(true);
    const step = get('step', 'motorClaim.excess');
    expect([step.produces.map(({ item }) => item), step.masks]).toEqual([['CardData'], []]);
  });

  test('a withdrawn consent takes a day where an hour is allowed', () => {
    expect(get('policy', 'contact').consent).toMatchObject({ by: 'system:consent', within: { text: '1h' } });
    const file = integration('consent', 'marketingAutomation');
    expect([carries(file, 'consent'), file.every?.text]).toEqual([true, '24h']);
  });

  test('propensity has neither basis nor retention, and a refusal nobody who looks at it', () => {
    expect(get('processing', 'scorePropensity')).toMatchObject({ basis: 'none', retention: 'none' });
    expect(get('processing', 'settleClaims')).toMatchObject({ automated: true, reviewedBy: 'none' });
  });

  test('a complaint has fifty-six days and no promise before', () => {
    expect(get('journey', 'complaintCase').targets).toMatchObject([{ of: 'duration', duration: { text: '56d' } }]);
    for (const channel of ['email', 'post']) expect(get('channel', channel).targets, channel).toContainEqual({ intent: 'complain', within: 'none' });
  });
});
