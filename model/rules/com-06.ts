import { channelsOf } from '../crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { decimal, duration, listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';
import { audienceOf, journeysOf, sentToCustomers, titlesOf } from '../sending.ts';

export const com06: Rule = {
  id: 'COM-06',
  title: 'Collision, quiet hours and silence',
  severity: 'warning',
  profile: 'build',
  summary: 'Several senders write about the same thing on the same day, at night or while a complaint is open; or a journey leaves the customer without a word for weeks.',
  why: 'Three reminders of one premium on one morning tell the customer that nobody there talks to anybody. So does the offer that comes while the claim is being decided, and so does silence.',
  fix: 'Let one sender write, or move the days apart; state `priority` and `quiet` hours; take promotion out of journeys during which the policy suppresses it. A message is compared with another only where both state the day (`on day 5`) and what they are about (`intent`), and reach the same persona; what is `mandatory` is left out. Silence is only an info: say what is sent meanwhile, or promise less.',
  lacks: { one: 'does not say what goes first, or when', many: 'do not say what goes first, or when' },
  options: {
    apart: { description: 'Messages about the same intent have to be more than so many days apart.', default: 0, unit: 'd' },
    silence: { description: 'So long may a journey leave the customer without a message.', default: 30, unit: 'd' },
    loud: { description: 'Kinds of channel that wake people.', default: ['sms', 'push', 'voice', 'messaging'] },
  },
  bad: `persona tomas "Tomas"
intent payPremium "Pay the premium"
channel email
channel sms
system billing "Billing"
system ccm "Letters"
system marketing "Marketing automation"
journey claim "A claim" {
  step decide "Is decided" using billing { actor backoffice  within 45d }
  step offer "An offer" on email using marketing { actor system }
}
communication reminderMail "Reminder by mail" { type operational  for tomas  intent payPremium  channel email  sender billing  on day 5  priority 1 }
communication reminderText "Reminder by text" { type operational  for tomas  intent payPremium  channel sms  sender marketing  on day 5  priority 2 }
communication offer "A second policy" { type marketing  for tomas  in claim.offer  channel email  sender marketing  priority 3 }
policy contact "Contact policy" { quiet none  suppress marketing during claim }
`,
  good: `persona tomas "Tomas"
intent payPremium "Pay the premium"
channel email
channel sms
system billing "Billing"
system ccm "Letters"
system marketing "Marketing automation"
journey claim "A claim" {
  step decide "Is decided" using billing { actor backoffice  within 45d }
}
communication reminderMail "Reminder by mail" { type operational  for tomas  intent payPremium  channel email  sender billing  on day 5  priority 1 }
communication reminderText "Reminder by text" { type operational  for tomas  intent payPremium  channel sms  sender marketing  on day 12  priority 2 }
communication update "How your claim is going" { type service  for tomas  in claim  channel email  sender billing  frequency 2 per 30d  priority 3 }
policy contact "Contact policy" { quiet 20:00-08:00  suppress marketing during claim }
`,
  unknown: `intent payPremium
channel sms
system billing
system marketing
communication reminderMail { intent payPremium  channel sms  sender billing }
communication reminderText { intent payPremium  channel sms  sender marketing }
policy contact
`,
  waive: 'waive COM-06 until 2026-12-31 because "The reminders are merged in autumn"',
  see: ['COM-01', 'COM-03', 'COM-04'],
  *check(context) {
    if (!context.index.has('communication')) return;
    const sent = sentToCustomers(context.index);
    if (sent.length === 0) return;
    yield* collisions(context, sent);
    yield* suppressed(context, sent);
    yield* quietHours(context, sent);
    yield* withoutPriority(context, sent);
    yield* silences(context, sent);
  },
};

type Sent = readonly ElementOf<'communication'>[];

/** What is sent about one intent, by different systems, to the same people, on days that are not apart. */
function* collisions(context: RuleContext, sent: Sent): Iterable<Problem> {
  const byIntent = new Map<string, Dated[]>();
  for (const communication of sent) {
    const { day, mandatory, sender } = communication;
    if (day === undefined || mandatory || sender === undefined || sender === 'none') continue;
    for (const intent of communication.intents) {
      const group = byIntent.get(intent) ?? [];
      byIntent.set(intent, group);
      group.push({ communication, day });
    }
  }
  const apart = context.number('apart');
  for (const [intent, dated] of byIntent) {
    if (dated.length < 2) continue;
    dated.sort((a, b) => a.day - b.day || inOrder(a.communication, b.communication));
    yield* collidingAmong(context, intent, dated, apart);
  }
}

/** What goes first of one day: the same in whatever order they are written. */
function inOrder(a: ElementOf<'communication'>, b: ElementOf<'communication'>): number {
  const first = (a.priority ?? Number.MAX_VALUE) - (b.priority ?? Number.MAX_VALUE);
  return first !== 0 ? first : a.path < b.path ? -1 : 1;
}

interface Dated {
  readonly communication: ElementOf<'communication'>;
  readonly day: number;
}

/** What goes out near each other need not reach the same people: each is held against those that do and were not spoken of. */
function* collidingAmong(context: RuleContext, intent: string, dated: readonly Dated[], apart: number): Iterable<Problem> {
  let left = dated;
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const { communication, day } = first;
    const together = left.filter((other) => other.day - day <= apart && (other.communication === communication || reachTheSame(context, communication, other.communication)));
    const senders = new Set(together.map((each) => context.index.rootSystem(each.communication.sender as ElementId)));
    if (senders.size > 1) yield collision(context, intent, together, senders.size);
    const done = senders.size > 1 ? together : [first];
    left = left.filter((each) => !done.includes(each));
  }
}

function collision(context: RuleContext, intent: string, dated: readonly Dated[], senders: number): Problem {
  const { index } = context;
  const together = dated.map(({ communication }) => communication);
  const first = together[0] as ElementOf<'communication'>;
  const days = [...new Set(dated.map(({ day }) => day))].sort((a, b) => a - b);
  const on = days.length === 1 ? `on day ${days[0]}` : `from day ${days[0]} to ${days.at(-1)}`;
  const who = audienceOf(index, first).filter((persona) => together.every((each) => audienceOf(index, each).length === 0 || audienceOf(index, each).includes(persona)));
  const to = who.length > 0 ? ` to ${listed(who.map((id) => quoted(index.label(id))))}` : '';
  const names = together.map((communication) => `${titlesOf(index, [communication])} (${pathOf(index, communication.sender as ElementId)})`);
  return {
    at: { element: first.id, property: 'day' },
    message: `${together.length} messages about ${intent} go out${to} ${on} from ${senders} senders${reachedBy(context, together)}: ${listedUpTo(names, 5)}; let one of them write.`,
    journeys: journeysOf(index, together),
    related: together.slice(1).map(({ id }) => ({ at: { element: id, property: 'day' }, message: 'goes out with it' })),
  };
}

function reachTheSame({ index }: RuleContext, a: ElementOf<'communication'>, b: ElementOf<'communication'>): boolean {
  const [left, right] = [audienceOf(index, a), audienceOf(index, b)];
  return left.length === 0 || right.length === 0 || left.some((persona) => right.includes(persona));
}

/** `, about 4,640 customers a month`: those who come to the steps of all of them, where it is known. */
function reachedBy(context: RuleContext, communications: Sent): string {
  const { index } = context;
  const counts = communications.map(({ steps }) => {
    let most: number | undefined;
    for (const id of steps) {
      const step = index.get('step', id);
      const journey = index.get('journey', step?.journey);
      const walked = journey && context.walk(journey).steps.find((each) => each.step === id);
      if (walked?.customersPerMonth !== undefined) most = Math.max(most ?? 0, walked.customersPerMonth);
    }
    return most;
  });
  const known = counts.filter((count) => count !== undefined);
  const least = known.length === counts.length ? Math.min(...known) : 0;
  return least >= 1 ? `, about ${thousands(least)} customers a month` : '';
}

/** What belongs to a journey, or is about something, during which the policy sends none of its type; and promotion in a complaint. */
function* suppressed(context: RuleContext, sent: Sent): Iterable<Problem> {
  const { index } = context;
  const said = new Set<ElementId>();
  for (const policy of index.all('policy')) {
    for (const [place, { type, during }] of policy.suppress.entries()) {
      for (const communication of sent) {
        if (communication.type !== type || said.has(communication.id) || !belongsTo(context, communication, during)) continue;
        said.add(communication.id);
        const step = communication.steps.find((id) => belongsToStep(context, id, during));
        yield {
          at: { element: communication.id, property: step === undefined ? 'intents' : 'steps' },
          message: `${titlesOf(index, [communication])} is ${type} during ${nameOf(context, during)}, when the policy suppresses ${type}${reachedBy(context, [communication])}; take it out of there.`,
          severity: 'error',
          journeys: journeysOf(index, [communication]),
          related: [{ at: { element: policy.id, property: `suppress.${place}` }, message: `no ${type} meanwhile` }],
        };
      }
    }
  }
  for (const communication of sent) {
    if (communication.type !== 'marketing' || said.has(communication.id)) continue;
    const complaint = journeysOf(index, [communication]).find((journey) => index.get('journey', journey)?.type === 'complaint');
    if (complaint === undefined) continue;
    yield {
      at: { element: communication.id, property: 'steps' },
      message: `${titlesOf(index, [communication])} is marketing in ${quoted(index.label(complaint))}, while the complaint is open${reachedBy(context, [communication])}; take it out, and let the policy \`suppress marketing\` meanwhile.`,
      journeys: [complaint],
    };
  }
}

function belongsTo(context: RuleContext, { steps, intents }: ElementOf<'communication'>, during: string): boolean {
  const word = during.slice(during.indexOf(':') + 1);
  return steps.some((id) => belongsToStep(context, id, during)) || (!during.startsWith('journey:') && !during.startsWith('step:') && intents.includes(word));
}

/** The step or journey is the one named, or is of a journey with the intent. */
function belongsToStep({ index }: RuleContext, id: ElementId, during: string): boolean {
  const journey = index.get('journey', id)?.id ?? index.get('step', id)?.journey;
  if (id === during || journey === during) return true;
  const word = during.slice(during.indexOf(':') + 1);
  return (during === word || during.startsWith('intent:')) && (index.get('journey', journey)?.intents.includes(word) ?? false);
}

function nameOf({ index }: RuleContext, during: string): string {
  return index.element(during) ? quoted(index.label(during)) : during;
}

function* quietHours({ index, words }: RuleContext, sent: Sent): Iterable<Problem> {
  const [policy] = index.all('policy');
  if (policy === undefined || index.all('policy').some(({ quiet }) => quiet !== undefined && quiet !== 'none')) return;
  const kinds = new Set(words('loud'));
  const loud = sent.filter((communication) => channelsOf(communication).some((id) => kinds.has(index.get('channel', id)?.type ?? '')));
  if (loud.length === 0) return;
  const stated = index.all('policy').find(({ quiet }) => quiet === 'none');
  const them = `${titlesOf(index, loud)} may wake people`;
  const related = loud.map(({ id }) => ({ at: { element: id, property: 'channels' }, message: 'may come at any hour' }));
  yield stated
    ? { at: { element: stated.id, property: 'quiet' }, message: `There are no quiet hours, and ${them}; say when nothing is sent, \`quiet 20:00-08:00\`.`, related, journeys: journeysOf(index, loud) }
    : {
        at: { element: policy.id },
        message: `When nothing is sent is not stated, and ${them}; say \`quiet 20:00-08:00\`, or as it is.`,
        missing: true,
        related,
        journeys: journeysOf(index, loud),
        fixes: [{ kind: 'add-property', title: 'State quiet hours', element: policy.id, text: 'quiet 20:00-08:00' }],
      };
}

/** Asked only where several senders compete for the customer. */
function* withoutPriority({ index }: RuleContext, sent: Sent): Iterable<Problem> {
  const senders = new Set(sent.map(({ sender }) => sender).filter((sender) => sender !== undefined && sender !== 'none'));
  if (senders.size < 2) return;
  for (const communication of sent) {
    if (communication.priority !== undefined || communication.mandatory) continue;
    yield {
      at: { element: communication.id },
      message: `Whether ${titlesOf(index, [communication])} goes before what the other ${senders.size === 2 ? 'sender sends' : `${senders.size - 1} senders send`} is not stated; say \`priority …\`.`,
      missing: true,
      journeys: journeysOf(index, [communication]),
    };
  }
}

/** A step or arrow that may take longer than the customer should wait for a word, with nothing that comes again and again meanwhile. */
function* silences(context: RuleContext, sent: Sent): Iterable<Problem> {
  const { index } = context;
  const days = context.number('silence');
  const limit = days * 86_400_000;
  const told = new Set(sent.filter((each) => comesOften(each, limit)).flatMap((each) => journeysOf(index, [each])));
  const waits = [
    ...index.all('step').map((step) => ({ step, journey: step.journey, wait: step.within, at: { element: step.id, property: 'within' } })),
    ...index.all('transition').map(({ id, to, journey, after }) => ({ step: index.get('step', to), journey, wait: after, at: { element: id, property: 'after' } })),
  ];
  for (const { step, journey, wait, at } of waits) {
    if (step === undefined || wait === undefined || wait.business || wait.ms <= limit || told.has(journey)) continue;
    yield {
      at,
      message: `${quoted(index.label(journey))} can be silent for ${duration(wait.ms)} before ${quoted(index.label(step.id))} (limit ${decimal(days, 1)} d): nothing is sent meanwhile; say how it is going, or promise it sooner.`,
      severity: 'info',
      journeys: [journey],
    };
  }
}

/** Sent to the journey as a whole, or several times, at intervals that are no silence. */
function comesOften({ frequency, steps }: ElementOf<'communication'>, limit: number): boolean {
  if (frequency === undefined || frequency.count <= 0 || frequency.per.ms / frequency.count > limit) return false;
  return frequency.count > 1 || steps.some((id) => id.startsWith('journey:'));
}
