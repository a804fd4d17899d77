import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { namedEntry, personalData, personalIn } from '../personal-data.ts';
import type { PersonalData, PersonalEntry } from '../personal-data.ts';
import { listed, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const prv05: Rule = {
  id: 'PRV-05',
  title: 'Unsafe carriage',
  severity: 'error',
  profile: 'build',
  summary: 'Personal data on an integration without encryption or authentication, card data that is recorded, personal data in telemetry.',
  why: 'Everybody on the way can read it. A card number in a recording or an address in a trace is copied to where nobody looks for it, and kept for as long as nobody remembers.',
  fix: 'State `encryption tls` and an `auth`, mask what need not be read (`carries phone masked`), pause the recording while the card is taken (`masks CardData` on the step), and propagate a number instead of an address. Where only identifiers are carried it is a warning. What is between components of one system, or carried by hand, is left out.',
  lacks: { one: 'does not say how personal data is protected', many: 'do not say how personal data is protected' },
  options: {
    recorders: {
      description: 'Kinds of system that record what is said and typed.',
      default: ['recording', 'qm', 'speech-analytics'],
    },
    monitors: { description: 'Kinds of system that collect traces and logs.', default: ['observability'] },
    revealing: {
      description: 'Identifiers that say who somebody is, in telemetry; others are what calls are followed by.',
      default: ['email', 'phone', 'phoneNo', 'mobile', 'msisdn', 'name', 'address', 'birthDate', 'iban', 'ssn', 'cardNo'],
    },
  },
  bad: `data CardData "Card number" { class card }
data Customer { subject customer  class personal  identifiers email }
system ivr "Phone menu" { kind ivr }
system recording "Recording" { kind recording }
system crm "CRM" { kind crm }
ivr -> recording as recordMenu by sip { carries CardData  encryption tls  auth network }
ivr -> crm as findCaller by rest { carries email  returns Customer  encryption none  auth none }
crm -> ivr as callBack by rest { carries Customer  encryption tls  auth oauth2  propagates traceparent, email }
`,
  good: `data CardData "Card number" { class card }
data Customer { subject customer  class personal  identifiers email }
system ivr "Phone menu" { kind ivr }
system recording "Recording" { kind recording }
system crm "CRM" { kind crm }
channel phone
ivr -> recording as recordMenu by sip { carries CardData masked  encryption tls  auth network }
ivr -> crm as findCaller by rest { carries email  returns Customer  encryption tls  auth oauth2 }
crm -> ivr as callBack by rest { carries Customer  encryption tls  auth oauth2  propagates traceparent }
journey pay { step card on phone using ivr -> recording { produces CardData  masks CardData } }
`,
  unknown: `data CardData { class card }
data Customer { subject customer  class personal }
channel phone
system ivr { kind ivr }
system recording { kind recording }
system crm
ivr -> crm { carries Customer }
ivr -> recording
journey pay { step card on phone using ivr { produces CardData } }
`,
  waive: 'waive PRV-05 until 2026-12-31 because "The menu moves to the new platform in autumn"',
  see: ['PRV-02', 'OBS-02'],
  *check(context) {
    const personal = personalData(context.index);
    if (personal.size === 0) return;
    const recording = systemsOf(context.index, new Set(context.words('recorders')));
    const monitoring = systemsOf(context.index, new Set(context.words('monitors')));
    const revealing = new Set(context.words('revealing').map((word) => word.toLowerCase()));
    const taped = new Set<ElementId>();
    for (const integration of context.index.all('integration')) {
      if (!isProtected(integration)) yield* unprotected(context, integration, personal);
      if (recording.has(integration.to)) {
        const card = personalIn(personal, integration.carries).find(({ sensitivity }) => sensitivity === 'card');
        if (card) {
          taped.add(integration.from);
          yield recorded(context, integration, card);
        }
      }
      if (monitoring.has(integration.to)) yield* collected(context, integration, personalIn(personal, integration.carries), revealing);
      yield* propagated(context, integration, personal, revealing);
    }
    if ([...personal.values()].some(({ sensitivity }) => sensitivity === 'card')) yield* cardSteps(context, personal, recording, taped);
  },
};

/** Systems of some kinds, each by what is said of itself. */
function systemsOf(index: ArchitectureIndex, kinds: ReadonlySet<string>): ReadonlySet<ElementId> {
  return new Set(index.all('system').filter(({ type }) => type !== undefined && kinds.has(type)).map(({ id }) => id));
}

function isProtected({ encryption, auth, style }: ElementOf<'integration'>): boolean {
  return style === 'manual' || (encryption !== undefined && encryption !== 'none' && auth !== undefined && auth !== 'none');
}

function* unprotected(context: RuleContext, integration: ElementOf<'integration'>, personal: PersonalData): Iterable<Problem> {
  const { index } = context;
  const { encryption, auth } = integration;
  if (index.rootSystem(integration.from) === index.rootSystem(integration.to)) return;
  const entries = [...personalIn(personal, integration.carries), ...personalIn(personal, integration.returns)];
  if (entries.length === 0) return;
  const none = [...(encryption === 'none' ? ['encryption'] : []), ...(auth === 'none' ? ['auth'] : [])];
  const [first] = none;
  const ends = endsOf(index, integration);
  if (first !== undefined) {
    const words = none.map((property) => (property === 'auth' ? 'authentication' : property));
    yield {
      at: { element: integration.id, property: first },
      severity: entries.every(({ identifier }) => identifier) ? 'warning' : 'error',
      message: `${ends} takes ${listedUpTo(names(entries), 4)} without ${words.join(' and ')}; state one, or mask the data.`,
      journeys: journeysThrough(context).of(integration.id),
      related: none.slice(1).map((property) => ({ at: { element: integration.id, property }, message: `\`${property} none\`` })),
      fixes: first === 'encryption' && none.length === 1 ? [encrypt(integration)] : [],
    };
  }
  const unsaid = [...(encryption === undefined ? ['`encryption`'] : []), ...(auth === undefined ? ['`auth`'] : [])];
  // A number alone is asked about by nobody.
  if (unsaid.length > 0 && entries.some(({ identifier }) => !identifier)) {
    yield {
      at: { element: integration.id },
      missing: true,
      message: `${ends} takes ${listedUpTo(names(entries), 4)} and does not state its ${listed(unsaid)}.`,
      journeys: journeysThrough(context).of(integration.id),
    };
  }
}

function encrypt({ id }: ElementOf<'integration'>): Fix {
  return { kind: 'replace-property', title: 'Encrypt it with TLS', at: { element: id, property: 'encryption' }, text: 'encryption tls' };
}

function recorded(context: RuleContext, integration: ElementOf<'integration'>, card: PersonalEntry): Problem {
  const { index } = context;
  const at = { element: integration.id, property: `carries.${card.place}` };
  return {
    at,
    message: `${endsOf(index, integration)} records ${namedEntry(card)}; pause the recording while the card is taken, or mask it (\`carries ${card.word} masked\`).`,
    journeys: journeysThrough(context).of(integration.id),
    fixes: [{ kind: 'replace-property', title: `Mask ${card.word} in the recording`, at, text: `${card.word} masked` }],
  };
}

/** What is carried into the system that collects traces and logs is seen by all who look into it. */
function* collected(
  { index }: RuleContext,
  integration: ElementOf<'integration'>,
  carried: readonly PersonalEntry[],
  revealing: ReadonlySet<string>,
): Iterable<Problem> {
  const seen = carried.filter((entry) => reveals(entry, revealing));
  const [first] = seen;
  if (first === undefined) return;
  yield {
    at: { element: integration.id, property: `carries.${first.place}` },
    message: `${endsOf(index, integration)} puts ${listedUpTo(names(seen), 4)} into telemetry unmasked; mask it or leave it out.`,
    fixes: [{ kind: 'replace-property', title: `Mask ${first.word}`, at: { element: integration.id, property: `carries.${first.place}` }, text: `${first.word} masked` }],
  };
}

/** What is propagated becomes an attribute of spans and a field of logs in every system on the way. */
function* propagated(
  context: RuleContext,
  integration: ElementOf<'integration'>,
  personal: PersonalData,
  revealing: ReadonlySet<string>,
): Iterable<Problem> {
  const { propagates } = integration;
  if (propagates === undefined || propagates === 'none') return;
  for (const [place, word] of propagates.entries()) {
    const known = personal.get(word) ?? personal.get(`data:${word}`);
    if (known === undefined || !reveals({ ...known, word }, revealing)) continue;
    yield {
      at: { element: integration.id, property: `propagates.${place}` },
      message: `${endsOf(context.index, integration)} propagates ${namedEntry({ ...known, word })} unmasked, into the spans and logs of all systems on the way; propagate a number that means nothing outside.`,
      journeys: journeysThrough(context).of(integration.id),
    };
  }
}

function reveals({ identifier, word }: Pick<PersonalEntry, 'word'> & { readonly identifier?: true }, revealing: ReadonlySet<string>): boolean {
  return !identifier || revealing.has(word.toLowerCase());
}

/** Steps at which a card is taken while a recording runs, and nothing says that the card is masked. */
function* cardSteps(
  context: RuleContext,
  personal: PersonalData,
  recording: ReadonlySet<ElementId>,
  taped: ReadonlySet<ElementId>,
): Iterable<Problem> {
  const { index } = context;
  if (recording.size === 0) return;
  for (const step of index.all('step')) {
    const entries = [step.produces, step.brings, step.needs].flatMap((list) => personalIn(personal, list));
    const card = entries.find(({ sensitivity }) => sensitivity === 'card');
    if (card === undefined) continue;
    if (step.masks.some((word) => word === 'card' || word === card.word || personal.get(word)?.sensitivity === 'card')) continue;
    const systems = systemsAt(context, step);
    // That integration has been spoken of already.
    if (systems.some((system) => taped.has(system))) continue;
    const label = quoted(index.label(step.id));
    const recorder = systems.find((system) => recording.has(system));
    const fixes: readonly Fix[] = [{ kind: 'add-property', title: `Say that ${card.word} is masked`, element: step.id, text: `masks ${card.word}` }];
    if (recorder !== undefined) {
      yield {
        at: { element: step.id, property: 'using' },
        message: `${namedEntry(card)} is taken at ${label} while ${index.element(recorder)?.path ?? recorder} records; pause the recording and say so (\`masks ${card.word}\`).`,
        journeys: [step.journey],
        fixes,
      };
      continue;
    }
    const feed = systems.flatMap((system) => index.integrationsFrom(system)).find((each) => recording.has(each.to) && mayTape(each, card));
    if (feed === undefined) continue;
    yield {
      at: { element: step.id },
      missing: true,
      message: `Whether ${namedEntry(card)} is kept out of the recording at ${label} is not stated (\`masks ${card.word}\`); ${endsOf(index, feed)} records.`,
      journeys: [step.journey],
      related: [{ at: { element: feed.id }, message: 'records' }],
      fixes,
    };
  }
}

/** Those it names, or else those that serve its channel. */
function systemsAt(context: RuleContext, step: ElementOf<'step'>): readonly ElementId[] {
  if (step.using !== undefined) return step.using === 'none' ? [] : [...new Set(step.using.flat())];
  const journey = context.index.get('journey', step.journey);
  return (journey && context.walk(journey).steps.find((walked) => walked.step === step.id)?.systems) ?? [];
}

/** The recording is told to mask the card, or it may come with what it gets. */
function mayTape(feed: ElementOf<'integration'>, card: PersonalEntry): boolean {
  if (feed.carries === undefined) return true;
  return feed.carries !== 'none' && !feed.carries.some(({ item, masked }) => masked && item === card.word);
}

function names(entries: readonly PersonalEntry[]): readonly string[] {
  return [...new Set(entries.map(namedEntry))];
}

function endsOf(index: ArchitectureIndex, { from, to }: ElementOf<'integration'>): string {
  return `${index.element(from)?.path ?? from} -> ${index.element(to)?.path ?? to}`;
}
