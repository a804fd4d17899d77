import { pathOf } from '../element-path.ts';
import { isSynchronous } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { decimal, duration, thousands } from '../phrases.ts';
import type { Rate } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

type Integration = ElementOf<'integration'>;

export const res03: Rule = {
  id: 'RES-03',
  title: 'Timeout or capacity',
  severity: 'error',
  profile: 'build',
  summary: 'More arrives in the busiest hour than a system takes, a call waits for ever, or is sent again though that does the work twice.',
  why: 'A slow system without a timeout takes everybody down who waits for it. A retry that is not idempotent pays the refund twice. And a queue that gets 5,200 calls an hour and takes 4,000 loses the others.',
  fix: 'State a `timeout` where somebody waits, longer than what most answers take; `retry` only what is `idempotent`; raise `capacity` or spread the `peak`. A peak beyond the capacity of what it goes to, or of a hub on the way, is an error, and so is a retry that is stated not to be idempotent; `timeout none`, and a timeout that more than one answer in twenty misses, are warnings. Peaks are not summed up: they need not fall into one hour. Rates by the second are not held against those by the hour.',
  lacks: { one: 'has no timeout stated, or a retry that is not known to be idempotent', many: 'have no timeout stated, or a retry that is not known to be idempotent' },
  options: {
    protocols: { description: 'Protocols of calls that have to end at some time, where no style is stated.', default: ['rest', 'graphql', 'grpc', 'soap', 'odata', 'http', 'https'] },
  },
  bad: `system menu "Phone menu"
system acd "Call distribution" { capacity 4000/h }
menu -> acd as queueCall "Into the queue" by sip { style telephony  peak 5200/h }
`,
  good: `system menu "Phone menu"
system acd "Call distribution" { capacity 6000/h }
menu -> acd as queueCall "Into the queue" by sip { style telephony  peak 5200/h }
menu -> acd as position "Position in the queue" by rest { style request-reply  timeout 2s  retry 2  idempotent }
`,
  unknown: `system menu
system acd
menu -> acd as position by rest { style request-reply  retry 2  peak 5200/h }
journey call { step ask using menu -> acd }
`,
  waive: 'waive RES-03 on acd until 2026-12-31 because "The old platform goes in autumn"',
  see: ['RES-01', 'SLA-04'],
  *check(context) {
    for (const integration of context.index.all('integration')) {
      if (integration.peak !== undefined) yield* judgePeak(context, integration, integration.peak);
      yield* judgeRetry(context, integration);
      yield* judgeTimeout(context, integration);
    }
  },
};

function* judgePeak(context: RuleContext, integration: Integration, peak: Rate): Iterable<Problem> {
  const { index } = context;
  const hubs = integration.via === undefined || integration.via === 'none' ? [] : integration.via;
  for (const id of [integration.to, ...hubs]) {
    const system = capableOf(index, id);
    const capacity = system?.capacity;
    if (!system || !capacity || !comparable(peak, capacity)) continue;
    const arriving = (peak.count * capacity.per.ms) / peak.per.ms;
    if (arriving <= capacity.count) continue;
    const unit = capacity.per.text;
    const over = arriving - capacity.count;
    const share = capacity.count > 0 ? ` (${decimal((100 * over) / capacity.count, 0)} % over)` : '';
    yield {
      at: { element: system.id, property: 'capacity' },
      message: `${system.path} takes ${thousands(capacity.count)}/${unit}, and ${nameOf(index, integration)} brings ${thousands(arriving)}/${unit} at its peak: ${thousands(over)} too many${share}; raise the capacity or spread the peak.`,
      journeys: journeysThrough(context).of(integration.id),
      related: [{ at: { element: integration.id, property: 'peak' }, message: `${thousands(peak.count)}/${peak.per.text}` }],
    };
  }
}

const minute = 60_000;

/** Requests are counted by the second and calls by the hour: one against the other says nothing. */
function comparable(peak: Rate, capacity: Rate): boolean {
  return peak.per.ms > 0 && capacity.per.ms > 0 && peak.per.ms < minute === capacity.per.ms < minute;
}

function capableOf(index: ArchitectureIndex, id: ElementId): ElementOf<'system'> | undefined {
  for (let system = index.get('system', id); system; system = index.get('system', system.parent)) {
    if (system.capacity !== undefined) return system;
  }
  return undefined;
}

function* judgeRetry(context: RuleContext, integration: Integration): Iterable<Problem> {
  const { retry, idempotent, id } = integration;
  if (retry === undefined || retry === 'none' || retry <= 0 || idempotent === true) return;
  const { index } = context;
  const times = retry === 1 ? 'once more' : `${thousands(retry)} times more`;
  const journeys = journeysThrough(context).of(id);
  if (idempotent === false) {
    yield {
      at: { element: id, property: 'retry' },
      message: `${nameOf(index, integration)} is tried ${times} and is not idempotent: what it does may be done twice; make it idempotent or do not retry.`,
      journeys,
      related: [{ at: { element: id, property: 'idempotent' }, message: 'not idempotent' }],
    };
  } else {
    yield {
      at: { element: id, property: 'retry' },
      message: `${nameOf(index, integration)} is tried ${times}, and whether that can do the work twice is not stated; say \`idempotent\`, or \`idempotent no\`.`,
      missing: true,
      journeys,
      fixes: [{ kind: 'add-property', title: 'Say that it is idempotent', element: id, text: 'idempotent' }],
    };
  }
}

function* judgeTimeout(context: RuleContext, integration: Integration): Iterable<Problem> {
  const { timeout, p95, id } = integration;
  const { index } = context;
  if (timeout === undefined) {
    if (!waits(context, integration)) return;
    const journeys = journeysThrough(context).of(id);
    // Only where a customer waits with it.
    if (journeys.length > 0) yield timeoutNotStated(integration, journeys);
  } else if (timeout === 'none') {
    if (!isSynchronous(integration)) return;
    yield {
      at: { element: id, property: 'timeout' },
      severity: 'warning',
      message: `${nameOf(index, integration)} waits for ever (timeout none): when ${pathOf(index, integration.to)} is slow, ${pathOf(index, integration.from)} stands still too; state a timeout.`,
      journeys: journeysThrough(context).of(id),
    };
  } else if (p95 !== undefined && p95.ms > timeout.ms && isSynchronous(integration)) {
    yield {
      at: { element: id, property: 'timeout' },
      severity: 'warning',
      message: `${nameOf(index, integration)} gives up after ${duration(timeout.ms)}, and more than one answer in twenty takes longer (p95 ${duration(p95.ms)}); wait longer or make it faster.`,
      journeys: journeysThrough(context).of(id),
      related: [{ at: { element: id, property: 'p95' }, message: duration(p95.ms) }],
    };
  }
}

function waits({ words }: RuleContext, { style, protocol, every }: Integration): boolean {
  if (style !== undefined) return style === 'request-reply';
  return every === undefined && protocol !== undefined && words('protocols').includes(protocol);
}

function timeoutNotStated(integration: Integration, journeys: readonly ElementId[]): Problem {
  return {
    at: { element: integration.id },
    message: `How long ${integration.path} waits for an answer is not stated; say \`timeout 2s\`, or \`none\`.`,
    missing: true,
    journeys,
  };
}

function nameOf(index: ArchitectureIndex, { from, to }: Integration): string {
  return `${pathOf(index, from)} -> ${pathOf(index, to)}`;
}
