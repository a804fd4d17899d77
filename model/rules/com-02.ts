import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import { feedsInto } from '../feeds.ts';
import type { Feed } from '../feeds.ts';
import type { Fix, Problem } from '../finding.ts';
import { listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';
import { bySender, isThere, journeysOf, sentToCustomers, titlesOf } from '../sending.ts';

export const com02: Rule = {
  id: 'COM-02',
  title: 'No engagement loop',
  severity: 'warning',
  profile: 'build',
  summary: 'A digital message of which nobody hears whether it arrived, was opened or was answered, or of which only its sender does.',
  why: 'A relationship is not kept in silence. Who does not hear that a message bounced believes that the customer knows; who does not hear that it was ignored sends it again.',
  fix: 'Say what is heard back (`returns delivered, opened, clicked`), and let the sender pass it on to the single view or the customer profile: an integration that `carries engagement`.',
  lacks: { one: 'does not say where its engagement goes', many: 'do not say where their engagement goes' },
  options: {
    digital: { description: 'Kinds of channel on which something can be heard back.', default: ['email', 'sms', 'push', 'messaging', 'social'] },
    profile: { description: 'Kinds of system that keep the customer’s profile, beside the single view.', default: ['crm', 'cdp'] },
  },
  bad: `system crm "CRM" { kind crm }
system shop "Shop"
system mail "Mail service"
system push "Push service"
shop -> mail { carries offer }
mail -> crm { carries sends }
shop -> push { carries offer }
push -> crm { carries sends, engagement }
channel email
channel push
communication offerMail "Offers by mail" { channel email  sender mail  returns delivered, opened }
communication offerPush "Offers in the app" { channel push  sender push  returns none }
policy contact { single view crm }
`,
  good: `system crm "CRM" { kind crm }
system shop "Shop"
system mail "Mail service"
system push "Push service"
shop -> mail { carries offer }
mail -> crm { carries sends, engagement }
shop -> push { carries offer }
push -> crm { carries sends, engagement }
channel email
channel push
communication offerMail "Offers by mail" { channel email  sender mail  returns delivered, opened }
communication offerPush "Offers in the app" { channel push  sender push  returns opened }
policy contact { single view crm }
`,
  unknown: `system crm { kind crm }
system mail
mail -> crm
channel email
communication offerMail { channel email  sender mail }
`,
  waive: 'waive COM-02 until 2026-12-31 because "The senders are replaced in autumn"',
  see: ['COM-01', 'COM-06'],
  *check(context) {
    const { index } = context;
    if (!index.has('communication')) return;
    const kinds = new Set(context.words('digital'));
    const digital = sentToCustomers(index).filter(({ channels }) => channels.some((id) => kinds.has(index.get('channel', id)?.type ?? '')));
    for (const communication of digital) if (communication.returns === 'none') yield unheard(index, communication);
    const ends = listenersOf(context);
    if (ends.length === 0) return;
    const feedOf = feedsInto(index, { words: ['engagement'], ends, limit: Number.POSITIVE_INFINITY });
    for (const [sender, communications] of bySender(index, digital)) {
      const open = communications.filter(({ returns }) => returns !== 'none');
      const feed = feedOf(sender);
      if (open.length > 0 && feed.state !== 'in time') yield judgeSender(index, { sender, communications: open, feed, ends });
    }
  },
};

function unheard(index: ArchitectureIndex, communication: ElementOf<'communication'>): Problem {
  return {
    at: { element: communication.id, property: 'returns' },
    message: `Nothing is heard back of ${titlesOf(index, [communication])}: not whether it arrived, nor whether it was opened or answered; let its sender return \`delivered, opened\` and pass it on.`,
    journeys: journeysOf(index, [communication]),
  };
}

/** The single view, and the systems that keep the customer's profile. */
function listenersOf(context: RuleContext): readonly ElementId[] {
  const { index } = context;
  const views = index.all('policy').flatMap(({ singleView }) => (singleView === undefined || singleView === 'none' ? [] : singleView));
  const kinds = new Set(context.words('profile'));
  const profiles = index.all('system').filter(({ type }) => type !== undefined && kinds.has(type));
  return [...new Set([...views, ...profiles.map(({ id }) => id)])].filter((id) => isThere(index, id));
}

function judgeSender(
  index: ArchitectureIndex,
  { sender, communications, feed, ends }: {
    readonly sender: ElementId;
    readonly communications: readonly ElementOf<'communication'>[];
    readonly feed: Feed;
    readonly ends: readonly ElementId[];
  },
): Problem {
  const name = pathOf(index, sender);
  const listeners = listed(ends.map((end) => pathOf(index, end)), 'or');
  const [first = ''] = ends;
  const heard = [...new Set(communications.flatMap(({ returns }) => (returns === undefined || returns === 'none' ? [] : returns)))];
  const shared = { at: { element: sender }, journeys: journeysOf(index, communications) };
  if (feed.state === 'unknown') {
    const silent = feed.unstated.map((id) => pathOf(index, id));
    const why = silent.length > 0 ? `${listed(silent)} ${silent.length === 1 ? 'does' : 'do'} not state what is carried, or how often` : `what leads there from ${name} is not stated`;
    return { ...shared, message: `Whether ${listeners} hears how customers answer what ${name} sends is not known: ${why}.`, missing: true };
  }
  const what = heard.length > 0 ? `${name} hears ${listed(heard)} of ${titlesOf(index, communications)}, and keeps it to itself` : `Nothing is heard back of ${titlesOf(index, communications)} from ${name}`;
  const fix: Fix = {
    kind: 'declare',
    title: `Let ${name} tell ${pathOf(index, first)} what it hears`,
    after: sender,
    text: `${name} -> ${pathOf(index, first)} { style event  carries engagement }`,
  };
  return {
    ...shared,
    message: `${what}: no integration carries \`engagement\` from there to ${listeners}; let one carry it.`,
    related: communications.map(({ id, returns }) => ({ at: { element: id, property: returns === undefined ? 'sender' : 'returns' }, message: `is sent by ${name}` })),
    fixes: [fix],
  };
}
