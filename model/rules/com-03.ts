import type { ElementId } from '../element-base.ts';
import type { Cap, ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { decimal, duration, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import { pathOf } from '../element-path.ts';
import { audienceOf, journeysOf, sentToCustomers, titlesOf } from '../sending.ts';

export const com03: Rule = {
  id: 'COM-03',
  title: 'Frequency cap',
  severity: 'error',
  profile: 'build',
  summary: 'All senders together send a customer more of a type than the contact policy allows.',
  why: 'Every department keeps to its own plan, and the customer gets the sum. He opts out of all of it, the message that he needed too.',
  fix: 'Send less of it, give some of it up for others, or raise the cap on purpose. What every sender plans is counted for the period of the cap and for each persona that it reaches: those of the communication, or else of its journeys; what names nobody counts for everybody. What is `mandatory`, and types that the policy `override`s, are not counted. A month counts as four weeks. A frequency that is not stated is not nothing: then the sum is "at least".',
  lacks: { one: 'does not say how often it is sent', many: 'do not say how often they are sent' },
  bad: `persona dana "Dana, app-first"
persona osei "Mr Osei"
system marketing "Marketing automation"
system push "Push service"
communication promoEmail "Offers of the week" { type marketing  for dana, osei  sender marketing  frequency 12 per 30d }
communication promoPush "Offers in the app" { type marketing  for dana  sender push  frequency 20 per 30d }
communication basket "You left something" { type marketing  for dana  sender marketing  frequency 1 per 7d }
policy contact "Contact policy" { cap marketing 12 per 30d }
`,
  good: `persona dana "Dana, app-first"
persona osei "Mr Osei"
system marketing "Marketing automation"
system push "Push service"
communication promoEmail "Offers of the week" { type marketing  for osei  sender marketing  frequency 12 per 30d }
communication promoPush "Offers in the app" { type marketing  for dana  sender push  frequency 2 per 7d }
communication basket "You left something" { type marketing  for dana  sender marketing  frequency 3 per 30d }
policy contact "Contact policy" { cap marketing 12 per 30d }
`,
  unknown: `persona dana
communication promoEmail { type marketing  for dana  frequency 10 per 30d }
communication promoPush { type marketing  for dana }
policy contact { cap marketing 12 per 30d }
`,
  waive: 'waive COM-03 on contact until 2026-12-31 because "The push campaign ends in autumn"',
  see: ['COM-01', 'COM-05', 'COM-06'],
  *check({ index }) {
    const policies = index.all('policy').filter(({ caps }) => caps.length > 0);
    if (policies.length === 0 || !index.has('communication')) return;
    const sent = sentToCustomers(index).filter(({ mandatory }) => !mandatory);
    const asked = new Set<ElementId>();
    for (const policy of policies) {
      for (const [place, cap] of policy.caps.entries()) {
        const counted = sent.filter(({ type }) => type === cap.type);
        if (policy.override !== undefined && policy.override !== 'none' && policy.override.includes(cap.type)) continue;
        yield* judgeCap(index, { policy, place, cap, sent: counted });
        for (const communication of counted) {
          if (communication.frequency !== undefined || asked.has(communication.id)) continue;
          asked.add(communication.id);
          yield ask(index, policy, cap, communication);
        }
      }
    }
  },
};

interface CapOfPolicy {
  readonly policy: ElementOf<'policy'>;
  readonly place: number;
  readonly cap: Cap;
  /** What is of the type. */
  readonly sent: readonly ElementOf<'communication'>[];
}

function* judgeCap(index: ArchitectureIndex, { policy, place, cap, sent }: CapOfPolicy): Iterable<Problem> {
  for (const { who, received } of reached(index, sent)) {
    const counts = received.map((communication) => ({ communication, count: perPeriod(communication, cap) }));
    const known = counts.filter(({ count }) => count !== undefined);
    const sum = known.reduce((total, { count }) => total + (count ?? 0), 0);
    // A message more or less by rounding is none.
    if (sum <= cap.limit.count + 1e-6) continue;
    const unknown = counts.filter(({ count }) => count === undefined).map(({ communication }) => communication);
    const terms = known.map(({ communication, count }) => `${communication.path} ${decimal(count ?? 0, 1)}`).join(' + ');
    const senders = new Set(received.flatMap(({ sender }) => (sender === undefined || sender === 'none' ? [] : pathOf(index, sender))));
    const from = senders.size === 0 ? '' : ` from ${listed([...senders])}`;
    const least = unknown.length > 0 ? 'at least ' : '';
    const total = known.length > 1 ? `${terms} = ${least}${decimal(sum, 1)}` : terms;
    const open = unknown.length > 0 ? `; how often ${titlesOf(index, unknown)} ${unknown.length === 1 ? 'is' : 'are'} sent is not stated` : '';
    const everybody = who.length === 0 ? [] : received.filter((communication) => audienceOf(index, communication).length === 0);
    const anybody = everybody.length > 0 ? `; ${titlesOf(index, everybody)} ${everybody.length === 1 ? 'names' : 'name'} nobody and ${everybody.length === 1 ? 'counts' : 'count'} for everybody` : '';
    const subject = who.length === 0 ? 'A customer gets' : `${listed(who.map((id) => quoted(index.label(id))))} ${who.length === 1 ? 'gets' : 'get'}`;
    yield {
      at: { element: policy.id, property: `caps.${place}` },
      message: `${subject} ${least}${decimal(sum, 1)} ${cap.type} messages in ${duration(cap.limit.per.ms)}${from}, and the cap is ${decimal(cap.limit.count, 1)}: ${total}${open}${anybody}.`,
      journeys: journeysOf(index, received),
      related: known.map(({ communication }) => ({
        at: { element: communication.id, property: 'frequency' },
        message: communication.frequency?.text ?? '',
      })),
    };
  }
}

/** Who gets the same communications, together. Without any persona it is one group: everybody. */
function reached(index: ArchitectureIndex, sent: readonly ElementOf<'communication'>[]) {
  const everywhere = index.all('persona').filter(({ undeclared }) => !undeclared).map(({ id }) => id);
  const audiences = new Map(sent.map((communication) => [communication, new Set(audienceOf(index, communication))]));
  const named = new Set([...audiences.values()].flatMap((audience) => [...audience]));
  const groups = new Map<string, { who: ElementId[]; received: readonly ElementOf<'communication'>[] }>();
  const place = (who: ElementId | undefined) => {
    const received = sent.filter((communication) => {
      const audience = audiences.get(communication);
      return !audience?.size || (who !== undefined && audience.has(who));
    });
    if (received.length === 0) return;
    const key = received.map(({ id }) => id).join(' ');
    const group = groups.get(key) ?? { who: [], received };
    if (who !== undefined) group.who.push(who);
    groups.set(key, group);
  };
  // Who is named nowhere gets what is for everybody, whether there is a persona for him or not.
  for (const persona of everywhere) if (named.has(persona)) place(persona);
  place(undefined);
  return [...groups.values()];
}

/** A month has four weeks to those who plan: of a shorter period the nearest whole number of times is counted. */
function perPeriod({ frequency }: ElementOf<'communication'>, { limit }: Cap): number | undefined {
  if (frequency === undefined || !(frequency.per.ms > 0)) return undefined;
  const times = limit.per.ms / frequency.per.ms;
  return frequency.count * (times < 1 ? times : Math.round(times));
}

function ask(index: ArchitectureIndex, policy: ElementOf<'policy'>, cap: Cap, communication: ElementOf<'communication'>): Problem {
  return {
    at: { element: communication.id },
    message: `How often ${titlesOf(index, [communication])} is sent is not stated, so whether the cap of ${decimal(cap.limit.count, 1)} ${cap.type} messages in ${duration(cap.limit.per.ms)} holds is not known; say \`frequency 1 per 30d\`, or as it is.`,
    missing: true,
    journeys: journeysOf(index, [communication]),
    related: [{ at: { element: policy.id, property: 'caps' }, message: 'the cap' }],
  };
}
