import { atProperty, fallbackProperty, travelling } from './common.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const goal = value.quantity('20s', '60s', '24h', '48bh');

/** Where customers are met, and what they come for. */
export const channelReference: readonly DeclarationReference[] = [
  declaration(
    'channel',
    'A way for customer and company to meet. Where its name is a kind of channel, it is that kind.',
    'channel «chat» "«Web chat»" {\n\t«»\n}',
    {
      subject: value.any(value.fresh('channel'), value.word('channelType')),
      properties: [
        withDefault('its name, where that is such a word', property('kind', value.word('channelType'), 'What kind of channel it is.', 'kind chat')),
        withDefault('what the kind of channel says; a phone is sync, an e-mail async', property('mode', value.word('channelMode'), 'Whether both sides are there at the same time.', 'mode sync')),
        property('direction', value.word('channelDirection'), 'Who makes contact first: the customer, the company, or both.', 'direction inbound'),
        property(
          'hours',
          value.list(value.orNone(value.quantity('24x7', 'Mon-Sat 08:00-20:00'))),
          'When the channel is open.',
          'hours 24x7',
        ),
        property(
          'staffed',
          value.list(value.orNone(value.quantity('24x7', 'Mon-Fri 09:00-18:00'))),
          'When a person is there.',
          'staffed Mon-Fri 09:00-18:00',
        ),
        property('auth', value.word('auth'), 'How surely the channel knows the customer.', 'auth identified'),
        property(
          'served by',
          value.list(value.orNone(value.ref('system'))),
          'The systems behind it.',
          'served by chatbot, contactPlatform',
        ),
        property(
          'target',
          {
            ...value.sequence(value.any(value.intents, value.word('clock')), value.any(value.word('clock'), goal), goal),
            told: 'an intent, where it is for one; then `answer`, `response`, `acknowledge` or `resolve`; then a duration, or a share such as `80%`',
          },
          'How fast customers are answered or helped: a promise, for one intent or for all.',
          'target orderStatus answer 80% in 20s',
          property('in', goal, 'Within which time that share is reached.', 'in 20s'),
          property(
            'counting',
            value.word('counting'),
            'Which contacts count: the formula of the share.',
            'in 20s counting offered',
          ),
        ),
        property('language', value.list(value.such('en de fr nl es it')), 'The languages that are spoken there.', 'language en, de'),
        property('in', value.list(value.ref('boundary')), 'The region or organisation that it is in.', 'in eu'),
        atProperty,
      ],
    },
  ),
  declaration(
    'handover',
    'How a customer gets from one channel or team to another, and what travels with him.',
    'handover «chat» -> «voice» «warm|contextual|cold|none» { carries «customerId», «intent» }',
    {
      subject: value.path('channel', 'team'),
      head: grades(),
      properties: [
        ...grades(),
        property('via', value.list(value.word('handoverVia')), 'How the customer gets across: transferred, called back, sent a link and so on.', 'via transfer'),
        travelling('carries', 'What is passed on, so that nobody asks again.', 'carries customerId, intent, summary'),
        property('within', value.quantity('60s', '2min'), 'How long it may take.', 'within 60s'),
        fallbackProperty,
        withDefault('it is for all', property('for', value.list(value.intents), 'The intents that it is for.', 'for orderStatus')),
        atProperty,
      ],
    },
  ),
  declaration('intent', 'What a customer wants when he makes contact.', 'intent «orderStatus» "«Where is my order?»"', {
    subject: value.intents,
    properties: [atProperty],
  }),
  declaration(
    'context',
    'Something that has to be known to help: a context item.',
    'context «summary» "«What has been said so far»"',
    {
      subject: value.items,
      properties: [
        property('class', value.list(value.word('dataClass')), 'How much it has to be protected.', 'class personal'),
        atProperty,
      ],
    },
  ),
];

function grades() {
  return [
    property('warm', value.flag, 'The next person is told before the customer arrives.', 'warm'),
    property('contextual', value.flag, 'What is known travels along.', 'contextual'),
    property('cold', value.flag, 'The customer arrives, and starts again but for what is carried.', 'cold'),
    property('none', value.flag, 'There is no way over, and that is known.', 'none'),
  ];
}
