import { channelsOf } from '../crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { duration, listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const sla01: Rule = {
  id: 'SLA-01',
  title: 'SLA missing or unmeasured',
  severity: 'warning',
  profile: 'build',
  summary: 'A journey takes customers to a channel that promises them nothing, or its promises are measured by nothing.',
  why: 'Where nobody has said how long an answer may take, it takes as long as it takes. A promise that nobody measures is broken first and noticed last.',
  fix: 'State what customers can expect: `target complain response 2bd` on the channel, per intent or for all. `target … none` says that nothing is promised, and is a warning where a journey comes there. Only what a journey uses is looked at: what only goes out is left alone, and on pages and in apps a missing target is not asked for. Name in `measured by` a metric with a `source`.',
  lacks: { one: 'has no target, or a target that nothing is stated to measure', many: 'have no target, or targets that nothing is stated to measure' },
  options: {
    channels: {
      description: 'Kinds of channel on which customers wait for an answer.',
      default: ['voice', 'chat', 'messaging', 'email', 'social', 'video', 'cobrowse', 'callback', 'post', 'community'],
    },
  },
  bad: `intent complain "That is not right"
channel email { target complain none }
system desk "Complaints desk"
metric complaintDays "Days to the final response" { source desk }
journey complaint "A complaint" {
  intent complain
  volume 420/month
  target duration 56d
  measured by complaintDays
  step write "Writes" on email using desk { actor customer }
}
`,
  good: `intent complain "That is not right"
channel email { target complain acknowledge 2bd  target complain resolve 56d }
system desk "Complaints desk"
metric complaintDays "Days to the final response" { source desk }
journey complaint "A complaint" {
  intent complain
  volume 420/month
  target duration 56d
  measured by complaintDays
  step write "Writes" on email using desk { actor customer }
}
`,
  unknown: `intent complain
channel email
system desk
journey complaint "A complaint" {
  intent complain
  target duration 56d
  step write on email using desk { actor customer }
}
`,
  waive: 'waive SLA-01 on channel email until 2026-12-31 because "The desk is founded in autumn"',
  see: ['SLA-02', 'GOV-03'],
  *check(context) {
    const { index } = context;
    if (!index.has('journey')) return;
    const uses = usesOf(context);
    for (const use of uses.values()) {
      const problem = judgeUse(context, use);
      if (problem) yield problem;
    }
    for (const journey of index.all('journey')) {
      const problem = judgeMeasure(index, journey);
      if (problem) yield problem;
    }
  },
};

/** Customers with an intent come to a channel. */
interface Use {
  readonly channel: ElementOf<'channel'>;
  readonly intent: string;
  readonly journeys: ElementOf<'journey'>[];
  /** Somebody waits there for an answer; else something is only sent. */
  asks: boolean;
}

function usesOf({ index }: RuleContext): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const journey of index.all('journey')) {
    if (journey.intents.length === 0) continue;
    for (const step of index.steps(journey.id)) {
      for (const id of channelsOf(step)) {
        const channel = index.get('channel', id);
        if (!channel || channel.undeclared) continue;
        for (const intent of journey.intents) {
          const key = `${id} ${intent}`;
          const use: Use = uses.get(key) ?? { channel, intent, journeys: [], asks: false };
          uses.set(key, use);
          if (use.journeys.at(-1) !== journey) use.journeys.push(journey);
          use.asks ||= step.actor !== 'system' && step.actor !== 'backoffice';
        }
      }
    }
  }
  return uses;
}

function judgeUse(context: RuleContext, { channel, intent, journeys, asks }: Use): Problem | undefined {
  const { index } = context;
  // Where something only goes out, nobody waits for an answer.
  if (channel.direction === 'outbound') return undefined;
  const all = channel.targets.map((target, place) => ({ target, place }));
  const own = all.filter(({ target }) => target.intent === intent);
  const holding = own.length > 0 ? own : all.filter(({ target }) => target.intent === undefined);
  const ids = journeys.map((journey) => journey.id);
  const names = listedUpTo(journeys.map((journey) => quoted(index.label(journey.id))), 3);
  const [nothing] = holding;
  if (nothing && holding.every(({ target }) => target.within === 'none')) {
    return {
      at: { element: channel.id, property: `targets.${nothing.place}` },
      message: `${channel.path} promises nothing about ${intent}, and ${names} ${journeys.length === 1 ? 'comes' : 'come'} there${customers(context, channel.id, journeys)}${wholeWay(journeys)}; state when a customer can expect an answer.`,
      journeys: ids,
      related: targetsOf(journeys),
    };
  }
  if (holding.length > 0 || !asks) return undefined;
  if (channel.type === undefined || !context.words('channels').includes(channel.type)) return undefined;
  return {
    at: { element: channel.id },
    message: `What ${channel.path} promises about ${intent} is not stated, and ${names} ${journeys.length === 1 ? 'comes' : 'come'} there${wholeWay(journeys)}; say \`target ${intent} …\`, or \`none\`.`,
    missing: true,
    journeys: ids,
  };
}

/** A promise for the whole way says how long its stages may take together, and of none how long it may take. */
function wholeWay(journeys: readonly ElementOf<'journey'>[]): string {
  const [first] = journeys;
  const whole = journeys.length === 1 ? first?.targets.find((target) => target.of === 'duration') : undefined;
  return whole?.duration ? ` and may take ${duration(whole.duration.ms)} as a whole` : '';
}

function targetsOf(journeys: readonly ElementOf<'journey'>[]): NonNullable<Problem['related']> {
  return journeys.flatMap((journey) =>
    journey.targets.flatMap((target, place) =>
      target.of === 'duration' ? [{ at: { element: journey.id, property: `targets.${place}` }, message: 'the whole way' }] : [],
    ),
  );
}

/** How many come to the channel in a month; empty where a volume or a share on the way is not known. */
function customers({ index, walk }: RuleContext, channel: ElementId, journeys: readonly ElementOf<'journey'>[]): string {
  let sum = 0;
  for (const journey of journeys) {
    const here = walk(journey).steps.filter(({ step }) => channelsOf(index.get('step', step) ?? {}).includes(channel));
    const most = Math.max(0, ...here.map((step) => step.customersPerMonth ?? 0));
    if (most === 0) return '';
    sum += most;
  }
  return ` (about ${thousands(sum)} customers a month)`;
}

function judgeMeasure(index: ArchitectureIndex, journey: ElementOf<'journey'>): Problem | undefined {
  if (journey.targets.length === 0) return undefined;
  const name = quoted(index.label(journey.id));
  const promise = listed(journey.targets.map((target) => target.of));
  const at = { element: journey.id, property: 'measuredBy' };
  const journeys = [journey.id];
  const { measuredBy } = journey;
  if (measuredBy === 'none') {
    return { at, message: `${name} promises ${promise}, and nothing measures it; name a metric in \`measured by\`.`, journeys };
  }
  if (measuredBy === undefined) {
    return { at: { element: journey.id }, message: `What measures whether ${name} keeps its promise (${promise}) is not stated; say \`measured by …\`.`, missing: true, journeys };
  }
  const metrics = measuredBy.map((word) => index.get('metric', `metric:${word}` as ElementId));
  // A word that is no metric of the project may be measured elsewhere.
  if (!metrics.every((metric) => metric?.source === 'none')) return undefined;
  return {
    at,
    message: `${name} promises ${promise}, and ${listed(measuredBy)} ${measuredBy.length === 1 ? 'has' : 'have'} no source: nothing measures it. State where the values come from.`,
    journeys,
    related: metrics.flatMap((metric) => (metric ? [{ at: { element: metric.id, property: 'source' }, message: 'no source' }] : [])),
  };
}
