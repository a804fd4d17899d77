import { atProperty } from './common.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';

const messageType = value.choice('marketing transactional service operational regulatory survey internal');
const brand = property('brand', value.text, 'The brand, or its edition, that it is in.', 'brand "2024"');
const tone = property('tone', value.choice('warm neutral formal'), 'How it speaks.', 'tone warm');

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
          value.ref('system'),
          'The system that knows everything a customer was sent.',
          'single view crm',
        ),
        property(
          'cap',
          value.sequence(messageType, value.quantity('4 per 30d')),
          'The most of a kind in a time.',
          'cap marketing 4 per 30d',
        ),
        property('quiet', value.quantity('20:00-08:00'), 'When nothing is sent.', 'quiet 20:00-08:00'),
        property(
          'suppress',
          messageType,
          'What is held back, and while what goes on.',
          'suppress marketing during claimOpen',
          property('during', value.ref('journey', 'step'), 'While this goes on.', 'during claimOpen'),
        ),
        brand,
        tone,
        property(
          'consent by',
          value.ref('system'),
          'The system that knows what a customer agreed to.',
          'consent by preferenceCentre within 1h',
          property('within', value.quantity('1h'), 'How soon a change of mind counts everywhere.', 'within 1h'),
        ),
        atProperty,
      ],
    },
  ),
];

function communicationProperties(): readonly PropertyReference[] {
  return [
    property('type', messageType, 'What kind of message it is.', 'type operational'),
    property('for', value.ref('persona'), 'Who gets it.', 'for tomas'),
    property('in', value.ref('step', 'journey'), 'The step that it belongs to.', 'in renewal.remind'),
    property('intent', value.intents, 'What it answers or asks for.', 'intent payPremium'),
    property('channel', value.ref('channel'), 'How it is sent.', 'channel email'),
    property('sender', value.ref('system'), 'The system that sends it.', 'sender billing'),
    property('frequency', value.quantity('1 per 30d'), 'How often one customer gets it.', 'frequency 1 per 30d'),
    property('on day', value.quantity('5'), 'On which day, counted from what sets it off.', 'on day 5'),
    property('priority', value.quantity('1', '3'), 'What goes first where not all may be sent.', 'priority 3'),
    brand,
    tone,
    property('locale', value.choice('en-GB en-US de-DE fr-FR'), 'Its language and country.', 'locale en-GB'),
    property('basis', value.word('basis'), 'The legal basis.', 'basis contract'),
    property('mandatory', value.flag, 'It is sent whatever the customer prefers.', 'mandatory'),
    property('asks', value.text, 'What it asks the customer to do.', 'asks "Pay now"'),
    property(
      'returns',
      value.choice('delivered opened clicked'),
      'What is heard back of it.',
      'returns delivered, opened, clicked',
    ),
    atProperty,
  ];
}
