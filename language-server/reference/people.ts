import { atProperty } from './common.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** The architecture itself, and the people in it. */
export const peopleReference: readonly DeclarationReference[] = [
  declaration(
    'architecture',
    'The architecture as a whole; at most one in a project.',
    'architecture «name» "«Title»"',
    {
      properties: [
        property('regulation', value.list(value.word('regulation')), 'The laws that it has to keep.', 'regulation gdpr, ccpa'),
        property(
          'currency',
          value.such('EUR USD GBP CHF'),
          'The currency of costs that name none: three capitals.',
          'currency EUR',
        ),
        property(
          'horizon',
          value.quantity('2028-12-31'),
          'How far ahead the architecture has to last.',
          'horizon 2028-12-31',
        ),
      ],
    },
  ),
  declaration(
    'defaults',
    'Values for every element of a kind that states none of its own.',
    'defaults «integration» { «encryption tls» }',
    {
      subject: value.choice(
        'integration system step journey channel handover team data identity persona boundary processing communication metric',
      ),
      isClosed: true,
    },
  ),
  declaration('team', 'People who own, run or handle something; teams nest.', 'team «name» "«Title»" { unit }', {
    subject: value.fresh('team'),
    inside: ['team'],
    properties: [
      withDefault('where no team says so, the units are the teams below the only outermost one, or else the outermost teams', property(
        'unit',
        value.flag,
        'It counts as an organisational unit, as every team does that is not internal.',
        'unit',
      )),
      withDefault('it is taken as internal', property('kind', value.word('teamType'), 'Whose people they are.', 'kind outsourced')),
      property('lead', value.text, 'Who leads it.', 'lead "Head of Service"'),
      property('hours', value.list(value.orNone(value.quantity('24x7', 'Mon-Fri 09:00-18:00'))), 'When its people work.', 'hours Mon-Fri 09:00-18:00'),
      property('in', value.list(value.ref('boundary')), 'The region or organisation that it is in.', 'in eu'),
      property('cost', value.quantity('900000 EUR/year'), 'What it costs.', 'cost 900000 EUR/year'),
      property(
        'members from',
        value.list(value.orNone(value.ref('team'))),
        'The teams or functions that its people come from.',
        'members from support, sales',
      ),
      atProperty,
    ],
  }),
  declaration(
    'persona',
    'A kind of customer, told as one person.',
    'persona «dana» "«Dana, app-first»" { goal "«Never explain it twice»" }',
    {
      subject: value.fresh('persona'),
      properties: [
        property('kind', value.name, 'A word of your own for the kind of persona.', 'kind private'),
        property('segment', value.name, 'The segment that the persona stands for.', 'segment loyalty'),
        property('share', value.quantity('34%'), 'Its share of all customers.', 'share 34%'),
        property('goal', value.list(value.text), 'What the persona wants.', 'goal "Never explain it twice"'),
        atProperty,
      ],
    },
  ),
  declaration(
    'boundary',
    'A region, organisation or zone of trust that data may not simply leave.',
    'boundary «eu» "«EU»" { kind «region|organisation|trust» }',
    {
      subject: value.fresh('boundary'),
      inside: ['boundary'],
      properties: [
        property('kind', value.word('boundaryType'), 'What the boundary is of.', 'kind region'),
        property('safeguard', value.word('safeguard'), 'What allows personal data to go there.', 'safeguard scc'),
        property('in', value.list(value.ref('boundary')), 'The boundary around it.', 'in eu'),
        atProperty,
      ],
    },
  ),
];
