import { property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** Where customers are met, and what they come for. */
export const channelReference: readonly DeclarationReference[] = [
  {
    keyword: 'channel',
    help: 'A way for customer and company to meet. Where its name is a kind of channel, it is that kind.',
    snippet: 'channel ${1:chat} "${2:Web chat}" {\n\t$0\n}',
    inside: [],
    properties: [
      property('kind', value.word('channelType'), 'What kind of channel it is.', 'kind chat'),
      property('mode', value.word('channelMode'), 'Whether both sides are there at the same time.', 'mode sync'),
      property('direction', value.word('channelDirection'), 'Who begins.', 'direction inbound'),
      property('hours', value.quantity('24x7', 'Mon-Sat 08:00-20:00'), 'When the channel is open.', 'hours 24x7'),
      property('staffed', value.quantity('24x7', 'Mon-Fri 09:00-18:00'), 'When a person is there.', 'staffed Mon-Fri 09:00-18:00'),
      property('auth', value.word('auth'), 'How surely the channel knows the customer.', 'auth identified'),
      property('served by', value.refs('system'), 'The systems behind it.', 'served by chatbot, contactPlatform'),
      property('target', value.intents, 'A promise per intent: answer, response, acknowledge or resolve.', 'target orderStatus answer 80% in 20s'),
      property('in', value.ref('boundary'), 'The region or organisation that it is in.', 'in eu'),
    ],
  },
  {
    keyword: 'handover',
    help: 'How a customer gets from one channel or team to another, and what travels with him.',
    snippet: 'handover ${1:chat} -> ${2:voice} ${3|warm,contextual,cold,none|} { carries ${4:customerId, intent} }',
    inside: [],
    properties: [
      property('via', value.word('handoverVia'), 'By which means.', 'via transfer'),
      property('carries', value.items, 'What is passed on, so that nobody asks again.', 'carries customerId, intent, summary'),
      property('within', value.quantity('60s', '2min'), 'How long it may take.', 'within 60s'),
    ],
  },
  { keyword: 'intent', help: 'What a customer wants when he makes contact.', snippet: 'intent ${1:orderStatus} "${2:Where is my order?}"', inside: [], properties: [] },
  { keyword: 'context', help: 'Something that has to be known to help: a context item.', snippet: 'context ${1:summary} "${2:What has been said so far}"', inside: [], properties: [] },
];
