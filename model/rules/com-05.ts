import { listed as listedOf } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';
import { bySender, isThere, journeysOf, ordersTo, sentToCustomers, titlesOf } from '../sending.ts';

export const com05: Rule = {
  id: 'COM-05',
  title: 'Marketing without consent path',
  severity: 'error',
  profile: 'build',
  summary: 'Marketing or a survey is sent on a basis that does not allow it, or by a system that never learns who has objected.',
  why: 'Who said no and is written to all the same complains, first to the company and then to the authority. The no was kept; only the sender was not told.',
  fix: 'State the basis that there is, and let whoever sends, or hands the sender its orders, be told: an integration that brings it `consent` or `suppression`. Whether it comes from the consent master, and how soon, is PRV-06’s question.',
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
  const stating = index.all('policy').filter(({ consent }) => consent !== undefined);
  const masters = mastersOf(index, stating);
  const nobody = masters.length === 0 ? stating.find(({ consent }) => consent === 'none') : undefined;
  if (nobody !== undefined) {
    yield {
      at: { element: nobody.id, property: 'consent' },
      message: `Nobody keeps who has consented or objected, and ${titlesOf(index, refusable)} ${refusable.length === 1 ? 'is' : 'are'} sent; let a system keep it, and tell the senders.`,
      journeys: journeysOf(index, refusable),
      related: refusable.map(({ id }) => ({ at: { element: id }, message: 'may be refused' })),
    };
    return;
  }
  const roots = new Set(masters.map((master) => index.rootSystem(master)));
  for (const [sender, communications] of bySender(index, refusable)) {
    const told = isTold(index, sender, roots);
    if (told !== 'yes') yield judgeSender(index, { sender, communications, told, masters });
  }
}

/** The systems that know who said no: those that a policy names, else those that are made for it. */
function mastersOf(index: ArchitectureIndex, stating: readonly ElementOf<'policy'>[]): readonly ElementId[] {
  const named = stating.flatMap(({ consent }) => (consent === undefined || consent === 'none' ? [] : consent.by));
  const own = named.length > 0 ? named : index.all('system').flatMap(({ id, type }) => (type !== undefined && masterTypes.has(type) ? id : []));
  return own.filter((id) => isThere(index, id));
}

const masterTypes: ReadonlySet<string> = new Set(['consent', 'preference-centre']);

type Told = 'yes' | 'no' | 'unknown';

/** It is enough that all who order from the sender are told: it then gets no order for who has objected. */
function isTold(index: ArchitectureIndex, sender: ElementId, masters: ReadonlySet<ElementId>): Told {
  const own = isFed(index, index.rootSystem(sender), masters);
  if (own === 'yes') return own;
  const orders = ordersTo(index, sender).map((from) => isFed(index, from, masters));
  if (orders.length > 0 && orders.every((told) => told === 'yes')) return 'yes';
  return own === 'unknown' || (orders.length > 0 && !orders.includes('no')) ? 'unknown' : 'no';
}

/** Whether anything brings consents or objections to a system; which of the masters it is, and how soon, is not asked here. */
function isFed(index: ArchitectureIndex, system: ElementId, masters: ReadonlySet<ElementId>): Told {
  if (masters.has(system)) return 'yes';
  const loads = [
    ...index.integrationsTo(system).map(({ carries, returns }) => (carries === undefined && returns === undefined ? undefined : listedOf(carries))),
    ...index.integrationsFrom(system).map(({ carries, returns }) => (carries === undefined && returns === undefined ? undefined : listedOf(returns))),
  ];
  if (loads.some((load) => load?.some(({ item }) => item === 'consent' || item === 'suppression'))) return 'yes';
  // Where nothing at all is said about its integrations, this one is not known to be missing.
  return loads.length === 0 || loads.includes(undefined) ? 'unknown' : 'no';
}

function judgeSender(
  index: ArchitectureIndex,
  { sender, communications, told, masters }: {
    readonly sender: ElementId;
    readonly communications: readonly ElementOf<'communication'>[];
    readonly told: Told;
    readonly masters: readonly ElementId[];
  },
): Problem {
  const name = pathOf(index, sender);
  const [first] = masters;
  const shared = { at: { element: sender }, journeys: journeysOf(index, communications) };
  if (told === 'unknown') {
    return {
      ...shared,
      message: `Whether ${name} learns who has objected to ${titlesOf(index, communications)} is not known: what its integrations carry is not stated; let one say \`carries suppression\`.`,
      missing: true,
    };
  }
  const master = first === undefined ? 'what keeps the objections' : pathOf(index, first);
  return {
    ...shared,
    message: `${titlesOf(index, communications)}: no suppression feed, so ${name} does not learn who has objected; let ${master} tell it, or what it gets its orders from.`,
    related: communications.map(({ id }) => ({ at: { element: id, property: 'sender' }, message: `is sent by ${name}` })),
    fixes:
      first === undefined
        ? []
        : [{ kind: 'declare', title: `Let ${master} tell ${name} who has objected`, after: sender, text: `${master} -> ${name} { style event  carries consent, suppression }` }],
  };
}
