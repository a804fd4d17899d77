import type { Carried, ElementOf } from '../../model/element.ts';
import type { ElementId, Stated } from '../../model/element-base.ts';
import { written } from '../../model/phrases.ts';
import type { ArchitectureIndex } from '../../model/query.ts';
import type { WalkedStep } from '../../model/walk.ts';
import type { ViewContext } from '../draw.ts';
import { integrationBetween } from './blueprint-systems.ts';
import type { NotesByElement } from './finding-notes.ts';
import type { SequenceMessage } from './sequence-view.ts';

export interface MessageContext {
  readonly context: ViewContext;
  readonly notes: NotesByElement;
  readonly journey: ElementOf<'journey'>;
  readonly step: ElementOf<'step'>;
  readonly walked: WalkedStep | undefined;
}

/** The customer's own participant; there is one, whatever persona he is. */
export const customerParticipant = 'customer';

/** A person or team at work: `person:agent`, `person:agent:team:contactCo`. */
export function personParticipant(step: ElementOf<'step'>): string | undefined {
  if (step.actor !== 'agent' && step.actor !== 'backoffice' && step.actor !== 'partner') return undefined;
  return ['person', step.actor, step.handledBy].filter(Boolean).join(':');
}

/**
 * The messages of one step. The customer turns to a channel, a person at work there to the systems, a system to the
 * next along the paths claimed and found; what the architecture does by itself goes the other way and ends with the customer.
 */
export function describeMessages(messageContext: MessageContext): readonly SequenceMessage[] {
  const seen = new Map<string, number>();
  return orderMessages(messageContext).map((message) => {
    const before = seen.get(message.id) ?? 0;
    seen.set(message.id, before + 1);
    return before === 0 ? message : { ...message, id: `${message.id}#${before + 1}` };
  });
}

function orderMessages(messageContext: MessageContext): readonly SequenceMessage[] {
  const { step, walked } = messageContext;
  const channels = step.channels === undefined || step.channels === 'none' ? [] : step.channels;
  const chains = step.using === 'none' ? [] : (step.using ?? (walked?.systems ?? []).map((id) => [id]));
  const person = personParticipant(step);
  const between = describeHops(messageContext, chains);
  if (step.actor === 'system' && channels.length > 0) {
    const senders = chains.flatMap((chain) => chain.at(-1) ?? []);
    const sent = channels.flatMap((channel) => [
      ...senders.map((sender) => plainMessage(messageContext, sender, channel, '')),
      plainMessage(messageContext, channel, customerParticipant, listItems(step.produces)),
    ]);
    return [...between, ...sent];
  }
  const asked = channels.flatMap((channel) => [
    plainMessage(messageContext, customerParticipant, channel, listItems(step.brings)),
    ...(person === undefined ? [] : [plainMessage(messageContext, channel, person, '')]),
  ]);
  const source = person ?? channels[0] ?? (step.actor === 'system' || step.actor === 'bot' ? undefined : customerParticipant);
  const entered = chains.flatMap(([system]) =>
    system === undefined || source === undefined ? [] : [plainMessage(messageContext, source, system, '')],
  );
  const sent = [...asked, ...entered.slice(0, 1), ...between, ...entered.slice(1)];
  const [alone] = chains[0] ?? [];
  return sent.length === 0 && alone !== undefined ? [plainMessage(messageContext, alone, alone, '')] : sent;
}

function plainMessage({ step }: MessageContext, from: string, to: string, detail: string): SequenceMessage {
  return { id: `${step.path}:${from}>${to}`, from, to, text: '', detail, line: 'sync', findings: [] };
}

/** Along the claimed paths, then whatever else was needed to have in hand what the step needs. */
function describeHops(messageContext: MessageContext, chains: readonly (readonly ElementId[])[]): readonly SequenceMessage[] {
  const { context, walked } = messageContext;
  const shown = new Set<ElementId>();
  const claimed = chains.flatMap((chain) =>
    chain.slice(1).flatMap((to, index): readonly SequenceMessage[] => {
      const from = chain[index];
      if (from === undefined) return [];
      const integration = integrationBetween(context.index, from, to);
      if (integration === undefined) return [describeGap(messageContext, from, to)];
      if (shown.has(integration.id)) return [];
      shown.add(integration.id);
      return describeIntegrationMessages(messageContext, integration);
    }),
  );
  const own = [...(walked?.systems ?? []), ...chains.flat()];
  const fetched = joinedTo(own, walked?.integrations ?? [], context.index).flatMap((integration) => {
    if (shown.has(integration.id)) return [];
    shown.add(integration.id);
    return describeIntegrationMessages(messageContext, integration);
  });
  return [...claimed, ...fetched];
}

/**
 * The integrations that hang together with the step's own systems, in the order given. Others brought something into hand
 * at an earlier step and carry no message now.
 */
function joinedTo(
  systems: readonly ElementId[],
  integrations: readonly ElementId[],
  index: ArchitectureIndex,
): readonly ElementOf<'integration'>[] {
  const known = integrations.flatMap((id) => index.get('integration', id) ?? []);
  const reached = new Set(systems.map((id) => index.rootSystem(id)));
  const ends = ({ from, to, via }: ElementOf<'integration'>) =>
    [from, to, ...(via === undefined || via === 'none' ? [] : via)].map((id) => index.rootSystem(id));
  const joined = new Set<ElementOf<'integration'>>();
  for (let before = -1; before !== joined.size; ) {
    before = joined.size;
    for (const integration of known) {
      if (joined.has(integration) || !ends(integration).some((id) => reached.has(id))) continue;
      joined.add(integration);
      for (const id of ends(integration)) reached.add(id);
    }
  }
  return known.filter((integration) => joined.has(integration));
}

function describeGap({ step, walked }: MessageContext, from: ElementId, to: ElementId): SequenceMessage {
  const broken = walked?.brokenPaths.some((path) => path.from === from && path.to === to) ?? true;
  const id = `${step.path}:${from}>${to}`;
  return { id, from, to, text: broken ? 'no integration' : '', detail: '', line: broken ? 'broken' : 'sync', findings: [] };
}

function describeIntegrationMessages(
  { context: { index }, notes, step }: MessageContext,
  integration: ElementOf<'integration'>,
): readonly SequenceMessage[] {
  const { from, to, via, protocol, style, p95, every, carries, returns } = integration;
  const hubs = via === undefined || via === 'none' ? [] : via;
  const stops = [from, ...hubs, to];
  const sent = listItems(carries);
  const got = listItems(returns);
  const pace = p95 === undefined ? (every === undefined ? undefined : `every ${written(every)}`) : written(p95);
  const detail = [protocol ?? style, pace, sent, got === '' ? '' : `returns ${got}`].filter(Boolean).join(' · ');
  const line = asyncStyles.has(style ?? '') || asyncProtocols.has(protocol ?? '') ? 'async' : 'sync';
  return stops.slice(1).map((stop, at) => ({
    id: `${step.path}:${integration.id}:${at}`,
    element: integration.id,
    from: index.get('system', stops[at])?.id ?? from,
    to: stop,
    text: at === 0 ? (integration.title ?? '') : '',
    detail: at === 0 ? detail : '',
    line,
    findings: at === 0 ? notes.about(integration.id) : [],
  }));
}

const asyncStyles: ReadonlySet<string> = new Set(['event', 'stream', 'webhook', 'batch', 'file']);
const asyncProtocols: ReadonlySet<string> = new Set(['kafka', 'amqp', 'mqtt', 'jms', 'mq', 'sftp', 'smtp', 'csv', 'edi', 'webhook']);

function listItems(items: Stated<readonly Carried[]> | undefined): string {
  if (items === undefined || items === 'none') return '';
  return items.map(({ item, masked }) => (masked ? `${item} (masked)` : item)).join(', ');
}
