import { atProperty, fallbackProperty, travelling } from './common.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';

const on = property('on', value.list(value.ref('channel')), 'The channel, or several with `or`.', 'on voice or messaging');
const using = property(
  'using',
  value.list(value.path('system')),
  'The systems it touches; an arrow claims a way from one to the next.',
  'using storefront -> oms -> carrier',
);
const when = property('when', value.text, 'In which case it is taken.', 'when "unresolved"');
const to = property('->', value.ref('step'), 'The step that follows, or end.', '-> remind', when);

const solvedBy = property(
  'solved by',
  value.list(value.ref('step', 'initiative', 'system')),
  'What takes care of it.',
  'solved by calledBack',
);

/** What customers go through. */
export const journeyReference: readonly DeclarationReference[] = [
  declaration(
    'journey',
    'What a customer goes through to reach a goal: steps, in the order written.',
    'journey «name» "«Title»" {\n\tfor «persona»  accountable «team»  volume «1000»/month\n\n\tstep «first» "«Asks»" on «chat» using «system» { actor «customer» }\n}',
    {
      inside: ['phase', 'step', '->'],
      properties: [
        property('for', value.list(value.ref('persona')), 'Who goes through it.', 'for dana, osei'),
        property(
          'accountable',
          value.list(value.orNone(value.ref('team', 'persona'))),
          'The one team that answers for it from end to end.',
          'accountable customerService',
        ),
        ...teams(),
        property('volume', value.quantity('12000/month'), 'How many go through it.', 'volume 12000/month'),
        property('intent', value.list(value.intents), 'What the customer wants.', 'intent orderStatus'),
        property('criticality', value.word('criticality'), 'How much depends on it.', 'criticality critical'),
        property('kind', value.word('journeyType'), 'What kind of journey it is.', 'kind service'),
        property(
          'stage',
          value.word('stage'),
          'The stage of the customer lifecycle.',
          'stage servicing',
        ),
        property(
          'target',
          value.sequence(value.choice('availability duration'), value.quantity('99.9%', '2d')),
          'A promise for the whole journey.',
          'target availability 99.9%',
        ),
        property('measured by', value.list(value.orNone(value.ref('metric'))), 'How it is measured.', 'measured by ces, fcr'),
        atProperty,
      ],
    },
  ),
  declaration(
    'phase',
    'A stretch of a journey; it groups steps and adds nothing to their names.',
    'phase «name» "«Title»" {\n\t«»\n}',
    {
      within: ['journey'],
      common: 'notes',
      inside: ['step', '->'],
    },
  ),
  declaration(
    'step',
    'One thing that happens on a journey: who does it, on which channel, with which systems.',
    'step «name» "«Title»" on «channel» using «system» { actor «customer|agent|bot|system|backoffice|partner|ai-agent» }',
    { within: ['journey', 'phase'], head: [on, using], properties: stepProperties() },
  ),
  declaration(
    '->',
    'What follows a step instead of the next one; several, with a share and a case each, are a choice.',
    '«from» -> «to» «50%» when "«case»"',
    {
      within: ['journey', 'phase', 'step'],
      subject: value.path('step'),
      head: [when],
      properties: [
        withDefault('what the shares of the others leave, divided evenly', property('share', value.quantity('50%'), 'How many of those who come here take it.', 'share 50%')),
        when,
        travelling('carries', 'What goes along, where it is not the handover that says so.', 'carries caseId'),
        property('within', value.quantity('60s'), 'How long it may take.', 'within 60s'),
        atProperty,
      ],
    },
  ),
];

function teams(): readonly PropertyReference[] {
  const people = value.orNone(value.ref('team', 'persona'));
  return [
    property('responsible', value.list(people), 'The teams that do the work.', 'responsible customerService, digital'),
    property('consulted', value.list(people), 'The teams that are asked before something changes.', 'consulted finance'),
    property('informed', value.list(people), 'The teams that are told.', 'informed stores'),
  ];
}

function stepProperties(): readonly PropertyReference[] {
  return [
    on,
    using,
    property('actor', value.word('actor'), 'Who acts; an agent is a person.', 'actor agent'),
    property(
      'needs',
      value.list(value.items),
      'What has to be in hand, and how fresh.',
      'needs customerId, Order fresh 5min',
      property('fresh', value.quantity('5min'), 'How old it may be.', 'fresh 5min'),
    ),
    property('produces', value.list(value.items), 'What is known from here on.', 'produces intent'),
    property('brings', value.list(value.items), 'What the customer has himself: a link, a letter.', 'brings orderId'),
    property('requires auth', value.word('auth'), 'The level of authentication it needs.', 'requires auth identified'),
    property('verifies', value.word('auth'), 'The level that it raises to.', 'verifies strong'),
    property('within', value.quantity('2s', '2min'), 'How long it may take.', 'within 2s'),
    withDefault('what the actor does on a channel is in front, a back office behind, and a system without a channel in support', property('lane', value.word('lane'), 'Whether the customer sees it: in front, behind the scenes, or in support of those.', 'lane frontstage')),
    property(
      'emotion',
      value.quantity('-2', '-1', '0', '1', '2'),
      'How it feels, -2 to 2, with evidence.',
      'emotion -1 evidence "survey 2026-Q2"',
      property('evidence', value.text, 'How that is known.', 'evidence "survey 2026-Q2"'),
    ),
    property(
      'pain',
      value.text,
      'What hurts, and what solves it.',
      'pain "Status is a day old" solved by calledBack',
      solvedBy,
    ),
    property(
      'opportunity',
      value.text,
      'What could be better, and what would do it.',
      'opportunity "Tell him before he asks" solved by proactiveNotice',
      solvedBy,
    ),
    property('moment', value.word('moment'), 'What the step means to the customer.', 'moment truth'),
    property('trigger', value.word('trigger'), 'Whether the customer had to ask.', 'trigger proactive'),
    property('process', value.text, 'The process behind it, by its name.', 'process "P-17 Refund"'),
    property('criticality', value.word('criticality'), 'How much depends on it.', 'criticality critical'),
    property('handled by', value.list(value.ref('team')), 'The team whose people act.', 'handled by contactCo'),
    fallbackProperty,
    property('masks', value.list(value.items), 'What is not shown or recorded.', 'masks card'),
    property('on fail', value.flag, 'The step that follows when this one fails.', 'on fail -> call', to),
    property('after', value.quantity('3d', '2h'), 'The step that follows when nothing happens for so long.', 'after 3d -> remind', to),
    to,
    property('ends', value.word('pathEnd'), 'The path ends here, with this word.', 'ends abandoned'),
    atProperty,
  ];
}
