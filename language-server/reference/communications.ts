import { atProperty } from './common.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';

const messageType = value.word('communicationType');
const brand = property('brand', value.text, 'The brand, or its edition, that it is in.', 'brand "2024"');
const tone = property('tone', value.word('tone'), 'The tone of voice.', 'tone warm');

/** What customers are sent, and how much of it. */
export const communicationReference: readonly DeclarationReference[] = [
  declaration(
    'communication',
    'Something that customers are sent.',
    'communication «name» "«Title»" {\n\ttype «operational»  for «persona»  in «journey.step»  channel «email»  sender «system»\n}',
    { properties: communicationProperties() },
  ),
  declaration(
    'policy',
    'What holds for all communications: how many, when, and by whose consent.',
    'policy «contact» "«Contact policy»" {\n\tsingle view «crm»\n\tcap «marketing» «4 per 30d»\n}',
    {
      properties: [
        property(
          'single view',
          value.orNone(value.ref('system')),
          'The system that knows everything a customer was sent.',
          'single view crm',
        ),
        property(
          'cap',
          value.list(value.sequence(messageType, value.quantity('4 per 30d'))),
          'The most of a kind in a time.',
          'cap marketing 4 per 30d',
        ),
        property('quiet', value.list(value.orNone(value.quantity('20:00-08:00'))), 'When nothing is sent.', 'quiet 20:00-08:00'),
        property(
          'suppress',
          value.list(messageType),
          'What is held back, and while what goes on.',
          'suppress marketing during claimOpen',
          property('during', value.ref('journey', 'step', 'context'), 'While this goes on.', 'during claimOpen'),
        ),
        brand,
        tone,
        property(
          'consent by',
          value.orNone(value.ref('system')),
          'The system that knows what a customer agreed to.',
          'consent by preferenceCentre within 1h',
          property('within', value.quantity('1h'), 'How soon a change of mind counts everywhere.', 'within 1h'),
        ),
        property('override', value.list(value.orNone(messageType)), 'What is sent in spite of the policy.', 'override regulatory'),
        property(
          'honours',
          value.list(value.orNone(value.word('signal'))),
          "Signals of the customer's browser that count as an objection.",
          'honours gpc',
        ),
        atProperty,
      ],
    },
  ),
];

function communicationProperties(): readonly PropertyReference[] {
  return [
    property('type', messageType, 'What kind of message it is.', 'type operational'),
    property('for', value.list(value.ref('persona')), 'Who gets it.', 'for tomas'),
    property('in', value.list(value.ref('step', 'journey')), 'The step that it belongs to.', 'in renewal.remind'),
    property('intent', value.list(value.intents), 'What it answers or asks for.', 'intent payPremium'),
    property('channel', value.list(value.ref('channel')), 'How it is sent.', 'channel email'),
    property('sender', value.orNone(value.ref('system')), 'The system that sends it.', 'sender billing'),
    property('stage', value.word('stage'), 'The stage of the customer lifecycle.', 'stage retention'),
    property('template', value.text, 'The template or letter that it is made from.', 'template "letter-12"'),
    property('archived in', value.list(value.orNone(value.ref('system'))), 'Where a copy is kept.', 'archived in archive'),
    property(
      'feeds',
      value.list(value.orNone(value.ref('data', 'metric', 'system', 'decision', 'initiative'))),
      'What learns from the answer.',
      'feeds Profile, propensity',
    ),
    property('frequency', value.quantity('1 per 30d'), 'How often one customer gets it.', 'frequency 1 per 30d'),
    property('on day', value.quantity('5'), 'On which day, counted from what sets it off.', 'on day 5'),
    property('priority', value.quantity('1', '3'), 'What goes first where not all may be sent.', 'priority 3'),
    brand,
    tone,
    property('locale', value.such('en-GB en-US de-DE fr-FR'), 'Its language and country.', 'locale en-GB'),
    property('basis', value.word('basis'), 'The legal basis.', 'basis contract'),
    property('mandatory', value.flag, 'It is sent whatever the customer prefers.', 'mandatory'),
    property('asks', value.list(value.text), 'What it asks the customer to do.', 'asks "Pay now"'),
    property(
      'returns',
      value.list(value.word('engagement')),
      'What is heard back of it.',
      'returns delivered, opened, clicked',
    ),
    atProperty,
  ];
}
