import { property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** The architecture itself, and the people in it. */
export const peopleReference: readonly DeclarationReference[] = [
  {
    keyword: 'architecture',
    help: 'The architecture as a whole; at most one in a project.',
    snippet: 'architecture ${1:name} "${2:Title}"',
    inside: [],
    properties: [
      property('regulation', value.words('regulation'), 'The laws that it has to keep.', 'regulation gdpr, ccpa'),
      property('currency', value.name, 'The currency of costs that name none: three capitals.', 'currency EUR'),
      property('horizon', value.quantity('2028-12-31'), 'How far ahead the architecture has to last.', 'horizon 2028-12-31'),
    ],
  },
  {
    keyword: 'defaults',
    help: 'Values for every element of a kind that states none of its own.',
    snippet: 'defaults ${1:integration} { ${2:encryption tls} }',
    inside: [],
    properties: [],
  },
  {
    keyword: 'team',
    help: 'People who own, run or handle something; teams nest.',
    snippet: 'team ${1:name} "${2:Title}" { unit }',
    inside: ['team'],
    properties: [
      property('unit', value.flag, 'It counts as an organisational unit.', 'unit'),
      property('kind', value.word('teamType'), 'Whose people they are.', 'kind outsourced'),
      property('lead', value.text, 'Who leads it.', 'lead "Head of Service"'),
      property('hours', value.quantity('24x7', 'Mon-Fri 09:00-18:00'), 'When it works.', 'hours Mon-Fri 09:00-18:00'),
      property('in', value.ref('boundary'), 'The region or organisation that it is in.', 'in eu'),
      property('cost', value.quantity('900000 EUR/year'), 'What it costs.', 'cost 900000 EUR/year'),
    ],
  },
  {
    keyword: 'persona',
    help: 'A kind of customer, told as one person.',
    snippet: 'persona ${1:name} "${2:Dana, app-first}" { goal "${3:Never explain it twice}" }',
    inside: [],
    properties: [
      property('segment', value.name, 'The segment that the persona stands for.', 'segment loyalty'),
      property('share', value.quantity('34%'), 'Its share of all customers.', 'share 34%'),
      property('goal', value.text, 'What the persona wants.', 'goal "Never explain it twice"'),
    ],
  },
  {
    keyword: 'boundary',
    help: 'A region, organisation or zone of trust that data may not simply leave.',
    snippet: 'boundary ${1:eu} "${2:EU}" { kind ${3|region,organisation,trust|} }',
    inside: ['boundary'],
    properties: [
      property('kind', value.word('boundaryType'), 'What the boundary is of.', 'kind region'),
      property('safeguard', value.word('safeguard'), 'What allows personal data to go there.', 'safeguard scc'),
    ],
  },
];
