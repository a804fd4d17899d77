import { channelsOf, needsOf } from '../crossings.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { alwaysOpen, perDay, uncovered } from '../hours.ts';
import { listedUpTo, quoted } from '../phrases.ts';
import type { Hours } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import type { JourneyWalk } from '../walk.ts';
import { modeOf } from '../channel-mode.ts';

export const jrn06: Rule = {
  id: 'JRN-06',
  title: 'Dead end or hours gap',
  severity: 'error',
  profile: 'design',
  summary: 'A bot or IVR step with no way out to a person or a callback, or whose way out is closed while the bot is there.',
  why: 'The bot that cannot help says so at any hour; the person who can is there for nine. In between the customer is alone with the problem that made him ask.',
  fix: 'Lead an arrow or `on fail` to a step with an agent, staff the way out for the bot’s hours, or offer what waits for a person: `handover chat -> voice contextual { via callback }`, or a message on an asynchronous channel. Hours that do not cover are an error; no way out at all is one on a critical journey, else a warning.',
  lacks: { one: 'has hours that are not stated', many: 'have hours that are not stated' },
  bad: `channel chat { kind chat  hours 24x7  staffed Mon-Sun 09:00-18:00  served by chatbot }
system chatbot "Chatbot"
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot }
  step agent "Chats with an agent" on chat using chatbot { actor agent }
  bot -> agent 62% when "unresolved"
  bot -> end when "solved"
}
`,
  good: `channel chat { kind chat  hours 24x7  staffed Mon-Sun 09:00-18:00  served by chatbot }
channel voice { kind voice  hours Mon-Sat 08:00-20:00 }
handover chat -> voice contextual { via callback  carries intent }
system chatbot "Chatbot"
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot }
  step agent "Chats with an agent" on chat using chatbot { actor agent }
  bot -> agent 62% when "unresolved"
  bot -> end when "solved"
}
`,
  unknown: `channel chat
system desk
journey help {
  step bot "Asks" on chat using desk { actor bot }
  step agent on chat using desk { actor agent }
}
`,
  waive: 'waive JRN-06 on lateDelivery until 2026-12-31 because "Callback is tried out in autumn"',
  see: ['JRN-03', 'RES-02'],
  *checkJourney(context, journey) {
    const { index } = context;
    for (const bot of index.steps(journey.id).filter((step) => isBot(index, step))) {
      const problem = judge(index, journey, context.walk(journey), bot);
      if (problem) yield { ...problem, journeys: [journey.id] };
    }
  },
};

function judge(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  walk: JourneyWalk,
  bot: ElementOf<'step'>,
): Problem | undefined {
  const channels = channelsOf(bot).flatMap((id) => index.get('channel', id) ?? []);
  if (channels.length === 0 || channels.some((channel) => channel.undeclared)) return undefined;
  if (channels.every((channel) => callsBack(index, channel))) return undefined;

  const ways = waysOut(index, walk, bot);
  if (ways.length === 0) {
    if (reachesPerson(index, walk, bot)) return undefined;
    const critical = journey.criticality === 'critical' || bot.criticality === 'critical';
    return {
      at: { element: bot.id },
      severity: critical ? 'error' : 'warning',
      message: `Step ${quoted(index.label(bot.id))} has no way out to a person or a callback.`,
      fixes: offerCallback(index, channels, bot),
    };
  }
  // A message can be left at any hour; the answer comes later.
  if (ways.some((way) => channelsOf(way).some((id) => waits(index, id)))) return undefined;
  return compareHours(index, bot, channels, ways);
}

function compareHours(
  index: ArchitectureIndex,
  bot: ElementOf<'step'>,
  channels: readonly ElementOf<'channel'>[],
  ways: readonly ElementOf<'step'>[],
): Problem | undefined {
  const staff = ways.flatMap((way) => channelsOf(way).map((id) => ({ way, id, hours: staffedHours(index, id, channels) })));
  const offers = staff.flatMap(({ hours }) => hours ?? []);
  if (offers.some(alwaysOpen)) return undefined;
  const unknown = staff.filter(({ hours }) => hours === undefined);
  const [timed] = channels.filter((channel) => channel.hours !== undefined && channel.hours !== 'none');
  if (unknown.length > 0 || staff.length === 0 || !timed || timed.hours === undefined || timed.hours === 'none') {
    const silent = [...(timed ? [] : channels.map((channel) => channel.id)), ...unknown.map(({ id }) => id)];
    const [first] = silent;
    if (first === undefined) return undefined;
    const name = index.element(first)?.path ?? first;
    const what = unknown.some(({ id }) => id === first) ? `when a person is there on ${name} is not stated (\`staffed …\`)` : `the hours of ${name} are not stated`;
    return {
      at: { element: first },
      message: `Whether ${quoted(index.label(bot.id))} always has a person to turn to is not known: ${what}.`,
      missing: true,
    };
  }
  const hours = timed.hours;
  const gap = uncovered(hours, offers);
  if (gap.every((minutes) => minutes === 0)) return undefined;
  const people = staff.map(({ way, id, hours: open }) => {
    const channel = index.element(id)?.path ?? id;
    return `${quoted(index.label(way.id))} on ${channel} ${open && open.open.length > 0 ? open.text : 'never staffed'}`;
  });
  return {
    at: { element: bot.id },
    message: `Step ${quoted(index.label(bot.id))} on ${timed.path} is there ${hours.text}, people only ${listedUpTo(people, 3)}: ${perDay(gap)} without a person or a callback.`,
    related: staff.map(({ id }) => ({
      at: { element: id, property: index.get('channel', id)?.staffed === undefined ? 'hours' : 'staffed' },
      message: 'when a person is there',
    })),
    fixes: offerCallback(index, channels, bot),
  };
}

/** A step that a machine leads: a bot, or an IVR, which answers by itself whoever is said to act. */
function isBot(index: ArchitectureIndex, step: ElementOf<'step'>): boolean {
  if (step.actor === 'bot' || step.actor === 'ai-agent') return true;
  if (step.actor !== undefined && step.actor !== 'customer' && step.actor !== 'system') return false;
  const channels = channelsOf(step);
  return channels.length > 0 && channels.every((id) => index.get('channel', id)?.type === 'ivr');
}

function isPerson(step: ElementOf<'step'>): boolean {
  return step.actor === 'agent' || step.actor === 'partner' || step.handledBy !== undefined;
}

/**
 * The steps with a person to which the bot leads at once: over other bots, and over the customer where he turns to a
 * channel on which people talk. A person who comes up later in the journey, for something else, is no way out.
 */
function waysOut(index: ArchitectureIndex, walk: JourneyWalk, bot: ElementOf<'step'>): readonly ElementOf<'step'>[] {
  const found: ElementOf<'step'>[] = [];
  for (const step of reachable(index, walk, bot, (each) => !isPerson(each) && (isBot(index, each) || turnsToPeople(index, each)))) {
    if (isPerson(step) || waitsForPerson(index, step)) found.push(step);
  }
  return found;
}

function reachesPerson(index: ArchitectureIndex, walk: JourneyWalk, bot: ElementOf<'step'>): boolean {
  return reachable(index, walk, bot, () => true).some((step) => isPerson(step) || step.actor === undefined);
}

/** Every step that is reached from `start`, going on through those that `passes`. A step of another journey counts as well. */
function reachable(
  index: ArchitectureIndex,
  walk: JourneyWalk,
  start: ElementOf<'step'>,
  passes: (step: ElementOf<'step'>) => boolean,
): readonly ElementOf<'step'>[] {
  const seen = new Map<ElementId, ElementOf<'step'>>();
  const queue: ElementOf<'step'>[] = [start];
  for (let step = queue.shift(); step; step = queue.shift()) {
    for (const { from, to } of walk.transitions) {
      const next = from === step.id && to !== undefined && to !== start.id && !seen.has(to) ? index.get('step', to) : undefined;
      if (!next) continue;
      seen.set(next.id, next);
      if (passes(next)) queue.push(next);
    }
  }
  return [...seen.values()];
}

const conversational: ReadonlySet<string> = new Set(['voice', 'chat', 'messaging', 'video', 'cobrowse', 'callback']);

function turnsToPeople(index: ArchitectureIndex, step: ElementOf<'step'>): boolean {
  return step.actor === 'customer' && channelsOf(step).some((id) => conversational.has(index.get('channel', id)?.type ?? ''));
}

/** The customer leaves a message, or a callback is agreed. */
function waitsForPerson(index: ArchitectureIndex, step: ElementOf<'step'>): boolean {
  const channels = channelsOf(step).flatMap((id) => index.get('channel', id) ?? []);
  if (channels.some((channel) => channel.type === 'callback')) return true;
  return step.actor === 'customer' && channels.some((channel) => modeOf(channel) === 'async');
}

function waits(index: ArchitectureIndex, id: ElementId): boolean {
  const channel = index.get('channel', id);
  return channel !== undefined && (channel.type === 'callback' || modeOf(channel) === 'async');
}

/** A callback or an appointment can be had from the channel. */
function callsBack(index: ArchitectureIndex, channel: ElementOf<'channel'>): boolean {
  return channel.type === 'callback' || calledBackFrom(index).has(channel.id);
}

const calledBackFrom = derivedFrom(['handover'], (index): ReadonlySet<ElementId> => {
  const calls = index.all('handover').filter(({ via, type }) => type !== 'none' && (via === 'callback' || via === 'appointment'));
  return new Set(calls.map((handover) => handover.from));
});

/** When a person is there; undefined when unknown. A channel's hours are those of its people, unless the bot answers on it too. */
function staffedHours(
  index: ArchitectureIndex,
  id: ElementId,
  botChannels: readonly ElementOf<'channel'>[],
): Hours | undefined {
  const channel = index.get('channel', id);
  const hours = channel?.staffed ?? (botChannels.some((bot) => bot.id === id) ? undefined : channel?.hours);
  return hours === 'none' ? { text: 'none', open: [] } : hours;
}

function offerCallback(
  index: ArchitectureIndex,
  channels: readonly ElementOf<'channel'>[],
  bot: ElementOf<'step'>,
): readonly Fix[] {
  const [channel] = channels;
  const voice = index.all('channel').find((each) => each.type === 'voice');
  if (!channel || !voice) return [];
  const needs = needsOf(bot);
  const carries = needs.length > 0 ? `  carries ${needs.join(', ')}` : '';
  const text = `handover ${channel.path} -> ${voice.path} contextual { via callback${carries} }`;
  return [{ kind: 'declare', title: `Offer a callback from ${channel.path}`, after: channel.id, text }];
}
