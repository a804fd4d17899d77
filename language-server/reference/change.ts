import { property, declaration, value } from './reference.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';

const day = value.quantity('2027-01-11', '2027-Q1');
const starts = property('starts', day, 'When it begins.', 'starts 2027-01-11');
const ends = property('ends', day, 'When it is over.', 'ends 2027-06-30');
const after = property('after', value.ref('plateau'), 'The plateau that it follows.', 'after now');
const within = property('within', value.quantity('30min'), 'How long that may take.', 'within 30min');
const week = property('week', value.quantity('1', '3'), 'In which week of the programme.', 'week 1');

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
        property('split', value.text, 'How it is decided who is on which of the two.', 'split "by number"'),
        property(
          'bridge',
          value.ref('system'),
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
        property('on', day, 'The day.', 'on 2027-02-15'),
        property('rollback', value.text, 'The way back.', 'rollback "Re-point the numbers"'),
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
        ),
        property('stabilise until', day, 'Until when it is watched closely.', 'stabilise until 2027-05-04'),
        property('run owner', value.ref('team'), 'The team that takes over.', 'run owner itOps'),
        property('review', day, 'When its success is looked at.', 'review 2027-10-01'),
      ],
    },
  ),
  declaration('phase', 'A stretch of a programme, in weeks.', 'phase «foundation» weeks «1-3» {\n\t«»\n}', {
    within: ['programme'],
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
      properties: [
        property('done', day, 'The day that it was reached.', 'done 2027-01-15'),
        property(
          'count',
          value.quantity('9'),
          'How many, of whom.',
          'count 9 of frontline',
          property('of', value.ref('team'), 'Of whom.', 'of frontline'),
        ),
      ],
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
        property(
          'signed by',
          value.ref('team'),
          'Who signed, and when.',
          'signed by operations on 2027-01-29',
          property('on', day, 'When.', 'on 2027-01-29'),
        ),
        property('requires', value.name, 'Milestones, and figures with a limit.', 'requires asIs, adoption >= 60%'),
        property('otherwise', value.choice('pause stop'), 'What happens if not.', 'otherwise pause'),
        property('pause when', value.name, 'When to stop and look.', 'pause when adoption < 40% and not improving'),
      ],
    },
  ),
];

function roles(): readonly PropertyReference[] {
  const role = (keyword: string, help: string) =>
    property(keyword, value.any(value.text, value.ref('team')), help, `${keyword} "Head of Service" 50%`);
  return [
    role('sponsor', 'Who pays and decides, and how much of the time it gets.'),
    role('product owner', 'Who says what is built.'),
    role('technical lead', 'Who says how.'),
    role('change manager', 'Who brings people along.'),
    role('cx lead', 'Who speaks for the customer.'),
  ];
}
