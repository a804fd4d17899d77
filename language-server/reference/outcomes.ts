import { atProperty } from './common.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const day = value.quantity('2026-12-31', '2026-Q4');
const grade = value.choice('high medium low');
const reading = property('at', day, 'The day of the reading.', 'at 2026-01-31');
const about = property(
  'on',
  value.ref('system', 'journey', 'step', 'channel', 'integration', 'data'),
  'What it is about.',
  'on crm',
);
const verified = property(
  'verified',
  value.any(day, value.choice('none')),
  'When it was found true; none when never.',
  'verified 2026-08-30',
);
const serves = property('serves', value.ref('journey', 'outcome'), 'What it is done for.', 'serves lateDelivery');

/** What is to be reached, and what was decided, asked, assumed and feared on the way. */
export const outcomeReference: readonly DeclarationReference[] = [
  declaration(
    'metric',
    'A figure by which something is measured.',
    'metric «nps» "«NPS»" { kind «nps»  better «higher|lower»  source «survey» }',
    {
      properties: [
        property('kind', value.word('metricType'), 'What kind of figure it is.', 'kind nps'),
        property('better', value.choice('higher lower'), 'Which way is better.', 'better higher'),
        property('scale', value.quantity('0..10'), 'From where to where it goes.', 'scale -100..100'),
        property('source', value.ref('system'), 'Where it comes from.', 'source survey'),
        property(
          'cadence',
          value.choice('daily weekly monthly quarterly yearly'),
          'How often it is read.',
          'cadence monthly',
        ),
        property('alert below', value.quantity('20'), 'Below this somebody has to look.', 'alert below 20'),
        property('alert above', value.quantity('80'), 'Above this somebody has to look.', 'alert above 80'),
        property('baseline', value.quantity('21'), 'What it was before.', 'baseline 21 at 2026-01-31', reading),
        property('actual', value.quantity('28'), 'What it is.', 'actual 28 at 2026-06-30', reading),
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
        property('metric', value.ref('metric'), 'The figure that shows it.', 'metric nps'),
        property(
          'target',
          value.quantity('35', '80%'),
          'What is to be reached, and by when.',
          'target 35 by 2026-12-31',
          property('by', day, 'By when.', 'by 2026-12-31'),
        ),
        property(
          'enabled by',
          value.ref('journey', 'system', 'initiative', 'capability'),
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
        serves,
        property('outcome', value.ref('outcome'), 'The outcome that it helps to reach.', 'outcome loyal'),
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
          value.choice('proposed accepted rejected superseded'),
          'How far it has come.',
          'status accepted',
        ),
        property('date', day, 'The day of the decision.', 'date 2026-08-01'),
        serves,
        property('reversible', value.choice('yes no'), 'Whether it can be taken back.', 'reversible no'),
        property('context', value.text, 'What led to it.', 'context "Three systems hold consent"'),
        atProperty,
      ],
    },
  ),
  declaration('option', 'One of the things that could be decided.', 'option "«Build»" { pro "«…»"  con "«…»" }', {
    within: ['decision'],
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
        property('solved by', value.ref('initiative', 'system', 'step'), 'What takes it away.', 'solved by oneView'),
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
        property('mitigation', value.text, 'What is done about it.', 'mitigation "Support is prolonged"'),
        atProperty,
      ],
    },
  ),
];
