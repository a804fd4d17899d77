import { describe } from '../crossings.ts';
import { defaultWeights, effortOf, effortWeights, handoversOf } from '../effort.ts';
import type { EffortKind, EffortWeights } from '../effort.ts';
import type { Place } from '../finding.ts';
import { counted, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import type { JourneyWalk, WalkedTransition } from '../walk.ts';

export const jrn05: Rule = {
  id: 'JRN-05',
  title: 'Handover and effort budget',
  severity: 'warning',
  profile: 'design',
  summary: 'A journey that hands the customer over more often than the budget allows, with what it asks of him.',
  why: 'At each handover somebody has to be found, waited for and told. After the second the customer counts them, and what he tells his friends is the number.',
  fix: 'Let whoever answers decide and finish: give the agent the right, the data and the tool of the one he would pass the customer on to. Counted are changes of channel or team, and from a bot to a person, that are not the customer’s own doing, on the longest way through. The effort is reported and not judged; what each part of it counts is an option.',
  options: {
    handovers: { description: 'A journey may hand the customer over so often.', default: 2, unit: 'handovers' },
    effort: { description: 'The effort with which the one of a journey is compared in the message.', default: 6, unit: 'points' },
    switch: { description: 'What a change of channel counts.', default: defaultWeights.switch, unit: 'points' },
    cold: { description: 'What a cold handover counts.', default: defaultWeights.cold, unit: 'points' },
    reAuth: { description: 'What it counts to be asked again who one is.', default: defaultWeights.reAuth, unit: 'points' },
    missed: { description: 'What it counts to repeat what was known.', default: defaultWeights.missed, unit: 'points' },
    wait: { description: 'What it counts to wait longer than was promised.', default: defaultWeights.wait, unit: 'points' },
    boundary: { description: 'What it counts to be passed to another organisational unit.', default: defaultWeights.boundary, unit: 'points' },
  },
  bad: `team service "Customer service" { unit }
team partner "Call centre" { kind outsourced }
team finance "Finance" { unit }
channel chat { served by chatbot }
channel voice { served by contactPlatform }
handover chat -> voice cold { carries orderId }
handover partner -> finance contextual { carries orderId }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
chatbot -> contactPlatform { carries orderId }
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot  brings orderId  produces summary }
  step agent "Chats with an agent" on chat using contactPlatform { actor agent  handled by service }
  step call "Talks to the call centre" on voice using contactPlatform { actor agent  handled by partner  needs orderId }
  step refund "The money comes back" using contactPlatform { actor backoffice  handled by finance  needs orderId }
  agent -> call 62% when "A refund needs the phone"
}
`,
  good: `team service "Customer service" { unit }
channel chat { served by chatbot }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
chatbot -> contactPlatform { carries orderId }
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot  brings orderId }
  step agent "Chats with an agent, who refunds" on chat using contactPlatform { actor agent  handled by service  needs orderId }
  step done "Thanks him" on chat using contactPlatform { actor agent  handled by service }
}
`,
  unknown: `channel chat
system chatbot
journey lateDelivery {
  step ask on chat using chatbot
  step chats on chat using chatbot
  step calls using chatbot
  step waits using chatbot
}
`,
  waive: 'waive JRN-05 on lateDelivery until 2026-12-31 because "Chat agents may refund from autumn on"',
  see: ['JRN-02', 'JRN-03', 'JRN-04', 'OWN-03'],
  *checkJourney(context, journey) {
    const { index } = context;
    const walk = context.walk(journey);
    if (walk.handovers <= context.number('handovers')) return;
    const handovers = handoversOf(walk);
    const ways = handovers.map((transition) => wayOf(index, transition));
    yield {
      at: { element: journey.id },
      message: `${quoted(index.label(journey.id))} hands the customer over ${walk.handovers} times (limit ${context.number('handovers')}): ${listedUpTo(ways, 5)}; ${effortText(index, walk, { budget: context.number('effort'), weights: effortWeights((kind) => context.number(kind)) })}.`,
      journeys: [journey.id],
      related: handovers.map((transition) => ({ at: placeOf(transition), message: 'handed over here' })),
    };
  },
};

function wayOf(index: ArchitectureIndex, transition: WalkedTransition): string {
  const [from, to] = [index.get('step', transition.from), index.get('step', transition.to)];
  return from && to ? describe(index, from, to) : transition.from;
}

function placeOf({ arrow, to, from }: WalkedTransition): Place {
  return { element: arrow ?? to ?? from };
}

/** `effort 10 (budget 6): 1 change of channel (1), 1 cold handover (2)`. */
function effortText(index: ArchitectureIndex, walk: JourneyWalk, { budget, weights }: { readonly budget: number; readonly weights: EffortWeights }): string {
  const { total, parts } = effortOf(index, walk, weights);
  const named = parts.map(({ kind, count, points }) => `${counted(count, ...names[kind])} (${points})`);
  return `effort ${total} (budget ${budget})${named.length > 0 ? `: ${named.join(', ')}` : ''}`;
}

const names: Readonly<Record<EffortKind, readonly [one: string, many: string]>> = {
  switch: ['change of channel', 'changes of channel'],
  cold: ['cold handover', 'cold handovers'],
  reAuth: ['proof asked again', 'proofs asked again'],
  missed: ['story told again', 'stories told again'],
  wait: ['wait over target', 'waits over target'],
  boundary: ['change of organisation', 'changes of organisation'],
};
