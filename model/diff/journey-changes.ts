import type { Verdict } from '../answers/answer.ts';
import type { JourneyVerdict } from '../answers/journey-verdicts.ts';
import { isCustomerSide } from '../answers/scene.ts';
import { compareVerdicts } from '../answers/verdict.ts';
import { describe } from '../crossings.ts';
import { effortOf } from '../effort.ts';
import type { EffortWeights } from '../effort.ts';
import type { ElementId } from '../element-base.ts';
import { firstSentence, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { WalkedStep } from '../walk.ts';
import type { Names } from './translate.ts';
import { groupByPlateau } from './journey-pairs.ts';
import type { JourneyPair } from './journey-pairs.ts';

export interface VerdictChange {
  readonly journey: ElementId;
  readonly title: string;
  readonly critical: boolean;
  /** Undefined where the journey, or the plateau, is not there. */
  readonly from: Verdict | undefined;
  readonly to: Verdict | undefined;
  /** What weighs most in it, in a sentence; undefined where nothing is said against it. */
  readonly because?: string;
  /** The rule that says so. */
  readonly rule?: string;
  /** At which this holds; none in an architecture without plateaus. */
  readonly plateaus: readonly ElementId[];
}

/** The worse news first, of critical journeys before others. */
export function verdictChanges(pairs: readonly JourneyPair[]): readonly VerdictChange[] {
  const changed = pairs.filter(({ before, after }) => before?.verdict !== after?.verdict);
  const grouped = groupByPlateau(changed.map(({ journey, title, plateau, before, after }) => {
    const gist = after === undefined || after.verdict === 'yes' ? {} : gistOf(after);
    const critical = (after ?? before)?.journey.criticality === 'critical';
    return { plateau, said: { journey, title, critical, from: before?.verdict, to: after?.verdict, ...gist } };
  }));
  return [...grouped].sort((a, b) => rank(a) - rank(b));
}

function gistOf({ against, missing, blank }: JourneyVerdict): Pick<VerdictChange, 'because' | 'rule'> {
  const [first] = [...against, ...missing];
  // What to write into the text is for who writes it.
  if (first) return { because: first.rule === 'reference' ? first.message.replace(/;.*$/s, '.') : firstSentence(first.message), rule: first.rule };
  return blank === undefined ? {} : { because: `It ${blank}.` };
}

function rank({ critical, from, to }: VerdictChange): number {
  const isWorse = to !== undefined && (from === undefined ? to === 'no' : compareVerdicts(to, from) < 0);
  return (isWorse ? 0 : 4) + (to === 'no' || from === 'no' ? 0 : 2) + (critical ? 0 : 1);
}

/** What customers have to say again, or for the first time, and did not before; or the other way round. */
export interface RepeatChange {
  readonly journey: ElementId;
  readonly title: string;
  /** The step at which they are asked, by its title, and by its id in the later version where it is in that. */
  readonly step: string;
  readonly at: ElementId;
  readonly kind: 'begins' | 'ends' | 'more' | 'fewer';
  /** It was known before and got lost; otherwise nobody ever had it. */
  readonly again: boolean;
  readonly items: readonly string[];
  /** `chat → voice`: where it gets lost. */
  readonly way?: string;
  /** In a month; undefined where no volume is stated. */
  readonly customers?: number;
  /** Of `more` and `fewer`: how many did before. */
  readonly customersBefore?: number;
  readonly plateaus: readonly ElementId[];
}

export function repeatChanges(pairs: readonly JourneyPair[], names: Names): readonly RepeatChange[] {
  const found = pairs.flatMap(({ journey, title, plateau, before, after }) => {
    const then = before ? askedOf(before, names) : new Map<string, Asked>();
    const now = after ? askedOf(after, { ids: new Map(), words: new Map() }) : new Map<string, Asked>();
    return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
      const [earlier, later] = [then.get(key), now.get(key)];
      const fresh = [...(later?.items ?? [])].filter((item) => !earlier?.items.has(item));
      const healed = [...(earlier?.items ?? [])].filter((item) => !later?.items.has(item));
      const changes: Omit<RepeatChange, 'plateaus'>[] = [];
      if (later && fresh.length > 0) changes.push({ journey, title, kind: 'begins', items: fresh, ...factsOf(later) });
      if (earlier && healed.length > 0) changes.push({ journey, title, kind: 'ends', items: healed, ...factsOf(earlier) });
      const [many, few] = [later?.customers ?? 0, earlier?.customers ?? 0];
      if (changes.length === 0 && earlier && later && Math.round(many) !== Math.round(few) && few > 0 && many > 0) {
        changes.push({ journey, title, kind: many > few ? 'more' : 'fewer', items: [...later.items], ...factsOf(later), customersBefore: few });
      }
      return changes.map((said) => ({ plateau, said }));
    });
  });
  const places: readonly RepeatChange['kind'][] = ['begins', 'more', 'fewer', 'ends'];
  return [...groupByPlateau(found)].sort((a, b) => places.indexOf(a.kind) - places.indexOf(b.kind) || (b.customers ?? 0) - (a.customers ?? 0));
}

interface Asked {
  readonly step: string;
  readonly at: ElementId;
  readonly again: boolean;
  readonly items: Set<string>;
  readonly way?: string;
  customers?: number;
}

function factsOf({ step, at, again, way, customers }: Asked): Pick<RepeatChange, 'step' | 'at' | 'again' | 'way' | 'customers'> {
  return { step, at, again, ...(way !== undefined && { way }), ...(customers !== undefined && { customers }) };
}

/** Behind the line of visibility there is nobody to ask the customer. */
function askedOf({ walk, index }: JourneyVerdict, { ids, words }: Names): Map<string, Asked> {
  const found = new Map<string, Asked>();
  for (const walked of walk.steps) {
    const step = index.get('step', walked.step);
    if (!step || !walked.reachable || !isCustomerSide(step)) continue;
    for (const lost of walked.lost) {
      const again = lost.lostAt !== undefined;
      const at = ids.get(step.id) ?? step.id;
      const key = `${at} ${again}`;
      const from = index.get('step', lost.lostAt?.from);
      const to = index.get('step', lost.lostAt?.to);
      const asked: Asked = found.get(key) ?? { step: step.title ?? step.name, at, again, items: new Set(), ...(from && to && { way: describe(index, from, to) }) };
      found.set(key, asked);
      asked.items.add(words.get(lost.item) ?? lost.item);
      if (lost.customersPerMonth !== undefined) asked.customers = Math.max(asked.customers ?? 0, lost.customersPerMonth);
    }
  }
  return found;
}

/** What walking a journey finds otherwise; each pair as it was and as it is, undefined where it cannot be told. */
export interface WalkChange {
  readonly journey: ElementId;
  readonly title: string;
  /** `summary at "Calls"`: not in hand any more, and in hand again. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** `"Calls"`: of whose systems none is declared and live any more. */
  readonly broken: readonly string[];
  /** Between whose systems there is no way any more. */
  readonly cut: readonly string[];
  readonly mended: readonly string[];
  /** Data that is in hand but older than it may be, and is not any more. */
  readonly stale: readonly string[];
  readonly fresh: readonly string[];
  /** Percent. */
  readonly availability?: Figures;
  /** The 95th percentile of the slowest path, ms. */
  readonly latency?: Figures;
  /** Integrations on the slowest path for whose answer somebody waits now, and for whose nobody does any more. */
  readonly awaited?: readonly string[];
  readonly unawaited?: readonly string[];
  readonly handovers?: Figures;
  /** Points, as `effortOf` counts them. */
  readonly effort?: Figures;
  /** Of the journey, a month; undefined where no volume is stated. */
  readonly customers?: number;
  readonly plateaus: readonly ElementId[];
}

export interface Figures {
  readonly from?: number;
  readonly to?: number;
}

/** Of the journeys that are in both versions. @param weights of both, so that an effort that is only counted otherwise is none */
export function walkChanges(pairs: readonly JourneyPair[], names: Names, weights: EffortWeights): readonly WalkChange[] {
  return groupByPlateau(pairs.flatMap(({ journey, title, plateau, before, after }) => {
    if (!before || !after) return [];
    const own: Names = { ids: new Map(), words: new Map() };
    const items = { lost: turned(lossesOf(before, names, 'lost'), lossesOf(after, own, 'lost'), after, names), stale: turned(lossesOf(before, names, 'stale'), lossesOf(after, own, 'stale'), after, names) };
    const broken = turned(brokenIn(before, names), brokenIn(after, own), after, names);
    const isCut = new Set(after.walk.steps.filter(({ brokenPaths }) => brokenPaths.length > 0).map(({ step }) => quoted(after.index.label(step))));
    // What is not there takes no time and never fails, so that a journey with a gap looks better than it is.
    const isWhole = broken.come.length === 0 && broken.gone.length === 0;
    const figures = {
      availability: isWhole ? different(before.walk.availability.percent, after.walk.availability.percent, 2) : undefined,
      latency: isWhole ? different(before.walk.latency.p95, after.walk.latency.p95, 0) : undefined,
      handovers: different(before.walk.handovers, after.walk.handovers, 0),
      effort: different(effortOf(before.index, before.walk, weights).total, effortOf(after.index, after.walk, weights).total, 0),
    };
    const changed = Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined)) as Pick<WalkChange, keyof typeof figures>;
    const said = { broken: broken.come.filter((step) => !isCut.has(step)), cut: broken.come.filter((step) => isCut.has(step)), mended: broken.gone, lost: items.lost.come, gained: items.lost.gone, stale: items.stale.come, fresh: items.stale.gone };
    if (Object.values(said).every((list) => list.length === 0) && Object.keys(changed).length === 0) return [];
    const customers = after.walk.steps[0]?.customersPerMonth;
    const waits = changed.latency ? waitsOf(before, after, names) : {};
    return [{ plateau, said: { journey, title, ...said, ...changed, ...waits, ...(customers !== undefined && { customers: Math.round(customers) }) } }];
  }));
}

/** A way is not quick for being walked by nobody: an integration that is there still, and whose answer is not waited for, is told. */
function waitsOf(before: JourneyVerdict, after: JourneyVerdict, { ids }: Names): Pick<WalkChange, 'awaited' | 'unawaited'> {
  const turned = (walked: JourneyVerdict, other: ArchitectureIndex) => walked.walk.latency.parts.map(({ element }) => ids.get(element) ?? element).filter((id) => isUnasked(other, id));
  const say = (list: readonly ElementId[]) => [...new Set(list)].map((id) => quoted(after.index.label(id)));
  const [unawaited, awaited] = [say(turned(before, after.index)), say(turned(after, before.index))];
  return { ...(awaited.length > 0 && { awaited }), ...(unawaited.length > 0 && { unawaited }) };
}

/** Whether it is there, and who calls does not wait for an answer. */
function isUnasked(index: ArchitectureIndex, id: ElementId): boolean {
  const { style = 'request-reply' } = index.get('integration', id) ?? {};
  return style !== 'request-reply';
}

/** What is there only after, and what only before; of a step that is gone nothing is said. */
function turned(then: Items, now: Items, { index }: JourneyVerdict, { ids }: Names): { readonly come: readonly string[]; readonly gone: readonly string[] } {
  return {
    come: [...now].filter(([key]) => !then.has(key)).map(([, { text }]) => text),
    gone: [...then].filter(([key, { step }]) => !now.has(key) && index.element(ids.get(step) ?? step) !== undefined).map(([, { text }]) => text),
  };
}

function different(from: number | undefined, to: number | undefined, digits: number): Figures | undefined {
  const [left, right] = [from, to].map((value) => (value === undefined ? undefined : Number(value.toFixed(digits))));
  if (left === right) return undefined;
  return { ...(left !== undefined && { from: left }), ...(right !== undefined && { to: right }) };
}

function brokenIn({ walk, index }: JourneyVerdict, { ids }: Names): Items {
  return new Map(walk.steps.filter((walked) => walked.reachable && isBroken(index, walked)).map(({ step }) => [ids.get(step) ?? step, { step, text: quoted(index.label(step)) }]));
}

/** It names systems, or its channel does, and none of them is declared and there; or there is no way between those that it names. */
export function isBroken(index: ArchitectureIndex, { step, systems, brokenPaths }: WalkedStep): boolean {
  if (brokenPaths.length > 0) return true;
  const { using, channels } = index.get('step', step) ?? {};
  const named = using ?? (channels === undefined || channels === 'none' ? [] : channels.flatMap((channel) => index.get('channel', channel)?.servedBy ?? []).filter((each) => each !== 'none'));
  return named !== 'none' && named.length > 0 && systems.every((system) => index.get('system', system)?.undeclared);
}

type Items = ReadonlyMap<string, { readonly step: ElementId; readonly text: string }>;

function lossesOf({ walk, index }: JourneyVerdict, { ids, words }: Names, what: 'lost' | 'stale'): Items {
  return new Map(walk.steps.flatMap((walked) => {
    const { step, reachable } = walked;
    if (!reachable) return [];
    return walked[what].map(({ item }) => {
      const word = words.get(item) ?? item;
      return [`${ids.get(step) ?? step} ${word}`, { step, text: `${word} at ${quoted(index.label(step))}` }] as const;
    });
  }));
}
