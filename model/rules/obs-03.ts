import { pathOf } from '../element-path.ts';
import { isSynchronous } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import type { Observations, ObservedPassage } from '../observation.ts';
import { counted, decimal, quoted, thousands } from '../phrases.ts';
import { modelAt, plateauOrder } from '../plateau.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { mapServices, spanOf, sumCalls } from '../service-map.ts';
import type { SeenCall, ServiceMap } from '../service-map.ts';

type Integration = ElementOf<'integration'>;

export const obs03: Rule = {
  id: 'OBS-03',
  title: 'Drift',
  severity: 'warning',
  profile: 'run',
  summary: 'What runs is not what is modelled: a call that no integration stands for, an integration that nobody saw, a way through a journey that is not planned.',
  why: 'The model is believed as long as it is true. The day on which it is needed, at night, with a journey that stands still, is a bad day to learn that there is one more system on the way.',
  fix: 'Draw what was seen, or take out what is gone; give systems and integrations their `service` where names differ. It speaks where `cxa.json` names files of `telemetry`, about the plateau that stands today, and only of services of which the architecture knows one end. An integration counts as unseen where both of its ends were seen in the time, and it is stated to be traced (else that is asked). What sends messages begins a new trace at each end: it is judged by span links alone, and never missed as a child span.',
  lacks: { one: 'was not seen, and is not stated to be traced', many: 'were not seen, and are not stated to be traced' },
  options: {
    seen: { description: 'So many calls count as a call.', default: 1, unit: 'calls' },
    window: { description: 'What was watched for less than so long does not show that something is never called.', default: 7, unit: 'd' },
    share: { description: 'Of those who left a step, so many have to go another way than planned.', default: 5, unit: '%' },
    visits: { description: 'So many have to have left a step before it says that nobody went a planned way.', default: 100, unit: 'visits' },
  },
  bad: `system checkout "Checkout" { service "checkout" }
system fraud "Fraud scoring" { service "fraud" }
system payment "Payments" { service "payment" }
checkout -> payment "Pay" by rest { telemetry traces }
`,
  good: `system checkout "Checkout" { service "checkout" }
system fraud "Fraud scoring" { service "fraud" }
system payment "Payments" { service "payment" }
checkout -> payment "Pay" by rest { telemetry traces }
checkout -> fraud "Score" by rest { telemetry traces }
`,
  unknown: `system checkout "Checkout"
system fraud "Fraud scoring"
system payment "Payments"
checkout -> fraud by rest
checkout -> payment by rest
fraud -> payment as scored by rest
`,
  observed: `[
  { "from": "checkout", "to": "payment", "kind": "sync", "count": 9140, "first": "2026-05-01", "last": "2026-05-31" },
  { "from": "checkout", "to": "fraud", "kind": "sync", "count": 812, "first": "2026-05-04", "last": "2026-05-30" }
]
`,
  waive: 'waive OBS-03 on checkout until 2026-12-31 because "The trial ends in autumn"',
  see: ['OBS-01', 'OBS-02'],
  *check(context) {
    const { index } = context;
    const { observations } = index.model;
    if (observations === undefined || !standsToday(index, context.today)) return;
    if (observations.calls.length > 0) yield* judgeCalls(context, observations);
    if (observations.passages.length > 0) yield* judgePassages(context, observations.passages);
  },
};

/** Whether the architecture stands here as it does today: at the last plateau that has begun, else at the first. */
function standsToday({ model, whole, plateau }: ArchitectureIndex, today: string): boolean {
  const order = plateauOrder(whole);
  const now = order.filter(({ starts }) => starts !== undefined && starts.from <= today).at(-1) ?? order[0];
  if (now === undefined || now.id === plateau) return true;
  // Where nothing differs between plateaus, one stands for all.
  const { elements } = modelAt(whole, now.id);
  return elements.length === model.elements.length && elements.every((element, place) => element === model.elements[place]);
}

function* judgeCalls(context: RuleContext, observations: Observations): Iterable<Problem> {
  const map = mapServices(context.index);
  const calls = sumCalls(observations.calls);
  const seen = new Set<Integration>();
  const watched = { sync: new Set<ElementId>(), link: new Set<ElementId>() };
  for (const call of calls) {
    const [from, to] = [map.systemsOf(call.from), map.systemsOf(call.to)];
    for (const system of [...from, ...to]) watched[call.kind].add(system);
    const integrations = map.between(from, to);
    for (const integration of integrations) seen.add(integration);
    if (call.count < context.number('seen') || integrations.length > 0) continue;
    const problem = notModelled(context, call, from, to, map);
    if (problem) yield problem;
  }
  const names = new Set(calls.flatMap(({ from, to }) => [from, to]));
  const span = { sync: spanOf(calls.filter(({ kind }) => kind === 'sync')), link: spanOf(calls.filter(({ kind }) => kind === 'link')) };
  for (const integration of context.index.all('integration')) {
    if (seen.has(integration) || (integration.service !== undefined && names.has(integration.service))) continue;
    const kind = tracedAs(integration);
    const { from, to } = integration;
    if (!kind || ![from, to].every((end) => watched[kind].has(context.index.rootSystem(end)))) continue;
    const problem = notSeen(context, integration, kind, span[kind]);
    if (problem) yield problem;
  }
}

function notModelled(context: RuleContext, call: SeenCall, from: ReadonlySet<ElementId>, to: ReadonlySet<ElementId>, map: ServiceMap): Problem | undefined {
  const { index } = context;
  const [system] = [...from, ...to];
  // Of two services that the architecture does not know, nothing can be said; inside one system it draws nothing.
  if (system === undefined || [...from].some((each) => to.has(each))) return undefined;
  const unknown = from.size === 0 ? call.from : to.size === 0 ? call.to : undefined;
  const back = map.between(to, from)[0];
  const what = call.kind === 'link' ? 'took up messages of' : 'called';
  const sentence = call.kind === 'link' ? `${call.to} ${what} ${call.from}` : `${call.from} ${what} ${call.to}`;
  const why =
    unknown !== undefined
      ? `no system has the service "${unknown}"; declare it, or state \`service "${unknown}"\` where it belongs`
      : back
        ? `only ${pathOf(index, back.from)} -> ${pathOf(index, back.to)} is modelled; draw ${call.from} -> ${call.to} too`
        : `no integration leads from ${call.from} to ${call.to}; draw it, or find out why it is there`;
  return {
    at: { element: system, row: call.place },
    message: `${sentence} ${times(call.count)}${period(call.first, call.last)}, and ${why}.`,
    journeys: journeysThrough(context).of(system),
    related: [{ at: { element: system }, message: 'the system' }],
  };
}

/** How it would show in traces; undefined where it would not, or only if somebody had built that. */
function tracedAs(integration: Integration): 'sync' | 'link' | undefined {
  const { style, protocol, telemetry, lifecycle } = integration;
  if (telemetry === 'none' || (telemetry !== undefined && !telemetry.includes('traces'))) return undefined;
  if (lifecycle === 'planned' || lifecycle === 'retired') return undefined;
  if ((style !== undefined && untraced.has(style)) || (protocol !== undefined && untracedProtocols.has(protocol))) return undefined;
  return isSynchronous(integration) ? 'sync' : 'link';
}

const untraced: ReadonlySet<string> = new Set(['batch', 'file', 'shared-db', 'rpa', 'telephony', 'manual']);
const untracedProtocols: ReadonlySet<string> = new Set(['sip', 'rtp', 'webrtc', 'cti', 'jdbc', 'sftp', 'csv', 'edi', 'smtp', 'smpp']);

function notSeen(context: RuleContext, integration: Integration, kind: 'sync' | 'link', span: ReturnType<typeof spanOf>): Problem | undefined {
  const { index } = context;
  if (span.first !== undefined && span.last !== undefined && daysFrom(span.first, span.last) < context.number('window')) return undefined;
  const name = `${pathOf(index, integration.from)} -> ${pathOf(index, integration.to)}`;
  const journeys = journeysThrough(context).of(integration.id);
  const what = kind === 'link' ? 'no span link leads over it' : 'nobody called it';
  if (integration.telemetry === undefined) {
    // A message without a link may only be one of which no link was made.
    if (kind === 'link') return undefined;
    return {
      at: { element: integration.id },
      message: `${name} is modelled, and ${what}${period(span.first, span.last)}, though both ends were seen; whether it is traced is not stated, say \`telemetry traces\`, or take it out.`,
      missing: true,
      journeys,
    };
  }
  return {
    at: { element: integration.id },
    message: `${name} is modelled and traced, and ${what}${period(span.first, span.last)}, though both ends were seen; take it out, or find out why nothing comes.`,
    journeys,
  };
}

function* judgePassages(context: RuleContext, passages: readonly ObservedPassage[]): Iterable<Problem> {
  const { index } = context;
  for (const [id, seen] of groupBy(passages, ({ journey }) => journey)) {
    const journey = index.get('journey', id);
    if (!journey) continue;
    const planned = groupBy(context.walk(journey).transitions, ({ from }) => from);
    for (const [step, rows] of groupBy(seen, (passage) => passage.step)) {
      if (index.get('step', step) === undefined) continue;
      const left = rows.reduce((sum, { count }) => sum + count, 0);
      const ways = planned.get(step) ?? [];
      for (const row of sumPassages(rows)) {
        const percent = left === 0 ? 0 : (100 * row.count) / left;
        if (ways.some(({ to }) => to === row.next) || row.count === 0 || percent < context.number('share')) continue;
        if (row.next !== undefined && index.get('step', row.next) === undefined) continue;
        yield {
          at: { element: step, row: row.place },
          message: `From ${quoted(index.label(step))} ${counted(row.count, 'customer')} (${decimal(percent, 0)} % of those who left it) went on to ${target(index, row.next)}, which ${quoted(index.label(id))} does not plan; draw the arrow, or find out what sends them there.`,
          journeys: [id],
          related: [{ at: { element: step }, message: 'the step' }],
        };
      }
      if (left < context.number('visits')) continue;
      for (const way of ways) {
        // That nothing failed, and nobody waited in vain, is no drift.
        if (way.cause === 'on fail' || way.cause === 'after' || rows.some(({ next, count }) => next === way.to && count > 0)) continue;
        const share = way.arrow === undefined ? undefined : index.get('transition', way.arrow)?.share;
        if (share !== undefined && share < context.number('share')) continue;
        const expected = share === undefined ? '' : ` (planned: ${decimal(share, 1)} %)`;
        yield {
          at: { element: way.arrow ?? step },
          message: `Of ${counted(left, 'customer')} who left ${quoted(index.label(step))}, nobody went on to ${target(index, way.to)}${expected}; take the arrow out, or find out what holds them up.`,
          journeys: [id],
        };
      }
    }
  }
}

/** The end as a place to go to. */
function target(index: ArchitectureIndex, step: ElementId | undefined): string {
  return step === undefined ? 'the end' : quoted(index.label(step));
}

function sumPassages(rows: readonly ObservedPassage[]): readonly ObservedPassage[] {
  return [...groupBy(rows, ({ next }) => next ?? '').values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${thousands(count)} times`;
}

/** ` from 2026-05-01 to 2026-05-31`; empty where no day is known. */
function period(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  return first === last ? ` on ${first}` : ` from ${first} to ${last}`;
}

function daysFrom(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}
