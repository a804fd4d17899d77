import { pathOf } from '../element-path.ts';
import { crossings, placeOf } from '../crossings.ts';
import type { Crossing } from '../crossings.ts';
import { isSynchronous, listed as itemsOf } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

type Integration = ElementOf<'integration'>;

export const obs02: Rule = {
  id: 'OBS-02',
  title: 'Correlation broken',
  severity: 'warning',
  profile: 'build',
  summary: 'A contact or a request changes its number on the way, so that what belongs together cannot be put together again.',
  why: 'One customer is two records: nobody can follow what happened to him, and no figure that counts contacts (first contact resolution, repeat contacts) can be computed.',
  fix: 'Let the same id go along: `propagates traceparent` or `correlation-id` where programs talk, in a message’s header too, and `propagates uui` or a header where a call goes on. Where a contact passes from one contact platform to another and the way between them is stated to propagate nothing, that is an error on a critical journey and where a metric counts contacts, else a warning; elsewhere `propagates none` behind something that propagates is a warning. What copies data by the hour, a batch or a file, follows no contact.',
  lacks: { one: 'does not state what it propagates', many: 'do not state what they propagate' },
  options: {
    ids: {
      description: 'What a contact is known by from one system to the next.',
      default: ['interactionId', 'callId', 'contactId', 'conversationId', 'sessionId', 'correlationId'],
    },
    platforms: {
      description: 'Kinds of system that a contact is in.',
      default: ['ccaas', 'acd', 'pbx', 'ivr', 'iva', 'chatbot', 'routing', 'dialer'],
    },
    metrics: { description: 'Kinds of metric that count what belongs to one contact.', default: ['fcr', 'repeat-contact', 'transfer'] },
    calls: { description: 'What goes along with a call.', default: ['uui', 'correlation-id'] },
  },
  bad: `system cloud "Cloud platform" { kind ccaas }
system old "Old platform" { kind acd }
metric fcr "Resolved at first contact" { kind fcr }
channel voice { served by cloud, old }
cloud -> old as bridge "Transfer" by sip { style telephony  carries none  propagates none }
journey fault "A fault" {
  measured by fcr
  volume 1000/month
  step agent "Looks at it" on voice using cloud { actor agent  produces interactionId }
  step billing "Is passed on" on voice using old { actor agent }
}
`,
  good: `system cloud "Cloud platform" { kind ccaas }
system old "Old platform" { kind acd }
metric fcr "Resolved at first contact" { kind fcr }
channel voice { served by cloud, old }
cloud -> old as bridge "Transfer" by sip { style telephony  carries interactionId  propagates uui }
journey fault "A fault" {
  measured by fcr
  volume 1000/month
  step agent "Looks at it" on voice using cloud { actor agent  produces interactionId }
  step billing "Is passed on" on voice using old { actor agent }
}
`,
  unknown: `system cloud { kind ccaas }
system old { kind acd }
metric fcr { kind fcr }
channel voice
cloud -> old as bridge by sip
journey fault "A fault" {
  measured by fcr
  step agent on voice using cloud { actor agent }
  step billing on voice using old { actor agent }
}
`,
  waive: 'waive OBS-02 on bridge until 2026-12-31 because "Both platforms are one in autumn"',
  see: ['OBS-01', 'JRN-02'],
  *checkJourney(context, journey) {
    const { index } = context;
    const walk = context.walk(journey);
    const told = new Set<ElementId>();
    for (const crossing of crossings(index, walk)) {
      for (const problem of judgeTransfer(context, journey, crossing)) {
        if (told.has(problem.at.element)) continue;
        told.add(problem.at.element);
        yield problem;
      }
    }
    const flow = walk.flow.integrations.flatMap((id) => index.get('integration', id) ?? []);
    for (const integration of flow) {
      if (told.has(integration.id)) continue;
      const problem = judgeHop(context, integration, flow);
      if (problem) yield { ...problem, journeys: [journey.id] };
    }
  },
};

/** A contact that goes on in another platform: what joins the two has to tell the second which contact it is. */
function* judgeTransfer(context: RuleContext, journey: ElementOf<'journey'>, crossing: Crossing): Iterable<Problem> {
  const { index } = context;
  const [before, after] = [platformsAt(context, crossing.walkedFrom.systems), platformsAt(context, crossing.walkedTo.systems)];
  if (before.size === 0 || after.size === 0 || [...before].some((platform) => after.has(platform))) return;
  const bridges = [...before].flatMap((platform) =>
    index.integrationsFrom(platform).filter((each) => after.has(index.rootSystem(each.to)) && followsContacts(each)),
  );
  const [first] = bridges;
  if (!first || bridges.some((bridge) => carriesOn(bridge))) return;
  const unknown = bridges.find((bridge) => bridge.propagates === undefined);
  if (unknown) {
    yield { ...notStated(unknown), journeys: [journey.id] };
    return;
  }
  const ids = idsAt(context, crossing);
  const metrics = countingMetrics(context, journey);
  const counts = metrics.map((metric) => (metric.title === undefined ? metric.path : `${metric.path} (${quoted(metric.title)})`));
  const critical = journey.criticality === 'critical';
  const customers = contactsPerMonth(crossing);
  const consequence = counts.length === 0 ? '' : `; ${listed(counts)}, which ${counts.length === 1 ? 'needs' : 'need'} one id over that bridge, cannot be computed for ${quoted(index.label(journey.id))}`;
  const number = ids.length === 0 ? 'The contact gets a new number' : `${listed(ids)} ${ids.length === 1 ? 'changes' : 'change'}`;
  yield {
    at: { element: first.id, property: 'propagates' },
    severity: critical || counts.length > 0 ? 'error' : 'warning',
    message: `${number} at ${ends(index, first)}: ${quoted(index.label(first.id))} propagates nothing, and ${quoted(index.label(crossing.to.id))} begins as a new contact${customers}${consequence}; map the id to a header (\`propagates uui\`).`,
    journeys: [journey.id],
    related: [
      { at: placeOf(crossing), message: 'where the contact goes on' },
      ...metrics.map((metric) => ({ at: { element: metric.id }, message: 'counts contacts' })),
    ],
  };
}

/** The platforms that a step's contact is in, by their outermost systems. */
function platformsAt({ index, words }: RuleContext, systems: readonly ElementId[]): ReadonlySet<ElementId> {
  const types = words('platforms');
  const platforms = new Set<ElementId>();
  for (const id of systems) {
    const type = index.get('system', id)?.type;
    if (type !== undefined && types.includes(type)) platforms.add(index.rootSystem(id));
  }
  return platforms;
}

function carriesOn({ propagates }: Integration): boolean {
  return propagates !== undefined && propagates !== 'none';
}

/** The ids that the contact has before it passes on. */
function idsAt({ words }: RuleContext, { walkedFrom, from }: Crossing): readonly string[] {
  const there = new Set([...walkedFrom.inHand.map(({ item }) => item), ...from.produces.map(({ item }) => item)]);
  return words('ids').filter((id) => there.has(id));
}

function countingMetrics({ index, words }: RuleContext, { measuredBy }: ElementOf<'journey'>): readonly ElementOf<'metric'>[] {
  const types = words('metrics');
  return itemsOf(measuredBy).flatMap((word) => {
    const metric = index.get('metric', `metric:${word}`);
    return metric?.type !== undefined && types.includes(metric.type) ? metric : [];
  });
}

function contactsPerMonth({ transition, walkedFrom }: Crossing): string {
  const count = (walkedFrom.customersPerMonth ?? 0) * transition.share;
  return count < 1 ? '' : `, about ${thousands(count)} times a month`;
}

/** Something arrives with an id, and the next integration is stated to take none along, or takes one that cannot travel there. */
function judgeHop(context: RuleContext, integration: Integration, flow: readonly Integration[]): Problem | undefined {
  const { index } = context;
  const { propagates, telemetry } = integration;
  if (!followsContacts(integration)) return undefined;
  // That nothing can be watched at all is OBS-01's.
  if (propagates === undefined) return telemetry === 'none' ? undefined : notStated(integration);
  if (propagates === 'none') {
    const start = index.rootSystem(integration.from);
    const before = flow.find((each) => each !== integration && carriesOn(each) && index.rootSystem(each.to) === start);
    if (!before || before.propagates === undefined || before.propagates === 'none') return undefined;
    return {
      at: { element: integration.id, property: 'propagates' },
      message: `${ends(index, integration)} drops what ${ends(index, before)} brings along (${listed(before.propagates)}): what happens at ${pathOf(index, integration.to)} cannot be found by it; propagate it.`,
      related: [{ at: { element: before.id, property: 'propagates' }, message: `propagates ${listed(before.propagates)}` }],
    };
  }
  const fitting = isCall(integration) ? context.words('calls') : undefined;
  if (fitting ? propagates.some((word) => fitting.includes(word)) : propagates.some((word) => word !== 'uui')) return undefined;
  return {
    at: { element: integration.id, property: 'propagates' },
    message: fitting
      ? `${ends(index, integration)} is a call and propagates ${listed(propagates)}, which no call carries; map it to ${listedUpTo(fitting, 3)}.`
      : `${ends(index, integration)} propagates ${listed(propagates)}, which only calls carry; ${isSynchronous(integration) ? 'say `traceparent` or `correlation-id`' : 'a message needs a key in its header, `correlation-id`, or a span link'}.`,
  };
}

const copying: ReadonlySet<string> = new Set(['batch', 'file', 'shared-db', 'manual', 'rpa']);
const fileProtocols: ReadonlySet<string> = new Set(['sftp', 'csv', 'edi', 'jdbc']);

/** What copies data now and then follows no contact. */
function followsContacts({ style, protocol, every }: Integration): boolean {
  if (style !== undefined) return !copying.has(style);
  return every === undefined && (protocol === undefined || !fileProtocols.has(protocol));
}

const callProtocols: ReadonlySet<string> = new Set(['sip', 'cti', 'rtp', 'webrtc']);

function isCall({ style, protocol }: Integration): boolean {
  return style === 'telephony' || (protocol !== undefined && callProtocols.has(protocol));
}

function notStated(integration: Integration): Problem {
  return {
    at: { element: integration.id },
    message: `Which id ${integration.path} takes along is not stated; say \`propagates traceparent\`, \`correlation-id\`, \`uui\` or \`none\`.`,
    missing: true,
  };
}

function ends(index: ArchitectureIndex, { from, to }: Integration): string {
  return `${pathOf(index, from)} -> ${pathOf(index, to)}`;
}
