import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { journeysOf, sentToCustomers, titlesOf } from '../sending.ts';

export const com04: Rule = {
  id: 'COM-04',
  title: 'Unclassified or off-brand',
  severity: 'warning',
  profile: 'build',
  summary: 'A communication whose brand or tone is not that of the policy, or differs from others about the same intent; or one that does not say what it is.',
  why: 'To the customer it is one company, whatever the channel, the type or the department. A letter in the voice of twenty years ago reads like one from somebody else, or like a fraud.',
  fix: 'Move it to the current brand and tone, or state another in the policy for what is meant to differ: brands of several policies are all good. What is sent is classified by its `type`, `channel`, `brand`, `tone` and the journey or step it is `in`; advertising belongs to no journey.',
  lacks: { one: 'is not classified', many: 'are not classified' },
  options: {
    attributes: {
      description: 'What a communication has to state; `intent`, `template`, `locale` and `stage` can be asked for too.',
      default: ['type', 'channel', 'journey', 'brand', 'tone'],
    },
  },
  bad: `intent payPremium "Pay the premium"
channel post
channel email
journey claim "A claim" { step letter "Settlement" on post  step receipt on email }
communication claimLetter "Settlement of your claim" { type regulatory  in claim.letter  channel post  brand "2019"  tone formal }
communication receipt "We have your premium" { type transactional  in claim.receipt  channel email  brand "2024"  tone warm }
policy contact "Contact policy" { brand "2024"  tone warm }
`,
  good: `intent payPremium "Pay the premium"
channel post
channel email
journey claim "A claim" { step letter "Settlement" on post  step receipt on email }
communication claimLetter "Settlement of your claim" { type regulatory  in claim.letter  channel post  brand "2024"  tone warm }
communication receipt "We have your premium" { type transactional  in claim.receipt  channel email  brand "2024"  tone warm }
policy contact "Contact policy" { brand "2024"  tone warm }
`,
  unknown: `channel post
communication claimLetter { type regulatory  channel post }
policy contact { brand "2024"  tone warm }
`,
  waive: 'waive COM-04 on claimLetter until 2026-12-31 because "The mainframe’s forms move in autumn"',
  see: ['COM-01', 'COM-06'],
  *check(context) {
    const { index } = context;
    if (!index.has('communication')) return;
    const sent = sentToCustomers(index);
    const guide = { brand: guideOf(index, 'brand'), tone: guideOf(index, 'tone') };
    for (const communication of sent) {
      const off = features.filter((feature) => isOff(guide[feature], communication[feature]));
      if (off.length > 0) yield offBrand(index, communication, off, guide);
    }
    for (const feature of features) if (guide[feature].values.size === 0) yield* differing(index, sent, feature);
    yield* unclassified(context, sent);
  },
};

type Feature = 'brand' | 'tone';
const features: readonly Feature[] = ['brand', 'tone'];

/** What the policies allow, and the first of them that says so. */
interface Guide {
  readonly values: ReadonlySet<string>;
  readonly policy: ElementId | undefined;
}

function guideOf(index: ArchitectureIndex, feature: Feature): Guide {
  const stating = index.all('policy').filter((policy) => policy[feature] !== undefined);
  return { values: new Set(stating.flatMap((policy) => policy[feature] ?? [])), policy: stating[0]?.id };
}

function isOff({ values }: Guide, value: string | undefined): boolean {
  return value !== undefined && values.size > 0 && !values.has(value);
}

function offBrand(
  index: ArchitectureIndex,
  communication: ElementOf<'communication'>,
  off: readonly Feature[],
  guide: Readonly<Record<Feature, Guide>>,
): Problem {
  const is = off.map((feature) => `${feature} ${communication[feature] ?? ''}`);
  const allowed = off.map((feature) => listed([...guide[feature].values], 'or'));
  const [first = 'brand'] = off;
  return {
    at: { element: communication.id, property: first },
    message: `${titlesOf(index, [communication])} has ${listed(is)}; the policy says ${listed(allowed)}.`,
    journeys: journeysOf(index, [communication]),
    related: off.flatMap((feature) => {
      const { policy } = guide[feature];
      return policy === undefined ? [] : [{ at: { element: policy, property: feature }, message: `the ${feature} of the policy` }];
    }),
    fixes: off.flatMap((feature): Fix[] => {
      const [only, ...others] = guide[feature].values;
      // What comes from the defaults stands in no line of its own.
      if (only === undefined || others.length > 0 || communication.defaulted?.includes(feature)) return [];
      const value = feature === 'brand' ? `"${only}"` : only;
      return [{ kind: 'replace-property', title: `Change the ${feature} to ${only}`, at: { element: communication.id, property: feature }, text: `${feature} ${value}` }];
    }),
  };
}

/** Without a guide the communications of one intent are held against each other: the fewest are said to differ. */
function* differing(index: ArchitectureIndex, sent: readonly ElementOf<'communication'>[], feature: Feature): Iterable<Problem> {
  const byIntent = new Map<string, Map<string, ElementOf<'communication'>[]>>();
  for (const communication of sent) {
    const value = communication[feature];
    if (value === undefined) continue;
    for (const intent of communication.intents) {
      const values = byIntent.get(intent) ?? new Map<string, ElementOf<'communication'>[]>();
      byIntent.set(intent, values);
      const group = values.get(value);
      if (group) group.push(communication);
      else values.set(value, [communication]);
    }
  }
  for (const [intent, values] of byIntent) {
    if (values.size < 2) continue;
    const [usual, ...rest] = [...values.values()].sort((a, b) => b.length - a.length);
    const odd = rest.flat();
    const [first] = odd;
    if (usual === undefined || first === undefined) continue;
    const [like] = usual;
    const others = odd.map((communication) => `${titlesOf(index, [communication])} ${communication[feature] ?? ''}`);
    yield {
      at: { element: first.id, property: feature },
      message: `${intent} is written about in ${values.size} ${feature}s: ${titlesOf(index, usual)} ${usual.length === 1 ? 'is' : 'are'} ${like?.[feature] ?? ''}, ${listed(others)}; choose one, and state it in the policy.`,
      journeys: journeysOf(index, [...usual, ...odd]),
      related: usual.map(({ id }) => ({ at: { element: id, property: feature }, message: `is ${like?.[feature] ?? ''}` })),
    };
  }
}

function* unclassified(context: RuleContext, sent: readonly ElementOf<'communication'>[]): Iterable<Problem> {
  const { index } = context;
  const attributes = context.words('attributes').filter((attribute) => attribute in readers);
  for (const communication of sent) {
    const missing = attributes.filter((attribute) => !readers[attribute]?.(communication));
    if (missing.length === 0) continue;
    yield {
      at: { element: communication.id },
      message: `${titlesOf(index, [communication])} states no ${listed(missing, 'or')}; say it, so that it can be planned with the others.`,
      missing: true,
      journeys: journeysOf(index, [communication]),
    };
  }
}

/** Whether the attribute is stated. */
const readers: Readonly<Record<string, (communication: ElementOf<'communication'>) => boolean>> = {
  type: ({ type }) => type !== undefined,
  channel: ({ channels }) => channels.length > 0,
  journey: ({ steps, type }) => steps.length > 0 || type === 'marketing',
  intent: ({ intents }) => intents.length > 0,
  brand: ({ brand }) => brand !== undefined,
  tone: ({ tone }) => tone !== undefined,
  template: ({ template }) => template !== undefined,
  locale: ({ locale }) => locale !== undefined,
  stage: ({ stage }) => stage !== undefined,
};
