import type { FindingNote } from '../../diagram/view-graph.ts';
import type {
  BlueprintCell,
  BlueprintChip,
  BlueprintItem,
  BlueprintStep,
  BlueprintSystem,
  BlueprintTransition,
  BlueprintView,
} from '../../diagram/views/blueprint-view.ts';

/** A journey of ten steps with a branch, a loop, lost context, a missing integration and unlike promises. */
export function lateDelivery(): BlueprintView {
  const steps: readonly BlueprintStep[] = [
    step(1, 'Gets the delay e-mail', 'frontstage', { channels: [chip('email', 'E-mail')], chains: [[system('events', 'Event broker', 'integration'), reached('email', 'Transactional e-mail', 'engagement', 'amqp')]], actor: { icon: 'system', text: 'Automatic' }, volume: '12,000 a month', emotion: { value: -1, evidence: 'Survey 2026-Q2' } }),
    step(2, 'Opens tracking on the web', 'customer', {
      channels: [chip('web', 'Web shop')],
      chains: [[system('web', 'Storefront', 'engagement'), reached('orders', 'Order management', 'core', 'rest · 400 ms'), reached('field', 'Carrier tracking', 'external', 'webhook')]],
      actor: { icon: 'customer', text: 'Customer' },
      volume: '12,000 a month',
      promises: [{ icon: 'clock', text: 'within 2 s' }, { icon: 'workforce', text: '24x7' }],
      pains: [{ text: 'Status is a day old', solvedBy: 'Calls back' }],
      findings: [{ severity: 'error', rule: 'IDD-04', message: 'Order can be 60 min old; it needs 5 min.' }],
    }),
    step(3, 'Asks the bot where it is', 'frontstage', {
      channels: [chip('chat', 'Web chat', [{ severity: 'warning', rule: 'SLA-02', message: 'Chat 60 s, e-mail 48 h.' }])],
      chains: [[system('bot', 'Chatbot', 'engagement'), { ...reached('crm', 'CRM', 'customer', 'rest · 300 ms'), findings: [{ severity: 'error', rule: 'IDD-01', message: 'Three islands' }] }]],
      actor: { icon: 'bot', text: 'Bot' },
      volume: '7,440 a month',
      emotion: { value: -1, evidence: 'Chat survey' },
      promises: [{ icon: 'check', text: 'response in 60 s' }, { icon: 'workforce', text: '24x7' }],
      findings: [{ severity: 'error', rule: 'JRN-06', message: '15 h a day without a person.' }, { severity: 'warning', rule: 'SLA-02', message: 'Unlike.' }],
    }),
    step(4, 'Chats with an agent', 'frontstage', { channels: [chip('chat', 'Web chat')], chains: [[system('contact-platform', 'Contact platform', 'engagement')], [system('crm', 'CRM', 'customer')]], actor: { icon: 'agent', text: 'Agent · ContactCo' }, volume: '4,613 a month', promises: [{ icon: 'check', text: 'response in 60 s' }, { icon: 'workforce', text: 'Mon-Fri 09:00-18:00' }] }),
    step(5, 'Calls', 'customer', { channels: [chip('voice', 'Phone')], chains: [[system('contact-platform', 'Contact platform', 'engagement')]], actor: { icon: 'customer', text: 'Customer' }, volume: '2,860 a month', emotion: { value: -2, evidence: 'Call recordings, tagged 2026-05' } }),
    step(6, 'Identifies in the IVR', 'frontstage', { channels: [chip('ivr', 'IVR')], chains: [[system('ivr', 'IVR', 'engagement'), reached('crm', 'CRM', 'customer', 'soap · 2 s', [{ severity: 'warning', rule: 'INT-01', message: 'Direct SOAP without contract.' }])]], actor: { icon: 'bot', text: 'Bot' }, volume: '2,860 a month', findings: [{ severity: 'warning', rule: 'JRN-04', message: 'Authenticated on the web, asked again.' }] }),
    step(7, 'Explains it all again to an agent', 'frontstage', { channels: [chip('voice', 'Phone')], chains: [[system('contact-platform', 'Contact platform', 'engagement'), reached('crm', 'CRM', 'customer', 'cti')], [system('orders', 'Order management', 'core'), reached('erp', 'ERP', 'core', 'soap · 3 s', [{ severity: 'error', rule: 'INT-01', message: 'Direct SOAP, no contract, no telemetry.' }])]], actor: { icon: 'agent', text: 'Agent · ContactCo' }, volume: '2,860 a month', emotion: { value: -2 }, repeats: 'Customer repeats summary and authState: 2,860 a month', findings: [{ severity: 'error', rule: 'JRN-02', message: 'Chat to phone loses summary and authState.' }], pains: [{ text: 'Has to tell the whole story a second time, to somebody who cannot see the chat' }] }),
    step(8, 'Refund is approved', 'backstage', { chains: [[system('erp', 'ERP', 'core'), { ...reached('payment', 'Payment provider', 'core', 'no integration'), reached: { text: 'no integration', broken: true, findings: [] } }]], actor: { icon: 'team', text: 'Back office · Finance' }, volume: '1,900 a month' }),
    step(9, 'Gets the confirmation', 'frontstage', { channels: [chip('email', 'E-mail'), chip('push', 'App push')], chains: [[system('email', 'Transactional e-mail', 'engagement')], [system('push', 'Push service', 'engagement')]], actor: { icon: 'system', text: 'Automatic' }, volume: '1,900 a month', emotion: { value: 1, evidence: 'Survey 2026-Q2' } }),
    step(10, 'Answers the survey', 'customer', { channels: [chip('email', 'E-mail')], chains: [[system('survey', 'Survey', 'customer', true)]], actor: { icon: 'customer', text: 'Customer' }, volume: '1,900 a month', emotion: { value: 0, evidence: 'Response rate' } }),
  ];
  const transitions: readonly BlueprintTransition[] = [
    way(0, 1), way(1, 2), way(2, 3, '62 % · unresolved'),
    way(2, undefined, '38 % · solved'),
    way(3, 4, '', [{ severity: 'error', rule: 'JRN-02', message: 'summary and authState get lost' }, { severity: 'warning', rule: 'JRN-03', message: 'no handover' }]),
    way(3, 7, '38 % · refund agreed in the chat'),
    way(4, 5), way(5, 6, 'wants a person'), way(5, 1, 'hangs up and looks again', [], true), way(6, 7), way(6, 4, 'on failure · line drops', [{ severity: 'warning', rule: 'INT-06', message: 'no path' }], true), way(7, 8), way(8, 9),
  ];
  return {
    shape: 'blueprint',
    request: { kind: 'journey', subject: 'journey:lateDelivery' },
    title: 'Late delivery',
    subtitle: 'Critical service journey · for Dana, app-first and Mr Osei · 12,000 a month · 99.9 % available is the target · at best 98.31 % is what its systems give',
    legend: [
      { sample: 'badge', tone: 'accent', icon: 'expand', text: 'comes in hand here' },
      { sample: 'badge', tone: 'good', icon: 'check', text: 'needed and in hand' },
      { sample: 'track', tone: 'accent', text: 'stays in hand' },
      { sample: 'badge', tone: 'warning', icon: 'clock', text: 'in hand, but too old' },
      { sample: 'struck', tone: 'error', text: 'needed and not in hand' },
      { sample: 'break', tone: 'error', icon: 'break', text: 'the journey breaks here' },
      { sample: 'dashed-line', text: 'on failure, or after a time' },
      { sample: 'dashed-box', text: 'used, but not declared' },
      { sample: 'badge', tone: 'error', icon: 'error', text: 'error' },
      { sample: 'badge', tone: 'warning', icon: 'warning', text: 'warning' },
    ],
    steps,
    phases: [{ title: 'Notices', first: 0, end: 2 }, { title: 'Asks for help', first: 2, end: 7 }, { title: 'Is made whole', first: 7, end: 10 }],
    transitions,
    items: [
      item('orderId', 'ghnnnnnhn.'),
      item('customerId', '.nnhnnn...'),
      item('Order', '.s....n...'),
      item('intent', '..ghhhn...'),
      item('summary', '...g..l...'),
      item('authState', '.g....l...'),
      item('caseId', '...ghhhnn.'),
    ],
    findings: [
      { severity: 'error', rule: 'SLA-04', message: 'Late delivery can be available 98.31 % at best (storefront 99.95, oms 99.9, erp 99.0 …); 99.9 % is promised.' },
      { severity: 'error', rule: 'OWN-03', message: 'Seven units own parts of "Late delivery": Digital, Stores, Customer Service, Supply Chain, Marketing, IT Integration and Finance.' },
    ],
  };
}

export interface LongJourney {
  readonly steps: number;
  readonly perPhase?: number;
  readonly title?: string;
  readonly channels?: boolean;
}

/** A plain journey of any length; without `perPhase` it has no phases. */
export function plainJourney({ steps: count, perPhase, title = 'Does something', channels = true }: LongJourney): BlueprintView {
  const steps = Array.from({ length: count }, (_, index) =>
    step(index + 1, index % 4 === 3 ? `${title} ${title}` : title, index % 3 === 1 ? 'frontstage' : 'customer', {
      channels: channels ? [chip('web', title)] : [],
      chains: [[system('system', title, 'plain')]],
    }),
  );
  const phases = perPhase === undefined ? [] : Array.from({ length: Math.ceil(count / perPhase) }, (_, index) => ({ title: `Phase ${index + 1}: ${title}`, first: index * perPhase, end: Math.min(count, (index + 1) * perPhase) }));
  const ways = steps.slice(1).map((_, index) => way(index, index + 1, index % 5 === 2 ? title : ''));
  if (count > 8) ways.push(way(7, 2, title), way(1, count - 2, title));
  return {
    ...lateDelivery(),
    title,
    subtitle: '',
    legend: [],
    steps,
    phases,
    transitions: ways,
    items: [item('orderId', `g${'h'.repeat(Math.max(0, count - 2))}n`.slice(0, count))],
    findings: [],
  };
}

type StepFacts = Partial<Omit<BlueprintStep, 'element' | 'number' | 'title' | 'lane'>>;

function step(number: number, title: string, lane: BlueprintStep['lane'], facts: StepFacts): BlueprintStep {
  const plain = { channels: [], chains: [], promises: [], pains: [], unreachable: false, undeclared: false, findings: [] };
  return { element: `step:lateDelivery.s${number}`, number, title, lane, ...plain, ...facts };
}

function chip(icon: string, text: string, findings: readonly FindingNote[] = []): BlueprintChip {
  return { element: `channel:${icon}`, icon, text, tone: 'channel', dashed: false, findings };
}

function system(icon: string, text: string, tone: BlueprintChip['tone'], dashed = false): BlueprintSystem {
  return { element: `system:${text.replaceAll(/\W/g, '')}`, icon, text, tone, dashed, findings: [] };
}

function reached(icon: string, text: string, tone: BlueprintChip['tone'], how: string, findings: readonly FindingNote[] = []): BlueprintSystem {
  return { ...system(icon, text, tone), reached: { element: `integration:to-${icon}`, text: how, broken: false, findings } };
}

function way(from: number, to: number | undefined, label = '', breaks: readonly FindingNote[] = [], dashed = false): BlueprintTransition {
  return { id: `s${from}>${to ?? 'end'}`, from, to, label, dashed, breaks };
}

/** One letter a step: held, needed, gained, stale, lost, or a dot. */
function item(name: string, states: string): BlueprintItem {
  const known: Readonly<Record<string, BlueprintCell['state']>> = { h: 'held', n: 'needed', g: 'gained', s: 'stale', l: 'lost' };
  const cells = [...states].map((letter) => {
    const state = known[letter];
    const note = state === 'stale' ? { note: '60 min' } : {};
    return state === undefined ? undefined : { state, ...note, label: `${name}: ${state}` };
  });
  return { item: name, cells };
}
