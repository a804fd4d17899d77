import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { counted, duration, listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import { pathOf } from '../element-path.ts';
import { journeysOf, sentToCustomers, titlesOf } from '../sending.ts';
import { singleViewOf } from '../single-view.ts';
import type { SenderInView, SingleView } from '../single-view.ts';

export const com01: Rule = {
  id: 'COM-01',
  title: 'Sender outside the single view',
  severity: 'error',
  profile: 'build',
  summary: 'A system sends to customers, and the single view of communication does not learn of it in time, or there is no single view.',
  why: 'The customer has one letter box. Who does not know what the others have put into it writes a third reminder, an offer in the middle of a complaint, and cannot say why.',
  fix: 'Let the sender tell the view: an integration that `carries sends`, over a hub too, whose intervals and latencies add up to no more than the window. It does not matter how many platforms send, nor who made them. A sender that only the view itself orders from is in it.',
  lacks: { one: 'leaves the single view open', many: 'leave the single view open' },
  options: {
    window: { description: 'So late may the single view learn of what was sent.', default: 24, unit: 'h' },
  },
  bad: `system crm "CRM" { kind crm }
system shop "Shop"
system mail "Mail service" { kind email-service }
system push "Push service" { kind push-service }
shop -> push { carries offer }
shop -> mail { carries offer }
mail -> crm { style batch  every 48h  carries sends }
communication offerMail "Offers by mail" { type marketing  channel email  sender mail }
communication offerPush "Offers in the app" { type marketing  channel push  sender push }
channel email
channel push
policy contact "Contact policy" { single view crm }
`,
  good: `system crm "CRM" { kind crm }
system shop "Shop"
system hub "Event broker" { kind event-broker }
system mail "Mail service" { kind email-service }
system push "Push service" { kind push-service }
shop -> push { carries offer }
shop -> mail { carries offer }
mail -> crm { style batch  every 12h  carries sends }
push -> crm { style event  via hub  carries sends, engagement }
communication offerMail "Offers by mail" { type marketing  channel email  sender mail }
communication offerPush "Offers in the app" { type marketing  channel push  sender push }
channel email
channel push
policy contact "Contact policy" { single view crm }
`,
  unknown: `system crm
system mail
system push
mail -> crm
communication offerMail { sender mail }
communication offerPush { sender push }
communication offerText
policy contact { single view crm }
`,
  waive: 'waive COM-01 until 2026-12-31 because "The push service is replaced in autumn"',
  see: ['COM-02', 'COM-03', 'IDD-01'],
  *check(context) {
    const { index } = context;
    if (!index.has('communication')) return;
    const hours = context.number('window');
    const view = singleViewOf(index, hours * 3_600_000);
    yield* judgeView(index, view);
    for (const communication of view.unsent) {
      yield {
        at: { element: communication.id },
        message: `By which system ${titlesOf(index, [communication])} is sent is not stated; say \`sender …\`.`,
        missing: true,
        journeys: journeysOf(index, [communication]),
      };
    }
    const out = view.senders.filter(({ state }) => state === 'outside' || state === 'late');
    const tally = `${out.length} of ${counted(view.senders.length, 'sender')} ${out.length === 1 ? 'is' : 'are'} not in view`;
    for (const sender of out) yield judgeSender(index, view, sender, { hours, tally });
    for (const sender of view.senders) if (sender.state === 'unknown') yield ask(index, view, sender);
  },
};

function* judgeView(index: ArchitectureIndex, { view, policy, rivals, senders }: SingleView): Iterable<Problem> {
  const sent = sentToCustomers(index);
  const [first] = sent;
  if (first === undefined) return;
  const systems = new Set(sent.flatMap(({ sender }) => (sender === undefined || sender === 'none' ? [] : index.rootSystem(sender))));
  const at = policy ?? first;
  if (view === undefined) {
    const line = policy ? `policy ${policy.path} { single view … }` : 'policy contact { single view … }';
    yield { at: { element: at.id }, message: `Which system holds the single view of communication is not stated; say \`${line}\`.`, missing: true };
  } else if (view === 'none' && systems.size > 1) {
    yield {
      at: { element: at.id, property: 'singleView' },
      message: `There is no single view of communication: ${systems.size} systems send ${counted(sent.length, 'communication')}, and none of them knows what the others sent; let one system be told by all.`,
      severity: 'warning',
      related: sent.map(({ id }) => ({ at: { element: id, property: 'sender' }, message: 'is sent by it' })),
    };
  } else if (rivals.length > 0 && senders.length > 0 && view !== 'none') {
    const names = [view, ...rivals].map((id) => pathOf(index, id));
    yield {
      at: { element: at.id, property: 'singleView' },
      message: `${listed(names)} are both said to hold the single view of communication; let one hold it, and the other feed it.`,
      severity: 'warning',
    };
  }
}

function judgeSender(
  index: ArchitectureIndex,
  { view, policy }: SingleView,
  { sender, communications, state, feed }: SenderInView,
  { hours, tally }: { readonly hours: number; readonly tally: string },
): Problem {
  const name = pathOf(index, sender);
  const holder = holderOf(index, view);
  const what = `${name} sends ${titlesOf(index, communications)}`;
  const finding =
    state === 'late'
      ? `${holder}, the single view, learns of it after ${feed.partial ? 'at least ' : ''}${duration(feed.age ?? 0)} (limit ${duration(hours * 3_600_000)}); shorten the way ${drawn(index, feed.path)}`
      : `${holder}, the single view, never learns of it; add \`${name} -> ${holder} { carries sends }\``;
  const system = view === undefined || view === 'none' ? undefined : index.get('system', view);
  const fixes: Fix[] =
    system === undefined
      ? []
      : [{ kind: 'declare', title: `Let ${name} tell ${system.path} what it sends`, after: sender, text: `${name} -> ${system.path} { style event  carries sends }` }];
  return {
    at: { element: sender },
    message: `${what}, and ${finding}. ${tally}.`,
    journeys: journeysOf(index, communications),
    related: [
      ...communications.map(({ id }) => ({ at: { element: id, property: 'sender' }, message: `is sent by ${name}` })),
      ...(policy ? [{ at: { element: policy.id, property: 'singleView' }, message: 'the single view' }] : []),
    ],
    fixes: state === 'outside' ? fixes : [],
  };
}

function ask(index: ArchitectureIndex, { view }: SingleView, { sender, communications, feed }: SenderInView): Problem {
  const name = pathOf(index, sender);
  const holder = holderOf(index, view);
  const silent = feed.unstated.map((id) => pathOf(index, id));
  const why =
    silent.length > 0
      ? `${listed(silent)} ${silent.length === 1 ? 'does' : 'do'} not state what ${silent.length === 1 ? 'it carries' : 'they carry'}, or how often`
      : `what leads from ${name} to ${holder} is not stated`;
  return {
    at: { element: sender },
    message: `Whether ${holder}, the single view, learns in time of what ${name} sends is not known: ${why}.`,
    missing: true,
    journeys: journeysOf(index, communications),
    related: feed.unstated.map((element) => ({ at: { element }, message: 'what it carries, or how often, is not stated' })),
  };
}

function holderOf(index: ArchitectureIndex, view: SingleView['view']): string {
  return view === undefined || view === 'none' ? 'it' : pathOf(index, view);
}

/** `mail -48 h-> crm` */
function drawn(index: ArchitectureIndex, path: readonly string[]): string {
  return path
    .map((id) => {
      const integration: ElementOf<'integration'> | undefined = index.get('integration', id);
      if (!integration) return pathOf(index, id);
      return integration.every ? `-${duration(integration.every.ms)}->` : '->';
    })
    .join(' ');
}
