import { property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** What customers go through. */
export const journeyReference: readonly DeclarationReference[] = [
  {
    keyword: 'journey',
    help: 'What a customer goes through to reach a goal: steps, in the order written.',
    snippet:
      'journey ${1:name} "${2:Title}" {\n\tfor ${3:persona}  accountable ${4:team}  volume ${5:1000}/month\n\n\tstep ${6:first} "${7:Asks}" on ${8:chat} using ${9:system} { actor ${10:customer} }\n}',
    inside: ['phase', 'step'],
    properties: [
      property('kind', value.word('journeyType'), 'What kind of journey it is.', 'kind service'),
      property('criticality', value.word('criticality'), 'How much depends on it.', 'criticality critical'),
      property('for', value.refs('persona'), 'Who goes through it.', 'for dana, osei'),
      property('accountable', value.ref('team'), 'The one team that answers for it from end to end.', 'accountable customerService'),
      property('intent', value.intents, 'What the customer wants.', 'intent orderStatus'),
      property('volume', value.quantity('12000/month'), 'How many go through it.', 'volume 12000/month'),
      property('target', value.name, 'A promise for the whole journey.', 'target availability 99.9%'),
      property('measured by', value.refs('metric'), 'How it is measured.', 'measured by ces, fcr'),
      property('stage', value.name, 'The stage of the customer lifecycle.', 'stage service'),
    ],
  },
  { keyword: 'phase', help: 'A stretch of a journey; it groups steps and adds nothing to their names.', snippet: 'phase ${1:name} "${2:Title}" {\n\t$0\n}', inside: ['step'], properties: [] },
  {
    keyword: 'step',
    help: 'One thing that happens on a journey: who does it, on which channel, with which systems.',
    snippet: 'step ${1:name} "${2:Title}" on ${3:channel} using ${4:system} { actor ${5|customer,agent,bot,system,backoffice,partner,ai-agent|} }',
    inside: [],
    properties: [
      property('on', value.refs('channel'), 'The channel, or several with or.', 'on voice or messaging'),
      property('using', value.path, 'The systems it touches; an arrow claims a way from one to the next.', 'using storefront -> oms -> carrier'),
      property('actor', value.word('actor'), 'Who acts; an agent is a person.', 'actor agent'),
      property('lane', value.word('lane'), 'Whether the customer sees it.', 'lane frontstage'),
      property('brings', value.items, 'What the customer has himself: a link, a letter.', 'brings orderId'),
      property('needs', value.items, 'What has to be in hand, and how fresh.', 'needs customerId, Order fresh 5min'),
      property('produces', value.items, 'What is known from here on.', 'produces intent'),
      property('requires auth', value.word('auth'), 'The level of authentication it needs.', 'requires auth identified'),
      property('verifies', value.word('auth'), 'The level that it raises to.', 'verifies strong'),
      property('within', value.quantity('2s', '2min'), 'How long it may take.', 'within 2s'),
      property('emotion', value.quantity('-1', '1'), 'How it feels, -2 to 2, with evidence.', 'emotion -1 evidence "survey 2026-Q2"'),
      property('pain', value.text, 'What hurts, and what solves it.', 'pain "Status is a day old" solved by calledBack'),
      property('handled by', value.ref('team'), 'The team whose people act.', 'handled by contactCo'),
      property('fallback', value.text, 'What people do when it fails, and when that was tried.', 'fallback "Paper script 7" tested 2026-05-04'),
      property('masks', value.items, 'What is not shown or recorded.', 'masks card'),
      property('on fail', value.ref('step'), 'Where a failure goes.', 'on fail -> call'),
      property('after', value.quantity('3d'), 'Where a wait goes.', 'after 3d -> remind'),
      property('ends', value.name, 'The path ends here, with this word.', 'ends abandoned'),
    ],
  },
];
