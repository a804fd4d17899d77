import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import { feedsOf } from '../feeds.ts';
import type { Feed } from '../feeds.ts';
import type { Problem } from '../finding.ts';
import { listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { bySender, isThere, journeysOf, ordersTo, pathOf, sentToCustomers, titlesOf } from '../sending.ts';

export const com05: Rule = {
  id: 'COM-05',
  title: 'Marketing without consent path',
  severity: 'error',
  profile: 'build',
  summary: 'Marketing or a survey is sent on a basis that does not allow it, or by a system that never learns who has objected.',
  why: 'Who said no and is written to all the same complains, first to the company and then to the authority. The no was kept; only the sender was not told.',
  fix: 'State the basis that there is, and let whoever sends, or hands the sender its orders, be told: a way from the consent master (`consent by` of the policy, or a system of kind `consent` or `preference-centre`) that `carries consent` or `suppression`. How soon it has to be told is PRV-06’s question.',
  lacks: { one: 'does not show that it may be sent', many: 'do not show that they may be sent' },
  options: {
    types: { description: 'Types of communication that a customer may refuse.', default: ['marketing', 'survey'] },
    bases: {
      description: 'Bases on which they may be sent; `legitimate-interests` only where an objection reaches the sender.',
      default: ['consent', 'soft-opt-in', 'legitimate-interests'],
    },
  },
  bad: `system preferences "Preference centre" { kind preference-centre }
system crm "CRM" { kind crm }
system sms "SMS gateway"
system mail "Mail service"
preferences -> mail { carries consent }
crm -> sms { carries phone }
communication promoText "Promotion by text" { type marketing  sender sms  basis consent }
communication promoMail "Promotion by mail" { type marketing  sender mail  basis contract }
policy contact { consent by preferences }
`,
  good: `system preferences "Preference centre" { kind preference-centre }
system crm "CRM" { kind crm }
system sms "SMS gateway"
system mail "Mail service"
preferences -> mail { carries consent }
preferences -> crm { carries consent, suppression }
crm -> sms { carries phone }
communication promoText "Promotion by text" { type marketing  sender sms  basis consent }
communication promoMail "Promotion by mail" { type marketing  sender mail  basis soft-opt-in }
policy contact { consent by preferences }
`,
  unknown: `system preferences { kind preference-centre }
system sms
preferences -> sms
communication promoText { type marketing  sender sms }
policy contact { consent by preferences }
`,
  waive: 'waive COM-05 until 2026-12-31 because "The text campaign ends in autumn"',
  see: ['PRV-06', 'COM-03'],
  *check(context) {
    const { index } = context;
    if (!index.has('communication')) return;
    const types = new Set(context.words('types'));
    const refusable = sentToCustomers(index).filter(({ type }) => type !== undefined && types.has(type));
    if (refusable.length === 0) return;
    for (const communication of refusable) {
      const problem = judgeBasis(context, communication);
      if (problem) yield problem;
    }
    yield* judgeFeeds(index, refusable);
  },
};

function judgeBasis(context: RuleContext, communication: ElementOf<'communication'>): Problem | undefined {
  const { index } = context;
  const { id, type, basis } = communication;
  const bases = context.words('bases');
  const journeys = journeysOf(index, [communication]);
  const title = titlesOf(index, [communication]);
  if (basis === undefined) {
    return { at: { element: id }, message: `On which basis ${title} is sent is not stated; say \`basis consent\`, or what it is.`, missing: true, journeys };
  }
  if (bases.includes(basis)) return undefined;
  return {
    at: { element: id, property: 'basis' },
    message: `${title} is ${type ?? ''} on the basis of ${basis}, which does not allow it; ask for consent, or do not send it. It may be ${listed(bases, 'or')}.`,
    // Whether the contract covers asking how it went is a matter of its words.
    severity: type === 'survey' ? 'warning' : 'error',
    journeys,
  };
}

function* judgeFeeds(index: ArchitectureIndex, refusable: readonly ElementOf<'communication'>[]): Iterable<Problem> {
  const { masters, none, at } = consentMasters(index);
  if (none !== undefined) {
    yield {
      at: { element: none, property: 'consent' },
      message: `Nobody keeps who has consented or objected, and ${titlesOf(index, refusable)} ${refusable.length === 1 ? 'is' : 'are'} sent; let a system keep it, and tell the senders.`,
      journeys: journeysOf(index, refusable),
      related: refusable.map(({ id }) => ({ at: { element: id }, message: 'may be refused' })),
    };
    return;
  }
  if (masters.length === 0) {
    // Named, and not there at this plateau: that is another finding.
    const [first] = refusable;
    if (at !== undefined || first === undefined) return;
    const element = index.all('policy')[0]?.id ?? first.id;
    yield {
      at: { element },
      message: `Which system keeps who has consented or objected is not stated, so whether ${titlesOf(index, refusable)} may be sent is not known; say \`consent by …\` in the policy.`,
      missing: true,
      journeys: journeysOf(index, refusable),
    };
    return;
  }
  const feedOf = feedsOf(index, { words: ['consent', 'suppression'], ends: masters, direction: 'out of', limit: Number.POSITIVE_INFINITY });
  for (const [sender, communications] of bySender(index, refusable)) {
    const feed = bestOf(feedOf(sender), ordersTo(index, sender).map(feedOf));
    if (feed.state !== 'in time') yield judgeSender(index, { sender, communications, feed, masters });
  }
}

/** The systems that know who said no; `none` is the policy by which nobody does, `at` one that names a system. */
function consentMasters(index: ArchitectureIndex) {
  const stating = index.all('policy').filter(({ consent }) => consent !== undefined);
  const named = stating.flatMap(({ consent }) => (consent === undefined || consent === 'none' ? [] : consent.by));
  const own = named.length > 0 ? named : index.all('system').flatMap(({ id, type }) => (type !== undefined && masterTypes.has(type) ? id : []));
  const masters = own.filter((id) => isThere(index, id));
  return { masters, none: own.length === 0 ? stating[0]?.id : undefined, at: named[0] };
}

const masterTypes: ReadonlySet<string> = new Set(['consent', 'preference-centre']);

/** It is enough that all who order from the sender are told: it then gets no order for who has objected. */
function bestOf(own: Feed, orders: readonly Feed[]): Feed {
  if (own.state === 'in time' || orders.length === 0) return own;
  const untold = orders.filter(({ state }) => state !== 'in time');
  const [told] = orders;
  if (untold.length === 0 && told) return told;
  return own.state !== 'unknown' && untold.every(({ state }) => state === 'unknown') ? (untold[0] ?? own) : own;
}

function judgeSender(
  index: ArchitectureIndex,
  { sender, communications, feed, masters }: {
    readonly sender: ElementId;
    readonly communications: readonly ElementOf<'communication'>[];
    readonly feed: Feed;
    readonly masters: readonly ElementId[];
  },
): Problem {
  const name = pathOf(index, sender);
  const [first = ''] = masters;
  const master = listed(masters.map((id) => pathOf(index, id)), 'or');
  const shared = { at: { element: sender }, journeys: journeysOf(index, communications) };
  if (feed.state === 'unknown') {
    const silent = feed.unstated.map((id) => pathOf(index, id));
    const why = silent.length > 0 ? `${listed(silent)} ${silent.length === 1 ? 'does' : 'do'} not state what is carried, or how often` : `what leads from there to ${name} is not stated`;
    return { ...shared, message: `Whether ${name} learns from ${master} who has objected to ${titlesOf(index, communications)} is not known: ${why}.`, missing: true };
  }
  return {
    ...shared,
    message: `${titlesOf(index, communications)}: no suppression feed; ${name} never learns from ${master} who has objected. Let an integration carry \`suppression\` to it, or to what it gets its orders from.`,
    related: communications.map(({ id }) => ({ at: { element: id, property: 'sender' }, message: `is sent by ${name}` })),
    fixes: [
      {
        kind: 'declare',
        title: `Let ${pathOf(index, first)} tell ${name} who has objected`,
        after: sender,
        text: `${pathOf(index, first)} -> ${name} { style event  carries consent, suppression }`,
      },
    ],
  };
}
