import { atProperty } from './common.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const untilEvent = property(
  'until',
  value.word('retentionEnd'),
  'The event that ends it, where it is not a time.',
  'until fulfilment',
);

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
        property('class', value.list(value.word('dataClass')), 'How much it has to be protected.', 'class personal'),
        property(
          'identifiers',
          value.list(value.items),
          'Its keys; the same name is the same space of values.',
          'identifiers email, crmId',
        ),
        property('retention', value.orNone(value.quantity('24mo')), 'How long it may be kept.', 'retention 24mo', untilEvent),
        property('criticality', value.word('criticality'), 'How much depends on it.', 'criticality high'),
        property(
          'survivorship',
          value.list(value.orNone(value.word('survivorship'))),
          'Which of two values wins, the strongest rule first.',
          'survivorship source, recency',
        ),
        property(
          'audit',
          value.list(value.orNone(value.word('audit'))),
          'What somebody found who looked at the data, and when.',
          'audit exists, accessible, clean on 2027-01-15',
          property('on', value.quantity('2027-01-15'), 'The day of that look.', 'on 2027-01-15'),
        ),
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
        property('kind', value.word('identityType'), 'How surely the two belong together: by rule, by likeness, by a login elsewhere, or by hand.', 'kind deterministic'),
        property('by', value.list(value.ref('system', 'team')), 'The systems or teams that resolve one to the other.', 'by ciam'),
        property('confidence', value.quantity('85%'), 'How many of the matches are right.', 'confidence 85%'),
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
        property('of', value.list(value.ref('data')), 'The data that is used.', 'of Customer'),
        property('in', value.list(value.ref('system')), 'The systems that do it.', 'in marketing, warehouse'),
        property('basis', value.word('basis'), 'The legal basis.', 'basis consent'),
        property('recipients', value.list(value.orNone(value.ref('team', 'system'))), 'Who else gets the data.', 'recipients adPartner'),
        property(
          'retention',
          value.orNone(value.quantity('12mo')),
          'How long it is kept for this.',
          'retention 12mo',
          untilEvent,
        ),
        property('role', value.word('processingRole'), 'The role under data-protection law: who decides on purpose and means.', 'role controller'),
        property('controller', value.text, 'Who answers for it by law.', 'controller "Northfield Home Ltd"'),
        property('contact', value.text, 'Whom to ask: the data protection officer.', 'contact "dpo@example.org"'),
        property(
          'measures',
          value.list(value.orNone(value.text)),
          'How the data is protected.',
          'measures "Encrypted at rest", "Access by role"',
        ),
        property(
          'automated',
          value.flag,
          'It decides about people without one; `no` where a person decides.',
          'automated reviewed by claimsTeam',
          property('no', value.flag, 'A person decides.', 'no'),
          property(
            'reviewed by',
            value.orNone(value.ref('team')),
            'The team whose people look at what was decided.',
            'reviewed by claimsTeam',
          ),
        ),
        property('discloses', value.list(value.word('disclosure')), 'Whether the data is sold or shared (CCPA).', 'discloses sharing'),
        property(
          'opt out by',
          value.orNone(value.ref('system')),
          'The system in which a customer objects to that.',
          'opt out by preferenceCentre',
        ),
        property('safeguard', value.word('safeguard'), 'What allows it to leave the region.', 'safeguard scc'),
        atProperty,
      ],
    },
  ),
];
