import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding, Severity } from '../finding.ts';
import { plateauOrder } from '../plateau.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { JourneyWalk } from '../walk.ts';
import type { AnswerContext, Verdict } from './answer.ts';
import { decidingFacts, type DecidingFacts } from './deciding-facts.ts';

/** How one journey fares at one plateau. */
export interface JourneyVerdict {
  readonly journey: ElementOf<'journey'>;
  /** Undefined in an architecture without plateaus. */
  readonly plateau: ElementId | undefined;
  readonly index: ArchitectureIndex;
  readonly walk: JourneyWalk;
  readonly verdict: Verdict;
  /** What is said against it: the stated facts that are bad, the gravest first. */
  readonly against: readonly Finding[];
  /** What is said to be missing. */
  readonly missing: readonly Finding[];
  /** Why nothing is known of it at all, as `states no step`; undefined where something is. */
  readonly blank: string | undefined;
  readonly facts: DecidingFacts;
}

/** The plateaus that an answer is about; `[undefined]` in an architecture without any. */
export function plateausOf({ model, at }: AnswerContext): readonly (ElementId | undefined)[] {
  const all = plateauOrder(model).map((plateau) => plateau.id);
  if (all.length === 0) return [undefined];
  return at !== undefined && all.includes(at) ? [at] : all;
}

/** The plateau that an answer about one is about: the one asked for, or today's; undefined in an architecture without any. */
export function plateauOf({ at, stand }: AnswerContext): ElementId | undefined {
  return at ?? stand(undefined).index.plateau;
}

/** Every journey at every one of these plateaus at which it exists. */
export function journeyVerdicts(
  context: AnswerContext,
  plateaus: readonly (ElementId | undefined)[] = plateausOf(context),
): readonly JourneyVerdict[] {
  const said = findingsByJourney(context);
  return plateaus.flatMap((plateau) => {
    const { index, walk } = context.stand(plateau);
    return index
      .all('journey')
      .filter((journey) => !journey.undeclared)
      .map((journey) => judge(context, index, walk(journey), journey, plateau, said));
  });
}

function judge(
  context: AnswerContext,
  index: ArchitectureIndex,
  walk: JourneyWalk,
  journey: ElementOf<'journey'>,
  plateau: ElementId | undefined,
  said: FindingsByJourney,
): JourneyVerdict {
  const here = said.of(journey, index, walk).filter((finding) => holdsAt(finding, plateau));
  const against = here.filter((finding) => !isMissing(finding) && finding.severity !== 'info').sort(compareGravity);
  const missing = here.filter(isMissing);
  const blank = blankOf(context, index, walk);
  const facts = decidingFacts(context, index, walk, missing);
  const verdict = verdictOf(against, missing, blank);
  return { journey, plateau, index, walk, verdict, against, missing, blank, facts };
}

/** A name that a sketch has not declared yet is no fault. */
function isMissing({ missing, rule, severity }: Finding): boolean {
  return missing || (rule === 'reference' && severity === 'warning');
}

function verdictOf(against: readonly Finding[], missing: readonly Finding[], blank: string | undefined): Verdict {
  if (against.some((finding) => finding.severity === 'error')) return 'no';
  if (against.length > 0) return 'at risk';
  return missing.length > 0 || blank !== undefined ? 'not known' : 'yes';
}

/** Nothing was said against it because there was nothing to look at. */
function blankOf({ profile }: AnswerContext, index: ArchitectureIndex, { journey, flow }: JourneyWalk): string | undefined {
  if (index.steps(journey).length === 0) return 'states no step';
  if (flow.systems.length === 0) return 'states no system that its steps use';
  return profile === 'sketch' ? 'is a sketch, which no rule looks at' : undefined;
}

function holdsAt({ plateaus }: Finding, plateau: ElementId | undefined): boolean {
  return plateau === undefined || plateaus.length === 0 || plateaus.includes(plateau);
}

interface FindingsByJourney {
  of(journey: ElementOf<'journey'>, index: ArchitectureIndex, walk: JourneyWalk): readonly Finding[];
}

/** What names a journey counts for it; what names none, for every journey whose flow it is on. */
function findingsByJourney({ findings }: AnswerContext): FindingsByJourney {
  const named = new Map<ElementId, Finding[]>();
  const unnamed = new Map<ElementId, Finding[]>();
  for (const finding of findings) {
    // How change is governed says nothing of whether the architecture holds; `pause` and `benefits` answer that.
    if (finding.waived || finding.rule.startsWith('GOV')) continue;
    for (const journey of finding.journeys) push(named, journey, finding);
    // What is asked of the landscape as a whole keeps no journey waiting.
    if (finding.missing && finding.rule === 'INT-02') continue;
    if (finding.journeys.length === 0 && finding.element !== undefined) push(unnamed, finding.element, finding);
  }
  return {
    of(journey, index, { flow }) {
      const found = [...(named.get(journey.id) ?? [])];
      if (unnamed.size === 0) return found;
      const parts = [journey.id, ...flow.systems, ...flow.integrations];
      for (const { id, channels } of index.steps(journey.id)) parts.push(id, ...(channels === undefined || channels === 'none' ? [] : channels));
      for (const part of new Set(parts)) found.push(...(unnamed.get(part) ?? []));
      return found;
    },
  };
}

function push(groups: Map<ElementId, Finding[]>, key: ElementId, finding: Finding): void {
  const group = groups.get(key);
  if (group) group.push(finding);
  else groups.set(key, [finding]);
}

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** The graver first; of equals, what concerns how customers fare before what concerns how the work is organised. */
export function compareGravity(a: Finding, b: Finding): number {
  return weights[b.severity] - weights[a.severity] || groupPlace(a) - groupPlace(b);
}

/** Rules and their groups, from what a customer feels at once to what shows only in the long run. */
const groups = ['JRN-02', 'JRN-03', 'JRN-06', 'JRN', 'RES', 'SLA-04', 'SLA', 'LIF', 'IDD', 'COM', 'PRV', 'INT', 'OWN-02', 'OWN', 'OBS', 'GOV', 'TPL'];

function groupPlace({ rule }: Finding): number {
  const place = groups.findIndex((group) => rule.startsWith(group));
  return place < 0 ? groups.length : place;
}
