import { subjectKinds } from '../build/decision-elements.ts';
import { atProperty } from './common.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const day = value.quantity('2026-12-31', '2026-Q4');
const grade = value.word('grade');
const figure = (example: string) => value.quantity(example, '80%', '4h', '900000 EUR');
const reading = [
  property('at', day, 'The day of the reading.', 'at 2026-01-31'),
  property('from', value.any(value.ref('system', 'team'), value.text), 'Where it comes from.', 'from survey'),
];
const about = property(
  'on',
  value.list(value.ref(...subjectKinds)),
  'What it is about.',
  'on crm',
);
const verified = property(
  'verified',
  value.any(day, value.choice('none')),
  'When it was found true; none when never.',
  'verified 2026-08-30',
);
const serves = property(
  'serves',
  value.list(value.orNone(value.ref('journey', 'outcome', 'step'))),
  'What it is done for.',
  'serves lateDelivery',
);

/** What is to be reached, and what was decided, asked, assumed and feared on the way. */
export const outcomeReference: readonly DeclarationReference[] = [
  declaration(
    'metric',
    'A figure by which something is measured.',
    'metric «nps» "«NPS»" { kind «nps»  better «higher|lower»  source «survey» }',
    {
      properties: [
        withDefault('its name, where that is such a word', property('kind', value.word('metricType'), 'What kind of figure it is.', 'kind nps')),
        property('better', value.word('better'), 'Which way is better.', 'better higher'),
        property('scale', value.quantity('0..10'), 'From where to where it goes.', 'scale -100..100'),
        property('source', value.any(value.ref('system', 'team'), value.text), 'Where it comes from.', 'source survey'),
        property(
          'cadence',
          value.orNone(value.word('cadence')),
          'How often it is read.',
          'cadence monthly',
        ),
        property('alert below', figure('20'), 'Below this somebody has to look.', 'alert below 20'),
        property('alert above', figure('80'), 'Above this somebody has to look.', 'alert above 80'),
        property('baseline', figure('21'), 'What it was before.', 'baseline 21 at 2026-01-31', ...reading),
        property('actual', figure('28'), 'What it is.', 'actual 28 at 2026-06-30', ...reading),
        property('read by', value.list(value.orNone(value.ref('team'))), 'The teams that look at it.', 'read by customerService'),
        property(
          'feeds',
          value.list(value.orNone(value.ref('initiative', 'decision', 'metric', 'outcome', 'team', 'system'))),
          'What is steered by it: initiatives, decisions, other metrics.',
          'feeds oneView',
        ),
        property('window', value.orNone(value.quantity('7d')), 'Over which time it is counted.', 'window 7d'),
        property(
          'definition',
          value.text,
          'What is counted, and by what it is divided.',
          'definition "Resolved on first contact, of all contacts"',
        ),
        atProperty,
      ],
    },
  ),
  declaration(
    'outcome',
    'Something worth reaching, with the figure that shows it.',
    'outcome «loyal» "«Customers stay»" { metric «nps»  target «35» by «2026-12-31» }',
    {
      properties: [
        property('metric', value.list(value.ref('metric')), 'The figure that shows it.', 'metric nps'),
        property(
          'target',
          figure('35'),
          'What is to be reached, and by when.',
          'target 35 by 2026-12-31',
          property('by', day, 'By when.', 'by 2026-12-31'),
        ),
        property(
          'enabled by',
          value.list(value.orNone(value.ref('journey', 'system', 'integration', 'initiative', 'capability'))),
          'What makes it possible.',
          'enabled by lateDelivery, crm',
        ),
        atProperty,
      ],
    },
  ),
  declaration(
    'initiative',
    'Work that changes the architecture.',
    'initiative «name» "«Title»" { serves «journey»  starts «2026-09-01»  ends «2027-02-28» }',
    {
      properties: [
        property('kind', value.word('initiativeType'), 'What kind of work it is.', 'kind pilot'),
        serves,
        property('outcome', value.list(value.ref('outcome')), 'The outcome that it helps to reach.', 'outcome loyal'),
        property('starts', day, 'When it begins.', 'starts 2026-09-01'),
        property('ends', day, 'When it is done.', 'ends 2027-02-28'),
        property('cost', value.quantity('900000 EUR'), 'What it costs.', 'cost 900000 EUR'),
        atProperty,
      ],
    },
  ),
  declaration(
    'decision',
    'What was decided, between which options, and why.',
    'decision «name» "«Title»" {\n\tstatus «proposed|accepted|rejected|superseded»\n\toption "«Buy»" { chosen because "«…»" }\n}',
    {
      inside: ['option'],
      properties: [
        property(
          'status',
          value.word('decisionStatus'),
          'Whether it is proposed, accepted, rejected or superseded.',
          'status accepted',
        ),
        property('date', day, 'The day of the decision.', 'date 2026-08-01'),
        property('decided by', value.list(value.orNone(value.ref('team'))), 'Who decided.', 'decided by it, customerService'),
        serves,
        property('reversible', value.word('yesNo'), 'Whether it can be taken back.', 'reversible no'),
        property('context', value.text, 'What led to it.', 'context "Three systems hold consent"'),
        atProperty,
      ],
    },
  ),
  declaration('option', 'One of the things that could be decided.', 'option "«Build»" { pro "«…»"  con "«…»" }', {
    within: ['decision'],
    common: 'notes',
    properties: [
      property('pro', value.text, 'What speaks for it.', 'pro "Ready in a month"'),
      property('con', value.text, 'What speaks against it.', 'con "Costs more"'),
      property(
        'chosen',
        value.flag,
        'This one was taken.',
        'chosen because "It is there"',
        property('because', value.text, 'Why.', 'because "It is there"'),
      ),
    ],
  }),
  declaration(
    'requirement',
    'Something that has to hold.',
    'requirement «r1» "«Title»" { on «system»  verified none }',
    {
      properties: [
        about,
        property('from', value.text, 'Where it was asked for.', 'from "RFP 4.2"'),
        verified,
        atProperty,
      ],
    },
  ),
  declaration(
    'assumption',
    'Something that is taken for true.',
    'assumption «a1» "«Title»" { on «system»  verified none }',
    {
      properties: [about, verified, atProperty],
    },
  ),
  declaration(
    'problem',
    'Something that is wrong today.',
    'problem «p1» "«Title»" { on «journey»  solved by «initiative» }',
    {
      properties: [
        about,
        property(
          'solved by',
          value.list(value.orNone(value.ref('initiative', 'system', 'step'))),
          'What takes it away.',
          'solved by oneView',
        ),
        property('cause', value.orNone(value.text), 'What it comes from.', 'cause "Status is a day old"'),
        property('intent', value.list(value.intents), 'What customers call about because of it.', 'intent orderStatus'),
        property('volume', value.quantity('1200/month'), 'How many contacts it causes.', 'volume 1200/month'),
        atProperty,
      ],
    },
  ),
  declaration(
    'risk',
    'Something that could go wrong.',
    'risk «r1» "«Title»" { on «system»  likelihood «high|medium|low»  impact «high|medium|low» }',
    {
      properties: [
        about,
        property('likelihood', grade, 'How likely it is.', 'likelihood high'),
        property('impact', grade, 'How bad it would be.', 'impact high'),
        property('mitigation', value.orNone(value.text), 'What is done about it.', 'mitigation "Support is prolonged"'),
        atProperty,
      ],
    },
  ),
];
