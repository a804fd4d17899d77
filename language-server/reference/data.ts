import { atProperty } from './common.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** What is known about customers, and by what right. */
export const dataReference: readonly DeclarationReference[] = [
  declaration(
    'data',
    'A data entity: what is known about something.',
    'data «Customer» "«Customer profile»" { subject «customer»  class «personal»  identifiers «email» }',
    {
      subject: value.fresh('data'),
      properties: [
        property('subject', value.word('dataSubject'), 'Whom it is about.', 'subject customer'),
        property('class', value.word('dataClass'), 'How much it has to be protected.', 'class personal'),
        property(
          'identifiers',
          value.items,
          'Its keys; the same name is the same space of values.',
          'identifiers email, crmId',
        ),
        property('retention', value.orNone(value.quantity('24mo')), 'How long it may be kept.', 'retention 24mo'),
        property('criticality', value.word('criticality'), 'How much depends on it.', 'criticality high'),
        atProperty,
      ],
    },
  ),
  declaration(
    'identity',
    'Two identifiers that are resolved to each other.',
    'identity «email» = «loyaltyNo» { kind «deterministic»  by «ciam» }',
    {
      subject: value.items,
      properties: [
        property('kind', value.word('identityType'), 'How surely.', 'kind deterministic'),
        property('by', value.ref('system'), 'The system that does it.', 'by ciam'),
        atProperty,
      ],
    },
  ),
  declaration(
    'processing',
    'A record of processing: what personal data is used for, and by what right.',
    'processing «name» "«Title»" {\n\tpurpose "«What for»"  of «Customer»  in «marketing»  basis «consent»\n}',
    {
      properties: [
        property('purpose', value.text, 'What it is done for.', 'purpose "Offers that fit"'),
        property('of', value.ref('data'), 'The data that is used.', 'of Customer'),
        property('in', value.ref('system'), 'The systems that do it.', 'in marketing, warehouse'),
        property('basis', value.word('basis'), 'The legal basis.', 'basis consent'),
        property('recipients', value.orNone(value.ref('system', 'team')), 'Who else gets it.', 'recipients adPartner'),
        property('retention', value.quantity('12mo'), 'How long it is kept for this.', 'retention 12mo'),
        property('role', value.choice('controller processor joint'), 'Who decides about it.', 'role controller'),
        property('safeguard', value.word('safeguard'), 'What allows it to leave the region.', 'safeguard scc'),
        atProperty,
      ],
    },
  ),
];
