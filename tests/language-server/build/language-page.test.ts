import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../model/element.ts';
import type { Model } from '../../../model/model.ts';
import { readModel } from '../../support/check-text.ts';
import { day, find } from '../../support/find-element.ts';

/** The language's own page: what stands there as CXA is in the model, fact by fact. */
const page = readFileSync(new URL('../../language/fixtures/language.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```cxa\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

/** A block of the page, with what it takes for declared. */
function block(position: number, more = ''): Model {
  return readModel(`${blocks[position - 1] ?? ''}\n${more}`, true);
}

function says(model: Model, kind: Kind, path: string, facts: object): void {
  expect(find(model, kind, path)).toMatchObject(facts);
}

describe('declarations', () => {
  const model = block(1);

  test('architecture, teams, personas, boundaries', () => {
    says(model, 'architecture', 'northfield', { regulations: ['gdpr', 'ccpa'], currency: 'EUR', horizon: day('2028-12-31') });
    says(model, 'team', 'customerService', { unit: true, type: 'internal', lead: 'Head of Service' });
    says(model, 'team', 'customerService.contactCo', { type: 'outsourced', parent: 'team:customerService' });
    says(model, 'persona', 'dana', { segment: 'loyalty', share: 34, goal: 'Never explain it twice' });
    says(model, 'boundary', 'us', { type: 'region', safeguard: 'scc' });
  });

  test('channels and handovers', () => {
    says(model, 'channel', 'chat', {
      type: 'chat', mode: 'sync', direction: 'inbound', auth: 'identified', servedBy: ['system:chatbot', 'system:contactPlatform'],
      hours: { text: '24x7' }, staffed: { text: 'Mon-Fri 09:00-18:00' },
      targets: [{ intent: 'orderStatus', clock: 'response', within: { ms: 60_000 } }],
    });
    says(model, 'channel', 'voice', { targets: [{ clock: 'answer', share: 80, within: { text: '20s' } }] });
    says(model, 'handover', 'chat->voice', {
      type: 'warm', via: 'transfer', carries: [{ item: 'customerId' }, { item: 'intent' }], within: { text: '60s' },
    });
  });

  test('a system', () => {
    says(model, 'system', 'crm', {
      type: 'crm', vendor: 'Acme', hosting: 'saas', boundary: 'boundary:eu', boundaries: ['boundary:eu'], owner: 'team:customerService',
      runOwner: 'team:itOps', lifecycle: 'live', criticality: 'critical', endOfLife: day('2029-01-01'), availability: 99.9,
      capacity: { count: 5200 }, cost: { amount: 180_000, currency: 'EUR' }, recovery: { time: { text: '10min' }, losing: { text: '0s' } },
      redundancy: 'active-active', requires: [{ type: 'api', name: 'TMF681' }],
    });
    expect(find(model, 'system', 'crm').holdings).toMatchObject([
      { how: 'masters', data: 'data:Case' },
      { how: 'replicates', every: { text: '24h' } },
      { how: 'caches', every: { text: '5min' } },
      { how: 'holds', retention: { text: '84mo' }, exempt: [{ right: 'erasure', reason: 'legal hold' }] },
    ]);
  });

  test('an integration', () => {
    says(model, 'integration', 'reserveStock', {
      from: 'system:oms', to: 'system:erp', protocol: 'soap', style: 'request-reply', via: ['system:ipaas'],
      contract: './apis/erp.wsdl#reserveStock', carries: [{ item: 'Order' }, { item: 'phone', masked: true }], returns: [{ item: 'Stock' }],
      auth: 'mtls', encryption: 'tls', basis: 'contract', p95: { text: '400ms' }, target: { of: 'p95', duration: { text: '2s' } },
      peak: { text: '400/s' }, timeout: { text: '2s' }, retry: 3, idempotent: true, every: { text: '60min' },
      telemetry: ['traces', 'metrics', 'logs'], propagates: ['traceparent'], service: 'erp-adapter',
      fallback: { text: 'Reserve by phone', tested: day('2026-09-01') }, cost: { amount: 30_000 },
    });
  });

  test('data, identity and records of processing', () => {
    says(model, 'data', 'Customer', { subject: 'customer', class: 'personal', classes: ['personal'], retention: { text: '24mo' } });
    says(model, 'identity', 'email=loyaltyNo', { left: 'email', right: 'loyaltyNo', type: 'deterministic', by: 'system:ciam' });
    says(model, 'processing', 'personalisation', {
      purpose: '…', data: ['data:Customer'], systems: ['system:marketing', 'system:warehouse'], basis: 'consent',
      recipients: ['team:adPartner'], retention: { text: '12mo' }, role: 'controller',
    });
  });
});

test('journeys', () => {
  const model = block(2, 'plateau now\nplateau p1 after now');
  says(model, 'journey', 'lateDelivery', {
    type: 'service', criticality: 'critical', personas: ['persona:dana', 'persona:osei'], accountable: ['team:customerService'],
    intents: ['orderStatus'], volume: { text: '12000/month' }, measuredBy: ['ces', 'fcr'],
    targets: [{ of: 'availability', percent: 99.9 }, { of: 'duration', duration: { text: '2d' } }],
  });
  says(model, 'step', 'lateDelivery.track', {
    channels: ['channel:web'], using: [['system:storefront', 'system:oms', 'system:carrier']], actor: 'customer', lane: 'frontstage',
    brings: [{ item: 'orderId' }], needs: [{ item: 'customerId' }, { item: 'Order', fresh: { text: '5min' } }], produces: [{ item: 'intent' }],
    requiresAuth: 'identified', verifies: 'strong', within: { text: '2s' }, emotion: { value: -1, evidence: 'survey 2026-Q2' },
    pains: [{ text: 'Status is a day old', solutions: ['calledBack'] }],
    changes: [{ plateau: 'plateau:p1', set: { using: [['system:storefront', 'system:gateway', 'system:oms']] } }],
  });
  says(model, 'step', 'lateDelivery.bot', { onFail: 'step:lateDelivery.call' });
  says(model, 'step', 'lateDelivery.call', {
    channels: ['channel:voice', 'channel:messaging'], handledBy: 'team:contactCo', masks: ['card'],
    fallback: { text: 'Paper script 7', tested: day('2026-05-04') },
  });
  says(model, 'transition', 'lateDelivery.bot->call', { share: 62, when: 'unresolved' });
  says(model, 'transition', 'lateDelivery.call->remind', { after: { text: '3d' } });
  says(model, 'step', 'lateDelivery.remind', { ends: 'abandoned' });
});

test('communications and their policy', () => {
  const model = block(3, 'journey renewal { step remind }\nintent payPremium\ncontext claimOpen');
  says(model, 'communication', 'premiumReminder', {
    type: 'operational', personas: ['persona:tomas'], steps: ['step:renewal.remind'], intents: ['payPremium'], channels: ['channel:email'],
    sender: 'system:billing', owner: 'team:finance', frequency: { count: 1, per: { text: '30d' } }, day: 5, priority: 3, brand: '2024', tone: 'warm',
    locale: 'en-GB', basis: 'contract', mandatory: true, asks: ['Pay now'], returns: ['delivered', 'opened', 'clicked'],
  });
  says(model, 'policy', 'contact', {
    singleView: 'system:crm', quiet: { text: '20:00-08:00' }, brand: '2024', tone: 'warm',
    caps: [{ type: 'marketing', limit: { count: 4 } }, { type: 'survey', limit: { text: '1 per 90d' } }],
    suppress: [{ type: 'marketing', during: 'context:claimOpen' }], consent: { by: 'system:preferenceCentre', within: { text: '1h' } },
  });
});

describe('outcomes, decisions, change', () => {
  const model = block(4, 'journey lateDelivery\njourney renewal\nsystem crm\nsystem survey\nmetric adoption\ncapability carrier\nteam frontline');

  test('metrics, outcomes and initiatives', () => {
    says(model, 'metric', 'nps', {
      type: 'nps', better: 'higher', scale: { from: -100, to: 100 }, source: 'system:survey', cadence: 'monthly', alertBelow: { value: 20 },
      readings: [
        { kind: 'baseline', value: { value: 21 }, date: day('2026-01-31') },
        { kind: 'actual', value: { value: 28 }, date: day('2026-06-30') },
      ],
    });
    says(model, 'outcome', 'loyal', {
      metrics: ['metric:nps'], targets: [{ value: { value: 35 }, by: day('2026-12-31') }], enabledBy: ['journey:lateDelivery', 'system:crm'],
    });
    says(model, 'initiative', 'oneView', {
      serves: ['journey:lateDelivery'], outcomes: ['outcome:loyal'], starts: day('2026-09-01'), ends: day('2027-02-28'), cost: { amount: 900_000 },
    });
  });

  test('decisions, requirements, assumptions, problems and risks', () => {
    says(model, 'decision', 'd7', {
      status: 'accepted', date: day('2026-08-01'), serves: ['journey:renewal'], reversible: false, context: '…',
      options: [{ title: 'Build', pros: ['…'], cons: ['…'] }, { title: 'Buy', chosen: true, because: '…' }],
    });
    says(model, 'requirement', 'r12', { on: ['system:crm'], from: 'RFP 4.2', verified: day('2026-08-30') });
    says(model, 'assumption', 'a3', { on: ['capability:carrier'], verified: 'none' });
    says(model, 'problem', 'p4', { on: ['journey:lateDelivery'], solvedBy: ['initiative:oneView'] });
    says(model, 'risk', 'r3', { on: ['system:acd'], likelihood: 'high', impact: 'high', mitigation: '…', owner: 'team:ops' });
  });

  test('plateaus and the migration between them', () => {
    says(model, 'plateau', 'tobe', { after: 'plateau:p1', starts: day('2027-04-05') });
    says(model, 'system', 'interactionStore', { life: { from: 'plateau:tobe' } });
    says(model, 'migration', 'acd->ccaas', {
      from: ['system:acd'], to: ['system:ccaas'], plateau: 'plateau:p1', split: 'by number',
      waves: [{ name: 'techSupport', seats: 300, on: day('2027-02-15'), rollback: 'Re-point DNIS', within: { text: '30min' } }],
      bridges: [{ system: 'system:sipBridge', until: 'plateau:tobe' }],
    });
  });

  test('the programme, its milestones and its gates', () => {
    says(model, 'programme', 'telvia', {
      starts: day('2027-01-11'), stabiliseUntil: day('2027-05-04'), runOwner: 'team:itOps', reviews: [day('2027-10-01')],
      phases: [{ name: 'foundation', weeks: { first: 1, last: 3 } }, { name: 'deploy', weeks: { first: 7, last: 9 } }],
    });
    expect(find(model, 'programme', 'telvia').roles).toMatchObject([
      { role: 'sponsor', who: 'COO', time: { each: { text: '4h' }, per: { text: 'week' } } },
      { role: 'product owner', who: 'Head of Service', share: 100 },
      { role: 'super users', count: 10, share: 20 },
      { role: 'technical lead', who: 'Lead Architect' },
      { role: 'change manager', who: 'Head of Adoption' },
      { role: 'cx lead', who: 'CX Director' },
    ]);
    says(model, 'milestone', 'telvia.asIs', { phase: 'foundation', week: 1, done: day('2027-01-15'), parent: 'programme:telvia' });
    says(model, 'milestone', 'telvia.interviews', { counts: [{ count: 9, of: 'team:frontline' }] });
    says(model, 'gate', 'telvia.design', {
      week: 3, signedBy: ['team:operations'], signedOn: day('2027-01-29'), otherwise: 'pause',
      requires: [{ subject: 'asIs', element: 'milestone:telvia.asIs' }, { subject: 'interviews', element: 'milestone:telvia.interviews' }],
    });
    says(model, 'gate', 'telvia.stabilise', {
      requires: [
        { subject: 'adoption', element: 'metric:adoption', operator: '>=', value: { value: 60, unit: '%' } },
        { subject: 'compliance', operator: '>=' },
        { subject: 'availability', value: { text: '99%' } },
      ],
      pauses: [{ any: [[{ subject: 'adoption', operator: '<', value: { value: 40 } }, { subject: 'improving', not: true }]] }],
    });
  });
});
