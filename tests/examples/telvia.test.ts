import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Finding } from '../../model/finding.ts';
import type { Model } from '../../model/model.ts';
import { modelAt } from '../../model/plateau.ts';
import { day, find } from '../support/find-element.ts';
import { expectStory, findingLines } from '../support/example-story.ts';
import { examplesFolder, readExample } from '../support/read-example.ts';

let model: Model;
let findings: readonly Finding[] = [];
beforeAll(async () => {
  ({ model, findings } = await readExample('telvia'));
});

const at = (plateau: string): Model => modelAt(model, `plateau:${plateau}`);
const isThere = (id: ElementId): readonly string[] => ['p0', 'p1', 'p2', 'p3'].filter((plateau) => at(plateau).elements.some((element) => element.id === id));
const messages = (rule: string, element: string): readonly string[] =>
  findings.filter((finding) => finding.rule === rule && finding.element === element).map(({ message, plateaus }) => `${message} ${plateaus.join(' ')}`);

test('nothing in the text is broken, and no name is missing', () => {
  expect(findings.filter(({ rule }) => rule === 'syntax' || rule === 'reference')).toEqual([]);
});

describe('what the rules say today', () => {
  test('this and nothing else', () => {
    expect(findingLines(findings.filter(({ missing }) => !missing))).toEqual([
      'GOV-04 warning programme:rollout.plan',
      'GOV-04 warning programme:rollout.plan',
      'GOV-05 error gate:rollout.plan.design',
      'GOV-05 error gate:rollout.plan.readiness',
      'GOV-05 error gate:rollout.plan.stabilised',
      'GOV-06 info decision:d2',
      'GOV-06 info programme:rollout.plan',
      'GOV-06 info programme:rollout.plan',
      'GOV-06 info programme:rollout.plan',
      'GOV-06 warning milestone:rollout.plan.interviews',
      'GOV-06 warning milestone:rollout.plan.refreshers',
      'GOV-07 error milestone:rollout.plan.uat',
      'GOV-07 warning metric:rollout.compliance',
      'GOV-08 error programme:rollout.plan',
      'INT-01 error integration:balanceOld until p3',
      'INT-01 error integration:lineStatusOld only at p0',
      'INT-01 warning integration:lineStatusOld from p1 until p3',
      'INT-01 warning integration:wrapUp until p3',
      'INT-02 warning system:acd until p3',
      'INT-02 warning system:crm until p3',
      'INT-02 warning system:ivrLegacy until p3',
      'INT-04 warning integration:balanceNew only at p1',
      'INT-04 warning integration:wfmOldFeed until p3',
      'INT-08 warning channel:billingLine only at p3',
      'INT-08 warning channel:billingLine until p3',
      'JRN-02 error step:faultToVisit.credit from p1 until p3',
      'JRN-04 warning transition:faultToVisit.agent->credit from p1 until p3',
      'LIF-01 error system:acd only at p2',
      'LIF-02 error migration:acd->ccaas#2 only at p2',
      'LIF-03 error integration:sipBridge from p1 until p3',
      'LIF-03 error integration:sipBridgeBack from p1 until p3',
      'LIF-04 error step:cancelRetention.winBack only at p3',
      'LIF-05 warning system:ccaas from p1 on',
      'OBS-01 error integration:balanceOld until p3',
      'OBS-01 error integration:lineStatusOld only at p0',
      'OBS-01 warning integration:lineStatusOld from p1 until p3',
      'OBS-01 warning integration:wrapUp until p3',
      'OBS-02 error integration:sipBridge from p1 until p3',
      'OBS-02 warning integration:balanceOld until p3',
      'OBS-02 warning integration:lineStatusOld only at p0',
      'OBS-02 warning integration:whoCallsOld until p3',
      'OWN-01 error integration:balanceOld until p3',
      'OWN-03 warning journey:activateNewLine',
      'OWN-03 warning journey:billDispute',
      'OWN-03 warning journey:faultToVisit',
      'OWN-03 warning journey:outage from p1 on',
      'PRV-04 warning system:recorderOld until p3',
      'RES-01 warning integration:calls',
      'RES-01 warning system:sbc',
      'RES-03 error system:acd only at p0',
      'SLA-01 warning channel:messaging from p1 on',
      'SLA-02 warning channel:chat from p1 until p3',
      'SLA-04 error journey:faultToVisit from p1 on',
      'SLA-04 error journey:faultToVisit only at p0',
    ]);
  });

  test('with its numbers, as the rules page tells them', () => {
    expectStory(findings, 'telvia');
  });

  test('and asks for nothing but the redundancy of what critical journeys hang on, and how rights are served', () => {
    const asked = findings.filter(({ missing }) => missing).map(({ rule, element }) => `${rule} ${element}`);
    expect([...new Set(asked)].sort()).toEqual([
      'PRV-03 architecture:telvia',
      'RES-01 system:billing',
      'RES-01 system:billingAdapter',
      'RES-01 system:ccaas',
      'RES-01 system:crm',
      'RES-01 system:faultMgmt',
      'RES-01 system:iva',
      'RES-01 system:ivrLegacy',
      'RES-01 system:pbx',
    ]);
  });

  test('five systems in a row are available 98.35 % of the time, not 99.5 %', () => {
    const [worst] = messages('SLA-04', 'journey:faultToVisit').filter((message) => message.endsWith('plateau:p1 plateau:p2 plateau:p3'));
    expect(worst).toContain('98.35 %');
    expect(worst).toContain('its target is 99.5 %');
    for (const part of ['sbc 99.99', 'ccaas 99.95', 'crm 99.9', 'faultMgmt 99.5', 'billing 99']) expect(worst).toContain(part);
  });

  test('who is passed from the cloud to the old platform tells it again, until there is one', () => {
    const lost = messages('JRN-02', 'step:faultToVisit.credit');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toContain('loses intent and summary; about 14,400 customers a month repeat them');
    expect(lost[0]).toMatch(/ plateau:p1 plateau:p2$/);
  });

  test('a call is answered by one clock, a chat by another, a message by none', () => {
    expect(messages('SLA-02', 'channel:chat')).toEqual([
      expect.stringContaining('supportLine 70% in 30 s, billingLine 80% in 20 s, chat 120 s, messaging none'),
    ]);
  });

  test('nothing is said twice about the journeys that work', () => {
    const told = findings.filter(({ journeys }) => journeys.includes('journey:outage')).map(({ rule }) => rule);
    expect(told).not.toContain('JRN-02');
    expect(told).not.toContain('INT-06');
  });
});

describe('the states', () => {
  test('each with its days; billing and retention end 120 days after the support of the old platform', () => {
    expect(model.elements.filter((element) => element.kind === 'plateau').map(({ path }) => path)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(find(model, 'plateau', 'p3').starts).toEqual(day('2027-10-29'));
    const last = Date.parse(find(model, 'plateau', 'p2').ends?.to ?? '');
    expect((last - Date.parse(find(model, 'system', 'acd').endOfLife?.to ?? '')) / 86_400_000).toBe(120);
  });

  test.each<[ElementId, readonly string[]]>([
    ['system:acd', ['p0', 'p1', 'p2']],
    ['system:ctiServer', ['p0', 'p1', 'p2']],
    ['integration:clickToDial', ['p0', 'p1', 'p2']],
    ['system:ccaas', ['p1', 'p2', 'p3']],
    ['system:interactionStore', ['p1', 'p2', 'p3']],
    ['system:billingAdapter', ['p2', 'p3']],
    ['integration:sipBridge', ['p1', 'p2']],
    ['integration:wfmOldFeed', ['p0', 'p1', 'p2']],
    ['integration:wfmNewFeed', ['p2', 'p3']],
    ['channel:messaging', ['p1', 'p2', 'p3']],
  ])('%s', (id, plateaus) => {
    expect(isThere(id)).toEqual(plateaus);
  });

  test('the last costs 31 % less than the first, all of it by lines that are gone', () => {
    expect(costOf(at('p0'), 'system')).toBe(6_000_000);
    expect(costOf(at('p3'), 'system')).toBe(6_000_000);
    expect(costOf(at('p0'), 'integration')).toBe(4_000_000);
    expect(costOf(at('p3'), 'integration')).toBe(900_000);
  });

  test('a busy hour has more calls than the old platform takes', () => {
    const peak = (plateau: string, integration: string) => find(at(plateau), 'integration', integration).peak?.count;
    expect(find(model, 'system', 'acd').capacity?.count).toBe(4000);
    expect(['p0', 'p1'].map((plateau) => peak(plateau, 'queueCall'))).toEqual([5200, 3640]);
    expect(['p1', 'p3'].map((plateau) => peak(plateau, 'cloudCalls'))).toEqual([1560, 5200]);
  });

  test('the cloud speaks SOAP to billing until the adapter is there', () => {
    expect(['p1', 'p2'].map((plateau) => find(at(plateau), 'integration', 'balanceNew').protocol)).toEqual(['soap', 'rest']);
    expect(find(at('p3'), 'integration', 'balanceNew').via).toEqual(['system:apiGateway', 'system:billingAdapter']);
  });

  test('three systems route the same calls, and two recorders keep them for different times', () => {
    const routers = at('p0').elements.filter(
      (element) => element.kind === 'system' && element.routes.some(({ intents, channel }) => intents.includes('billQuery') && channel === 'channel:billingLine'),
    );
    expect(routers.map(({ path }) => path).sort()).toEqual(['acd', 'crm', 'ivrLegacy']);
    const kept = (path: string) => find(model, 'system', path).holdings.find(({ data }) => data === 'data:Recording')?.retention?.text;
    expect(['recorderOld', 'recorderNew'].map(kept)).toEqual(['12mo', '6mo']);
  });
});

describe('the migrations', () => {
  test('technical support moves in three waves, each with a way back', () => {
    const { plateau, waves, split, bridges } = find(model, 'migration', 'acd->ccaas');
    expect(plateau).toBe('plateau:p1');
    expect(waves.map(({ seats }) => seats)).toEqual([40, 140, 120]);
    expect(waves.every(({ rollback, within }) => rollback !== undefined && rollback !== 'none' && within?.text === '30min')).toBe(true);
    expect(split).toContain('by number');
    expect(bridges).toContainEqual({ system: 'integration:sipBridge', until: 'plateau:p3' });
  });

  test('billing and retention move in a weekend without one', () => {
    const weekend = model.elements.find((element) => element.kind === 'migration' && element.plateau === 'plateau:p2');
    expect(weekend).toMatchObject({ waves: [{ name: 'weekend', seats: 700, on: day('2027-10-23'), rollback: 'none' }] });
  });

  test('nothing known is carried over the bridge', () => {
    expect(find(model, 'integration', 'sipBridge')).toMatchObject({ carries: 'none', returns: 'none', propagates: 'none' });
    const handover = (plateau: string) => find(at(plateau), 'handover', 'supportLine->billingLine');
    expect(['p0', 'p1', 'p3'].map((plateau) => handover(plateau).type)).toEqual(['warm', 'cold', 'warm']);
    expect(handover('p1').carries).toBe('none');
  });
});

describe('the programme that the package makes', () => {
  test('stands below the name of its use, with all its weeks', () => {
    const weeks = model.elements.filter((element) => element.kind === 'milestone').map(({ week }) => week ?? 0);
    expect([...new Set(weeks)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]);
    expect(weeks).toHaveLength(39);
    const gates = model.elements.filter((element) => element.kind === 'gate');
    expect(gates.map(({ path, week }) => `${path} ${week}`)).toEqual([
      'rollout.plan.design 3', 'rollout.plan.readiness 6', 'rollout.plan.stabilised 9', 'rollout.plan.closure 12',
    ]);
  });

  test('has the roles and the time that they really get', () => {
    const { roles, runOwner, stabiliseUntil, reviews, decides } = find(model, 'programme', 'rollout.plan');
    expect(roles).toMatchObject([
      { role: 'sponsor', who: 'COO', time: { text: '2h per week' } },
      { role: 'product owner', share: 100, during: ['foundation', 'build'] },
      { role: 'super users', count: 6, share: 10, during: ['foundation', 'deploy'] },
      { role: 'technical lead' },
      { role: 'change manager' },
      { role: 'cx lead' },
    ]);
    expect(runOwner).toBe('none');
    expect(stabiliseUntil).toEqual(day('2027-05-04'));
    expect(reviews).toHaveLength(3);
    expect(decides).toEqual(['team:serviceDivision']);
  });

  test('knows who was asked, who tested, and who signed', () => {
    expect(find(model, 'milestone', 'rollout.plan.interviews').counts).toEqual([{ count: 4, of: 'managers' }]);
    expect(find(model, 'milestone', 'rollout.plan.uat').counts).toEqual([{ count: 9, of: 'projectStaff' }, { count: 3, of: 'frontline' }]);
    expect(find(model, 'milestone', 'rollout.plan.operationsAccept').done).toBe('none');
    for (const [gate, signedOn] of [['design', '2027-01-29'], ['readiness', '2027-02-19']] as const) {
      expect(find(model, 'gate', `rollout.plan.${gate}`)).toMatchObject({ signedBy: ['team:itDivision'], signedOn: day(signedOn) });
    }
    expect(find(model, 'gate', 'rollout.plan.stabilised').signedBy).toBeUndefined();
  });

  test('stops in week 9 below 40 % and not improving', () => {
    const { requires, pauses } = find(model, 'gate', 'rollout.plan.stabilised');
    expect(requires.map(({ subject, operator, value }) => [subject, operator, value?.text].filter(Boolean).join(' '))).toEqual([
      'goLive', 'availability > 99%', 'criticalDefects = 0', 'adoption > 60%', 'compliance > 80%',
    ]);
    expect(pauses).toMatchObject([{ any: [[{ element: 'metric:rollout.adoption', operator: '<', value: { value: 40 } }, { subject: 'improving', not: true }]] }]);
    expect(find(model, 'metric', 'rollout.compliance').source).toBe('self-report');
  });
});

test('every figure that was measured belongs to a metric', () => {
  const rows = readdirSync(`${examplesFolder}/telvia/actuals`).flatMap((file) =>
    readFileSync(`${examplesFolder}/telvia/actuals/${file}`, 'utf8').trimEnd().split('\n').slice(1),
  );
  const metrics = new Set(model.elements.filter((element) => element.kind === 'metric').map(({ path }) => path));
  expect(rows.filter((row) => !metrics.has(row.split(',')[0] ?? ''))).toEqual([]);
  expect(rows).toEqual(
    expect.arrayContaining([
      'rollout.adoption,2027-03-07,38%,ccaas sign-ins',
      'rollout.adoption,2027-03-14,38%,ccaas sign-ins',
      'rollout.compliance,2027-03-14,71%,self-report',
      'rollout.availability,2027-03-14,98.7%,monitoring',
      'rollout.criticalDefects,2027-02-21,2,test log',
    ]),
  );
});

/** What all elements of a kind cost in a year; one that states no cost makes it unknown. */
function costOf({ elements }: Model, kind: 'system' | 'integration'): number {
  const amounts = elements.filter((element) => element.kind === kind).map((element: Element) => ('cost' in element ? element.cost?.amount : undefined));
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? Number.NaN), 0);
}
