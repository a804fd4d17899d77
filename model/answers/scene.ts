import { channelsOf } from '../crossings.ts';
import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { sayMending } from '../mending.ts';
import { capitalised, decimal, duration, listed, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { InHand, Lost, WalkedStep } from '../walk.ts';
import type { AnswerContext, Scene, SceneLine } from './answer.ts';
import type { JourneyVerdict } from './journey-verdicts.ts';
import { placeOf, placesOfFinding } from './place.ts';

type Step = ElementOf<'step'>;

/** Whether a customer takes part in it; what happens behind the line of visibility he never sees. */
export function isCustomerSide({ actor }: Step): boolean {
  return actor !== 'system' && actor !== 'backoffice' && actor !== 'partner';
}

/** One step, told: who does what, on which channel, with which systems, what is in hand, what is lost, and what comes next. */
export function sceneOf(context: AnswerContext, cell: JourneyVerdict, step: Step, place: number): Scene {
  const { index, walk } = cell;
  const walked = walk.steps.find((each) => each.step === step.id);
  const lines: (SceneLine | undefined)[] = [
    inHandLine(context, index, step, walked),
    ...(walked?.lost ?? []).length > 0 && walked ? [lostLine(context, index, step, walked)] : [],
    ...staleLines(context, index, walked),
    ...findingLines(cell, step),
    answersLine(context, index, cell, step),
    fallbackLine(context, index, step),
    ...(walked ? nextLines(context, cell, step, walked) : []),
  ];
  return {
    id: step.id,
    title: `${place + 1}. ${step.title ?? step.name}`,
    text: whoAndWhere(index, step, walked),
    lines: lines.filter((line) => line !== undefined),
    at: [placeOf(context.model, step.id)],
  };
}

const actors: Readonly<Record<string, string>> = {
  customer: 'The customer acts',
  agent: 'An agent acts',
  bot: 'A bot acts',
  'ai-agent': 'An AI agent acts',
  backoffice: 'The back office acts',
  partner: 'A partner acts',
  system: 'A system acts by itself',
};

function whoAndWhere(index: ArchitectureIndex, step: Step, walked: WalkedStep | undefined): string {
  const handlers = (step.handlers ?? (step.handledBy === undefined ? [] : [step.handledBy])).map(index.label);
  const who = step.actor === undefined ? 'Who acts is not stated' : (actors[step.actor] ?? `${capitalised(step.actor)} acts`);
  const of = handlers.length === 0 ? '' : ` (${listed(handlers)})`;
  const channels = channelsOf(step).map((channel) => quotedPath(index, channel));
  const where = channels.length > 0 ? ` on ${listed(channels, 'or')}` : step.channels === 'none' || !isCustomerSide(step) ? '' : ', on which channel is not stated';
  const systems = (walked?.systems ?? []).map(index.label);
  const using = systems.length > 0 ? `, using ${listed(systems)}` : step.using === 'none' ? ', without any system' : ', with which system is not stated';
  const share = walked === undefined || walked.share >= 1 || walked.share <= 0 ? '' : `${decimal(walked.share * 100, 1)} % come here`;
  const customers = walked?.customersPerMonth;
  const many = share !== '' && customers !== undefined ? `${share}, about ${thousands(customers)} customers a month` : share;
  const reach = walked?.reachable === false ? ' No step leads here.' : '';
  return `${who}${of}${where}${using}.${many === '' ? '' : ` ${many}.`}${reach}`;
}

function quotedPath(index: ArchitectureIndex, id: ElementId): string {
  const element = index.element(id);
  return element?.title === undefined ? (element?.path ?? id) : element.title;
}

/** Of what is in hand, what is needed here; all that nobody asks for would hide it. */
function inHandLine({ model }: AnswerContext, index: ArchitectureIndex, step: Step, walked: WalkedStep | undefined): SceneLine | undefined {
  const needs = new Set(step.needs.map((need) => need.item));
  const has = (walked?.inHand ?? []).filter(({ item }) => needs.has(item));
  if (has.length === 0) return undefined;
  return { label: 'In hand', text: `${listed(has.map((each) => `${each.item} (${originOf(index, each)})`))}.`, at: [placeOf(model, step.id, 'needs')] };
}

function originOf(index: ArchitectureIndex, { from, source, assumed }: InHand): string {
  const name = source === undefined ? '' : index.label(source);
  const isStep = source?.startsWith('step:');
  const told = {
    produced: isStep ? `from ${quoted(name)}` : 'comes up here',
    brought: 'the customer brings it',
    carried: name === '' ? 'handed over' : isStep ? `handed over from ${quoted(name)}` : `handed over from ${name}`,
    system: name === '' ? 'in the system' : `in ${name}`,
    fetched: name === '' ? 'fetched' : `fetched from ${name}`,
    channel: 'the channel tells it',
  }[from];
  return assumed && assumed.length > 0 ? `${told}, assumed: ${listed(assumed.map((id) => index.element(id)?.path ?? id))} does not state what it carries` : told;
}

function lostLine({ model }: AnswerContext, index: ArchitectureIndex, step: Step, walked: WalkedStep): SceneLine {
  const { lost } = walked;
  const again = lost.filter((each) => each.lostAt !== undefined);
  const customers = Math.max(...lost.map((each) => each.customersPerMonth ?? 0));
  const who = customers > 0 ? `about ${thousands(customers)} customers a month` : 'the customer';
  const verb = again.length > 0 ? (customers > 0 ? 'repeat' : 'repeats') : customers > 0 ? 'are asked for' : 'is asked for';
  const it = lost.length === 1 ? 'it' : 'them';
  const effect = isCustomerSide(step) ? `; ${who} ${verb} ${it}` : `; the step does without ${it}`;
  const blamed = blamesOf(index, lost);
  const mend = sayMending(lost);
  const text = `${listed(lost.map((each) => each.item))}${effect}.${blamed.length > 0 ? ` ${capitalised(listed(blamed))}.` : ''}${mend === '' ? '' : ` ${mend}`}`;
  const at = [placeOf(model, step.id, 'needs'), ...new Set(lost.flatMap((each) => each.gap?.integration ?? []))].map((place) => (typeof place === 'string' ? placeOf(model, place) : place));
  return { label: again.length > 0 ? 'Lost' : 'Not in hand', text, tone: 'error', at };
}

/** Which integration leaves them out, or between which systems there is none: each culprit once, with all that it costs. */
function blamesOf(index: ArchitectureIndex, lost: readonly Lost[]): readonly string[] {
  const groups = new Map<string, { readonly say: (items: string) => string; readonly items: string[] }>();
  for (const each of lost) {
    const said = blame(index, each);
    if (said === undefined) continue;
    const key = said('');
    const group = groups.get(key) ?? { say: said, items: [] };
    groups.set(key, group);
    group.items.push(each.item);
  }
  return [...groups.values()].map(({ say, items }) => say(listed(items)));
}

function blame(index: ArchitectureIndex, { gap, lostAt, lastInHand }: Lost): ((items: string) => string) | undefined {
  const from = lostAt === undefined ? '' : `after ${quoted(index.label(lastInHand ?? lostAt.from))}, `;
  const between = index.get('integration', gap?.integration);
  if (between) {
    const arrow = `${index.element(between.from)?.path ?? between.from} -> ${index.element(between.to)?.path ?? between.to}`;
    const name = between.title === undefined ? arrow : `${quoted(between.title)} (${arrow})`;
    return (items) => `${from}${name} leaves ${items} out`;
  }
  if (gap) return (items) => `${from}no integration takes ${items} from ${index.label(gap.from)} to ${index.label(gap.to)}`;
  return lostAt === undefined ? undefined : (items) => `${from}nothing hands ${items} on`;
}

function staleLines({ model }: AnswerContext, index: ArchitectureIndex, walked: WalkedStep | undefined): readonly SceneLine[] {
  return (walked?.stale ?? []).map(({ item, age, fresh, path, partial }) => ({
    label: 'Too old',
    text: `${item} can be ${partial ? 'more than ' : ''}${duration(age)} old and may be ${duration(fresh)} old; it comes ${listed(path.filter((id) => id.startsWith('system:')).map(index.label), 'to')}.`,
    tone: 'error',
    at: path.filter((id) => id.startsWith('integration:')).map((id) => placeOf(model, id)),
  }));
}

/** What the rules say of it, but for what is told above in its own words. */
function findingLines({ against, index }: JourneyVerdict, step: Step): readonly SceneLine[] {
  return against
    .filter((finding) => finding.rule !== 'JRN-02' && finding.rule !== 'IDD-04' && (finding.element === step.id || index.get('transition', finding.element)?.from === step.id))
    .map((finding) => ({ label: finding.rule, text: finding.message, tone: finding.severity === 'error' ? 'error' : 'warning', at: placesOfFinding(finding) }));
}

function answersLine({ model }: AnswerContext, index: ArchitectureIndex, { journey }: JourneyVerdict, step: Step): SceneLine | undefined {
  const at = [placeOf(model, step.id, 'owner')];
  if (step.owner !== undefined && step.owner !== 'none') return { label: 'Answers', text: `${index.label(step.owner)}.`, at };
  if (step.owner === 'none') return { label: 'Answers', text: 'Nobody, as stated.', tone: 'error', at };
  const { accountable } = journey;
  if (accountable === undefined || accountable === 'none' || accountable.length === 0) return { label: 'Answers', text: 'Nobody is stated.', tone: 'unknown', at };
  return { label: 'Answers', text: `${listed(accountable.map(index.label))}, for the journey as a whole.`, at };
}

function fallbackLine({ model }: AnswerContext, index: ArchitectureIndex, step: Step): SceneLine | undefined {
  const { fallback, onFail } = step;
  const goes = onFail === undefined || onFail === 'none' ? undefined : `the customer goes on to ${quoted(index.label(onFail))}`;
  const does = fallback === undefined || fallback === 'none' ? undefined : `${quoted(fallback.text)}${fallback.tested !== undefined && fallback.tested !== 'none' ? `, tested ${fallback.tested.text}` : ', never tested as far as is stated'}`;
  const said = [does, goes].filter((part) => part !== undefined);
  if (said.length > 0) return { label: 'If it fails', text: `${said.join('; ')}.`, at: [placeOf(model, step.id, does === undefined ? 'onFail' : 'fallback')] };
  return fallback === 'none' ? { label: 'If it fails', text: 'Nothing is prepared, as stated.', tone: 'warning', at: [placeOf(model, step.id, 'fallback')] } : undefined;
}

/** Only where the story does not simply go on. */
function nextLines({ model }: AnswerContext, { walk, index }: JourneyVerdict, step: Step, walked: WalkedStep): readonly SceneLine[] {
  const ways = walk.transitions.filter((way) => way.from === step.id && way.cause !== 'on fail');
  const [only] = ways;
  if (only === undefined || (ways.length === 1 && only.cause === 'next')) return [];
  const told = ways.map((way) => {
    const arrow = index.get('transition', way.arrow);
    const to = way.to === undefined ? 'end here' : `go on to ${quoted(index.label(way.to))}`;
    const customers = walked.customersPerMonth;
    const share = way.share > 0 && way.share < 1 ? `${decimal(way.share * 100, 1)} %${customers === undefined ? '' : `, about ${thousands(customers * way.share)} a month,`}` : 'some';
    return `${ways.length === 1 && way.share >= 1 ? 'all' : share} ${to}${arrow?.when === undefined ? '' : ` when ${quoted(arrow.when)}`}`;
  });
  const at = ways.flatMap((way) => (way.arrow === undefined ? [] : [placeOf(model, way.arrow)]));
  return [{ label: 'Then', text: `${capitalised(told.join('; '))}.`, at }];
}
