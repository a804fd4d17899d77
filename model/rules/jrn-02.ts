import { channelNames, channelsOf, describe } from '../crossings.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { sayMending } from '../mending.ts';
import { listed, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { Lost } from '../walk.ts';

export const jrn02: Rule = {
  id: 'JRN-02',
  title: 'Missed context',
  severity: 'error',
  profile: 'design',
  summary: 'A step needs something that is not in hand there: it got lost on the way, or nothing ever brought it.',
  why: 'What the architecture forgets, the customer repeats: his number, his story, his anger. It is the break that customers name first and org charts hide best.',
  lacks: { one: 'has a need that may not be met', many: 'have needs that may not be met' },
  fix: 'Let the handover carry it, let an integration bring it, or let a step before produce it. The finding names the cheapest of these. An error on a critical journey or step, else a warning.',
  bad: `context summary "What the customer has said so far"
channel chat { served by chatbot }
channel voice { served by contactPlatform }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
chatbot -> contactPlatform "Transfer" { carries intent }
handover chat -> voice warm { via transfer  carries intent }
journey lateDelivery "Late delivery" {
  volume 12000/month
  step bot "Asks the bot" on chat using chatbot { actor bot  produces intent, summary }
  step call "Talks to an agent" on voice using contactPlatform { actor agent  needs intent, summary }
  bot -> call 62% when "unresolved"
  bot -> end when "solved"
}
`,
  good: `context summary "What the customer has said so far"
channel chat { served by chatbot }
channel voice { served by contactPlatform }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
chatbot -> contactPlatform "Transfer" { carries intent, summary }
handover chat -> voice warm { via transfer  carries intent, summary }
journey lateDelivery "Late delivery" {
  volume 12000/month
  step bot "Asks the bot" on chat using chatbot { actor bot  produces intent, summary }
  step call "Talks to an agent" on voice using contactPlatform { actor agent  needs intent, summary }
  bot -> call 62% when "unresolved"
  bot -> end when "solved"
}
`,
  unknown: `data Customer { subject customer  identifiers email }
channel web
system shop { identifies Customer by email }
journey buy { step pay "Pays" on web using shop { actor customer  needs email } }
`,
  waive: 'waive JRN-02 on lateDelivery.call until 2026-12-31 because "The transfer is rebuilt in autumn"',
  see: ['JRN-03', 'JRN-04', 'INT-06'],
  *checkJourney(context, journey) {
    const { index } = context;
    const walk = context.walk(journey);
    const journeys = [journey.id];
    // A project has thousands of needs: what is not lost, and what is declared, is seen without making anything.
    for (const steps of [walk.steps, walk.continued.steps]) {
      for (const walked of steps) {
        const step = walked.lost.length > 0 && walked.reachable ? index.get('step', walked.step) : undefined;
        if (!step || !isDeclared(index, step)) continue;
        const all = step.journey === journey.id ? walked.lost : lostOnTheWay(context, step, walked.lost);
        const lost = all.filter(({ lostAt }) => lostAt === undefined || isDeclared(index, index.get('step', lostAt.from)));
        const critical = journey.criticality === 'critical' || step.criticality === 'critical';
        const unknown = dependingOnUnknownAuth(index, step, lost);
        const known = unknown.length === 0 ? lost : lost.filter((each) => !unknown.includes(each));
        for (const together of lostTogether(known)) yield judge(index, step, together, { severity: critical ? 'error' : 'warning', journeys });
        if (unknown.length > 0) yield { ...askForAuth(index, step, unknown), journeys };
      }
    }
  },
};

/** What a channel or system brings that is only named, nobody knows; the name is reported where it stands. */
function isDeclared(index: ArchitectureIndex, step: ElementOf<'step'> | undefined): boolean {
  if (!step) return true;
  for (const channel of channelsOf(step)) if (index.element(channel)?.undeclared) return false;
  if (step.using === undefined || step.using === 'none') return true;
  for (const path of step.using) for (const system of path) if (index.element(system)?.undeclared) return false;
  return true;
}

/** What a step of another journey lacks only for those who come from this one; the rest is that journey's own finding. */
function lostOnTheWay(context: RuleContext, step: ElementOf<'step'>, lost: readonly Lost[]): readonly Lost[] {
  const journey = context.index.get('journey', step.journey);
  const own = journey && context.walk(journey).steps.find((walked) => walked.step === step.id);
  return lost.filter((each) => !own?.lost.some((other) => other.item === each.item));
}

/**
 * Customers' identifiers that nothing before brought, on a channel that does not say whether it knows who is there
 * (`auth`): they may well be in hand.
 */
function dependingOnUnknownAuth(index: ArchitectureIndex, step: ElementOf<'step'>, lost: readonly Lost[]): readonly Lost[] {
  const never = lost.filter(({ lastInHand }) => lastInHand === undefined);
  if (never.length === 0 || channelsOf(step).every((id) => index.get('channel', id)?.auth !== undefined)) return [];
  const identifiers = customerIdentifiers(index);
  return never.filter(({ item }) => item === 'customerId' || identifiers.has(item));
}

const customerIdentifiers = derivedFrom(['data'], (index): ReadonlySet<string> => {
  const customers = index.all('data').filter((data) => data.subject === 'customer');
  return new Set(customers.flatMap((data) => data.identifiers));
});

function askForAuth(index: ArchitectureIndex, step: ElementOf<'step'>, lost: readonly Lost[]): Problem {
  const channels = channelNames(index, step);
  return {
    at: { element: step.id, property: 'needs' },
    message: `Whether ${listed(lost.map((each) => each.item))} ${lost.length === 1 ? 'is' : 'are'} in hand at ${quoted(index.label(step.id))} is not known: ${channels} does not state its \`auth\`.`,
    missing: true,
  };
}

/** Items that are lost at the same place, or lacking for the same reason, make one finding. */
function lostTogether(lost: readonly Lost[]): readonly (readonly Lost[])[] {
  if (lost.length < 2) return lost.length === 0 ? [] : [lost];
  const groups = new Map<string, Lost[]>();
  for (const item of lost) {
    const key = item.lostAt ? `${item.lostAt.from} ${item.lostAt.to}` : item.cause;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function judge(
  index: ArchitectureIndex,
  step: ElementOf<'step'>,
  lost: readonly Lost[],
  { severity, journeys }: Required<Pick<Problem, 'severity' | 'journeys'>>,
): Problem {
  const items = lost.map((each) => each.item);
  const place = items.length === 1 ? step.needs.findIndex((need) => need.item === items[0]) : -1;
  const last = lost[0]?.lastInHand;
  const mend = sayMending(lost);
  return {
    at: { element: step.id, property: place >= 0 ? `needs.${place}` : 'needs' },
    message: `${happening(index, step, lost, items)}; ${consequence(step, lost)}${blame(index, lost)}.${mend === '' ? '' : ` ${mend}`}`,
    related: last === undefined ? [] : [{ at: { element: last }, message: `${listed(items)} ${are(items)} in hand here` }],
    fixes: fixesOf(step, lost),
    severity,
    journeys,
  };
}

function happening(index: ArchitectureIndex, step: ElementOf<'step'>, lost: readonly Lost[], items: readonly string[]): string {
  const [first] = lost;
  const [from, to] = [index.get('step', first?.lostAt?.from), index.get('step', first?.lostAt?.to)];
  const here = quoted(index.label(step.id));
  if (from && to) return `${describe(index, from, to)} loses ${listed(items)}${to.id === step.id ? '' : ` before ${here}`}`;
  switch (first?.cause) {
    case 'no holder':
      return `${here} needs ${listed(items)}, and no live system has ${them(items)}`;
    case 'no key':
      return `${here} needs ${listed(items)}, and nothing in hand says which ${items.length === 1 ? 'one is' : 'ones are'} meant`;
    case 'no way':
      return `${here} needs ${listed(items)}, and no integration brings ${them(items)} there`;
    case 'too slow':
      return `${here} needs ${listed(items)}, and ${items.length === 1 ? 'it comes' : 'they come'} too late`;
    default:
      return `${here} needs ${listed(items)}, and nothing before produces, brings or carries ${them(items)}`;
  }
}

/** The integration between the tools of the two steps that is missing, or that leaves it out. */
function blame(index: ArchitectureIndex, lost: readonly Lost[]): string {
  const gap = lost.find((each) => each.lostAt !== undefined && each.gap !== undefined)?.gap;
  if (gap === undefined) return '';
  const what = them(lost.map((each) => each.item));
  const [from, to] = [index.element(gap.from)?.path ?? gap.from, index.element(gap.to)?.path ?? gap.to];
  const between = index.get('integration', gap.integration);
  if (between === undefined) return `: no integration takes ${what} from ${from} to ${to}`;
  const arrow = `${index.element(between.from)?.path ?? from} -> ${index.element(between.to)?.path ?? to}`;
  return `: ${between.title === undefined ? arrow : `${quoted(between.title)} (${arrow})`} leaves ${what} out`;
}

function are(items: readonly string[]): string {
  return items.length === 1 ? 'is' : 'are';
}

function consequence(step: ElementOf<'step'>, lost: readonly Lost[]): string {
  const what = them(lost.map((each) => each.item));
  const customers = lost.reduce<number | undefined>(
    (most, { customersPerMonth: each }) => (each === undefined ? most : Math.max(most ?? 0, each)),
    undefined,
  );
  // Behind the line of visibility there is nobody to ask the customer.
  if (step.actor === 'system' || step.actor === 'backoffice' || step.actor === 'partner') {
    return customers === undefined ? `the step does without ${what}` : `about ${thousands(customers)} cases a month do without ${what}`;
  }
  // He can only repeat what was known before.
  const again = lost.some((each) => each.lostAt !== undefined);
  if (customers === undefined) return again ? `the customer repeats ${what}` : `the customer is asked for ${what}`;
  return `about ${thousands(customers)} customers a month ${again ? 'repeat' : 'are asked for'} ${what}`;
}

function them(items: readonly string[]): string {
  return items.length === 1 ? 'it' : 'them';
}

function fixesOf(step: ElementOf<'step'>, lost: readonly Lost[]): readonly Fix[] {
  const fixes: Fix[] = [];
  lost.forEach(({ remedy }, place) => {
    // What a remedy says names all that it changes, so the same words are the same change.
    const isFirst = lost.findIndex((each) => each.remedy?.text === remedy?.text) === place;
    if (remedy?.fix && isFirst) fixes.push(remedy.fix);
  });
  const never = step.actor === 'customer' ? lost.filter((each) => each.cause === 'never in hand').map((each) => each.item) : [];
  if (never.length > 0) {
    const title = `Say that the customer brings ${listed(never)}`;
    fixes.push({ kind: 'add-property', title, element: step.id, text: `brings ${never.join(', ')}` });
  }
  return fixes;
}
