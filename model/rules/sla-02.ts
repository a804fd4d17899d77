import { modeOf } from '../channel-mode.ts';
import type { ElementId } from '../element-base.ts';
import type { ChannelTarget, ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { openMinutes } from '../hours.ts';
import { decimal, duration, listed, written } from '../phrases.ts';
import { minutesPerWeek } from '../quantity.ts';
import type { Duration } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const sla02: Rule = {
  id: 'SLA-02',
  title: 'Inconsistent across channels',
  severity: 'warning',
  profile: 'build',
  summary: 'The same request is promised at very different speeds on channels of the same kind, or on one of them not at all.',
  why: 'Customers take the channel that suits them, not the one that is staffed best. Who writes an e-mail learns that he should have sent a message, and next time does both.',
  fix: 'Bring the targets nearer to each other, or do not offer the request there. Channels on which both sides are there at once (sync) are compared with each other, and so are those on which a message waits (async). Channels on which something only goes out are left alone. Business hours are counted by the clock, over the channel’s hours. A warning beyond the first ratio, an error beyond the second.',
  lacks: { one: 'has a target that cannot be compared', many: 'have targets that cannot be compared' },
  options: {
    ratio: { description: 'The slowest may take so many times as long as the fastest.', default: 4, unit: '×' },
    error: { description: 'Beyond so many times it is an error.', default: 50, unit: '×' },
    week: { description: 'Working hours in a week where a channel states none.', default: 40, unit: 'h' },
  },
  bad: `intent orderStatus "Where is my order?"
channel messaging { target orderStatus response 24h }
channel email { hours Mon-Fri 09:00-17:00  target orderStatus response 48bh }
channel social { target orderStatus none }
`,
  good: `intent orderStatus "Where is my order?"
channel chat { target orderStatus response 60s }
channel voice { target orderStatus answer 80% in 20s }
channel messaging { target orderStatus response 24h }
channel email { hours Mon-Fri 09:00-17:00  target orderStatus response 8bh }
`,
  unknown: `intent orderStatus
channel messaging { target orderStatus response 24h }
channel email { target orderStatus resolve 5d }
channel social
`,
  waive: 'waive SLA-02 on channel email until 2026-12-31 because "The e-mail team grows in autumn"',
  see: ['SLA-01', 'JRN-06'],
  *check(context) {
    const { index } = context;
    const journeys = journeysByIntent(index);
    for (const [intent, promises] of promisesByIntent(context)) {
      for (const mode of ['sync', 'async'] as const) {
        const group = promises.filter((promise) => promise.mode === mode);
        const problem = group.length > 1 ? judge(context, intent, group, promises) : undefined;
        if (problem) yield { ...problem, journeys: journeys.get(intent) ?? [] };
      }
    }
  },
};

/** What a channel promises about one intent, by one clock. */
interface Promised {
  readonly channel: ElementOf<'channel'>;
  readonly mode: string | undefined;
  /** Which of the channel's targets. */
  readonly place: number;
  readonly target: ChannelTarget;
  readonly clock: string | undefined;
  /** By the clock on the wall; undefined with `none`. */
  readonly ms: number | undefined;
}

type Timed = Promised & { readonly ms: number };

function judge(
  context: RuleContext,
  intent: string,
  group: readonly Promised[],
  all: readonly Promised[],
): Problem | undefined {
  const timed = group.filter((promise): promise is Timed => promise.ms !== undefined);
  const nothing = group.filter((promise) => promise.ms === undefined);
  const widest = widestPair(timed);
  const ratio = widest ? widest.slow.ms / widest.fast.ms : 1;
  const about = `${intent === '' ? 'Any request' : intent}: ${all.map(describe).join(', ')}`;
  const related = group.map((promise) => ({
    at: { element: promise.channel.id, property: `targets.${promise.place}` },
    message: describe(promise),
  }));
  if (widest && ratio > context.number('ratio')) {
    const { slow, fast } = widest;
    return {
      at: { element: slow.channel.id, property: `targets.${slow.place}` },
      severity: ratio > context.number('error') ? 'error' : 'warning',
      message: `${about}; ${slow.channel.path} is ${decimal(ratio, 1)} times as slow as ${fast.channel.path} (limit ${context.number('ratio')}).`,
      related,
    };
  }
  const [silent] = nothing;
  if (silent && timed.length > 0) {
    const names = [...new Set(nothing.map((promise) => promise.channel.path))];
    return {
      at: { element: silent.channel.id, property: `targets.${silent.place}` },
      message: `${about}; ${listed(names)} ${names.length === 1 ? 'promises' : 'promise'} nothing.`,
      related,
    };
  }
  return widest === undefined ? differentClocks(intent, timed, related) : undefined;
}

/** One answers within an hour, the other resolves within a week: neither is known to be slower. */
function differentClocks(intent: string, timed: readonly Timed[], related: Problem['related']): Problem | undefined {
  const [first, ...others] = timed;
  const other = others.find((promise) => promise.channel !== first?.channel && promise.clock !== first?.clock);
  if (!first || !other) return undefined;
  return {
    at: { element: other.channel.id, property: `targets.${other.place}` },
    message: `${intent === '' ? 'Any request' : intent}: ${first.channel.path} promises ${clockNames[first.clock ?? ''] ?? first.clock}, ${other.channel.path} ${clockNames[other.clock ?? ''] ?? other.clock}; state a target by the same clock for both.`,
    missing: true,
    ...(related && { related }),
  };
}

const clockNames: Readonly<Record<string, string>> = {
  reaction: 'a response',
  acknowledge: 'an acknowledgement',
  resolve: 'a resolution',
};

/** Of those that are measured by the same clock, on different channels. */
function widestPair(timed: readonly Timed[]): { readonly fast: Timed; readonly slow: Timed } | undefined {
  let widest: { fast: Timed; slow: Timed } | undefined;
  for (const fast of timed) {
    for (const slow of timed) {
      if (fast.clock !== slow.clock || fast.channel === slow.channel || slow.ms < fast.ms || fast.ms === 0) continue;
      if (!widest || slow.ms / fast.ms > widest.slow.ms / widest.fast.ms) widest = { fast, slow };
    }
  }
  return widest;
}

/** `email 48 business hours (8.4 d by the clock)`, `voice 80% in 20 s`, `social none`. */
function describe({ channel, target, ms }: Promised): string {
  if (target.within === 'none' || ms === undefined) return `${channel.path} none`;
  const share = target.share === undefined ? '' : `${decimal(target.share, 1)}% in `;
  const clock = target.within.business ? ` (${duration(ms)} by the clock)` : '';
  const resolve = target.clock === 'resolve' || target.clock === 'acknowledge' ? `${target.clock} ` : '';
  return `${channel.path} ${resolve}${share}${written(target.within)}${clock}`;
}

/** By intent, the empty word for what is promised whatever the customer wants; such a promise holds for each intent too. */
function promisesByIntent(context: RuleContext): ReadonlyMap<string, readonly Promised[]> {
  // Nobody can choose a channel on which something only goes out.
  const channels = context.index.all('channel').filter(({ targets, direction }) => targets.length > 0 && direction !== 'outbound');
  const intents = new Set(channels.flatMap((channel) => channel.targets.map((target) => target.intent ?? '')));
  if (intents.size > 1) intents.delete('');
  const found = new Map<string, Promised[]>();
  for (const intent of intents) {
    found.set(
      intent,
      channels.flatMap((channel) => promisesOf(context, channel, intent)),
    );
  }
  return found;
}

function promisesOf(context: RuleContext, channel: ElementOf<'channel'>, intent: string): readonly Promised[] {
  const all = channel.targets.map((target, place) => ({ target, place }));
  const own = all.filter(({ target }) => (target.intent ?? '') === intent);
  const general = all.filter(({ target }) => target.intent === undefined);
  return (own.length > 0 ? own : general).map(({ target, place }) => ({
    channel,
    mode: modeOf(channel),
    place,
    target,
    clock: target.clock === 'answer' || target.clock === 'response' || target.clock === undefined ? 'reaction' : target.clock,
    ms: target.within === 'none' ? undefined : byTheClock(context, channel, target.within),
  }));
}

/** Working time stretched over the hours in which nobody works. */
function byTheClock(context: RuleContext, channel: ElementOf<'channel'>, within: Duration): number {
  if (!within.business) return within.ms;
  const hours = channel.staffed ?? channel.hours;
  const open = hours === undefined || hours === 'none' ? 0 : openMinutes(hours);
  return (within.ms * minutesPerWeek) / (open > 0 ? open : context.number('week') * 60);
}

function journeysByIntent(index: ArchitectureIndex): ReadonlyMap<string, readonly ElementId[]> {
  const found = new Map<string, ElementId[]>();
  for (const journey of index.all('journey')) {
    for (const intent of journey.intents) {
      const list = found.get(intent);
      if (list) list.push(journey.id);
      else found.set(intent, [journey.id]);
    }
  }
  return found;
}
