import { atProperty } from './common.ts';
import { property, declaration, value, withDefault } from './reference.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';

const day = value.quantity('2027-01-11', '2027-Q1');
const starts = property('starts', day, 'When it begins.', 'starts 2027-01-11');
const ends = property('ends', day, 'When it is over.', 'ends 2027-06-30');
const after = withDefault('the one written before it', property('after', value.ref('plateau'), 'The plateau that it follows.', 'after now'));
const within = property('within', value.quantity('30min'), 'How long that may take.', 'within 30min');
const week = property('week', value.quantity('1', '3'), 'In which week of the programme.', 'week 1');

const during = withDefault('in all', property('during', value.list(value.name), 'In which phases of the programme.', 'during foundation, deploy'));
const reached: readonly PropertyReference[] = [
  property('done', value.orNone(day), 'The day that it was reached; none when it was not.', 'done 2027-01-15'),
  property(
    'count',
    value.list(value.quantity('9')),
    'How many people were heard or reached, and of which group.',
    'count 9 of projectStaff, 3 of frontline',
    property('of', value.ref('team', 'persona'), 'The group that is counted.', 'of frontline'),
  ),
];

/** How the architecture changes over time. */
export const changeReference: readonly DeclarationReference[] = [
  declaration(
    'plateau',
    'A state of the architecture in time; the first is today. What is declared inside exists from it on.',
    'plateau «p1» "«Title»" after «now» { starts «2027-01-11» }',
    {
      subject: value.fresh('plateau'),
      head: [after],
      // What is inside it exists from it on: everything that can be declared at all.
      inside: ['*'],
      properties: [after, starts, ends],
    },
  ),
  declaration(
    'migration',
    'How one system takes over from another: waves, and what bridges the two.',
    'migration «old» to «new» in «p1» {\n\twave «first» «300» seats on «2027-02-15»\n}',
    {
      subject: value.ref('system'),
      head: [
        property('to', value.ref('system'), 'The system that takes over.', 'to ccaas'),
        property('in', value.ref('plateau'), 'The plateau that it leads to.', 'in p1'),
      ],
      inside: ['wave'],
      properties: [
        atProperty,
        property('split', value.orNone(value.text), 'How it is decided who is on which of the two.', 'split "by number"'),
        property(
          'bridge',
          value.list(value.ref('system')),
          'What joins the two meanwhile, and until when.',
          'bridge sipBridge until tobe',
          property('until', value.ref('plateau'), 'Until when.', 'until tobe'),
        ),
      ],
    },
  ),
  declaration(
    'wave',
    'A part of a migration: how many, when, and the way back.',
    'wave «name» «300» seats on «2027-02-15» rollback "«Way back»" within «30min»',
    {
      within: ['migration'],
      head: [
        property('on', day, 'The day on which this part moves.', 'on 2027-02-15'),
        property('rollback', value.orNone(value.text), 'How to go back if it fails; none where there is no way back.', 'rollback "Re-point the numbers"'),
        within,
      ],
      isClosed: true,
    },
  ),
  declaration(
    'programme',
    'The work that gets there: phases, milestones and gates.',
    'programme «name» "«Title»" {\n\tstarts «2027-01-11»\n\tphase «foundation» weeks «1-3» {\n\t\t«»\n\t}\n}',
    {
      inside: ['phase'],
      properties: [
        starts,
        ends,
        ...roles(),
        property(
          'super users',
          value.quantity('10'),
          'How many people of the teams help, and how much of their time.',
          'super users 10 at 20%',
          property('at', value.quantity('20%'), 'How much of their time.', 'at 20%'),
          during,
        ),
        property('stabilise until', value.orNone(day), 'Until when it is watched closely.', 'stabilise until 2027-05-04'),
        property('run owner', value.orNone(value.ref('team')), 'The team that takes over.', 'run owner itOps'),
        property('review', value.list(value.orNone(day)), 'When its success is looked at.', 'review 2027-10-01, 2028-01-01'),
        property('workshops', value.quantity('6'), 'How many workshops the requirements took.', 'workshops 6'),
        property('scope agreed', value.orNone(day), 'When the scope was agreed.', 'scope agreed 2027-01-08'),
        property(
          'core',
          value.list(value.ref('journey', 'capability', 'step')),
          'What the first version must do.',
          'core lateDelivery, caseHandling',
        ),
        property(
          'training',
          value.text,
          'What is taught, when and to whom; several times where it takes several.',
          'training "The new desk" on 2027-02-08 for customerService',
          property('on', day, 'When.', 'on 2027-02-08'),
          property('for', value.list(value.ref('team', 'persona')), 'To whom.', 'for customerService'),
        ),
        property(
          'decides',
          value.list(value.orNone(value.ref('team'))),
          'Who decides when requirements conflict.',
          'decides customerService',
        ),
        property(
          'impact on',
          value.sequence(value.ref('team'), value.text),
          'What changes for the people of a team.',
          'impact on customerService "One screen instead of four"',
        ),
        property('fixes within', value.quantity('24h'), 'How soon after a go-live a fault is repaired.', 'fixes within 24h'),
        atProperty,
      ],
    },
  ),
  declaration('phase', 'A stretch of a programme, in weeks.', 'phase «foundation» weeks «1-3» {\n\t«»\n}', {
    within: ['programme'],
    common: 'notes',
    head: [property('weeks', value.quantity('1-3'), 'From which week to which.', 'weeks 1-3'), week],
    inside: ['milestone', 'gate'],
  }),
  declaration(
    'milestone',
    'Something that is done by a week.',
    'milestone «name» "«Title»" week «1» { done «2027-01-15» }',
    {
      within: ['phase'],
      head: [week],
      properties: [...reached, atProperty],
    },
  ),
  declaration(
    'gate',
    'A point that is passed only when its conditions hold.',
    'gate «name» "«Title»" week «3» { requires «milestone»  otherwise pause }',
    {
      within: ['phase'],
      head: [week],
      properties: [
        ...reached,
        property(
          'signed by',
          value.list(value.orNone(value.ref('team'))),
          'Which teams signed it off, and when.',
          'signed by operations on 2027-01-29',
          property('on', day, 'When.', 'on 2027-01-29'),
        ),
        property('requires', value.list(value.ref('milestone', 'metric', 'gate')), 'What has to hold: milestones that are reached, gates that are passed, and metrics with a limit.', 'requires asIs, adoption >= 60%'),
        property('otherwise', value.word('gateFailure'), 'What happens where the conditions do not hold.', 'otherwise pause'),
        property(
          'pause when',
          value.ref('metric', 'milestone'),
          'When to stop and look: limits joined by and, or, with not in front.',
          'pause when adoption < 40% and not improving',
        ),
        atProperty,
      ],
    },
  ),
];

function roles(): readonly PropertyReference[] {
  const role = (keyword: string, help: string, who: string) =>
    property(keyword, value.sequence(value.any(value.text, value.ref('team'), value.choice('none')), value.quantity('50%', '4h per week')), help, `${keyword} ${who}`, during);
  return [
    role('sponsor', 'Who pays and decides, and how much of the time it gets.', '"COO" 4h per week'),
    role('product owner', 'Who says what is built, and how much of the time it gets.', '"Head of Service" 100%'),
    role('technical lead', 'Who says how it is built, and how much of the time it gets.', '"Lead Architect" 50%'),
    role('change manager', 'Who brings people along, and how much of the time it gets.', '"Head of Adoption" 50%'),
    role('cx lead', 'Who speaks for the customer, and how much of the time it gets.', '"CX Director" 20%'),
  ];
}
