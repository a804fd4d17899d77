import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

const says = (rule: string, text: string, options: Partial<CheckOptions> = {}) => said(checkText(text, options), rule);
const set = (rule: string, options: Record<string, number | readonly string[]>): Partial<CheckOptions> => ({ rules: { [rule]: { options } } });

const view = 'policy contact { single view crm }\nsystem crm { kind crm }\nsystem shop\nsystem mail\nchannel email\nshop -> mail { carries offer }\nshop -> crm { carries orderId }\n';

describe('without communications', () => {
  test.each(['COM-01', 'COM-02', 'COM-03', 'COM-04', 'COM-05', 'COM-06'])('%s is silent', (rule) => {
    expect(says(rule, 'policy contact { cap marketing 1 per 30d }\nsystem crm { kind crm }\nchannel sms\njourney j { kind complaint  step s on sms using crm { within 90d } }\n')).toEqual([]);
    expect(says(rule, `${view}communication news { type internal  channel email  sender mail }\n`)).toEqual([]);
  });
});

describe('COM-01', () => {
  const sent = 'communication offer "Offer" { channel email  sender mail }\n';

  test('the window counts with the hours it has, and can be changed', () => {
    const fed = (every: string) => `${view}${sent}mail -> crm { carries sends  every ${every} }\n`;
    expect(says('COM-01', fed('24h'))).toEqual([]);
    expect(says('COM-01', fed('25h'))).toEqual([
      'error system:mail mail sends "Offer", and crm, the single view, learns of it after 25 h (limit 24 h); shorten the way mail -25 h-> crm. 1 of 1 sender is not in view.',
    ]);
    expect(says('COM-01', fed('25h'), set('COM-01', { window: 48 }))).toEqual([]);
  });

  test('who is told by nobody, whatever the number of platforms, is outside', () => {
    expect(says('COM-01', view + sent)).toEqual([
      'error system:mail mail sends "Offer", and crm, the single view, never learns of it; add `mail -> crm { carries sends }`. 1 of 1 sender is not in view.',
    ]);
  });

  test('no single view matters where several send', () => {
    const none = (more: string) => `policy contact { single view none }\nchannel email\nsystem mail\nsystem sms\n${sent}${more}`;
    expect(says('COM-01', none(''))).toEqual([]);
    expect(says('COM-01', none('communication text { sender sms }\n'))).toEqual([
      'warning policy:contact There is no single view of communication: 2 systems send 2 communications, and none of them knows what the others sent; let one system be told by all.',
    ]);
  });

  test('which system it is, is asked once', () => {
    expect(says('COM-01', `channel email\nsystem mail\nsystem sms\n${sent}communication text { sender sms }\n`)).toEqual([
      'info missing communication:offer Which system holds the single view of communication is not stated; say `policy contact { single view … }`.',
    ]);
  });

  test('one that comes later is LIF-04’s', () => {
    const text = `plateau now\nplateau next after now\npolicy contact { single view crm }\nsystem crm { exists from next }\nchannel email\nsystem mail\n${sent}`;
    const findings = checkText(text, { at: 'plateau:now' });
    expect(said(findings, 'COM-01')).toEqual([]);
    expect(said(findings, 'LIF-04')).toHaveLength(1);
  });
});

describe('COM-02', () => {
  test('who hears back keeps it to himself unless it gets to the view or a profile', () => {
    const sent = 'communication offer "Offer" { channel email  sender mail  returns opened }\n';
    expect(says('COM-02', view + sent)).toHaveLength(1);
    expect(says('COM-02', `${view}${sent}mail -> crm { carries engagement }\n`)).toEqual([]);
    expect(says('COM-02', `${view}${sent}system cdp { kind cdp }\nmail -> cdp { carries engagement  every 30d }\n`)).toEqual([]);
    expect(says('COM-02', `${view}${sent}mail -> crm { carries sends }\n`)).toHaveLength(1);
  });

  test('on paper there is nothing to hear, unless the project says so', () => {
    const letter = `${view}channel post\ncommunication letter { channel post  sender mail  returns none }\n`;
    expect(says('COM-02', letter)).toEqual([]);
    expect(says('COM-02', letter, set('COM-02', { digital: ['post'] }))).toHaveLength(1);
  });
});

describe('COM-03', () => {
  const cap = 'persona dana "Dana"\npersona osei "Osei"\npolicy contact { cap marketing 4 per 30d }\n';
  const marketing = (name: string, rest: string) => `communication ${name} { type marketing  ${rest} }\n`;

  test('as much as the cap is not too much, whatever the periods', () => {
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 1 per 30d') + marketing('b', 'for dana  frequency 36 per 360d'))).toEqual([]);
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 1 per 30d') + marketing('b', 'for dana  frequency 37 per 360d'))).toEqual([
      'error policy:contact "Dana" gets 4.1 marketing messages in 30 d, and the cap is 4: a 1 + b 3.1 = 4.1.',
    ]);
  });

  test('a month has four weeks, and half a time more than allowed is too much', () => {
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 1 per 7d'))).toEqual([]);
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 1 per 6d'))).toEqual([
      'error policy:contact "Dana" gets 5 marketing messages in 30 d, and the cap is 4: a 5.',
    ]);
    expect(says('COM-03', `${cap}policy other { cap survey 1 per 90d }\ncommunication s { type survey  for dana  frequency 1 per 60d }\n`)).toEqual([
      'error policy:other "Dana" gets 2 survey messages in 90 d, and the cap is 1: s 2.',
    ]);
  });

  test('what different personas get is not added up', () => {
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 4 per 30d') + marketing('b', 'for osei  frequency 4 per 30d'))).toEqual([]);
  });

  test('what names nobody counts for everybody, or for those of its journey', () => {
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 4 per 30d') + marketing('b', 'frequency 1 per 30d'))).toEqual([
      'error policy:contact "Dana" gets 5 marketing messages in 30 d, and the cap is 4: a 4 + b 1 = 5; "b" names nobody and counts for everybody.',
    ]);
    const journey = 'journey j { for osei }\n';
    expect(says('COM-03', cap + journey + marketing('a', 'for dana  frequency 4 per 30d') + marketing('b', 'in j  frequency 1 per 30d'))).toEqual([]);
    expect(says('COM-03', cap + marketing('a', 'frequency 5 per 30d'))).toEqual([
      'error policy:contact A customer gets 5 marketing messages in 30 d, and the cap is 4: a 5.',
    ]);
  });

  test('a frequency that is not stated is at least something', () => {
    expect(says('COM-03', cap + marketing('a', 'for dana  frequency 5 per 30d') + marketing('b', 'for dana'))).toEqual([
      'error policy:contact "Dana" gets at least 5 marketing messages in 30 d, and the cap is 4: a 5; how often "b" is sent is not stated.',
      expect.stringMatching(/^info missing communication:b How often "b" is sent is not stated/),
    ]);
  });

  test('what is mandatory, of another type or overridden is not counted', () => {
    const over = 'for dana  frequency 9 per 30d';
    expect(says('COM-03', cap + marketing('a', `${over}  mandatory`))).toEqual([]);
    expect(says('COM-03', `${cap}communication a { type service  ${over} }\n`)).toEqual([]);
    expect(says('COM-03', cap.replace('30d }', '30d  override marketing }') + marketing('a', over))).toEqual([]);
  });
});

describe('COM-04', () => {
  const sent = (name: string, rest: string) => `communication ${name} { type service  in j  channel email  intent pay  ${rest} }\n`;
  const base = 'intent pay\nchannel email\njourney j\n';

  test('any brand of several policies will do', () => {
    const policies = 'policy north { brand "North" }\npolicy south { brand "South" }\n';
    expect(says('COM-04', base + policies + sent('a', 'brand "North"  tone warm') + sent('b', 'brand "South"  tone warm'))).toEqual([]);
    expect(says('COM-04', base + policies + sent('a', 'brand "West"  tone warm'))).toEqual(['warning communication:a "a" has brand West; the policy says North or South.']);
  });

  test('without a guide those about one intent are held against each other', () => {
    expect(says('COM-04', base + sent('a', 'brand "1"  tone warm') + sent('b', 'brand "1"  tone formal') + sent('c', 'brand "1"  tone warm'))).toEqual([
      'warning communication:b pay is written about in 2 tones: "a" and "c" are warm, "b" formal; choose one, and state it in the policy.',
    ]);
  });

  test('advertising belongs to no journey, and a project can ask for more or less', () => {
    const promo = `${base}communication promo { type marketing  channel email  brand "1"  tone warm }\n`;
    expect(says('COM-04', promo)).toEqual([]);
    expect(says('COM-04', promo, set('COM-04', { attributes: ['template'] }))).toEqual([
      'info missing communication:promo "promo" states no template; say it, so that it can be planned with the others.',
    ]);
  });
});

describe('COM-05', () => {
  const base = 'system prefs { kind preference-centre }\nsystem crm { kind crm }\nsystem sms\ncrm -> sms { carries phone }\n';
  const promo = (basis: string, type = 'marketing') => `communication promo { type ${type}  sender sms  basis ${basis} }\n`;

  test('it is enough that who gives the orders is told', () => {
    expect(says('COM-05', base + promo('consent'))).toHaveLength(1);
    expect(says('COM-05', `${base}${promo('consent')}prefs -> crm { carries suppression }\n`)).toEqual([]);
    expect(says('COM-05', `${base}${promo('consent')}prefs -> crm { carries suppression }\nsystem shop\nshop -> sms { carries phone }\n`)).toHaveLength(1);
  });

  test('the consent master needs no feed', () => {
    expect(says('COM-05', `${base}${promo('consent')}policy contact { consent by sms }\n`)).toEqual([]);
  });

  test('a service message needs neither, a legitimate interest only that objections arrive', () => {
    expect(says('COM-05', base + promo('contract', 'service'))).toEqual([]);
    const fed = `${base}prefs -> sms { carries suppression }\n`;
    expect(says('COM-05', fed + promo('legitimate-interests'))).toEqual([]);
    expect(says('COM-05', fed + promo('contract', 'survey'))).toEqual([expect.stringMatching(/^warning communication:promo "promo" is survey on the basis of contract/)]);
  });

  test('no master at all is said once', () => {
    expect(says('COM-05', 'system sms\npolicy contact { consent by none }\ncommunication promo { type marketing  sender sms  basis consent }\n')).toEqual([
      'error policy:contact Nobody keeps who has consented or objected, and "promo" is sent; let a system keep it, and tell the senders.',
    ]);
  });
});

describe('COM-06', () => {
  const base = 'persona tom "Tom"\npersona ada "Ada"\nintent pay\nchannel email\nsystem a\nsystem b\npolicy contact { quiet 20:00-08:00 }\n';
  const sent = (name: string, sender: string, rest: string) => `communication ${name} { type service  channel email  intent pay  sender ${sender}  priority 1  ${rest} }\n`;

  test.each([
    ['on the same day, by two senders', sent('x', 'a', 'on day 5') + sent('y', 'b', 'on day 5'), 1],
    ['by one sender', sent('x', 'a', 'on day 5') + sent('y', 'a', 'on day 5'), 0],
    ['on days that are apart', sent('x', 'a', 'on day 5') + sent('y', 'b', 'on day 6'), 0],
    ['on a day that is not stated', sent('x', 'a', 'on day 5') + sent('y', 'b', ''), 0],
    ['to different people', sent('x', 'a', 'for tom  on day 5') + sent('y', 'b', 'for ada  on day 5'), 0],
    ['one of them mandatory', sent('x', 'a', 'on day 5') + sent('y', 'b', 'on day 5  mandatory'), 0],
  ])('a collision %s', (_, text, count) => {
    expect(says('COM-06', base + text)).toHaveLength(count);
  });

  test('who writes first to others hides no collision of the rest', () => {
    const text = `persona dana\npersona tomas\nsystem a\nsystem b\nsystem c\nchannel email\npolicy contact { quiet none }
communication early { intent pay  for dana  channel email  sender a  on day 5  priority 1 }
communication late { intent pay  for tomas  channel email  sender b  on day 5  priority 2 }
communication later { intent pay  for tomas  channel email  sender c  on day 5  priority 3 }
`;
    expect(says('COM-06', text)).toEqual([
      'warning communication:late 2 messages about pay go out to "tomas" on day 5 from 2 senders: "late" (b) and "later" (c); let one of them write.',
    ]);
  });

  test('days that have to be apart are the project’s', () => {
    expect(says('COM-06', base + sent('x', 'a', 'on day 5') + sent('y', 'b', 'on day 6'), set('COM-06', { apart: 1 }))).toEqual([
      'warning communication:x 2 messages about pay go out from day 5 to 6 from 2 senders: "x" (a) and "y" (b); let one of them write.',
    ]);
  });

  test('the policy suppresses in a step, a journey and in journeys of an intent', () => {
    const journey = 'intent claimOpen\njourney claim { intent claimOpen  step s using a }\njourney other { step s using a }\n';
    const promo = (where: string) => `communication promo { type marketing  in ${where}  sender a }\n`;
    const policy = (during: string) => base.replace('quiet', `suppress marketing during ${during}  quiet`);
    for (const during of ['claim', 'claim.s', 'claimOpen']) {
      expect(says('COM-06', policy(during) + journey + promo('claim.s'))).toEqual([expect.stringMatching(/^error communication:promo "promo" is marketing during/)]);
      expect(says('COM-06', policy(during) + journey + promo('other.s'))).toEqual([]);
    }
  });

  test('promotion in a complaint needs no policy to be wrong', () => {
    const journey = 'journey c "Not right" { kind complaint  step s using a }\n';
    expect(says('COM-06', `${base}${journey}communication promo { type marketing  in c.s  sender a }\n`)).toEqual([
      'warning communication:promo "promo" is marketing in "Not right", while the complaint is open; take it out, and let the policy `suppress marketing` meanwhile.',
    ]);
    expect(says('COM-06', `${base}${journey}communication word { type service  in c.s  sender a }\n`)).toEqual([]);
  });

  test('thirty days are no silence, and a word now and then breaks it', () => {
    const wait = (time: string, more = '') => `${base}journey j "Waiting" { step s "Is done" using a { within ${time} } }\n${sent('x', 'a', '')}${more}`;
    expect(says('COM-06', wait('30d'))).toEqual([]);
    expect(says('COM-06', wait('31d'))).toEqual([expect.stringMatching(/^info step:j.s "Waiting" can be silent for 31 d before "Is done" \(limit 30 d\)/)]);
    expect(says('COM-06', wait('31d', sent('y', 'a', 'in j.s  frequency 2 per 30d')))).toEqual([]);
    expect(says('COM-06', wait('31d', sent('y', 'a', 'in j.s  frequency 1 per 30d')))).toHaveLength(1);
    expect(says('COM-06', wait('31d', sent('y', 'a', 'in j  frequency 1 per 30d')))).toEqual([]);
    expect(says('COM-06', wait('31d'), set('COM-06', { silence: 60 }))).toEqual([]);
  });
});
