import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

const says = (rule: string, text: string, options: Partial<CheckOptions> = {}) => said(checkText(text, options), rule);
const set = (rule: string, options: Record<string, number | readonly string[]>): Partial<CheckOptions> => ({ rules: { [rule]: { options } } });

describe('LIF-01', () => {
  const acd = (life: string, criticality = 'critical') => `system acd { ${life} }\njourney j "Calls" { criticality ${criticality}  step s using acd }\n`;
  const until = (day: string) => `architecture a { horizon ${day} }\n`;

  test('the last day is compared with the end, to the day', () => {
    expect(says('LIF-01', until('2027-06-30') + acd('end of life 2027-06-30'))).toEqual([]);
    expect(says('LIF-01', until('2027-07-01') + acd('end of life 2027-06-30'))).toEqual([
      'error system:acd acd is out of support on 2027-06-30, 1 day before the horizon of the architecture (2027-07-01); 1 critical journey relies on it until then ("Calls"): move earlier, or prolong it.',
    ]);
    expect(says('LIF-01', until('2027-12-31') + acd('contract until 2027-06-30  end of life 2030-01-01'))).toEqual([expect.stringContaining('acd has a contract only until 2027-06-30, 184 days before')]);
    expect(says('LIF-01', until('2027-06-30') + acd('end of life 2027-Q2'))).toEqual([]);
  });

  test('only what a critical journey passes', () => {
    expect(says('LIF-01', until('2030-01-01') + acd('end of life 2027-06-30', 'high'))).toEqual([]);
    expect(says('LIF-01', `${until('2030-01-01')}system spare { end of life 2027-06-30 }\n${acd('')}`)).toEqual([]);
  });

  test('a plateau ends where the next begins, the last at the horizon', () => {
    const plateaus = 'plateau now\nplateau p1 after now { starts 2027-03-01 }\nplateau p2 after p1 { starts 2027-09-01 }\n';
    const findings = checkText(plateaus + until('2028-12-31') + acd('end of life 2027-06-30'));
    expect(findings.filter(({ rule }) => rule === 'LIF-01').map(({ message, plateaus: at }) => [message.replace(/;.*/, ''), at])).toEqual([
      ['acd is out of support on 2027-06-30, 550 days before the horizon of the architecture (2028-12-31)', ['plateau:p2']],
      ['acd is out of support on 2027-06-30, 63 days before p2 follows on p1 (2027-09-01)', ['plateau:p1']],
    ]);
    expect(says('LIF-01', plateaus + until('2028-12-31') + acd('end of life 2027-06-30  exists until p1'))).toEqual([]);
  });

  test('what lasts for ever asks for no end', () => {
    expect(says('LIF-01', acd('lifecycle live'))).toEqual([]);
  });
});

describe('LIF-02', () => {
  const systems = 'plateau now\nplateau p1 after now\nsystem acd\nsystem ccaas { exists from p1 }\n';
  const back = 'rollback "Back" within 30min';
  const moves = (waves: string) => `${systems}migration acd to ccaas in p1 { ${waves} }\n`;

  test('fifty seats may move at once, and the project may allow more', () => {
    expect(says('LIF-02', moves(`wave all 50 seats ${back}`))).toEqual([]);
    expect(says('LIF-02', moves(`wave all 51 seats ${back}`))).toEqual([
      'error migration:acd->ccaas Migration acd to ccaas in p1 moves 51 seats in one wave (all): begin with a pilot, and move in waves.',
    ]);
    expect(says('LIF-02', moves(`wave all 51 seats ${back}`), set('LIF-02', { seats: 100 }))).toEqual([]);
    expect(says('LIF-02', moves(`wave pilot 20 seats ${back}\nwave rest 680 seats ${back}`))).toEqual([]);
  });

  test('one critical journey may be on a single wave, two may not', () => {
    const journey = (name: string) => `journey ${name} { criticality critical  step s using acd }\n`;
    const text = moves(`wave all ${back}`);
    expect(says('LIF-02', text + journey('one'))).toEqual([]);
    expect(says('LIF-02', text + journey('one') + journey('two'))).toEqual([
      'error migration:acd->ccaas Migration acd to ccaas in p1 moves everything in one wave (all), on 2 critical journeys ("one" and "two"): begin with a pilot, and move in waves.',
    ]);
  });

  test('no way back is one finding a wave, and what is not said is asked together', () => {
    expect(says('LIF-02', moves(`wave pilot 20 seats ${back}\nwave rest 80 seats rollback none`))).toEqual([
      'error migration:acd->ccaas Migration acd to ccaas in p1: wave rest of 80 seats has no way back; say how it can be undone, and how long that takes.',
    ]);
    expect(says('LIF-02', moves('wave pilot 20 seats\nwave rest 80 seats'))).toEqual([
      'info missing migration:acd->ccaas Migration acd to ccaas in p1 does not say how its 2 waves pilot and rest can be undone; say `rollback "…" within …`, or `rollback none`.',
    ]);
  });
});

describe('LIF-03', () => {
  const base = 'plateau now\nplateau p1 after now\nplateau tobe after p1\nsystem acd { exists until tobe }\nsystem ccaas { exists from p1 }\nsystem store { exists from p1 }\nchannel voice\n';
  const migration = (rest = 'split "by number"  bridge store until tobe') => `migration acd to ccaas in p1 { wave pilot 20 seats rollback "Back" within 1h  ${rest} }\n`;
  const journey = (needs: string) => `journey j "Calls" {
  step old on voice using acd { actor agent  produces note  exists until tobe }
  step new on voice using ccaas { actor agent  ${needs}  exists from p1 }
}\n`;
  const lif = (text: string) => says('LIF-03', base + text);

  test('where no journey passes both, nothing has to join them', () => {
    expect(lif(`${migration('split none  bridge none')}journey a { step s using acd { exists until tobe } }\njourney b { step s using ccaas { exists from p1 } }\n`)).toEqual([]);
  });

  test('what a step needs has to get there, at once or over one system', () => {
    expect(lif(migration() + journey('needs note'))).toEqual([
      'error migration:acd->ccaas No way leads acd -> ccaas for what "Calls" needs there while both are used (note); let it carry that, or let one platform serve the whole journey.',
    ]);
    expect(lif(`${migration()}${journey('needs note')}acd -> ccaas { carries note }\n`)).toEqual([]);
    expect(lif(`${migration()}${journey('needs note')}acd -> store { carries note }\nccaas -> store { returns note }\n`)).toEqual([]);
    expect(lif(`${migration()}${journey('needs note')}ccaas -> acd { carries note }\n`)).toHaveLength(1);
  });

  test('what the customer brings or a system has needs no way', () => {
    expect(lif(migration() + journey('brings note  needs note'))).toEqual([]);
    expect(lif(`data Case { identifiers caseId }\n${migration()}${journey('brings caseId  needs Case').replace('using ccaas', 'using ccaas, crm')}system crm { masters Case  identifies Case by caseId }\n`)).toEqual([]);
  });

  test('what is carried and not stated is asked for', () => {
    expect(lif(`${migration()}${journey('needs note')}acd -> ccaas\n`)).toEqual([
      'info missing integration:acd->ccaas Whether acd -> ccaas brings what "Calls" needs there (note) is not known: what is carried is not stated.',
    ]);
  });

  test('two names of one thing have to be resolved', () => {
    const keys = 'data Call { identifiers callId, contactId }\n';
    const known = base.replace('system acd {', 'system acd { identifies Call by callId ').replace('system ccaas {', 'system ccaas { identifies Call by contactId ');
    const text = known + keys + migration() + journey('');
    expect(says('LIF-03', text)).toEqual([
      'error migration:acd->ccaas acd knows Call by callId and ccaas by contactId, and nothing resolves one to the other while both serve "Calls"; declare `identity callId = contactId`, with the system that resolves it.',
    ]);
    expect(says('LIF-03', `${text}identity callId = contactId\n`)).toEqual([]);
  });

  test('the split and the bridges are stated, or asked for', () => {
    expect(lif(migration('') + journey(''))).toEqual([
      'info missing migration:acd->ccaas What joins acd and ccaas while "Calls" passes both is not stated; say `bridge … until …`.',
      'info missing migration:acd->ccaas acd and ccaas serve "Calls" side by side; how it is decided who is on which is not stated, say `split "…"`.',
    ]);
    expect(lif(migration('split "by number"  bridge none') + journey(''))).toEqual([
      'error migration:acd->ccaas Nothing joins acd and ccaas, and "Calls" passes both; build a bridge, or let one platform serve the whole journey.',
    ]);
  });
});

describe('LIF-05', () => {
  test('on premises nobody is asked, elsewhere the project says', () => {
    const erp = 'system erp { hosting paas  run owner none }\nsystem old { hosting onprem }\n';
    expect(says('LIF-05', erp)).toEqual([]);
    expect(says('LIF-05', erp, set('LIF-05', { hosting: ['paas'] }))).toHaveLength(2);
  });

  test('both that nobody looks after are one finding', () => {
    expect(says('LIF-05', 'system crm { hosting saas  run owner none  upgrades every none }\n')).toEqual([
      'warning system:crm crm is in the cloud (saas), and nobody runs it and nobody knows when its vendor upgrades it; name who looks after it.',
    ]);
  });

  const base = 'plateau now\nplateau tobe after now\nsystem portal { kind portal  exists until tobe }\nsystem web { kind portal  exists from tobe }\nsystem crm { kind crm }\nsystem erp { kind erp }\n';
  const order = 'crm -> erp\njourney order { criticality critical  step s using crm -> erp }\n';

  test.each([
    ['only the surface', base + order, 1],
    ['a system behind it too', `${base.replace('kind erp', 'kind erp  lifecycle live  at tobe { lifecycle contain }')}${order}`, 0],
    ['a new integration behind it too', `${base}${order}plateau later after tobe { erp -> crm as events "Events" }\n`, 0],
    ['identity too', `${base}${order}plateau later after tobe { identity a = b }\n`, 0],
    ['a system of a kind that is not stated', `${base.replace('system web { kind portal', 'system web {')}${order}`, 0],
    ['nothing', `${base.replace('exists until tobe', '').replace('exists from tobe', '')}${order}`, 0],
    ['the surface of journeys that are not critical', `${base}${order.replace('critical ', 'high ')}`, 0],
  ])('a change of %s', (_, text, count) => {
    expect(says('LIF-05', text).filter((line) => line.includes('plateau:'))).toHaveLength(count);
  });
});
