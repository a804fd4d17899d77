import { channelNames, channelsOf } from '../crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { capitalised, listed, quoted, thousands } from '../phrases.ts';
import { channelProof, proofLevel, proofName } from '../proof.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import type { JourneyWalk } from '../walk.ts';

export const idd03: Rule = {
  id: 'IDD-03',
  title: 'Identify gap',
  severity: 'error',
  profile: 'design',
  summary: 'A step that needs to know who the customer is, where nothing before it, nor the step itself, finds out.',
  why: 'The balance is shown to whoever asks, or nobody gets to see it: on paper the step is safe, and in life somebody will build a way around it.',
  fix: 'Let the step prove it (`verifies authenticated`) or one before it, let the channel do so (`auth authenticated`), or bring it along (`carries authState`). Who has shown it before and is asked again is JRN-04.',
  lacks: { one: 'may not be reached by whom it needs', many: 'may not be reached by whom they need' },
  bad: `channel chat { auth anonymous  served by chatbot }
system chatbot "Chatbot"
journey balance "How much is left?" {
  step ask "Asks the bot" on chat using chatbot { actor bot }
  step view "View balance" on chat using chatbot { actor bot  requires auth authenticated }
}
`,
  good: `channel chat { auth anonymous  served by chatbot }
system chatbot "Chatbot"
journey balance "How much is left?" {
  step ask "Asks the bot" on chat using chatbot { actor bot }
  step prove "Enters the code" on chat using chatbot { actor customer  verifies authenticated }
  step view "View balance" on chat using chatbot { actor bot  requires auth authenticated }
}
`,
  unknown: `channel chat
system chatbot
journey balance {
  step ask on chat using chatbot { actor bot }
  step view "View balance" on chat using chatbot { actor bot  requires auth authenticated }
}
`,
  waive: 'waive IDD-03 on balance.view until 2026-12-31 because "Sign-in in the chat comes in autumn"',
  see: ['IDD-01', 'JRN-04', 'PRV-05'],
  *checkJourney(context, journey) {
    const { index } = context;
    const steps = index.steps(journey.id);
    if (!steps.some((step) => proofLevel(step.requiresAuth) > 0)) return;
    const walk = context.walk(journey);
    const walked = new Map(walk.steps.map((step) => [step.step, step]));
    const shown = followProofs(index, walk, steps);
    for (const step of steps) {
      const required = proofLevel(step.requiresAuth);
      const here = walked.get(step.id);
      const arriving = shown.get(step.id);
      if (required === 0 || proofLevel(step.verifies) >= required || !here?.reachable || !arriving) continue;
      if (arriving.level >= required || here.inHand.some(({ item }) => item === 'authState')) continue;
      // Where a name only stands there, nobody knows what it gives.
      if (channelsOf(step).some((id) => index.element(id)?.undeclared)) continue;
      const problem = arriving.unknown.length > 0 ? askFor(index, step, arriving.unknown) : gap(index, step, arriving, here.customersPerMonth);
      yield { ...problem, journeys: [journey.id] };
    }
  },
};

/** How well the customer is known at a step before it does anything, on the way that knows him least. */
interface Arriving {
  readonly level: number;
  /** Steps on the way whose channels do not say how well they know him: it may be better. */
  readonly unknown: readonly ElementOf<'step'>[];
  /** Where he comes from; undefined at the first step. */
  readonly from: ElementOf<'step'> | undefined;
}

function followProofs(
  index: ArchitectureIndex,
  walk: JourneyWalk,
  steps: readonly ElementOf<'step'>[],
): ReadonlyMap<ElementId, Arriving> {
  const ways = new Map<ElementId, ElementId[]>();
  for (const { from, to } of walk.transitions) {
    if (to === undefined) continue;
    const list = ways.get(to);
    if (list) list.push(from);
    else ways.set(to, [from]);
  }
  const arriving = new Map<ElementId, Arriving>();
  const after = new Map<ElementId, Arriving>();
  for (const step of steps) {
    // What leads back here from later on knows him as well as he was known when he first passed.
    const before = (ways.get(step.id) ?? []).flatMap((from) => (from === step.id ? [] : (after.get(from) ?? [])));
    let least: Arriving = { level: 0, unknown: [], from: undefined };
    before.forEach((way, place) => {
      if (place === 0 || isLess(way, least)) least = way;
    });
    const own = channelProof(index, step);
    const silent = own === undefined && channelsOf(step).length > 0 ? [step] : [];
    const here = { ...least, level: Math.max(least.level, own ?? 0), unknown: [...least.unknown, ...silent] };
    arriving.set(step.id, here);
    // What a step required is there from then on, or was reported there.
    const level = Math.max(here.level, proofLevel(step.verifies), proofLevel(step.requiresAuth));
    after.set(step.id, { level, unknown: here.unknown, from: step });
  }
  return arriving;
}

function isLess(a: Arriving, b: Arriving): boolean {
  return a.level !== b.level ? a.level < b.level : a.unknown.length < b.unknown.length;
}

function gap(index: ArchitectureIndex, step: ElementOf<'step'>, { level, from }: Arriving, customers: number | undefined): Problem {
  const [before, here] = [from ? channelNames(index, from) : '', channelNames(index, step)];
  const source = before === '' ? here : before;
  const arrives = source === '' ? '' : from ? ` from ${source}` : ` on ${source}`;
  const who = customers === undefined ? 'the customer arrives' : `about ${thousands(customers)} customers a month arrive`;
  const required = step.requiresAuth ?? '';
  return {
    at: { element: step.id, property: 'requiresAuth' },
    message: `Step ${quoted(index.label(step.id))} needs ${required}; ${who}${arrives} as ${proofName(level)}, and nothing raises it: let it or a step before it say \`verifies ${required}\`.`,
    related: channelsOf(step).map((id) => ({ at: { element: id, property: 'auth' }, message: `knows him as ${index.get('channel', id)?.auth ?? 'not stated'}` })),
    fixes: proveHere(step),
  };
}

/** A bot, an agent or the customer can do it at the step itself. */
function proveHere(step: ElementOf<'step'>): readonly Fix[] {
  if (step.verifies !== undefined || step.actor === 'system' || step.actor === 'backoffice') return [];
  const text = `verifies ${step.requiresAuth ?? ''}`;
  return [{ kind: 'add-property', title: `Say that the step ${text}`, element: step.id, text }];
}

function askFor(index: ArchitectureIndex, step: ElementOf<'step'>, unknown: readonly ElementOf<'step'>[]): Problem {
  const channels = [...new Set(unknown.flatMap((each) => channelsOf(each)).filter((id) => index.get('channel', id)?.auth === undefined))];
  const names = listed(channels.map((id) => index.element(id)?.path ?? id));
  return {
    at: { element: step.id, property: 'requiresAuth' },
    message: `Whether the customer is ${step.requiresAuth} at ${quoted(index.label(step.id))} is not known: ${names} ${channels.length === 1 ? 'does' : 'do'} not state \`auth\`.`,
    missing: true,
    related: channels.map((id) => ({ at: { element: id }, message: capitalised('how well it knows him is not stated') })),
  };
}
